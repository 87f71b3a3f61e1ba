"""MkDocs' log messages and exceptions, and those of templates, as `Diagnostic`s in Chinese.

MkDocs logs a bad link and goes on; a broken template raises. Editors get both like
any other problem: which file, where, what, and what to do. This module knows
MkDocs' messages but does not import it.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from catalog.diagnostics import BuildError, Diagnostic
from catalog.site.layout import LayoutError

PAGES = "content/pages"
CONFIG = "mkdocs.yml"


class _Translation(NamedTuple):
    """A message of MkDocs and its translation: `file`, `word` and `instead` are groups of its pattern."""

    pattern: str
    code: str
    message: str
    hint: str
    folder: str = PAGES


_INSTEAD = r"(?: Did you mean '(?P<instead>.+)'\?)?$"
_LINK = r"Doc file '(?P<file>.+?)' contains an? {}link '(?P<word>.+?)', "
_TRANSLATIONS = (
    _Translation(
        _LINK.format("absolute ") + r"it was left as is\." + _INSTEAD,
        "absolute-link",
        "链接“{word}”以 / 开头，网站放在子目录时打不开",
        "写成从本文件出发的路径，例如 ../lessons/index.md",
    ),
    _Translation(
        _LINK.format("unrecognized relative ") + r"it was left as is\." + _INSTEAD,
        "unknown-link",
        "链接“{word}”没有指到页面文件",
        "写到 .md 为止，例如 ../lessons/index.md",
    ),
    _Translation(
        _LINK.format("") + r"but the target(?: '.+')? is not found among documentation files\." + _INSTEAD,
        "unknown-link",
        "链接“{word}”指向的文件不存在",
        "检查文件夹和文件名；条目写成 ../文件夹/编号.md",
    ),
    _Translation(
        _LINK.format("") + r"but (?:there is no such anchor on this page|the doc '.+' does not contain)",
        "unknown-anchor",
        "链接“{word}”指到的那一页里没有这个标题",
        "检查 # 后面的字；标题的编号可以写成 ## 标题 {{#编号}}",
    ),
    _Translation(
        r"A reference to '(?P<word>.+?)' is included in the 'nav' configuration, (?:which|but)",
        "unknown-page",
        "栏目里的“{word}”没有对应的页面文件",
        "在 content/pages/ 里建这个文件，或从 nav 里删去这一行",
        "",
    ),
    _Translation(
        r"An absolute path to '(?P<word>.+?)' is included in the 'nav' configuration",
        "absolute-link",
        "栏目里的“{word}”以 / 开头",
        "写成 content/pages/ 里的文件名，例如 about.md",
        "",
    ),
    _Translation(
        r"Excluding '(?P<file>.+?)' from the site because it conflicts with '(?P<word>.+?)'",
        "same-page",
        "这个文件和“{word}”会生成同一个网页",
        "两个文件留一个",
    ),
    _Translation(
        r"Encoding error reading file: (?P<file>.+)",
        "encoding",
        "文件编码不是 UTF-8（多半是 GBK）",
        "请另存为 UTF-8（记事本：文件 → 另存为 → 编码 UTF-8）",
    ),
    _Translation(
        r"Config value '(?P<word>.+?)': (?P<why>.+)",
        "config",
        "“{word}”这一项不对：{why}",
        "对照版本库里的 mkdocs.yml 检查这一项",
        "",
    ),
)
CODES = frozenset({"mkdocs", "template", *(translation.code for translation in _TRANSLATIONS)})
# Logged on top of an exception, which is reported by itself.
_ECHOES = ("Error building page", "Error reading page")


class LogCollector(logging.Handler):
    """A log handler that collects MkDocs' warnings in place of printing them."""

    def __init__(self, root: Path) -> None:
        """Collect warnings and errors."""
        super().__init__(logging.WARNING)
        self._root = root
        self._messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Collect one message."""
        message = record.getMessage()
        if not message.startswith(_ECHOES):
            self._messages.append(message)

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return everything collected so far, as problems in order."""
        return tuple(sorted({translate_message(message, self._root) for message in self._messages}))


@contextmanager
def collect_messages(root: Path, stop: type[Exception] = BuildError) -> Iterator[LogCollector]:
    """Collect MkDocs' messages, which stay off the console; what an editor can put right is raised as a `BuildError`.

    Args:
        root: The project's folder.
        stop: What MkDocs raises when it cannot go on.
    """
    logger, collector = logging.getLogger("mkdocs"), LogCollector(root)
    before = logger.propagate, logger.level
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield collector
    except stop as error:
        raise BuildError(collector.problems() or (config_error(error),)) from error
    except UnicodeError as error:
        if not (problems := collector.problems()):
            raise
        raise BuildError(problems) from error
    except (TemplateError, LayoutError) as error:
        raise BuildError((template_error(error, root),)) from error
    finally:
        logger.removeHandler(collector)
        logger.propagate, level = before
        logger.setLevel(level)


def translate_message(message: str, root: Path) -> Diagnostic:
    """Translate a message of MkDocs into a problem; an unknown one is passed on as it is."""
    for pattern, code, text, default_hint, folder in _TRANSLATIONS:
        if match := re.match(pattern, message, re.DOTALL):
            groups = match.groupdict()
            path = f"{folder}/{groups['file']}" if folder else CONFIG
            hint = f"是不是想写“{groups['instead']}”？" if groups.get("instead") else default_hint.format()
            place = _place(root / path, groups.get("word") or "")
            return Diagnostic(path, *place, code, text.format(**groups), hint)
    return Diagnostic(CONFIG, 1, 1, "mkdocs", f"MkDocs 提示：{message}", "这句话出自页面生成程序，可以照原文查找")


def config_error(error: Exception) -> Diagnostic:
    """Return the problem of `mkdocs.yml` that MkDocs raised."""
    places = re.findall(r"line (\d+), column (\d+)", str(error))
    line, column = map(int, places[-1]) if places else (1, 1)
    message = "mkdocs.yml 不合 YAML 的写法" if places else f"mkdocs.yml 不能用：{error}"
    return Diagnostic(CONFIG, line, column, "config", message, "对照版本库里的 mkdocs.yml 检查这一行和上一行")


def template_error(error: TemplateError | LayoutError, root: Path) -> Diagnostic:
    """Return an error of a template or layout as a problem at its place."""
    if isinstance(error, LayoutError):
        return Diagnostic("theme/base.html", 1, 1, "template", f"页面骨架少了或多了一处：{error}", "对照版本库里的模板")
    path, line = _template_place(error, root)
    if isinstance(error, TemplateNotFound):
        return Diagnostic(path, line, 1, "template", f"没有叫“{error.name}”的模板", "检查文件名，或补上这个文件")
    return Diagnostic(path, line, 1, "template", f"模板写错了：{error.message}", "检查这一行的 {{ }} 和 {% %}")


def _template_place(error: TemplateError, root: Path) -> tuple[str, int]:
    """Return the template and line that an error comes from; the theme folder if it does not say."""
    theme = root / "theme"
    frames = [(Path(frame.filename), frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames.append((Path(error.filename), error.lineno))
    for path, line in reversed(frames):
        if path.is_relative_to(theme):
            return path.relative_to(root).as_posix(), line
    return "theme", 1


def _place(path: Path, word: str) -> tuple[int, int]:
    """Return line and column of a word in a file, of a link's target first; its beginning if it is not there."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1, 1
    for text, skip in ((f"]({word}", 2), (f"]: {word}", 3), (word, 0)):
        for number, line in enumerate(lines, 1):
            if text and (column := line.find(text)) >= 0:
                return number, column + skip + 1
    return 1, 1
