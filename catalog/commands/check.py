"""`check`: the content's problems, and nothing else."""

from pathlib import Path

from catalog.commands import FINE, PROBLEMS, counted, formats, say, tell, tell_problems
from catalog.diagnostics import errors
from catalog.load import load
from catalog.rules import check
from catalog.today import today


def run(root: Path, form: str = "text", *, strict: bool = False) -> int:
    """Check the content below a project's root.

    Args:
        root: The project's folder.
        form: `text`, `github` or `json`.
        strict: Whether a warning fails, too.

    Returns:
        The exit code.
    """
    library = load(root)
    problems = check(library, today())
    summary = counted(problems) if problems else f"没有问题：{sum(1 for _ in library.all())} 条内容"
    if form == "text":
        tell_problems(problems, library.text)
        tell(summary)
    else:
        tell(formats.as_json(problems) if form == "json" else formats.github(problems))
        say(summary)
    return PROBLEMS if errors(problems) or (strict and problems) else FINE
