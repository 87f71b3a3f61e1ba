"""What MkDocs, the theme and their parts complain of, as `Diagnostic`s in Chinese.

MkDocs says a bad link in its log and goes on, and a broken template with an
exception. Both are told to editors like any other problem: which file, where,
what, and what to do. This module knows MkDocs' sentences but does not import it.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from catalog.diagnostics import BuildError, Diagnostic
from catalog.site.layout import LayoutError

PAGES = "content/pages"
CONFIG = "mkdocs.yml"
_LOGGER = "mkdocs"

Code = Literal[
    "absolute-link",
    "config",
    "encoding",
    "mkdocs",
    "same-page",
    "template",
    "unknown-anchor",
    "unknown-link",
    "unknown-page",
]
CODES: frozenset[str] = frozenset(get_args(Code))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One of MkDocs' sentences: `file`, `word` and `instead` are groups of its pattern."""

    pattern: re.Pattern[str]
    code: Code
    message: str
    hint: str
    folder: str = PAGES


_INSTEAD = r"(?: Did you mean '(?P<instead>.+)'\?)?$"
_DOC = r"Doc file '(?P<file>.+?)' contains "
_SENTENCES = (
    _Sentence(
        re.compile(_DOC + r"an absolute link '(?P<word>.+?)', it was left as is\." + _INSTEAD),
        "absolute-link",
        "链接“{word}”以 / 开头，网站放在子目录时打不开",
        "写成从本文件出发的路径，例如 ../lessons/index.md",
    ),
    _Sentence(
        re.compile(_DOC + r"an unrecognized relative link '(?P<word>.+?)', it was left as is\." + _INSTEAD),
        "unknown-link",
        "链接“{word}”没有指到页面文件",
        "写到 .md 为止，例如 ../lessons/index.md",
    ),
    _Sentence(
        re.compile(
            _DOC
            + r"a link '(?P<word>.+?)', but the target(?: '.+')? is not found among documentation files\."
            + _INSTEAD
        ),
        "unknown-link",
        "链接“{word}”指向的文件不存在",
        "检查文件夹和文件名；条目写成 ../文件夹/编号.md",
    ),
    _Sentence(
        re.compile(
            _DOC + r"a link '(?P<word>.+?)', but (?:there is no such anchor on this page|the doc '.+' does not contain)"
        ),
        "unknown-anchor",
        "链接“{word}”指到的那一页里没有这个标题",
        "检查 # 后面的字；标题的编号可以写成 ## 标题 {{#编号}}",
    ),
    _Sentence(
        re.compile(r"A reference to '(?P<word>.+?)' is included in the 'nav' configuration, (?:which|but)"),
        "unknown-page",
        "栏目里的“{word}”没有对应的页面文件",
        "在 content/pages/ 里建这个文件，或从 nav 里删去这一行",
        "",
    ),
    _Sentence(
        re.compile(r"An absolute path to '(?P<word>.+?)' is included in the 'nav' configuration"),
        "absolute-link",
        "栏目里的“{word}”以 / 开头",
        "写成 content/pages/ 里的文件名，例如 about.md",
        "",
    ),
    _Sentence(
        re.compile(r"Excluding '(?P<file>.+?)' from the site because it conflicts with '(?P<word>.+?)'"),
        "same-page",
        "这个文件和“{word}”会生成同一个网页",
        "两个文件留一个",
    ),
    _Sentence(
        re.compile(r"Encoding error reading file: (?P<file>.+)"),
        "encoding",
        "文件编码不是 UTF-8（多半是 GBK）",
        "请另存为 UTF-8（记事本：文件 → 另存为 → 编码 UTF-8）",
    ),
    _Sentence(
        re.compile(r"Config value '(?P<word>.+?)': (?P<why>.+)", re.DOTALL),
        "config",
        "“{word}”这一项不对：{why}",
        "对照版本库里的 mkdocs.yml 检查这一项",
        "",
    ),
)
# Said on top of an exception, which is told by itself.
_ECHOES = ("Error building page", "Error reading page")


class Listener(logging.Handler):
    """Keeps what MkDocs warns of instead of printing it."""

    def __init__(self, root: Path) -> None:
        """Listen from warnings upwards."""
        super().__init__(logging.WARNING)
        self._root = root
        self._said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one sentence."""
        said = record.getMessage()
        if not said.startswith(_ECHOES):
            self._said.append(said)

    def problems(self) -> tuple[Diagnostic, ...]:
        """Everything said so far, as problems in order."""
        return tuple(sorted({told(said, self._root) for said in self._said}))


@contextmanager
def listening(root: Path, refusal: type[Exception] = BuildError) -> Iterator[Listener]:
    """Hear MkDocs out without its English on the console; what an editor can mend ends as a `BuildError`.

    Args:
        root: The project's folder.
        refusal: What MkDocs raises when it will not go on.
    """
    logger, listener = logging.getLogger(_LOGGER), Listener(root)
    before = logger.propagate, logger.level
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    logger.addHandler(listener)
    try:
        yield listener
    except refusal as error:
        raise BuildError(listener.problems() or (refused(error),)) from error
    except UnicodeError as error:
        if not (heard := listener.problems()):
            raise
        raise BuildError(heard) from error
    except (TemplateError, LayoutError) as error:
        raise BuildError((explained(error, root),)) from error
    finally:
        logger.removeHandler(listener)
        logger.propagate, level = before
        logger.setLevel(level)


def told(said: str, root: Path) -> Diagnostic:
    """One of MkDocs' sentences as a problem; an unknown one is passed on as it is."""
    for sentence in _SENTENCES:
        if match := sentence.pattern.match(said):
            words = match.groupdict()
            path = f"{sentence.folder}/{words['file']}" if sentence.folder else CONFIG
            hint = f"是不是想写“{words['instead']}”？" if words.get("instead") else sentence.hint.format()
            place = _place(root / path, words.get("word") or "")
            return Diagnostic(path, *place, sentence.code, sentence.message.format(**words), hint)
    return Diagnostic(CONFIG, 1, 1, "mkdocs", f"MkDocs 提示：{said}", "这句话出自页面生成程序，可以照原文查找")


def refused(error: Exception) -> Diagnostic:
    """What is wrong with `mkdocs.yml` itself, from MkDocs' own exception."""
    marks = re.findall(r"line (\d+), column (\d+)", str(error))
    line, column = map(int, marks[-1]) if marks else (1, 1)
    message = "mkdocs.yml 不合 YAML 的写法" if marks else f"mkdocs.yml 不能用：{error}"
    return Diagnostic(CONFIG, line, column, "config", message, "对照版本库里的 mkdocs.yml 检查这一行和上一行")


def explained(error: TemplateError | LayoutError, root: Path) -> Diagnostic:
    """A fault in a template as a problem at its place."""
    if isinstance(error, LayoutError):
        return Diagnostic("theme/base.html", 1, 1, "template", f"页面骨架少了或多了一处：{error}", "对照版本库里的模板")
    path, line = _template_place(error, root)
    if isinstance(error, TemplateNotFound):
        return Diagnostic(path, line, 1, "template", f"没有叫“{error.name}”的模板", "检查文件名，或补上这个文件")
    return Diagnostic(path, line, 1, "template", f"模板写错了：{error.message}", "检查这一行的 {{ }} 和 {% %}")


def _template_place(error: TemplateError, root: Path) -> tuple[str, int]:
    """The template and line that an error comes from; the theme folder if nothing says."""
    theme = root / "theme"
    frames = [(Path(frame.filename), frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames.append((Path(error.filename), error.lineno))
    for path, line in reversed(frames):
        if path.is_relative_to(theme):
            return path.relative_to(root).as_posix(), line
    return "theme", 1


def _place(path: Path, word: str) -> tuple[int, int]:
    """Where a word first stands in a file, as a link's target if it can; else its beginning."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1, 1
    for wanted, skip in ((f"]({word}", 2), (f"]: {word}", 3), (word, 0)):
        for number, line in enumerate(lines, 1):
            if wanted and (column := line.find(wanted)) >= 0:
                return number, column + skip + 1
    return 1, 1
