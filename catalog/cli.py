"""The words after `python build.py`: which command, with what, and how it ended."""

import argparse
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from catalog.commands import FINE, INTERRUPTED, PROBLEMS, WRONG_USAGE, say, tell
from catalog.diagnostics import meant

PROGRAM = "python build.py"
DEFAULT = "build"
COMMANDS = {
    "build": "生成网站到 site 文件夹（不写命令时就是它）",
    "serve": "在本机预览，边改边看",
    "check": "只检查内容，不生成网站",
    "test": "运行测试，后面可以跟 pytest 的参数",
}
_MORE = {
    "build": "先检查内容，有错误就一处一处说明，site 保持原样；没有错误才生成，生成完整后再换上。",
    "serve": "改动 content、theme 或 mkdocs.yml 并保存，页面自己更新；内容有错时在页面顶端说明。按 Ctrl-C 结束。",
    "check": "每个问题一行：文件:行:列: 代码: 说明，下一行是改法。",
    "test": "例如：python build.py test tests/unit -k search",
}
_CODES = "退出码：0 正常，1 内容有问题，2 用法不对。"
_HEADING = "选项"
_HIGHEST_PORT = 65535
_SENTENCES = (
    (r"unrecognized arguments: (.+)", "不认识“{}”"),
    (r"argument (\S+): expected one argument", "{} 后面要写一个值"),
    (r"argument (\S+): ignored explicit argument (.+)", "{} 后面不用写值：{}"),
    (r"ambiguous option: (\S+) could match (.+)", "“{}”没有写全，可以是：{}"),
    (r"argument (\S+): (.+)", "{}：{}"),
)


class UsageError(Exception):
    """The words make no command; the text says why."""


class _Formatter(argparse.HelpFormatter):
    """Help without argparse's English."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """`usage:` in Chinese."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that raises what it has to say, in Chinese."""

    def format_help(self) -> str:
        """The help, with the colon of Chinese after its heading."""
        return super().format_help().replace(f"{_HEADING}:", f"{_HEADING}：")

    def error(self, message: str) -> NoReturn:
        """Say it in Chinese, as far as argparse's sentence is known."""
        for pattern, told in _SENTENCES:
            if match := re.fullmatch(pattern, message):
                raise UsageError(told.format(*match.groups()))
        raise UsageError(message)


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
        message = f"没有“{command}”这个命令。{meant(command, COMMANDS, named='可用的命令')}"
        raise UsageError(message)
    return command, words


def _run(command: str, words: list[str], root: Path) -> int:
    """Hand over to one command; the others are not imported."""
    if command == "--help":
        tell(_overview())
        return FINE
    if words[:1] in (["-h"], ["--help"]):
        tell(_parser(command).format_help().rstrip())
        return FINE
    if command == "test":  # its words are pytest's
        from catalog.commands import test  # noqa: PLC0415

        return test.run(root, words)
    options = _parser(command).parse_args(words)
    if command == "check":
        from catalog.commands import check  # noqa: PLC0415

        return check.run(root)
    if command == "serve":
        from catalog.commands import serve  # noqa: PLC0415

        return serve.run(root, options.host, options.port)
    from catalog.commands import build  # noqa: PLC0415

    return build.run(root)


def _parser(command: str) -> argparse.ArgumentParser:
    """The options of one command."""
    usage = f"{PROGRAM} test [pytest 的参数…]" if command == "test" else None
    parser = _Parser(
        prog=f"{PROGRAM} {command}",
        usage=usage,
        description=f"{COMMANDS[command]}。{_MORE[command]}",
        epilog=_CODES if command != "test" else "退出码就是 pytest 的。",
        formatter_class=_Formatter,
        add_help=False,
        allow_abbrev=False,
    )
    group = parser.add_argument_group(_HEADING)
    if command == "serve":
        group.add_argument("--port", metavar="端口", type=_port, default=8000, help="端口号，默认 8000")
        group.add_argument(
            "--host",
            metavar="地址",
            default="127.0.0.1",
            help="监听的地址，默认 127.0.0.1，只有本机能看；0.0.0.0 则同一网络都能看",
        )
    group.add_argument("-h", "--help", action="store_true", help="显示这段说明")
    return parser


def _port(text: str) -> int:
    """A port number."""
    if not text.isdecimal() or not 0 <= int(text) <= _HIGHEST_PORT:
        message = f"“{text}”不是端口号，应是 0 到 {_HIGHEST_PORT} 的整数"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _overview() -> str:
    """The help of the whole."""
    rows = "\n".join(f"  {name:<8}{told}" for name, told in COMMANDS.items())
    return f"用法：{PROGRAM} [命令] [选项]\n\n命令：\n{rows}\n\n某个命令的选项：{PROGRAM} 命令 --help\n{_CODES}"


def _never_fail(stream: TextIO) -> None:
    """Let a sign that the console's code page lacks become `?` rather than end the program."""
    reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
