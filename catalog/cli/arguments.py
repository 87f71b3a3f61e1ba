"""The commands and their options, in Chinese."""

import argparse
from dataclasses import dataclass
from gettext import NullTranslations
from typing import Any, NoReturn

PROGRAM = "python build.py"
DEFAULT = "build"

_CODES = "退出码：0 正常，1 内容有问题，2 用法不对。"
_HEADING = "选项"
_HIGHEST_PORT = 65535
_FORMATS = ("text", "github", "json")
# argparse's own texts that can be seen here. What is said of an argument follows its name with a colon or a blank.
_CHINESE = {
    "usage: ": "用法：",
    "unrecognized arguments: %s": "不认识“%s”",
    "the following arguments are required: %s": "还要写上：%s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s%(message)s",
    "expected one argument": " 后面要写一个值",
    "ignored explicit argument %r": " 后面不用写值：%r",
    "invalid choice: %(value)r (choose from %(choices)s)": "：没有“%(value)s”，可以是 %(choices)s",
}

Option = tuple[str, dict[str, Any]]
"""The name of an option or argument, and the keywords of `add_argument`."""


class UsageError(Exception):
    """The arguments are no valid command; the text says why."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does, in a line and in full, and its options."""

    summary: str
    details: str
    options: tuple[Option, ...] = ()


def parser(command: str) -> argparse.ArgumentParser:
    """Return the parser of one command's options."""
    vars(argparse)["_"] = _ChineseTexts().gettext  # the name under which argparse looks its texts up
    definition = COMMANDS[command]
    usage = f"{PROGRAM} test [--fast] [pytest 的参数…]" if command == "test" else None
    command_parser = _Parser(
        prog=f"{PROGRAM} {command}",
        usage=usage,
        description=f"{definition.summary}。{definition.details}",
        epilog=_CODES if command != "test" else "退出码就是 pytest 的。",
        add_help=False,
        allow_abbrev=False,
    )
    group = command_parser.add_argument_group(_HEADING)
    for name, settings in definition.options:
        group.add_argument(name, **settings)
    group.add_argument("-h", "--help", action="store_true", default=argparse.SUPPRESS, help="显示这段说明")
    return command_parser


def overview() -> str:
    """Return the help of the whole program."""
    rows = "\n".join(f"  {name:<8}{definition.summary}" for name, definition in COMMANDS.items())
    return f"用法：{PROGRAM} [命令] [选项]\n\n命令：\n{rows}\n\n某个命令的选项：{PROGRAM} 命令 --help\n{_CODES}"


class _ChineseTexts(NullTranslations):
    """argparse's texts in Chinese, for its own gettext."""

    def gettext(self, message: str) -> str:
        """Return the Chinese text; what has none stays."""
        return _CHINESE.get(message, message)


class _Parser(argparse.ArgumentParser):
    """A parser that raises its errors."""

    def format_help(self) -> str:
        """Return the help, with a Chinese colon after its heading: Python 3.11 does not translate that one."""
        return super().format_help().replace(f"{_HEADING}:", f"{_HEADING}：")

    def error(self, message: str) -> NoReturn:
        """Raise a wrong use."""
        raise UsageError(message)


def _option(name: str, **settings: Any) -> Option:  # noqa: ANN401 - as argparse takes them
    return name, settings


def _format(text: str) -> str:
    """Return a format of `check`."""
    if text not in _FORMATS:
        message = f"：没有“{text}”这种格式，可用的格式：{'、'.join(_FORMATS)}"
        raise argparse.ArgumentTypeError(message)
    return text


def _port(text: str) -> int:
    """Return a port number."""
    if not text.isdecimal() or not 0 <= int(text) <= _HIGHEST_PORT:
        message = f"：“{text}”不是端口号，应是 0 到 {_HIGHEST_PORT} 的整数"
        raise argparse.ArgumentTypeError(message)
    return int(text)


COMMANDS = {
    "build": Command(
        "生成网站到 site 文件夹（不写命令时就是它）",
        "先检查内容，有错误就一处一处说明，site 保持原样；没有错误才生成，生成完整后再换上。",
        (_option("--no-pdf", action="store_true", help="不排印导览手册；网页照常生成"),),
    ),
    "serve": Command(
        "在本机预览，边改边看",
        "改动 content、theme 或 mkdocs.yml 并保存，页面自己更新；内容有错时在页面顶端说明。按 Ctrl-C 结束。",
        (
            _option("--port", metavar="端口", type=_port, default=8000, help="端口号，默认 8000"),
            _option(
                "--host",
                metavar="地址",
                default="127.0.0.1",
                help="监听的地址，默认 127.0.0.1，只有本机能看；0.0.0.0 则同一网络都能看",
            ),
        ),
    ),
    "check": Command(
        "只检查内容，不生成网站",
        "每个问题先说“文件:行:列: 代码: 说明”，再标出原文，最后是改法。",
        (
            _option("--fix", action="store_true", help="把意思不会弄错的小毛病改好：先列出改动，问过再写"),
            _option("--yes", action="store_true", help="和 --fix 一起用：不问，直接写"),
            _option("--staged", action="store_true", help="检查 git 里准备提交的内容，不看还没有 git add 的改动"),
            _option("--strict", action="store_true", help="有提醒也算没有通过"),
            _option(
                "--format",
                dest="form",
                metavar="格式",
                type=_format,
                default="text",
                help="text 给人看（默认）；github 写成 GitHub 的行内批注；json 给别的程序",
            ),
        ),
    ),
    "new": Command(
        "新建一条内容，一项一项地问",
        "例如：python build.py new 党课。也可以不问：python build.py new lesson --set title=标题 --set minutes=45。",
        (
            _option("kind", metavar="类别", nargs="?", help="党课、教学点位……或 lesson、point……；不写就问"),
            _option(
                "--set",
                metavar="名称=值",
                dest="assignments",
                action="append",
                default=[],
                help="填上一项，可以写多次；列表写多次，或用逗号隔开；里层写成 location.lat、stops.1.point",
            ),
            _option("--id", metavar="编号", dest="record_id", help="编号；不写就按标题的拼音拟一个"),
        ),
    ),
    "setup": Command(
        "让 git 在每次提交之前先检查内容",
        "只用运行一次。有错误就不提交；确实要先提交的，用 git commit --no-verify。",
    ),
    "export": Command(
        "把内容导出成 Excel 表格",
        "每一类一张表，可以用 Excel 或 WPS 改，再用 import 读回来。已有的文件不会被覆盖。",
        (
            _option("form", metavar="xlsx", choices=["xlsx"], help="格式，目前只有 xlsx"),
            _option("file", metavar="文件", nargs="?", default="catalog.xlsx", help="写到哪里，默认 catalog.xlsx"),
        ),
    ),
    "import": Command(
        "把改过的 Excel 表格读回来",
        "先说明要新增、改动什么，有没有冲突，问过以后才写；只改动过的那几行会变，注释和次序不动。",
        (
            _option("file", metavar="文件", help="export 导出、改过的 xlsx 文件"),
            _option("--yes", action="store_true", help="不问，直接写"),
            _option("--delete", action="store_true", help="表里删去整行的，文件也删去；不加就保留"),
        ),
    ),
    "report": Command(
        "看看目录还缺什么、哪些该核实了",
        "示例、久未核实、没有关联的条目，各主题和镇街的空白，需求对上了多少，外部链接。",
        (
            _option("--since", metavar="版本", help="只说从 git 的这个版本以来改了什么，例如 v1.0、HEAD~3"),
            _option("--links", action="store_true", help="去查看外部链接；连续四次打不开才提醒"),
        ),
    ),
    "release": Command(
        "正式发布：检查、生成、打包",
        "还有示例、错误或没有核实的内容，就说明是哪些，不发布。都好了，在 release 文件夹里放好网站的压缩包、"
        "校验和与本期更新。",
        (_option("--since", metavar="版本", help="上一期在 git 里的版本，本期更新从它算起；不写就是最近的标签"),),
    ),
    "schema": Command(
        "更新编辑器用的字段说明",
        "改过 site.yml 的词表或数据模型之后运行，重写 content/.schema 里的文件；VS Code 靠它提示和检查。",
    ),
    "test": Command(
        "运行测试，后面可以跟 pytest 的参数",
        "例如：python build.py test tests/search -k pinyin。几个处理器就同时运行几路；加 -n 0 就一个接一个。",
        (_option("--fast", action="store_true", help="只运行快的：不开浏览器，不排印"),),
    ),
}
