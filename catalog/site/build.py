"""A whole build: staging folder, MkDocs, outputs, a check that nothing is missing, and the replacement."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from catalog import search
from catalog.content.loader import Library
from catalog.diagnostics import BuildError, Diagnostic
from catalog.domain.catalog import Catalog
from catalog.print.pdf import ReportFn
from catalog.site import mkdocs_plugin
from catalog.site.output_dir import file_sizes
from catalog.site.outputs import silent, write_outputs
from catalog.site.replacement import SITE, mark, replace_site, staging_folder
from catalog.site.worker import run_in_child

CODES = frozenset({"incomplete"})
# With fewer records a second process costs more time than it saves.
_MIN_CHILD_RECORDS = 500
# What every site has, whatever its records.
_ALWAYS = frozenset({"index.html", "404.html"})

SearchData = tuple[dict[str, bytes], tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A finished build.

    Attributes:
        pages: The number of HTML files.
        problems: Warnings about records that the search would not find.
    """

    pages: int
    problems: tuple[Diagnostic, ...]


def build_site(  # noqa: PLR0913 - the last three are what callers differ in
    root: Path, library: Library, catalog: Catalog, *, site_dir: Path, pdf: bool = True, report: ReportFn = silent
) -> BuildResult:
    """Build the site and put it in the place of the last one; on failure that one stays as it is.

    The caller holds the project's lock, since before it read the content.

    Args:
        root: The project's folder, with `mkdocs.yml` and `theme/`.
        library: The content, without errors.
        catalog: Its public view.
        site_dir: Where the site is to lie.
        pdf: Whether there are PDFs.
        report: Told what is being done.

    Raises:
        BuildError: There is anything wrong with a page, a template or `mkdocs.yml`, or a file is missing at the end.
        SiteError: There is something in the site's place that is not ours.
    """
    with (
        staging_folder(site_dir) as staging,
        # Reading characters aloud takes as long as MkDocs does: both at once.
        run_in_child(
            partial(_search_data, catalog), worthwhile=len(catalog.references) >= _MIN_CHILD_RECORDS
        ) as search_data,
    ):
        report("渲染页面…")
        rendered = mkdocs_plugin.render(root, staging, library, catalog)
        if rendered.problems:
            raise BuildError(rendered.problems)
        report("写入…")
        search_files = ((uri, partial(_search_file, search_data, uri)) for uri, _ in search.files(catalog))
        uris = write_outputs(
            root, staging, catalog, rendered.layouts, search_files=search_files, pdf=pdf, report=report
        )
        sizes = file_sizes(staging)
        if missing := missing_outputs(sizes, uris):
            raise BuildError(missing)
        _, unfindable = search_data()
        mark(staging, sizes)
        replace_site(staging, site_dir)
    return BuildResult(sum(uri.endswith(".html") for uri in sizes), unfindable)


def _search_data(catalog: Catalog) -> SearchData:
    """Return the search's data files by uri, and a warning for each record that it would not find."""
    data = {uri: render() for uri, render in search.files(catalog)}
    return data, tuple(search.unfindable(catalog, data["search/core.js"]))


def _search_file(search_data: Callable[[], SearchData], uri: str) -> bytes:
    return search_data()[0][uri]


def missing_outputs(sizes: Mapping[str, int], uris: AbstractSet[str]) -> tuple[Diagnostic, ...]:
    """Return an error for each file that a finished site lacks, or whose page is empty.

    Args:
        sizes: The size of each file by uri.
        uris: What was made from records and theme.
    """
    missing = sorted(
        uri for uri in uris | _ALWAYS if not sizes.get(uri) and (uri not in sizes or uri.endswith(".html"))
    )
    hint = "再生成一次；仍然如此，请把这一行交给维护程序的人"
    return tuple(Diagnostic(f"{SITE}/{uri}", 1, 1, "incomplete", "没有生成这个文件", hint) for uri in missing)
