"""How fresh and how complete the public records are, as tables; for a terminal and for a page."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from catalog.domain.catalog import Catalog
from catalog.domain.kinds import KIND_VIEWS
from catalog.domain.recommendations import fits
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
        told: The answer in a sentence.
        heads: Of the table's columns.
        rows: What there is to do, or the whole count.
    """

    heading: str
    told: str
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


def sections(catalog: Catalog, on: date) -> Iterator[Section]:
    """Every section.

    Args:
        catalog: The public records; drafts are nobody's business here.
        on: The day from which ages are counted.
    """
    yield _expected(catalog)
    yield _samples(catalog)
    yield _stale(catalog, on)
    yield _orphans(catalog)
    yield _needs(catalog)
    yield _themes(catalog)
    yield _towns(catalog)


def _listed(catalog: Catalog) -> Iterator[Record]:
    for records in catalog.listed.values():
        yield from records.values()


def _expected(catalog: Catalog) -> Section:
    """Counts against `expected` of `site.yml`."""
    wanted = catalog.site.expected
    premium = [one for one in catalog.of("lessons") if one.series == "premium"]
    counted: tuple[tuple[str, int, Iterable[Record]], ...] = (
        ("教学路线", wanted.routes, catalog.of("routes")),
        ("教学点位", wanted.points, catalog.of("points")),
        ("精品党课", wanted.premium_lessons, premium),
    )
    rows = []
    lack = 0
    for name, number, records in counted:
        found = tuple(records)
        samples = sum(one.status == "sample" for one in found)
        lack += number != len(found)
        rows.append(Row((name, str(number), str(len(found)), str(samples), str(len(found) - samples))))
    told = f"{lack} 类的数量和应有的不一样。" if lack else "数量都对。"
    return Section("应有多少", told, ("内容", "应有", "现有", "其中示例", "其中正式"), tuple(rows))


def _samples(catalog: Catalog) -> Section:
    """Samples that wait for the real thing."""
    rows = []
    for kind, records in catalog.records.items():
        states = Counter(one.status for one in records.values())
        cells = (KINDS[kind].NAME, *(str(states[state]) for state in ("sample", "published", "archived")))
        rows.append(Row(cells))
    left = sum(one.status == "sample" for one in _listed(catalog))
    told = f"还有 {left} 条示例要换成正式内容，换完才能正式发布。" if left else "示例都换完了。"
    return Section("示例换了多少", told, ("类别", "示例", "已发布", "已归档"), tuple(rows))


def _stale(catalog: Catalog, on: date) -> Section:
    """What nobody has looked over for a year, the oldest first."""
    old = [one for one in _listed(catalog) if one.verified_on is None or one.verified_on < on - _YEAR]
    old.sort(key=lambda one: one.verified_on or date.min)
    rows = (Row((one.heading, KINDS[one.KIND].NAME, str(one.verified_on or "没有写")), one) for one in old)
    told = f"{len(old)} 条一年没有核实，或没有写核实日期。" if old else "都在一年之内核实过。"
    return Section("多久没有核实", told, ("内容", "类别", "上次核实"), tuple(rows))


def _orphans(catalog: Catalog) -> Section:
    """Records that no other one names."""
    rows = [
        Row((record.heading, KINDS[kind].NAME, KIND_VIEWS[kind].referenced_in), record)
        for kind in KINDS
        if KIND_VIEWS[kind].referenced_in
        for record in catalog.of(kind)
        if not catalog.referenced_by.get((kind, record.id))
    ]
    told = f"{len(rows)} 条没有被别的内容提到，读者不容易走到。" if rows else "每一条都有别处提到。"
    return Section("谁也没有提到", told, ("内容", "类别", "可以写进"), tuple(rows))


def _needs(catalog: Catalog) -> Section:
    """Needs that no lesson is written under."""
    offered = (*catalog.of("lessons"), *catalog.of("courses"))
    rows = []
    asked: tuple[NeedList, ...] = catalog.of("needs")
    for need in asked:
        for item in need.items:
            if not item.lessons:
                close = sum(fits(one, item.themes, need.audience) for one in offered)
                state = f"有 {close} 堂同主题、同对象的课可以对上" if close else "没有合适的课，要备新课"
                rows.append(Row((need.title, item.text, state), need))
    total = sum(len(need.items) for need in asked)
    told = f"{total} 项需求里，{len(rows)} 项还没有对上党课。" if rows else f"{total} 项需求都对上了党课。"
    return Section("需求对上了多少", told, ("清单", "需求", "情况"), tuple(rows))


def _themes(catalog: Catalog) -> Section:
    """Lessons and courses by theme and audience."""
    words = catalog.site.vocabularies
    offered = (*catalog.of("lessons"), *catalog.of("courses"))
    count = Counter((theme, audience) for one in offered for theme in one.themes for audience in one.audiences)
    rows = tuple(
        Row((name, *(_number(count[theme, audience]) for audience in words.audiences)))
        for theme, name in words.themes.items()
    )
    empty = sum(not count[theme, audience] for theme in words.themes for audience in words.audiences)
    told = f"党课和课程一起数，{_blanks(empty)}"
    return Section("主题和对象", told, ("主题", *words.audiences.values()), rows)


def _towns(catalog: Catalog) -> Section:
    """Venues by town and level, and points by town."""
    words = catalog.site.vocabularies
    venues = Counter((one.town, one.level) for one in catalog.of("venues"))
    points = Counter(one.town for one in catalog.of("points"))
    rows = tuple(
        Row((name, *(_number(venues[town, level]) for level in words.venue_levels), _number(points[town])))
        for town, name in words.towns.items()
    )
    nowhere = sum(one.town is None for kind in ("venues", "points") for one in catalog.of(kind))
    told = f"{nowhere} 处没有写镇街，没有数在里面。" if nowhere else "每一处都写了镇街。"
    return Section("镇街和级别", told, ("镇街", *words.venue_levels.values(), "教学点位"), rows)


def _number(count: int) -> str:
    """A count, or a dash that is seen at a glance."""
    return str(count) if count else "—"


def _blanks(empty: int) -> str:
    return f"{empty} 处是空的，标“—”。" if empty else "没有空白。"
