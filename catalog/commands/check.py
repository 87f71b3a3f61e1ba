"""`check`: the content's problems, and nothing else."""

from pathlib import Path

from catalog.commands import FINE, PROBLEMS, counted, tell, tell_problems
from catalog.diagnostics import errors
from catalog.load import load
from catalog.rules import check


def run(root: Path) -> int:
    """Check the content below a project's root; returns the exit code."""
    library = load(root)
    problems = check(library)
    tell_problems(problems)
    tell(counted(problems) if problems else f"没有问题：{sum(1 for _ in library.all())} 条内容")
    return PROBLEMS if errors(problems) else FINE
