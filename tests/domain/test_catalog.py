"""What readers may see: nobody's secrets anywhere, every relation both ways, the same order always."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from catalog.content.loader import Library, assemble
from catalog.diagnostics import errors
from catalog.domain.catalog import Catalog
from catalog.domain.kinds import backlink_headings
from catalog.lint.rules import check
from catalog.model import KINDS, Instructor, Record, Route
from catalog.model.references import iter_references
from catalog.model.types import Ref
from tests.support import pictures
from tests.support.outputs import published
from tests.support.samples import SOUND, STEMS, catalog, library


def path_of(kind: str, stem: str) -> str:
    return f"content/{kind}/{stem}.yml"


def second(kind: str, change: Mapping[str, str], stem: str) -> tuple[str, str]:
    """Another record of a kind, like the sound one with these texts changed."""
    text = SOUND[path_of(kind, STEMS[kind])]
    for old, new in change.items():
        assert old in text
        text = text.replace(old, new)
    return path_of(kind, stem), text


TITLES = {kind: catalog().records[kind][stem].heading for kind, stem in STEMS.items()}
SECRET = {kind: "tacit-venue" if kind == "venues" else "tacit" for kind in KINDS}
"""Points and venues may not share an id."""

# A library in which every kind of reference leads to a record that readers may not see.
NAMING = {
    "content/lessons/lesson.yml": SOUND["content/lessons/lesson.yml"].replace("[teacher]", "[teacher, tacit]")
    + "points: [point, tacit]\n",
    "content/courses/course.yml": SOUND["content/courses/course.yml"]
    + "units:\n  - {title: 一, lesson: tacit, point: tacit}\n  - {title: 二, lesson: lesson}\n",
    "content/instructors/teacher.yml": SOUND["content/instructors/teacher.yml"] + "teams: [team, tacit]\n",
    "content/routes/route.yml": SOUND["content/routes/route.yml"]
    + "  - {point: tacit, minutes: 5, action: {see: 别处}}\nhalf_day: {stops: [point, tacit], "
    "pauses: [{after: tacit, name: 机密, minutes: 5}]}\n",
    "content/needs/need.yml": SOUND["content/needs/need.yml"] + "    lessons: [lesson, tacit]\n",
    "content/plan/session.yml": SOUND["content/plan/session.yml"]
    + "lesson: tacit\ncourse: tacit\nlecturers: [tacit]\nvenue: tacit-venue\npoint: tacit\nroute: tacit\n",
}
HIDDEN = {
    **dict(
        second(kind, {"status: published": "status: draft", TITLES[kind]: "机密之名"}, SECRET[kind]) for kind in KINDS
    ),
    **{f"content/{kind}/{stem}.md": "机密之文" for kind, stem in SECRET.items()},
}
HIDDEN["content/points/tacit.yml"] += "photo: {file: tacit.jpg, alt: 机密, credit: 机密}\n"
PHOTO = {"content/photos/tacit.jpg": pictures.jpeg()}
CONSENT = {"public_consent: 是": "public_consent: 否", "示例讲师": "机密之名"}


@pytest.mark.parametrize("status", ["sample", "published"])
def test_nobody_without_consent_is_published_anywhere(status: str) -> None:
    person = dict([second("instructors", {**CONSENT, "published": status}, "tacit")])
    person["content/instructors/tacit.yml"] += "bio: 机密之事\ntags: [机密]\nredirect_from: [tacit-old]\n"
    lesson = {"content/lessons/lesson.yml": NAMING["content/lessons/lesson.yml"].replace("points: [point, tacit]", "")}
    for uri, data in published(catalog({**person, **lesson, "content/instructors/tacit.md": "机密之文"})).items():
        assert "tacit" not in uri
        assert "机密" not in data.decode("utf-8", "replace"), uri
        assert b"tacit" not in data, uri


def test_a_draft_is_published_nowhere_whoever_names_it() -> None:
    for uri, data in published(catalog({**NAMING, **HIDDEN, **PHOTO})).items():
        assert "tacit" not in uri
        assert "机密" not in data.decode("utf-8", "replace"), uri
        assert b"tacit" not in data, uri


def test_the_same_records_are_seen_once_they_are_published() -> None:
    open_now = {path: text.replace("status: draft", "status: published") for path, text in HIDDEN.items()}
    found = published(catalog({**NAMING, **open_now, **PHOTO}))
    for kind, record_id in SECRET.items():
        assert "机密之名" in found[f"{kind}/{record_id}/index.html"].decode()
        assert "机密之文" in found[f"{kind}/{record_id}/index.html"].decode()
        assert "机密之名" in found["catalog.json"].decode()
    assert found["photos/tacit.jpg"] == pictures.jpeg()


@pytest.mark.parametrize("kind", KINDS)
def test_an_archived_record_keeps_its_page_and_leaves_every_list(kind: str) -> None:
    path, text = second(kind, {"status: published": "status: archived", TITLES[kind]: "旧时之名"}, "former")
    public = catalog({path: text + "redirect_from: [older]\n"})
    assert "former" in public.records[kind]
    assert "former" not in public.listed[kind]
    found = published(public)
    own = {f"{kind}/former/index.html", f"data/{kind}/former.json", f"{kind}/older/index.html", "maps/former.html"}
    own |= {f"go/{record_id}/{page}" for record_id in ("former", "older") for page in ("index.html", "nav/index.html")}
    assert "已归档" in found[f"{kind}/former/index.html"].decode()
    for uri, data in found.items():
        if uri not in own:
            assert "旧时之名" not in data.decode("utf-8", "replace"), uri
            assert b"former" not in data, uri


def test_a_page_that_names_an_archived_record_still_leads_to_it() -> None:
    path, text = second("instructors", {"status: published": "status: archived"}, "former")
    public = catalog(
        {
            path: text,
            "content/lessons/lesson.yml": SOUND["content/lessons/lesson.yml"].replace("[teacher", "[former, teacher"),
        }
    )
    (lesson,) = public.of("lessons")
    assert [instructor.id for instructor in public.get_many("instructors", lesson.lecturers)] == ["former", "teacher"]


def test_a_route_says_no_times_that_it_cannot_know() -> None:
    stops = "".join(
        f"  - {{point: {record_id}, minutes: 30, action: {{see: 看}}, leg: {{mode: coach, minutes: 10, km: 4}}}}\n"
        for record_id in ("a", "hidden", "b", "c")
    )
    points = dict(second("points", {}, record_id) for record_id in ("a", "b", "c", "hidden"))
    points["content/points/hidden.yml"] = points["content/points/hidden.yml"].replace("published", "draft")
    route = SOUND["content/routes/route.yml"].partition("stops:")[0] + "stops:\n" + stops
    public = catalog({**points, "content/routes/route.yml": route})
    found = public.listed["routes"]["route"]
    assert isinstance(found, Route)
    assert [(stop.point, stop.leg.minutes if stop.leg else None) for stop in found.stops] == [
        ("a", None),
        ("b", 10),
        ("c", 10),
    ]


@pytest.mark.parametrize(("hidden", "ways"), [("a", (None, 20)), ("b", (15, 20)), ("c", (15, None))])
def test_a_way_to_or_from_a_hidden_end_is_not_that_of_its_neighbour(
    hidden: str, ways: tuple[int | None, int | None]
) -> None:
    gathering = "gathering: {place: 馆前, leg_out: {mode: coach, minutes: 15}, leg_back: {mode: coach, minutes: 20}}"
    stops = "".join(f"  - {{point: {record_id}, minutes: 30, action: {{see: 看}}}}\n" for record_id in "abc")
    points = dict(second("points", {}, record_id) for record_id in "abc")
    path = f"content/points/{hidden}.yml"
    points[path] = points[path].replace("published", "draft")
    route = SOUND["content/routes/route.yml"].partition("stops:")[0] + f"stops:\n{stops}{gathering}\n"
    legs = "legs: [{after: a, to: b, mode: walk, minutes: 9}, {after: b, to: c, mode: walk, minutes: 9}]"
    half_day = f"half_day:\n  stops: [a, b, c]\n  {legs}\n  {gathering}\n"
    found = catalog({**points, "content/routes/route.yml": route + half_day}).listed["routes"]["route"]
    assert isinstance(found, Route)
    assert found.half_day
    for place in (found.gathering, found.half_day.gathering):
        assert place
        assert tuple(leg.minutes if leg else None for leg in (place.leg_out, place.leg_back)) == ways


def references(record: Record) -> set[tuple[str, str]]:
    return {(mark.kind, value) for _, mark, value in iter_references(record) if isinstance(mark, Ref)}


def test_every_relation_is_known_from_both_ends(fixture_catalog: Catalog) -> None:
    pairs = 0
    for kind in KINDS:
        for record in fixture_catalog.of(kind):
            for other_kind, record_id in references(record):
                other = fixture_catalog.records[other_kind][record_id]
                assert record in fixture_catalog.backlinks(other, kind)
                pairs += 1
            for other_kind, _ in backlink_headings(kind):
                for other in fixture_catalog.backlinks(record, other_kind):
                    assert (kind, record.id) in references(other)
    assert pairs > 100


def test_related_records_are_a_few_others_of_the_same_kind_that_readers_can_find(fixture_catalog: Catalog) -> None:
    some = 0
    for kind in KINDS:
        for record in fixture_catalog.of(kind):
            found = fixture_catalog.related(record)
            assert len(found) == len(set(found)) <= 4
            assert record not in found
            assert set(found) <= set(fixture_catalog.of(kind))
            some += len(found)
    assert some > 100


def test_related_records_share_people_or_places_before_a_theme(fixture_catalog: Catalog) -> None:
    for lesson in fixture_catalog.of("lessons"):
        mine = references(lesson)
        shared = [bool(mine & references(other)) for other in fixture_catalog.related(lesson)]
        assert shared == sorted(shared, reverse=True)


def test_order_and_relations_do_not_depend_on_the_order_of_reading(
    fixture_library: Library, fixture_files: dict[str, bytes], fixture_catalog: Catalog
) -> None:
    assert fixture_library.site is not None
    turned = Catalog.from_library(assemble(dict(reversed(fixture_files.items()))), fixture_library.site)
    for kind in KINDS:
        assert turned.of(kind) == fixture_catalog.of(kind)
        for record in turned.of(kind):
            assert turned.related(record) == fixture_catalog.related(record)
            assert {k: turned.backlinks(record, k) for k in KINDS} == {
                k: fixture_catalog.backlinks(record, k) for k in KINDS
            }


def test_lists_are_in_the_order_their_readers_think_in() -> None:
    files = {
        "content/lessons/a.yml": SOUND["content/lessons/lesson.yml"].replace("[theory]", "[skills]"),
        "content/lessons/z.yml": SOUND["content/lessons/lesson.yml"] + "series: premium\n",
        "content/plan/a.yml": SOUND["content/plan/session.yml"].replace("2026-12", "2027-01"),
        "content/venues/b.yml": SOUND["content/venues/venue.yml"].replace("level: district", "level: town"),
        "content/instructors/a.yml": SOUND["content/instructors/teacher.yml"].replace("expert", "leader"),
        "content/routes/a.yml": SOUND["content/routes/route.yml"]
        .replace("circle", "square")
        .replace("point: point", "point: a"),
        "content/points/a.yml": SOUND["content/points/point.yml"],
        "content/points/0.yml": SOUND["content/points/point.yml"],
    }
    public = catalog(files)
    order = {kind: [record.id for record in public.of(kind)] for kind in KINDS}
    assert order["lessons"] == ["z", "lesson", "a"], "premium first, then by theme"
    assert order["plan"] == ["session", "a"], "by date"
    assert order["venues"] == ["venue", "b"], "by level"
    assert order["instructors"] == ["teacher", "a"], "by category"
    assert order["routes"] == ["route", "a"], "by mark"
    assert order["points"] == ["point", "a", "0"], "as the routes call at them, the others last"


def test_a_point_stands_where_it_is_called_at_first() -> None:
    route = SOUND["content/routes/route.yml"]
    more = "  - {point: b, minutes: 5, action: {see: 看}}\n  - {point: a, minutes: 5, action: {see: 看}}\n"
    other = route.replace("circle", "square").partition("stops:")[0]
    files = {
        "content/points/a.yml": SOUND["content/points/point.yml"],
        "content/points/b.yml": SOUND["content/points/point.yml"],
        "content/routes/route.yml": route + more,
        "content/routes/z.yml": other + "stops: [{point: b, minutes: 5, action: {see: 看}}]\n",
    }
    assert [record.id for record in catalog(files).of("points")] == ["point", "b", "a"]
    draft = {**files, "content/routes/route.yml": (route + more).replace("published", "draft")}
    assert [record.id for record in catalog(draft).of("points")] == ["b", "a", "point"]


def test_who_shares_more_is_nearer() -> None:
    lesson = SOUND["content/lessons/lesson.yml"].replace("[theory]", "[skills]")
    both = lesson.replace("[teacher]", "[teacher, other]")
    files = {
        "content/instructors/other.yml": SOUND["content/instructors/teacher.yml"],
        "content/lessons/lesson.yml": both,
        "content/lessons/a.yml": lesson,
        "content/lessons/b.yml": both,
        "content/lessons/c.yml": lesson,
        "content/lessons/d.yml": lesson.replace("[teacher]", "[other]"),
        "content/lessons/e.yml": both,
    }
    public = catalog(files)
    found = public.related(public.records["lessons"]["lesson"])
    assert [record.id for record in found] == ["b", "e", "a", "c"]


def test_unsound_content_still_has_a_view_without_what_is_wrong() -> None:
    found = library(
        {
            "content/lessons/lesson.yml": SOUND["content/lessons/lesson.yml"].replace("[teacher]", "[nobody]"),
            "content/points/point.yml": "[",
            "content/plan/session.yml": SOUND["content/plan/session.yml"] + "venue: nowhere\n",
        }
    )
    assert errors(check(found))
    assert found.site is not None
    public = Catalog.from_library(found, found.site)
    assert [lesson.lecturers for lesson in public.of("lessons")] == [()]
    assert public.records["routes"] == {}, "a route without any of its stops makes no sense"
    assert published(public)


def test_a_catalogue_of_nothing_has_its_pages() -> None:
    empty = catalog({path: None for path in SOUND if path != "content/site.yml"})
    assert list(empty.pages()) == []
    assert "index.html" in published(empty)


def test_the_view_changes_nothing_in_the_library(fixture_library: Library) -> None:
    assert fixture_library.site is not None
    before = replace(fixture_library)
    Catalog.from_library(fixture_library, fixture_library.site)
    assert fixture_library == before
    people = [one.record for one in fixture_library.all() if isinstance(one.record, Instructor)]
    assert not all(person.public_consent for person in people), "one is left out of the view"
