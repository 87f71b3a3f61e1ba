"""Everything that readers and programs get of the fixture site, compared whole with `expected/`.

A page is stored without the frame that it shares with its sisters, one page of each frame with it. Of pages of one
form those are stored that differ in what they say. Assets (scripts, styles, Leaflet) are not golden.
"""

import json
from dataclasses import asdict
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from catalog.cli.commands import check
from catalog.domain.catalog import Catalog
from catalog.model import KINDS
from catalog.print.guide import guide_of
from catalog.print.handbook import handbook_of
from tests.support.fixture_site import TODAY_EPOCH
from tests.support.golden import difference, own_part, renew
from tests.support.sites import Site

EXPECTED = Path(__file__).parent / "expected"

# One page of each frame.
WHOLE_PAGES = (
    "index.html",
    "404.html",
    "about/index.html",
    "search/index.html",
    "maps/index.html",
    "plan/index.html",
    "teams/index.html",
    "lessons/round-table/index.html",
    "courses/street-course/index.html",
    "instructors/teacher-a/index.html",
    "teams/silver-team/index.html",
    "points/old-street/index.html",
    "routes/water-route/index.html",
    "venues/district-hall/index.html",
    "needs/need-rural/index.html",
    "plan/aa-morning/index.html",
    "themes/skills/index.html",
    "calendar/2026-05/index.html",
    "review/2026/index.html",
    "timetable/street-course/index.html",
    "my/index.html",
)
OWN_PARTS = (
    *(f"{kind}/index.html" for kind in ("courses", "instructors", "lessons", "needs", "points", "routes", "venues")),
    *(f"lessons/{name}/index.html" for name in ("clear-water", "mutual-aid", "night-class", "small-chip")),
    "courses/field-course/index.html",
    *(f"instructors/{name}/index.html" for name in ("teacher-b", "teacher-h")),
    "teams/lane-team/index.html",
    *(f"points/{name}/index.html" for name in ("craft-hall", "lake-tower", "machine-works", "old-kiln")),
    *(f"points/{name}/index.html" for name in ("rice-field", "river-bend", "wetland")),
    *(f"routes/{name}/index.html" for name in ("craft-route", "evening-route", "first-route", "village-route")),
    *(f"venues/{name}/index.html" for name in ("garden-station", "helie-centre")),
    *(f"needs/need-{name}/index.html" for name in ("emerging", "former", "organs")),
    *(f"plan/{name}/index.html" for name in ("april-walk", "called-off", "june-field", "new-year-eve")),
    *(f"plan/{name}/index.html" for name in ("full-class", "postponed-talk", "rained-off", "online-talk")),
    *(f"plan/{name}/index.html" for name in ("theme-day", "across-months")),
    "audiences/organs/index.html",
    *(f"towns/{name}/index.html" for name in ("helie", "mashan")),
    *(f"calendar/{name}/index.html" for name in ("2025-12", "2026-01", "2026-07", "2026-08", "2026-q2", "2026")),
    "review/2025/index.html",
    "timetable/field-course/index.html",
    *(f"{tool}/index.html" for tool in ("attendance", "data", "dispatch", "evaluation", "figures", "finder")),
    *(
        f"{tool}/index.html"
        for tool in ("hours-record", "levels", "measure", "order", "passport", "report", "teaching")
    ),
)
# Pages without the site around them, and everything that programs read. Of the single records' data those that are in
# no list, and one of each form: all others stand in `data/<kind>.json`, too.
FILES = (
    "routes/*/guide/index.html",
    "routes/zero-route/index.html",
    "go/lake-post/index.html",
    *(f"go/{name}/nav/index.html" for name in ("ferry-pier", "machine-works", "mashan-room", "rice-field", "wetland")),
    "maps/*-route.html",
    "maps/*.js",
    "catalog.json",
    *(f"data/{kind}.json" for kind in KINDS),
    *(f"data/schema/{kind}.json" for kind in KINDS),
    *(f"data/{name}.json" for name in ("instructors/teacher-h", "lessons/mutual-aid", "points/lake-tower")),
    "data/briefs.js",
    "*.csv",
    "*.geojson",
    "*.gpx",
    "*.kml",
    "*.ics",
    "*.xml",
    "robots.txt",
    "search/core.js",
    "search/text-*.js",
)


def test_the_fixture_site_is_what_it_was(fixture_site: Site, *, update_golden: bool) -> None:
    _compare("site", _golden(fixture_site), update=update_golden)


def test_the_check_of_the_fixture_site_says_what_it_said(
    fixture_root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, update_golden: bool
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY_EPOCH)
    monkeypatch.setenv("NO_COLOR", "1")
    assert check.run(fixture_root) == 0
    _compare("check", {"check.txt": capsys.readouterr().out.encode()}, update=update_golden)


def test_of_two_pages_that_differ_in_a_word_the_word_is_shown(tmp_path: Path) -> None:
    renew(tmp_path, {"page.html": "<ul><li>一</li><li>至少 2 小时</li></ul>".encode(), "old.txt": b"old"})
    report = difference(tmp_path, {"page.html": "<ul><li>一</li><li>2 小时</li></ul>".encode(), "new.txt": b"new"})
    assert "-<li>至少 2 小时</li>\n+<li>2 小时</li>" in report
    assert "new.txt: made, but there is no golden file" in report
    assert "old.txt: a golden file, but not made any more" in report
    assert "--update-golden" in report


def _compare(folder: str, output: dict[str, bytes], *, update: bool) -> None:
    if update:
        renew(EXPECTED / folder, output)
    if report := difference(EXPECTED / folder, output):
        pytest.fail(report, pytrace=False)


def _golden(site: Site) -> dict[str, bytes]:
    """What is compared: the pages and files above, and the uris of all that is not an asset."""
    paths = {uri: path for uri, path in site.files().items() if not uri.startswith("assets/")}
    output = {"uris.txt": "".join(f"{uri}\n" for uri in paths).encode()}
    output |= {uri: paths[uri].read_bytes() for uri in WHOLE_PAGES}
    output |= {uri: own_part(paths[uri].read_text("utf-8")).encode() for uri in OWN_PARTS}
    for pattern in FILES:
        matches = {uri: path.read_bytes() for uri, path in paths.items() if fnmatchcase(uri, pattern)}
        assert matches, f"nothing is made that matches {pattern}"
        output |= matches
    return output | _paper(site.catalog)


def _paper(catalog: Catalog) -> dict[str, bytes]:
    """What a typesetter is given: a guide that has everything, and the handbook."""
    (route,) = catalog.get_many("routes", ["water-route"])
    handbook = handbook_of(catalog)
    assert handbook
    documents = {"water-route": asdict(guide_of(catalog, route)), "handbook": asdict(handbook)}
    return {
        f"guides/{name}.json": f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()
        for name, document in documents.items()
    }
