"""`build`: check the content, build beside the last site, look it over, swap."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain
from pathlib import Path
from time import perf_counter

from catalog.cli.console import FINE, PROBLEMS, counted, say, tell, tell_problems
from catalog.clock import today
from catalog.content.loader import Library, load
from catalog.diagnostics import Diagnostic, errors
from catalog.domain.catalog import Catalog
from catalog.lint.rules import check
from catalog.model import KINDS

SITE = "site"
LOCK = ".cache/build.lock"
# Fewer records are made ready for searching before a second process has begun.
_WORTH_TWO = 500
Searched = tuple[dict[str, bytes], tuple[Diagnostic, ...]]
# What every site has, whatever its records.
_ALWAYS = frozenset({"index.html", "404.html"})


def run(root: Path, *, no_pdf: bool = False) -> int:
    """Build the site of a project, its guides as PDF included unless told otherwise; returns the exit code."""
    started = perf_counter()
    say("读取内容…")
    library = load(root)
    problems = check(library, today())
    if library.site is None or errors(problems):
        return _stopped(problems, library)
    catalog = Catalog.from_library(library, library.site)
    # Only now, so that problems of content are told without waiting for MkDocs and pypinyin.
    from catalog.diagnostics import BuildError

    tell_problems(problems, library.text)
    try:
        pages, unfound = _make(root, library, catalog, no_pdf=no_pdf)
    except BuildError as stop:
        return _stopped(stop.problems, library)
    tell_problems(unfound, library.text)
    problems += unfound
    records = " · ".join(f"{KINDS[kind].NAME} {len(kept)}" for kind, kept in catalog.kept.items())
    tell(f"{records}\n{pages} 页，{len(problems)} 处提醒，用时 {perf_counter() - started:.1f} 秒：{root / SITE}")
    if samples := sum(record.status == "sample" for record in catalog.pages()):
        tell(f"试编版：还有 {samples} 条示例，不能正式发布。缺什么用 release 看。")
    return FINE


def _make(root: Path, library: Library, catalog: Catalog, *, no_pdf: bool) -> tuple[int, tuple[Diagnostic, ...]]:
    """Build and swap; returns the number of pages, and who could not be found by searching.

    Raises:
        BuildError: Nothing has been changed.
    """
    from catalog import search, site
    from catalog.diagnostics import BuildError
    from catalog.print import pdf
    from catalog.site import build, mkdocs_plugin

    with (
        site.turn(root / LOCK, lambda: say("另一次生成还没有结束，等它做完…")),
        site.beside(root / SITE) as built,
        # Reading characters aloud takes as long as MkDocs does: both at once.
        site.aside(partial(_searched, catalog), worth=len(catalog.names) >= _WORTH_TWO) as searched,
    ):
        say("渲染页面…")
        rendered = mkdocs_plugin.render(root, built, library, catalog)
        if rendered.problems:
            raise BuildError(rendered.problems)
        say("写入…")
        parts = ((uri, partial(_part, searched, uri)) for uri, _ in search.files(catalog))
        guides = () if no_pdf else pdf.files(catalog, root, say)
        poured = build.write_outputs(root, built, catalog, rendered.layouts, chain(parts, guides))
        found = site.files(built)
        if lack := lacking(found, poured):
            raise BuildError(lack)
        _, unfound = searched()
        site.swap(built, root / SITE)
    return sum(uri.endswith(".html") for uri in found), unfound


def _searched(catalog: Catalog) -> Searched:
    """What the search needs, and whom it would not find."""
    from catalog import search

    files = {uri: make() for uri, make in search.files(catalog)}
    return files, tuple(search.unfindable(catalog, files["search/core.js"]))


def _part(searched: Callable[[], Searched], uri: str) -> bytes:
    return searched()[0][uri]


def lacking(found: dict[str, int], wanted: AbstractSet[str]) -> tuple[Diagnostic, ...]:
    """What a finished site should have and has not, or has empty.

    Args:
        found: The size of each file by uri.
        wanted: The uris that were made from records.
    """
    missing = sorted(
        uri for uri in wanted | _ALWAYS if not found.get(uri) and (uri not in found or uri.endswith(".html"))
    )
    hint = "再生成一次；仍然如此，请把这一行交给维护程序的人"
    return tuple(Diagnostic(f"{SITE}/{uri}", 1, 1, "incomplete", "没有生成这个文件", hint) for uri in missing)


def _stopped(problems: tuple[Diagnostic, ...], library: Library) -> int:
    """Tell why there is no new site."""
    tell_problems(problems, library.text)
    tell(f"{counted(problems)}。网站没有更新，上一次生成的不受影响。")
    return PROBLEMS
