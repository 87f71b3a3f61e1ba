"""The site as a whole: the same every time, nobody in it who did not agree, light on the wire."""

import gzip
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.diagnostics import errors
from catalog.lint.rules import check
from catalog.model import Instructor, Record
from tests.site.conftest import Documents
from tests.support import sites
from tests.support.documents import Document
from tests.support.links import internal, named, target
from tests.support.sites import EPOCH, ROOT, Site

Recorder = Callable[[str, object], None]
# What comes with a page before anything is touched; photographs come later.
FIRST_PAGE = 60_000
OUR_OWN = 16_000


def test_two_builds_are_the_same_to_the_byte(built: Site, tmp_path: Path) -> None:
    second = tmp_path / "elsewhere" / "again"
    _build_elsewhere(second)
    assert _hashes(second) == _hashes(built.folder)


def test_content_without_errors_is_what_the_tests_rest_on(built: Site) -> None:
    assert errors(check(built.library)) == ()


def test_who_did_not_agree_stands_nowhere(built: Site) -> None:
    hidden = _not_agreed(built)
    assert "lecturer-30" in {person.id for person in hidden}
    for path in built.files().values():
        data = path.read_bytes()
        assert [person.name for person in hidden if person.name.encode() in data] == [], path
        assert [person.id for person in hidden if person.id.encode() in data] == [], path


def test_who_did_not_agree_has_no_page(built: Site) -> None:
    stems = {person.id for person in _not_agreed(built)}
    assert [uri for uri in built.files() if stems & set(Path(uri).with_suffix("").parts)] == []


def test_drafts_stand_nowhere(built: Site, tmp_path: Path) -> None:
    session = built.catalog.of("plan")[0]
    site = _changed(tmp_path, session, status="draft")
    assert [uri for uri in site.files() if session.id in uri] == []
    assert [path for path in site.files().values() if session.id.encode() in path.read_bytes()] == []


def test_an_archived_record_keeps_its_page_and_leaves_lists_and_search(built: Site, tmp_path: Path) -> None:
    session = built.catalog.of("plan")[0]
    site = _changed(tmp_path, session, status="archived")
    assert "已归档" in site.read(f"plan/{session.id}/index.html")
    for uri in ("plan/index.html", "index.html", "search/core.js", "catalog.json", "feed.xml"):
        assert session.id not in site.read(uri), uri


def test_a_former_address_leads_to_the_record_and_nowhere_else(built: Site, tmp_path: Path) -> None:
    session = built.catalog.of("plan")[0]
    site = _changed(tmp_path, session, redirect_from="[its-name-before]")
    page = Document(site.read("plan/its-name-before/index.html"))
    there = {link.address for link in named(page) if link.tag in ("meta", "a")}
    assert there == {f"../../plan/{session.id}/index.html"}
    assert session.heading in page.one("body").text
    assert page.meta("robots") == "noindex"
    # Else browsers ask the server's root for one.
    assert any(link.get("rel") == "icon" for link in page.all("link"))


@pytest.mark.parametrize("uri", ["index.html", "lessons/index.html", "routes/lixin-zhuhun/index.html"])
def test_a_page_is_light_on_the_wire(
    built: Site, documents: Documents, uri: str, record_testsuite_property: Recorder
) -> None:
    page = _zipped(built.folder / uri)
    rest = sum(_zipped(built.folder / one) for one in _loaded(documents, uri))
    record_testsuite_property(f"{uri}, gzip bytes", page)
    record_testsuite_property(f"what {uri} loads, gzip bytes", rest)
    assert page + rest < FIRST_PAGE
    assert rest < OUR_OWN


def test_no_page_is_heavy_on_the_wire(built: Site, record_testsuite_property: Recorder) -> None:
    sizes = {uri: _zipped(path) for uri, path in built.files(".html").items()}
    heaviest = max(sizes, key=sizes.__getitem__)
    record_testsuite_property("heaviest page", heaviest)
    record_testsuite_property("its gzip bytes", sizes[heaviest])
    record_testsuite_property("mean gzip bytes", sum(sizes.values()) // len(sizes))
    assert sizes[heaviest] < FIRST_PAGE - OUR_OWN


def _build_elsewhere(folder: Path) -> None:
    """In a process of its own, with other random hashes, in another time zone and language."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "4711",
        "SOURCE_DATE_EPOCH": EPOCH,
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "tests.support.sites", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def _hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _not_agreed(site: Site) -> list[Instructor]:
    people = (entry.record for entry in site.library.entries["instructors"].values())
    return [person for person in people if isinstance(person, Instructor) and not person.public_consent]


def _changed(root: Path, record: Record, **lines: str) -> Site:
    """The site with other lines in one record."""
    path = sites.copied(root) / "content" / record.KIND / f"{record.id}.yml"
    kept = [line for line in path.read_text("utf-8").splitlines() if line.partition(":")[0] not in lines]
    path.write_text("\n".join([*kept, *(f"{name}: {value}" for name, value in lines.items()), ""]), "utf-8")
    return sites.make(root, root / "site")


def _loaded(documents: Documents, uri: str) -> set[str]:
    """The style sheets and scripts of a page."""
    elements = documents[uri].all("link", "script")
    sheets = [one.get("href") for one in elements if one.get("rel") == "stylesheet" and one.get("media") != "print"]
    addresses = [*sheets, *(one.get("src") for one in elements if one.tag == "script")]
    uris = (target(uri, address) for address in addresses if address and internal(address))
    return {one for one in uris if one}


def _zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))
