"""`report`: how fresh and complete the content is, what has changed, which links no longer answer."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from catalog.authoring.git import GitError, committed
from catalog.authoring.report import link_check
from catalog.authoring.report.changelog import RecordChange, changes
from catalog.authoring.report.table import as_text
from catalog.cli.console import EXIT_OK, EXIT_PROBLEMS, output, report, status
from catalog.clock import today
from catalog.content.loader import Library, assemble, load
from catalog.diagnostics import errors
from catalog.domain.catalog import Catalog
from catalog.domain.coverage import Row, Section, sections
from catalog.lint.rules import check
from catalog.model import KINDS


def run(root: Path, since: str | None = None, *, links: bool = False) -> int:
    """Report the state of the content below a project's root.

    Args:
        root: The project's folder.
        since: A git revision; then only what has changed since is reported.
        links: Whether to check links to other sites first.

    Returns:
        The exit code.
    """
    library = load(root)
    if since is not None:
        return _report_changes(root, library, since)
    if library.site is None:
        report(library.problems, library.text)
        return EXIT_PROBLEMS
    if links:
        _check_links(root, library)
    drafts = sum(entry.record.status == "draft" for entry in library.all())
    error_count = len(errors(check(library, today())))
    parts = [*sections(Catalog.from_library(library, library.site), today()), _failing_links(root, library)]
    output(as_text(parts))
    output(f"\n另有草稿 {drafts} 条，内容错误 {error_count} 处{'（用 check 看是哪些）' if error_count else ''}。")
    return EXIT_OK


def _report_changes(root: Path, library: Library, revision: str) -> int:
    """Report what has changed since a revision, and nothing else."""
    try:
        old = assemble(committed(root, revision, "content"))
    except GitError as error:
        status(str(error))
        return EXIT_PROBLEMS
    record_changes = list(changes(old, library))
    output("\n".join(by_kind(record_changes)) if record_changes else f"从 {revision} 到现在，内容没有变化。")
    return EXIT_OK


def by_kind(record_changes: list[RecordChange]) -> Iterator[str]:
    """Yield changes below the name of their kind, as Markdown."""
    for kind, group in groupby(record_changes, key=lambda change: change.kind):
        lines = [f"- {change.title}：{change.summary}" for change in group]
        yield from ((f"## {KINDS[kind].NAME}", "") if kind else ("## 其他", ""))
        yield from lines
        yield ""


def _check_links(root: Path, library: Library) -> None:
    """Check links, and store the outcomes."""
    places = link_check.links(library)
    status(f"查看 {len(places)} 个外部链接，每个最多等半分钟…")
    link_check.save_outcomes(
        root, dict(link_check.check_links(places, link_check.load_outcomes(root), today(), link_check.link_failure))
    )


def _failing_links(root: Path, library: Library) -> Section:
    """Return the links that have failed in several checks in a row."""
    places, outcomes = link_check.links(library), link_check.load_outcomes(root)
    rows = tuple(
        Row((url, places[url], f"从 {outcome.since} 起连续 {outcome.failures} 次：{outcome.why}"))
        for url, outcome in outcomes.items()
        if url in places and outcome.failures >= link_check.REPORT_AFTER
    )
    if not places:
        summary = "内容里没有外部链接。"
    elif not set(places) & set(outcomes):
        summary = f"有 {len(places)} 个，还没有查看过；加上 --links 就去查看。"
    else:
        summary = f"{len(places)} 个里有 {len(rows)} 个连续 {link_check.REPORT_AFTER} 次打不开。"
    return Section("外部链接", summary, ("链接", "写在哪里", "情况"), rows)
