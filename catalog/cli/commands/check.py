"""`check`: the content's problems, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

from catalog.cli.console import EXIT_OK, EXIT_PROBLEMS, EXIT_USAGE, count_summary, output, report, status
from catalog.cli.recovery import exclusive
from catalog.clock import today
from catalog.content.file_names import is_content
from catalog.content.folder import CONTENT, Folder, link_problem
from catalog.content.loader import Library, assemble, load
from catalog.content.navigation import CONFIG
from catalog.diagnostics import Diagnostic, errors
from catalog.lint import reporters
from catalog.lint.rules import check
from catalog.model import Session


def run(  # noqa: PLR0913 - each is an option of the command
    root: Path, form: str = "text", *, strict: bool = False, fix: bool = False, yes: bool = False, staged: bool = False
) -> int:
    """Check the content below a project's root.

    Args:
        root: The project's folder.
        form: `text`, `github` or `json`.
        strict: Whether a warning fails, too.
        fix: Whether to apply safe fixes first.
        yes: Whether to do so without asking.
        staged: Whether to look at what is about to be committed in place of the files.

    Returns:
        The exit code.
    """
    if fix and staged:
        status("--fix 改的是文件，--staged 看的是准备提交的内容，请分开用。")
        return EXIT_USAGE
    library = _load_staged(root) if staged else _load_fixed(root, without_asking=yes) if fix else load(root)
    if library is None:
        return EXIT_USAGE
    problems = check(library, today())
    if staged:
        problems = tuple(sorted({*problems, *_moved(root, library)}))
    summary = count_summary(problems) if problems else f"没有问题：{sum(1 for _ in library.all())} 条内容"
    if form == "text":
        report(problems, library.text)
        output(summary)
    else:
        output(reporters.as_json(problems) if form == "json" else reporters.github(problems))
        status(summary)
    return EXIT_PROBLEMS if errors(problems) or (strict and problems) else EXIT_OK


def _load_fixed(root: Path, *, without_asking: bool) -> Library:
    """Load the content after safe fixes; nobody else writes in between."""
    from catalog.cli.fix import offer  # noqa: PLC0415 - seldom needed

    with exclusive(root):
        library = load(root)
        return load(root) if offer(root, library, without_asking=without_asking) else library


def _moved(root: Path, library: Library) -> Iterator[Diagnostic]:
    """Compare the sessions that are about to be committed with the last commit."""
    from catalog.authoring import git  # noqa: PLC0415 - seldom needed
    from catalog.lint.changes import compare  # noqa: PLC0415 - seldom needed

    return compare(assemble(git.last_committed(root, f"content/{Session.KIND}")), library, today())


def _load_staged(root: Path) -> Library | None:
    """Load the content of git's index; None, after a message, if git has none."""
    from catalog.authoring import git  # noqa: PLC0415 - seldom needed

    try:
        files, links = git.staged(root, CONTENT)
        config, _ = git.staged(root, CONFIG)
    except git.GitError as error:
        status(str(error))
        return None
    problems = tuple(link_problem(path) for path in links if is_content(path))
    return assemble(Folder(config | {path: data for path, data in files.items() if is_content(path)}, problems))
