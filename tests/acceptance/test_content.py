"""The sample content: complete, honest about what is a sample, and nobody's private data."""

import re
from collections import Counter
from pathlib import Path

import pytest

from catalog.content.loader import Library
from catalog.domain.catalog import Catalog
from catalog.lint.rules import check
from catalog.lint.rules.privacy import find_private_numbers
from catalog.model import KINDS
from tests.support.documents import Document
from tests.support.outputs import published

ROOT = Path(__file__).resolve().parents[2]
PRESS = "共产党员网报道（滨湖区党员教育培训）"

_ADDRESS = re.compile(r"\w+://|www\.\w")


@pytest.fixture(scope="module")
def output(real_catalog: Catalog) -> dict[str, bytes]:
    """Everything that is made of the real records."""
    return published(real_catalog)


def test_nothing_is_to_be_said_of_the_content(real: Library) -> None:
    assert real.site is not None
    problems = check(real, real.site.updated_on)
    assert [str(problem) for problem in problems if problem.code != "need-unanswered"] == []  # a gap is no mistake


def test_the_programme_is_complete(real_catalog: Catalog) -> None:
    assert sum(lesson.series == "premium" for lesson in real_catalog.of("lessons")) == 28
    assert len(real_catalog.of("points")) == 35
    assert len(real_catalog.of("routes")) == 4
    assert len(real_catalog.of("instructors")) >= 24
    assert len(real_catalog.of("needs")) == 10
    assert all(real_catalog.of(kind) for kind in KINDS)


def test_the_routes_are_the_four_that_are_known_each_with_its_own_mark(real_catalog: Catalog) -> None:
    routes = real_catalog.of("routes")
    assert {route.name for route in routes} == {"立心铸魂", "大国重器", "产业领航", "善治滨湖"}
    assert {route.mark for route in routes} == {"circle", "square", "diamond", "triangle"}


def test_every_point_is_on_exactly_one_route(real_catalog: Catalog) -> None:
    called = Counter(stop.point for route in real_catalog.of("routes") for stop in route.stops)
    assert called == Counter(point.id for point in real_catalog.of("points"))


def test_instructors_are_of_every_category_and_level(real_catalog: Catalog) -> None:
    words = real_catalog.site.vocabularies
    people = real_catalog.of("instructors")
    assert {person.category for person in people} == set(words.categories)
    assert {person.level for person in people} == set(words.levels)


def test_venues_are_of_every_level_and_needs_of_every_audience(real_catalog: Catalog) -> None:
    words = real_catalog.site.vocabularies
    assert {venue.level for venue in real_catalog.of("venues")} == set(words.venue_levels)
    assert sorted(needs.audience for needs in real_catalog.of("needs")) == sorted(words.audiences)


def test_the_vocabularies_have_the_words_of_the_programme(real_catalog: Catalog) -> None:
    words = real_catalog.site.vocabularies
    counts = {name: len(getattr(words, name)) for name in type(words).model_fields}
    assert counts == {
        "themes": 7,
        "audiences": 10,
        "formats": 8,
        "categories": 5,
        "levels": 3,
        "venue_levels": 4,
        "towns": 7,
    }


def test_every_word_of_themes_audiences_and_towns_has_something_under_it(real_catalog: Catalog) -> None:
    words = real_catalog.site.vocabularies
    for vocabulary in ("themes", "audiences", "towns"):
        for word in getattr(words, vocabulary):
            assert real_catalog.under(vocabulary, word), (vocabulary, word)


def test_the_plan_reaches_through_two_years(real_catalog: Catalog) -> None:
    sessions = Counter((day.year, day.month) for session in real_catalog.of("plan") for day in session.days[:1])
    assert set(sessions) == {(year, month) for year in (2026, 2027) for month in range(1, 13)}
    assert all(sessions[2027, month] >= 2 for month in range(1, 13))


def test_the_plan_has_a_session_of_every_state_and_form(real_catalog: Catalog) -> None:
    sessions = real_catalog.of("plan")
    states = Counter(session.state for session in sessions)
    assert (states["full"], states["postponed"], states["cancelled"]) == (1, 1, 1)
    assert all("示例" in session.notice for session in sessions if session.state != "planned")
    assert any(session.is_online_only for session in sessions)
    assert any(session.is_whole_day for session in sessions)
    assert any(len(session.days) > 1 for session in sessions)
    enrolments = [session.enrolment for session in sessions if session.enrolment]
    assert len(enrolments) > 5
    assert all("示例" in enrolment.how and not (enrolment.url or enrolment.phone) for enrolment in enrolments)


def test_no_session_of_an_evening_or_a_day_is_at_a_wrong_hour(real_catalog: Catalog) -> None:
    for session in real_catalog.of("plan"):
        if not session.is_whole_day:
            assert session.begins.hour >= 8, session.id
            assert session.ends.hour < 21, session.id


def test_two_points_and_two_venues_are_filled_in_as_samples(real_catalog: Catalog) -> None:
    filled = [place for kind in ("points", "venues") for place in real_catalog.of(kind) if place.opening]
    assert Counter(place.KIND for place in filled) == {"points": 2, "venues": 2}
    for place in filled:
        assert place.opening.hours
        assert "示例" in place.opening.note
        assert place.opening.note.endswith("以现场公布为准")
        assert place.booking.lead_days
        assert "示例" in place.booking.group
        if place.KIND == "points":
            assert None not in place.visit.model_dump().values()


# A system that the article names: its record, and what the article says of it.
SYSTEMS = {
    ("lessons", "wangluo-changyi"): ("《关于规范全区党员网络行为的倡议书》", "每半年组织 1 次意识形态和网络技能学习"),
    ("lessons", "shenbian-bangyang"): ("“必选菜单”", "近百个", "万余名党员"),
    ("lessons", "gongjian-zhibu"): ("8 类发展一线", "324 个", "900 余场", "250 余个"),
    ("courses", "jiguan-dajiangtang"): ("政策解读＋实务操作", "27 场"),
    ("courses", "jiayouzhan"): ("23 个小区“滨锋驿家”", "78 个社区党群服务中心", "100% 动态纳管"),
    ("courses", "sanjing-sanming"): ("28 堂精品党课", "名称含义以组织部门发布为准"),
}


@pytest.mark.parametrize(("kind", "record_id"), SYSTEMS)
def test_a_system_of_the_article_is_there_with_the_figures_of_the_article(
    real_catalog: Catalog, kind: str, record_id: str
) -> None:
    record = real_catalog.records[kind][record_id]
    summary = record.get("summary")
    assert [words for words in SYSTEMS[kind, record_id] if words not in f"{record.heading} {summary}"] == []
    assert record.source.startswith(PRESS)
    assert "示例" in summary


def test_every_lesson_has_somebody_to_give_it_and_something_to_discuss(real_catalog: Catalog) -> None:
    for lesson in real_catalog.of("lessons"):
        assert real_catalog.get_many("instructors", lesson.lecturers), lesson.id
        assert len(lesson.outline) >= 3, lesson.id
        assert len(lesson.questions) >= 2, lesson.id


def test_no_two_records_of_a_kind_have_the_same_name(real_catalog: Catalog) -> None:
    for kind in KINDS:
        names = Counter(record.heading for record in real_catalog.of(kind))
        assert [name for name, count in names.items() if count > 1] == []


def test_only_what_the_press_names_is_not_a_sample(real: Library) -> None:
    for entry in real.all():
        if entry.record.status != "sample":
            assert entry.record.source.startswith(PRESS), entry.path
        else:
            assert entry.record.source != PRESS, entry.path


def test_lecturers_are_nobody(real: Library) -> None:
    for entry in real.entries["instructors"].values():
        number = entry.record.id.removeprefix("lecturer-")
        assert entry.record.heading == f"示例讲师 {number}"
        assert entry.record.status == "sample"


def test_points_are_candidates_and_say_so(real_catalog: Catalog, output: dict[str, bytes]) -> None:
    for point in real_catalog.of("points"):
        assert point.status == "sample"
        assert "候选点位" in point.source
        assert "候选点位" in output[f"points/{point.id}/index.html"].decode()


def test_guarded_places_are_not_on_any_map(real_catalog: Catalog) -> None:
    for point in real_catalog.of("points"):
        if point.access == "restricted":
            assert point.location is None, point.id


def test_no_record_leads_to_another_site(real_files: dict[str, bytes]) -> None:
    for path, data in real_files.items():
        if path not in ("content/README.md", "content/site.yml", "content/pages/manual/codes.md"):
            assert not _ADDRESS.search(data.decode()), path


def test_nobodys_number_stands_in_any_file(output: dict[str, bytes]) -> None:
    checked = 0
    for path in sorted((ROOT / "content").rglob("*")):
        if path.suffix in (".yml", ".md"):
            assert list(find_private_numbers(path.read_text("utf-8"))) == [], path
            checked += 1
    assert checked > 150
    for uri, data in output.items():
        if uri.endswith((".json", ".xml", "core.js")) or "/index.html" in uri:
            visible = Document(data.decode()).one("body").text if uri.endswith(".html") else data.decode()
            assert list(find_private_numbers(visible)) == [], uri
