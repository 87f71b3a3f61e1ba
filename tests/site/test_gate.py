"""Whatever build stops for, check says first, at the same place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.content.loader import load
from catalog.diagnostics import BuildError, errors
from catalog.domain.catalog import Catalog
from catalog.domain.site_pages import REQUIRED_PAGES, TOOL_PAGES
from catalog.lint.rules import check
from catalog.pages.page_specs import PAGES, TOOLS
from catalog.site.mkdocs_messages import CODES
from catalog.site.mkdocs_plugin import render
from tests.support import projects

Change = Callable[[Path], object]

# Of the program and not of the content: a setting, a template, a sentence of MkDocs that is new.
OF_THE_PROGRAM = {"config", "mkdocs", "template"}


def page(text: str, name: str = "about.md") -> Change:
    return lambda root: (root / "content/pages" / name).write_text(text, "utf-8")


def gone(name: str) -> Change:
    return lambda root: (root / "content/pages" / name).unlink()


def nav(old: str, new: str) -> Change:
    return lambda root: projects.edit(root / "mkdocs.yml", old, new)


REASONS: dict[str, tuple[str, Change]] = {
    "a link to a page that is not there": ("unknown-link", page("# 关于\n\n见 [帮助](hlep.md)\n")),
    "a link to a record that is not there": ("unknown-link", page("# 关于\n\n- [课](lessons/nix.md)\n")),
    "a picture": ("unknown-link", page("# 关于\n\n![图](nix.png)\n")),
    "a link to a folder": ("unknown-link", page("# 关于\n\n[课](lessons/)\n")),
    "a link by reference": ("unknown-link", page("# 关于\n\n[课][k]\n\n[k]: nix.md\n")),
    "a link in a table": ("unknown-link", page("# 关于\n\n| 课 |\n|---|\n| [课](nix.md) |\n")),
    "a link with a title": ("unknown-link", page('# 关于\n\n[课](<nix a.md> "题")\n')),
    "an anchor of this page": ("unknown-anchor", page("# 关于\n\n[上](#nix)\n")),
    "an anchor of another page": ("unknown-anchor", page("# 关于\n\n[帮助](help.md#nix)\n")),
    "an absolute link": ("absolute-link", page("# 关于\n\n[课](/lessons/)\n")),
    "a page of the navigation": ("unknown-page", gone("help.md")),
    "a list of the navigation": ("unknown-page", gone("plan/index.md")),
    "a word of the navigation": ("unknown-page", nav("about.md", "abuot.md")),
}


def stopped(root: Path) -> set[tuple[str, int, int, str]]:
    """What stops the build of a content that nobody has checked."""
    library = load(root)
    assert library.site
    try:
        problems = render(root, root / "out", library, Catalog.from_library(library, library.site)).problems
    except BuildError as stop:
        problems = stop.problems
    return {(problem.path, problem.line, problem.column, problem.code) for problem in problems}


def told(root: Path) -> set[tuple[str, int, int, str]]:
    return {(problem.path, problem.line, problem.column, problem.code) for problem in errors(check(load(root)))}


@pytest.mark.parametrize(("code", "change"), REASONS.values(), ids=REASONS)
def test_what_stops_a_build_is_told_by_check_at_the_same_place(tmp_path: Path, code: str, change: Change) -> None:
    change(projects.whole(tmp_path))
    reasons = stopped(tmp_path)
    assert {reason[3] for reason in reasons} == {code}
    assert reasons <= told(tmp_path)


@pytest.mark.parametrize("name", REQUIRED_PAGES)
def test_a_page_that_the_site_needs_is_told_when_it_is_not_there(tmp_path: Path, name: str) -> None:
    gone(name)(projects.whole(tmp_path))
    codes = {code for path, _, _, code in told(tmp_path) if path in ("mkdocs.yml", f"content/pages/{name}")}
    assert codes in ({"unknown-page"}, {"missing-file"})


def test_pages_that_are_gone_altogether_are_told(tmp_path: Path) -> None:
    pages = projects.whole(tmp_path) / "content/pages"
    pages.rename(tmp_path / "pages")
    assert {code for *_, code in told(tmp_path)} == {"unknown-page", "missing-file"}


def test_a_page_in_another_encoding_and_one_twice_are_told(tmp_path: Path) -> None:
    pages = projects.whole(tmp_path) / "content/pages"
    (pages / "about.md").write_bytes("# 关于".encode("gbk"))
    (pages / "README.md").write_text("# 首页\n", "utf-8")
    assert {("content/pages/README.md", 1, 1, "same-page"), ("content/pages/about.md", 1, 3, "encoding")} <= told(
        tmp_path
    )


def test_a_whole_project_has_nothing_to_stop_for(tmp_path: Path) -> None:
    projects.whole(tmp_path)
    assert stopped(tmp_path) == told(tmp_path) == set()


def test_every_reason_that_mkdocs_has_is_tried() -> None:
    tried = {code for code, _ in REASONS.values()} | {"same-page", "encoding"}
    assert tried == CODES - OF_THE_PROGRAM


def test_the_rules_know_the_pages_that_the_program_has() -> None:
    assert tuple(tool.uri.rstrip("/") for tool in TOOLS) == TOOL_PAGES
    markdown = {f"{uri}index.md" if f"{uri}index.md" in REQUIRED_PAGES else f"{uri.rstrip('/')}.md" for uri in PAGES}
    assert markdown - {f"{tool}.md" for tool in TOOL_PAGES} == set(REQUIRED_PAGES)
