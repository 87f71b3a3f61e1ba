"""How fresh and how complete the public records are, as tables; for a terminal and for a page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.domain.kinds import KIND_VIEWS
from catalog.domain.measuring import trips
from catalog.domain.recommendations import Answer, answer, offers_of
from catalog.model import KINDS, NeedList, Record

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; its first cell may stand for a record."""

    cells: tuple[str, ...]
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One question and its answer.

    Attributes:
        heading: What is asked.
        answer: The answer in a sentence.
        heads: The headings of the table's columns.
        rows: What there is to do, or all counts.
    """

    heading: str
    answer: str
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


def sections(catalog: Catalog, on: date) -> Iterator[Section]:
    """Yield every section.

    Args:
        catalog: The public records; drafts are not counted.
        on: The day from which ages are counted.
    """
    yield _expected(catalog)
    yield _samples(catalog)
    yield _stale(catalog, on)
    yield _unmeasured(catalog)
    yield _orphans(catalog)
    yield _needs(catalog)
    yield _themes(catalog)
    yield _towns(catalog)


def _listed(catalog: Catalog) -> Iterator[Record]:
    for records in catalog.listed.values():
        yield from records.values()


def _expected(catalog: Catalog) -> Section:
    """Counts against `expected` of `site.yml`."""
    expected = catalog.site.expected
    premium = [lesson for lesson in catalog.of("lessons") if lesson.series == "premium"]
    counted: tuple[tuple[str, int, Sequence[Record]], ...] = (
        ("教学路线", expected.routes, catalog.of("routes")),
        ("教学点位", expected.points, catalog.of("points")),
        ("精品党课", expected.premium_lessons, premium),
    )
    rows = []
    for name, count, records in counted:
        samples = sum(record.status == "sample" for record in records)
        rows.append(Row((name, str(count), str(len(records)), str(samples), str(len(records) - samples))))
    differing = sum(count != len(records) for _, count, records in counted)
    answer = f"{differing} 类的数量和应有的不一样。" if differing else "数量都对。"
    return Section("应有多少", answer, ("内容", "应有", "现有", "其中示例", "其中正式"), tuple(rows))


def _samples(catalog: Catalog) -> Section:
    """Samples that are still to be replaced."""
    rows = []
    for kind, records in catalog.records.items():
        states = Counter(record.status for record in records.values())
        cells = (KINDS[kind].NAME, *(str(states[state]) for state in ("sample", "published", "archived")))
        rows.append(Row(cells))
    samples = sum(record.status == "sample" for record in _listed(catalog))
    answer = f"还有 {samples} 条示例要换成正式内容，换完才能正式发布。" if samples else "示例都换完了。"
    return Section("示例换了多少", answer, ("类别", "示例", "已发布", "已归档"), tuple(rows))


def _stale(catalog: Catalog, on: date) -> Section:
    """Records not verified for a year, the oldest first."""
    old = [record for record in _listed(catalog) if record.verified_on is None or record.verified_on < on - _YEAR]
    old.sort(key=lambda record: record.verified_on or date.min)
    rows = (
        Row((record.heading, KINDS[record.KIND].NAME, str(record.verified_on or "没有写")), record) for record in old
    )
    answer = f"{len(old)} 条一年没有核实，或没有写核实日期。" if old else "都在一年之内核实过。"
    return Section("多久没有核实", answer, ("内容", "类别", "上次核实"), tuple(rows))


def _unmeasured(catalog: Catalog) -> Section:
    """Places to go to and measure, trip by trip, the least sure first."""
    towns = catalog.site.vocabularies.towns
    rows = tuple(
        Row(
            (
                place.name,
                trip.name,
                wording.where(towns.get(place.town or ""), place.address) or "没有写",
                f"可能差 {wording.length(place.location.error_m)}" if place.location else "没有坐标",
            ),
            place,
        )
        for trip in trips(catalog)
        for place in trip.places
    )
    missing = sum(trip.unknown for trip in trips(catalog))
    answer = (
        f"{len(rows)} 处要到现场定位：{missing} 处没有坐标，{len(rows) - missing} 处只有大致位置；一趟走得完的在一起。"
        if rows
        else "去得了的地方都有准确的坐标。"
    )
    return Section("要去现场定位", answer, ("地点", "同一趟", "镇街和地址", "坐标"), rows)


def _orphans(catalog: Catalog) -> Section:
    """Records that no other one references."""
    rows = [
        Row((record.heading, KINDS[kind].NAME, KIND_VIEWS[kind].referenced_in), record)
        for kind in KINDS
        if KIND_VIEWS[kind].referenced_in
        for record in catalog.of(kind)
        if not catalog.referenced_by.get((kind, record.id))
    ]
    answer = f"{len(rows)} 条没有被别的内容提到，读者不容易走到。" if rows else "每一条都有别处提到。"
    return Section("谁也没有提到", answer, ("内容", "类别", "可以写进"), tuple(rows))


def _needs(catalog: Catalog) -> Section:
    """Needs whose list names no lesson: those that nothing answers, and those that are known by their words."""
    offers = offers_of(catalog)
    needs: tuple[NeedList, ...] = catalog.of("needs")
    answers = [(need, item, answer(offers, need, item)) for need in needs for item in need.items]
    gaps = sum(need_answer.is_missing for _, _, need_answer in answers)
    matched = sum(bool(need_answer.matched) for _, _, need_answer in answers)
    open_ones = [row for row in answers if not row[2].declared]
    open_ones.sort(key=lambda row: not row[2].is_missing)  # stable: within each, as the lists have them
    rows = tuple(Row((need.title, item.text, _answered_by(need_answer)), need) for need, item, need_answer in open_ones)
    parts = [f"{gaps} 项还没有课能回答" if gaps else "", f"{matched} 项没有写明党课、按词句找到了课" if matched else ""]
    state = "，".join(part for part in parts if part)
    text = f"{len(answers)} 项需求里，{state}。" if state else f"{len(answers)} 项需求都写明了党课。"
    return Section("需求对上了多少", text, ("清单", "需求", "情况"), rows)


def _answered_by(need_answer: Answer) -> str:
    if need_answer.is_missing:
        return "还没有课能回答，要备新课"
    best = need_answer.matched[0]
    return f"可以对上“{best.record.title}”，都讲到{wording.quoted(best.words)}"


def _themes(catalog: Catalog) -> Section:
    """Lessons and courses by theme and audience."""
    vocabularies = catalog.site.vocabularies
    offered = (*catalog.of("lessons"), *catalog.of("courses"))
    count = Counter((theme, audience) for record in offered for theme in record.themes for audience in record.audiences)
    rows = tuple(
        Row((name, *(str(count[theme, audience] or "—") for audience in vocabularies.audiences)))
        for theme, name in vocabularies.themes.items()
    )
    empty = sum(not count[theme, audience] for theme in vocabularies.themes for audience in vocabularies.audiences)
    blanks = f"{empty} 处是空的，标“—”" if empty else "没有空白"
    return Section("主题和对象", f"党课和课程一起数，{blanks}。", ("主题", *vocabularies.audiences.values()), rows)


def _towns(catalog: Catalog) -> Section:
    """Venues by town and level, and points by town."""
    vocabularies = catalog.site.vocabularies
    venues = Counter((record.town, record.level) for record in catalog.of("venues"))
    points = Counter(record.town for record in catalog.of("points"))
    rows = tuple(
        Row((name, *(str(venues[town, level] or "—") for level in vocabularies.venue_levels), str(points[town] or "—")))
        for town, name in vocabularies.towns.items()
    )
    nowhere = sum(record.town is None for kind in ("venues", "points") for record in catalog.of(kind))
    answer = f"{nowhere} 处没有写镇街，没有数在里面。" if nowhere else "每一处都写了镇街。"
    return Section("镇街和级别", answer, ("镇街", *vocabularies.venue_levels.values(), "教学点位"), rows)
