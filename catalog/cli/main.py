"""Run the command that the arguments name, and turn its end into an exit code."""

import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from pathlib import Path

from catalog.cli.arguments import COMMANDS, DEFAULT, PROGRAM, UsageError, overview, parser
from catalog.cli.console import EXIT_INTERRUPTED, EXIT_OK, EXIT_PROBLEMS, EXIT_USAGE, output, status
from catalog.cli.faults import explain
from catalog.cli.recovery import recover
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
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # rather than end at a character that the code page lacks
    try:
        return _run(*_split(arguments), root)
    except UsageError as error:
        status(f"{error}\n全部用法见 {PROGRAM} --help")
        return EXIT_USAGE
    except KeyboardInterrupt:
        status("\n已中断。")
        return EXIT_INTERRUPTED
    except OSError as error:
        status(explain(error))
        return EXIT_PROBLEMS
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        status(f"{traceback.format_exc()}\n程序出错（{type(error).__name__}: {error}），没有做完。已有的网站没有改动。")
        return EXIT_PROBLEMS


def _split(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command and what follows it.

    Raises:
        UsageError: There is no such command.
    """
    remaining = list(arguments)
    if not remaining or (remaining[0].startswith("-") and remaining[0] not in ("-h", "--help")):
        return DEFAULT, remaining
    command = remaining.pop(0)
    if command in ("-h", "--help"):
        return "--help", []
    if command not in COMMANDS:
        message = f"没有“{command}”这个命令。{suggestion(command, COMMANDS, label='可用的命令')}"
        raise UsageError(message)
    return command, remaining


def _run(command: str, options: list[str], root: Path) -> int:
    """Import and run one command only."""
    if command == "--help":
        output(overview())
        return EXIT_OK
    if {"-h", "--help"} & set(options[:1] if command == "test" else options):
        output(parser(command).format_help().rstrip())
        return EXIT_OK
    recover(root)
    run = import_module(f"catalog.cli.commands.{command}{'_' * iskeyword(command)}").run
    if command == "test":  # its words are pytest's
        return int(run(root, options))
    return int(run(root, **vars(parser(command).parse_args(options))))
