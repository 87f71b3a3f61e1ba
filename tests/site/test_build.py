"""The site as a whole: the same every time, nobody in it who did not agree, light on the wire."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from catalog.model import Instructor
from tests.support.documents import Document
from tests.support.fixture_site import TODAY_EPOCH
from tests.support.links import internal, named, target
from tests.support.sites import ROOT, Site
from tests.support.weights import HEAVIEST_PAGE, zipped

# What a page loads before anything is touched; photographs come later.
LOADED = 18_000


def test_two_builds_are_the_same_to_the_byte(fixture_site: Site, tmp_path: Path) -> None:
    project = tmp_path / "elsewhere" / "again"
    shutil.copytree(fixture_site.folder.parent / "project", project, symlinks=True)
    _build_elsewhere(project, tmp_path / "site")
    assert _hashes(tmp_path / "site") == _hashes(fixture_site.folder)


def test_who_did_not_agree_stands_nowhere(site: Site, fixture_site: Site) -> None:
    people = [entry.record for entry in site.library.entries["instructors"].values()]
    hidden = [person for person in people if isinstance(person, Instructor) and not person.public_consent]
    assert hidden or site is not fixture_site
    for uri, path in site.files().items():
        data = path.read_bytes()
        assert [person.id for person in hidden if person.name.encode() in data or person.id.encode() in data] == [], uri
        assert {person.id for person in hidden}.isdisjoint(Path(uri).with_suffix("").parts)


def test_drafts_stand_nowhere(fixture_site: Site) -> None:
    entries = [entry for kind in fixture_site.library.entries.values() for entry in kind.values()]
    drafts = {entry.record.id for entry in entries if entry.record.status == "draft"}
    assert len(drafts) == 3
    for uri, path in fixture_site.files().items():
        assert [
            record_id for record_id in drafts if record_id in uri or record_id.encode() in path.read_bytes()
        ] == [], uri


def test_an_archived_record_keeps_its_page_and_leaves_lists_and_search(fixture_site: Site) -> None:
    archived = [record for record in fixture_site.catalog.pages() if record.status == "archived"]
    assert {record.KIND for record in archived} >= {"lessons", "instructors", "points", "routes", "plan"}
    for record in archived:
        assert "已归档" in fixture_site.read(f"{record.KIND}/{record.id}/index.html")
        assert record.id not in {row["id"] for row in json.loads(fixture_site.read("catalog.json"))[record.KIND]}
        for uri in (f"{record.KIND}/index.html", "index.html", "search/core.js", "feed.xml"):
            assert record.id not in fixture_site.read(uri), uri


def test_a_former_address_leads_to_the_record_and_nowhere_else(fixture_site: Site) -> None:
    for uri, new, heading in (
        ("points/lake-post", "points/lake-tower", "示例湖塔"),
        ("lessons/helping-hands", "lessons/mutual-aid", "互助小组"),
    ):
        page = Document(fixture_site.read(f"{uri}/index.html"))
        addresses = {link.address for link in named(page) if link.tag in ("meta", "a")}
        assert addresses == {f"../../{new}/index.html"}
        assert heading in page.one("body").text
        assert page.meta("robots") == "noindex"
        # Else browsers ask the server's root for one.
        assert any(link.get("rel") == "icon" for link in page.all("link"))


def test_what_pages_load_is_light_on_the_wire(
    fixture_site: Site, record_testsuite_property: Callable[[str, object], None]
) -> None:
    for uri in ("index.html", "lessons/index.html", "routes/water-route/index.html"):
        weight = sum(zipped(fixture_site.folder / path) for path in _loaded(fixture_site, uri))
        record_testsuite_property(f"what {uri} loads, gzip bytes", weight)
        assert weight < LOADED, uri


def test_no_page_is_heavy_on_the_wire(fixture_site: Site) -> None:
    weights = {uri: zipped(path) for uri, path in fixture_site.files(".html").items()}
    assert {uri: weight for uri, weight in weights.items() if weight >= HEAVIEST_PAGE} == {}


def _build_elsewhere(project: Path, folder: Path) -> None:
    """In a process of its own, with other random hashes, in another time zone and language."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "tests.support.sites", str(project), str(folder), TODAY_EPOCH]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def _hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _loaded(site: Site, uri: str) -> set[str]:
    """The style sheets and scripts of a page."""
    elements = Document(site.read(uri)).all("link", "script")
    sheets = [one.get("href") for one in elements if one.get("rel") == "stylesheet" and one.get("media") != "print"]
    addresses = [*sheets, *(one.get("src") for one in elements if one.tag == "script")]
    uris = (target(uri, address) for address in addresses if address and internal(address))
    return {one for one in uris if one}
