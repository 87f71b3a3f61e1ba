"""`build`: check the content, build the site, report how it ended."""

from pathlib import Path
from time import perf_counter

from catalog.cli.console import EXIT_OK, EXIT_PROBLEMS, count_summary, output, report, status
from catalog.cli.recovery import exclusive
from catalog.clock import today
from catalog.content.loader import Library, load
from catalog.diagnostics import BuildError, Diagnostic, errors
from catalog.domain.catalog import Catalog
from catalog.lint.rules import check
from catalog.model import KINDS


def run(root: Path, *, no_pdf: bool = False) -> int:
    """Build the site of a project, with its PDFs unless told otherwise; returns the exit code."""
    with exclusive(root):
        return build_now(root, no_pdf=no_pdf)


def build_now(root: Path, *, no_pdf: bool = False) -> int:
    """Build the site; the caller holds the project's lock."""
    started = perf_counter()
    status("读取内容…")
    library = load(root)
    problems = check(library, today())
    if library.site is None or errors(problems):
        return _stopped(problems, library)
    catalog = Catalog.from_library(library, library.site)
    report(problems, library.text)
    # Only now, so that problems of content are told without waiting for MkDocs and pypinyin.
    from catalog.site.build import build_site
    from catalog.site.replacement import SITE, SiteError

    site_dir = root / SITE
    try:
        result = build_site(root, library, catalog, site_dir=site_dir, pdf=not no_pdf, report=status)
    except BuildError as stop:
        return _stopped(stop.problems, library)
    except SiteError as error:
        status(str(error))
        return EXIT_PROBLEMS
    report(result.problems, library.text)
    warnings = len(problems) + len(result.problems)
    counts = " · ".join(f"{KINDS[kind].NAME} {len(records)}" for kind, records in catalog.records.items())
    output(f"{counts}\n{result.pages} 页，{warnings} 处提醒，用时 {perf_counter() - started:.1f} 秒：{site_dir}")
    if samples := sum(record.status == "sample" for record in catalog.pages()):
        output(f"试编版：还有 {samples} 条示例，不能正式发布。缺什么用 release 看。")
    return EXIT_OK


def _stopped(problems: tuple[Diagnostic, ...], library: Library) -> int:
    """Report why there is no new site."""
    report(problems, library.text)
    output(f"{count_summary(problems)}。网站没有更新，上一次生成的不受影响。")
    return EXIT_PROBLEMS
