"""The words after `python build.py`: which command, with what, and how it ended."""

import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TextIO

from catalog.cli.arguments import COMMANDS, DEFAULT, PROGRAM, UsageError, overview, parser
from catalog.cli.console import FINE, INTERRUPTED, PROBLEMS, WRONG_USAGE, say, tell
from catalog.diagnostics import suggestion


def main(arguments: Sequence[str], root: Path) -> int:
    """Run a command.

    Args:
        arguments: The words after the program's name.
        root: The project's folder.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    try:
        return _run(*_split(arguments), root)
    except UsageError as error:
        say(f"{error}\n全部用法见 {PROGRAM} --help")
        return WRONG_USAGE
    except KeyboardInterrupt:
        say("\n已中断。")
        return INTERRUPTED
    except OSError as error:
        say(f"读写文件没有成功：{error.strerror or error}（{error.filename or '没有文件名'}）。已有的网站没有改动。")
        return PROBLEMS
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        say(f"{traceback.format_exc()}\n程序出错（{type(error).__name__}: {error}），没有做完。已有的网站没有改动。")
        return PROBLEMS


def _split(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The command and what follows it.

    Raises:
        UsageError: There is no such command.
    """
    words = list(arguments)
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        return DEFAULT, words
    command = words.pop(0)
    if command in ("-h", "--help"):
        return "--help", []
    if command not in COMMANDS:
        message = f"没有“{command}”这个命令。{suggestion(command, COMMANDS, label='可用的命令')}"
        raise UsageError(message)
    return command, words


def _run(command: str, words: list[str], root: Path) -> int:
    """Hand over to one command; the others are not imported."""
    if command == "--help":
        tell(overview())
        return FINE
    if {"-h", "--help"} & set(words[:1] if command == "test" else words):
        tell(parser(command).format_help().rstrip())
        return FINE
    run = import_module(f"catalog.cli.commands.{command}{'_' * iskeyword(command)}").run
    if command == "test":  # its words are pytest's
        return int(run(root, words))
    return int(run(root, **vars(parser(command).parse_args(words))))


def _never_fail(stream: TextIO) -> None:
    """Let a sign that the console's code page lacks become `?` rather than end the program."""
    reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
