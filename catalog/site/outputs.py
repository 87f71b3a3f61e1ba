"""Every file of the site but MkDocs' own: each with a function that renders it, for the preview; or all written."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from catalog import search
from catalog.domain.catalog import Catalog
from catalog.pages import Pages, environment
from catalog.print import pdf as pdf_files
from catalog.print.pdf import ReportFn
from catalog.site import minify
from catalog.site.layout import Layouts
from catalog.site.manifest import build_manifest
from catalog.site.mkdocs_messages import collect_messages
from catalog.site.output_dir import RenderFn, write_files

_PDF = ".pdf"


def silent(_text: str) -> None:
    """Report nothing."""


def template_environment(root: Path) -> Environment:
    """Return the environment of a project's page templates, whose compiled form is cached."""
    return environment(root / "theme", root / ".cache" / "templates")


def outputs(  # noqa: PLR0913 - the build and the preview differ in the last three
    root: Path,
    catalog: Catalog,
    layouts: Layouts,
    env: Environment,
    *,
    pdf: bool = True,
    pdf_sizes: bool = False,
    report: ReportFn = silent,
) -> dict[str, RenderFn]:
    """Return every file that is made from records and theme, by uri, with the function that renders it.

    Args:
        root: The project's folder, with `theme/`.
        catalog: The public records.
        layouts: The pages around them.
        env: The templates of the pages.
        pdf: Whether there are PDFs.
        pdf_sizes: Whether the PDFs are set now, so that pages can name their sizes.
        report: Told when a PDF is set.

    Raises:
        BuildError: With `pdf_sizes`, a PDF cannot be set.
    """
    guides = pdf_files.files(catalog, root, report) if pdf else ()
    extra = dict(chain(search.files(catalog), minify.files(root / "theme"), guides))
    sizes = {uri: len(render()) if pdf_sizes else None for uri, render in extra.items() if uri.endswith(_PDF)}
    return build_manifest(catalog, layouts, Pages(catalog, env, sizes), extra.items())


def write_outputs(  # noqa: PLR0913 - `mkdocs build` gives the first four only
    root: Path,
    site_dir: Path,
    catalog: Catalog,
    layouts: Layouts,
    *,
    search_files: Iterable[tuple[str, RenderFn]] = (),
    pdf: bool = True,
    report: ReportFn = silent,
) -> frozenset[str]:
    """Write every file that is made from records and theme.

    Args:
        root: The project's folder, with `theme/`.
        site_dir: Where to.
        catalog: The public records.
        layouts: The pages around them.
        search_files: The data of the search, if it is being made elsewhere.
        pdf: Whether there are PDFs.
        report: Told when a PDF is set.

    Returns:
        The uris.

    Raises:
        BuildError: A template is wrong, or a PDF cannot be set.
    """
    with collect_messages(root):
        env = template_environment(root)
        files = outputs(root, catalog, layouts, env, pdf=pdf, pdf_sizes=True, report=report)
        files.update(search_files)
        write_files(site_dir, files)
        return frozenset(files)
