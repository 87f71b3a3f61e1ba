"""`check`: the content's problems, and nothing else."""

from pathlib import Path

from catalog.cli.console import FINE, PROBLEMS, WRONG_USAGE, counted, say, tell, tell_problems
from catalog.clock import today
from catalog.content.file_names import is_content
from catalog.content.loader import Library, assemble, load
from catalog.diagnostics import errors
from catalog.lint import reporters
from catalog.lint.rules import check


def run(  # noqa: PLR0913 - each is a word that an editor can say
    root: Path, form: str = "text", *, strict: bool = False, fix: bool = False, yes: bool = False, staged: bool = False
) -> int:
    """Check the content below a project's root.

    Args:
        root: The project's folder.
        form: `text`, `github` or `json`.
        strict: Whether a warning fails, too.
        fix: Whether to mend first what can be mended.
        yes: Whether to do so without asking.
        staged: Whether to look at what is about to be committed in place of the files.

    Returns:
        The exit code.
    """
    if fix and staged:
        say("--fix 改的是文件，--staged 看的是准备提交的内容，请分开用。")
        return WRONG_USAGE
    library = _about_to_be_committed(root) if staged else load(root)
    if library is None:
        return WRONG_USAGE
    if fix:
        from catalog.cli.fix import offer  # noqa: PLC0415 - seldom needed

        library = load(root) if offer(root, library, unasked=yes) else library
    problems = check(library, today())
    summary = counted(problems) if problems else f"没有问题：{sum(1 for _ in library.all())} 条内容"
    if form == "text":
        tell_problems(problems, library.text)
        tell(summary)
    else:
        tell(reporters.as_json(problems) if form == "json" else reporters.github(problems))
        say(summary)
    return PROBLEMS if errors(problems) or (strict and problems) else FINE


def _about_to_be_committed(root: Path) -> Library | None:
    """The content in git's index; None if git has none, and then it is told why."""
    from catalog.authoring import git  # noqa: PLC0415 - seldom needed

    try:
        files = git.staged(root, "content")
    except git.GitError as error:
        say(str(error))
        return None
    return assemble({path: data for path, data in files.items() if is_content(path)})
