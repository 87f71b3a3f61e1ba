"""`setup`: let git check the content before each commit."""

from pathlib import Path

from catalog.authoring.git import HOOKS, GitError, use_hooks
from catalog.cli.console import EXIT_OK, EXIT_USAGE, output, status


def run(root: Path) -> int:
    """Set the hooks of a project's repository; returns the exit code."""
    try:
        new = use_hooks(root)
    except GitError as error:
        status(str(error))
        return EXIT_USAGE
    output(f"{'设好了' if new else '已经设好'}：每次 git commit 之前，先检查准备提交的内容（{HOOKS}/pre-commit）。")
    output("有错误就不提交。确实要先提交的，用 git commit --no-verify。")
    return EXIT_OK
