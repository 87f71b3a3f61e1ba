"""All lessons as one 课程手册: what it says, by theme, with what its indexes lead to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from catalog.domain import hours, wording
from catalog.domain.catalog import Catalog
from catalog.model import Lesson, Record
from catalog.print.guide import corrections, digest_of, link, newest, status_of
from catalog.print.guide_model import Link, Pair
from catalog.print.text import clean, paragraphs

HANDBOOK = "guides/handbook.pdf"
"""Where it lies, from the site's root."""

_SERIES = {"premium": "精品党课"}


@dataclass(frozen=True, slots=True)
class Lecture:
    """One lesson.

    Attributes:
        code: What indexes name it by; the lesson's id.
        marks: 精品党课, 示例.
        time: How long it takes, and its credit hours.
        facts: Format, audiences, lecturers, places and what to know before ordering it.
    """

    code: str
    title: str
    marks: tuple[str, ...]
    time: str
    facts: tuple[Pair, ...]
    summary: tuple[str, ...]
    outline: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The lessons whose first theme is this one; `total` says how many and how long."""

    name: str
    total: str
    lessons: tuple[Lecture, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of an index: `note` says more of it, `codes` are of lessons in their order."""

    name: str
    note: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """One index."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """The whole book.

    Attributes:
        name: The same, short.
        marks: 含示例, if there are samples.
        totals: How much there is of everything.
        note: What to know of samples, if there are any.
        chapters: By theme.
        indexes: By audience and by lecturer.
        page: The list of lessons, if the site has an address.
        corrections: Where mistakes are reported.
        edition: The day of the newest record in it.
        edition_date: The same as year, month and day.
        digest: Eight hexadecimal digits of everything else.
    """

    title: str
    name: str
    marks: tuple[str, ...]
    site_name: str
    organiser: str
    summary: tuple[str, ...]
    totals: tuple[Pair, ...]
    note: str | None
    chapters: tuple[Chapter, ...]
    indexes: tuple[Index, ...]
    page: Link | None
    corrections: str
    edition: str
    edition_date: tuple[int, int, int]
    digest: str = ""


def handbook_of(catalog: Catalog) -> Handbook | None:
    """Everything that the handbook says; None without lessons."""
    lessons: tuple[Lesson, ...] = catalog.of("lessons")
    if not lessons:
        return None
    site = catalog.site
    samples = sum(lesson.status == "sample" for lesson in lessons)
    chapters = tuple(_chapters(catalog, lessons))
    all_indexes = (_by_audience(catalog, lessons), _by_lecturer(catalog, lessons))
    indexes = tuple(index for index in all_indexes if index.entries)
    day = newest(catalog, _sources(catalog, lessons))
    handbook = Handbook(
        title=f"{clean(site.name)}：课程手册",
        name="课程手册",
        marks=("含示例",) if samples else (),
        site_name=clean(site.name),
        organiser=clean(site.organiser),
        summary=(f"全部党课，按主题编排，书后有{'和'.join(index.name for index in indexes)}。学时{hours.RULE}。",),
        totals=tuple(_totals(lessons, chapters, all_indexes)),
        note=f"{samples} 堂标有“示例”，题目与内容由编辑拟写，正式篇目以组织部门发布为准。" if samples else None,
        chapters=chapters,
        indexes=indexes,
        page=link(site, "党课网页", f"{Lesson.KIND}/"),
        corrections=corrections(catalog, "党课名称"),
        edition=wording.day(day),
        edition_date=(day.year, day.month, day.day),
    )
    return replace(handbook, digest=digest_of(handbook))


def _chapters(catalog: Catalog, lessons: tuple[Lesson, ...]) -> Iterator[Chapter]:
    themes = catalog.site.vocabularies.themes
    for theme, row in groupby(lessons, lambda lesson: lesson.themes[0]):
        lectures = tuple(row)
        total = f"{len(lectures)} 堂，共 {wording.minutes(sum(lesson.minutes for lesson in lectures))}"
        yield Chapter(clean(themes[theme]), total, tuple(_lecture(catalog, lesson) for lesson in lectures))


def _lecture(catalog: Catalog, lesson: Lesson) -> Lecture:
    credit_hours, length = hours.number(catalog, lesson), wording.minutes(lesson.minutes)
    return Lecture(
        code=lesson.id,
        title=clean(lesson.title),
        marks=(*([_SERIES[lesson.series]] if lesson.series else []), *status_of(lesson)),
        time=f"{length}，{credit_hours} 学时" if credit_hours else length,
        facts=tuple(_facts(catalog, lesson)),
        summary=paragraphs(lesson.summary),
        outline=tuple(map(clean, lesson.outline)),
        questions=tuple(map(clean, lesson.questions)),
    )


def _facts(catalog: Catalog, lesson: Lesson) -> Iterator[Pair]:
    site = catalog.site
    values = {
        "形式": wording.terms(site, "formats", lesson.formats),
        "对象": wording.terms(site, "audiences", lesson.audiences),
        "主讲": (record.heading for record in catalog.get_many("instructors", lesson.lecturers)),
        "点位": (record.heading for record in catalog.get_many("points", lesson.points)),
        "兼及": wording.terms(site, "themes", lesson.themes[1:]),
        "预约": (lesson.booking,) if lesson.booking else (),
    }
    for label, texts in values.items():
        if value := "、".join(map(clean, texts)):
            yield Pair(label, value)


def _by_audience(catalog: Catalog, lessons: tuple[Lesson, ...]) -> Index:
    names = catalog.site.vocabularies.audiences
    rows = {audience: tuple(lesson.id for lesson in lessons if audience in lesson.audiences) for audience in names}
    entries = (Entry(clean(names[audience]), f"{len(codes)} 堂", codes) for audience, codes in rows.items() if codes)
    return Index("适用对象索引", tuple(entries))


def _by_lecturer(catalog: Catalog, lessons: tuple[Lesson, ...]) -> Index:
    people = catalog.records["instructors"]
    rows = {lecturer: tuple(lesson.id for lesson in lessons if lecturer in lesson.lecturers) for lecturer in people}
    entries = (
        Entry(
            clean(people[lecturer].heading),
            "，".join(map(clean, filter(None, map(people[lecturer].get, ("unit", "post"))))),
            codes,
        )
        for lecturer, codes in rows.items()
        if codes
    )
    return Index("主讲人索引", tuple(entries))


def _totals(lessons: tuple[Lesson, ...], chapters: tuple[Chapter, ...], indexes: tuple[Index, Index]) -> Iterator[Pair]:
    audiences, lecturers = (len(index.entries) for index in indexes)
    yield Pair("党课", f"{len(lessons)} 堂")
    yield Pair("其中精品党课", f"{sum(lesson.series == 'premium' for lesson in lessons)} 堂")
    yield Pair("主题", f"{len(chapters)} 类")
    yield Pair("适用对象", f"{audiences} 类")
    yield Pair("主讲人", f"{lecturers} 位")
    yield Pair("总时长", wording.minutes(sum(lesson.minutes for lesson in lessons)))


def _sources(catalog: Catalog, lessons: tuple[Lesson, ...]) -> Iterator[Record]:
    """Every record that the handbook names."""
    for lesson in lessons:
        yield lesson
        yield from catalog.get_many("instructors", lesson.lecturers)
        yield from catalog.get_many("points", lesson.points)
