"""`report`: how fresh and complete the content is, what has changed, which links no longer answer."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from catalog.authoring.git import GitError, committed
from catalog.authoring.report import link_check
from catalog.authoring.report.changelog import Changed, changes
from catalog.authoring.report.table import as_text
from catalog.cli.console import FINE, PROBLEMS, say, tell, tell_problems
from catalog.clock import today
from catalog.content.loader import Library, assemble, load
from catalog.diagnostics import errors
from catalog.domain.catalog import Catalog
from catalog.domain.coverage import Row, Section, sections
from catalog.lint.rules import check
from catalog.model import KINDS


def run(root: Path, since: str | None = None, *, ask: bool = False) -> int:
    """Tell the state of the content below a project's root.

    Args:
        root: The project's folder.
        since: A git revision; then only what has changed since is told.
        ask: Whether to ask other sites whether links to them still answer.

    Returns:
        The exit code.
    """
    library = load(root)
    if since is not None:
        return _since(root, library, since)
    if library.site is None:
        tell_problems(library.problems, library.text)
        return PROBLEMS
    if ask:
        _look(root, library)
    drafts = sum(entry.record.status == "draft" for entry in library.all())
    wrong = len(errors(check(library, today())))
    told = [*sections(Catalog.from_library(library, library.site), today()), _broken(root, library)]
    tell(as_text(told))
    tell(f"\n另有草稿 {drafts} 条，内容错误 {wrong} 处{'（用 check 看是哪些）' if wrong else ''}。")
    return FINE


def _since(root: Path, library: Library, revision: str) -> int:
    """What has changed since a revision, and nothing else."""
    try:
        old = assemble(committed(root, revision, "content"))
    except GitError as error:
        say(str(error))
        return PROBLEMS
    found = list(changes(old, library))
    tell("\n".join(by_kind(found)) if found else f"从 {revision} 到现在，内容没有变化。")
    return FINE


def by_kind(found: list[Changed]) -> Iterator[str]:
    """Changes under the name of their kind, as Markdown."""
    for kind, group in groupby(found, key=lambda one: one.kind):
        lines = [f"- {one.title}：{one.told}" for one in group]
        yield from ((f"## {KINDS[kind].NAME}", "") if kind else ("## 其他", ""))
        yield from lines
        yield ""


def _look(root: Path, library: Library) -> None:
    """Ask, and note the answers."""
    known = link_check.links(library)
    say(f"查看 {len(known)} 个外部链接，每个最多等半分钟…")
    link_check.keep(root, dict(link_check.look(known, link_check.kept(root), today(), link_check.answer_of)))


def _broken(root: Path, library: Library) -> Section:
    """Links that have failed in look after look."""
    known, outcomes = link_check.links(library), link_check.kept(root)
    rows = tuple(
        Row((url, known[url], f"从 {outcome.since} 起连续 {outcome.failures} 次：{outcome.why}"))
        for url, outcome in outcomes.items()
        if url in known and outcome.failures >= link_check.TELLING
    )
    if not known:
        told = "内容里没有外部链接。"
    elif not set(known) & set(outcomes):
        told = f"有 {len(known)} 个，还没有查看过；加上 --links 就去查看。"
    else:
        told = f"{len(known)} 个里有 {len(rows)} 个连续 {link_check.TELLING} 次打不开。"
    return Section("外部链接", told, ("链接", "写在哪里", "情况"), rows)
