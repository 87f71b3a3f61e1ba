"""YAML as the editor typed it: the only module that knows YAML.

Every scalar is kept as text with its line and column, so that no value is
guessed (`12:30` is not 750, `no` is not false) and every later problem can be
told where it stands. Whatever a catalogue file has no use for is refused:
anchors, aliases, tags, duplicate keys, a second document, deep nesting, bulk.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Any

import yaml

from catalog.diagnostics import Diagnostic
from catalog.typing_slips import slips

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20

# libyaml's parser is seven times faster; the pure one serves where it is missing.
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)

# A line break between two Han characters is the editor's line width, not a
# space in the sentence: YAML makes a space of it, Chinese has none there.
_HAN = "\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uff00-\uffef"
_FOLDED = re.compile(rf"(?<=[{_HAN}])[ \t]+(?=[{_HAN}])")
_LITERAL = re.compile(rf"(?<=[{_HAN}])[ \t]*\n[ \t]*(?=[{_HAN}])")
_BREAKS = re.compile(r"\n+")


@dataclass(slots=True)
class Node:
    """A value and where it stands; lines and columns are 1-based.

    `value` is text, a list of nodes, or a dict of nodes by key. `key` is where
    the key of this value stands, or where the value does if it has none.
    """

    value: "str | list[Node] | dict[str, Node]"
    line: int
    column: int
    key: tuple[int, int]

    def plain(self) -> Any:  # noqa: ANN401 - nested text, lists and dicts
        """The bare text, lists and dicts, as a validator wants them."""
        value = self.value
        if value.__class__ is str:
            return value
        if isinstance(value, list):
            return [item.plain() for item in value]
        if isinstance(value, dict):
            return {key: item.plain() for key, item in value.items()}
        return value

    def find(self, where: tuple[str | int, ...]) -> "Node":
        """The node at a path like `("stops", 2, "minutes")`, or the nearest above it."""
        node = self
        for step in where:
            value = node.value
            inside: Any = value if isinstance(value, dict) else dict(enumerate(value))
            if step not in inside:
                break
            node = inside[step]
        return node


class _RefusedError(Exception):
    """Ends the walk; carries the problem."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.code)
        self.problem = problem


def parse(path: str, data: bytes) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read one YAML file.

    Args:
        path: The file as problems name it.
        data: Its bytes.

    Returns:
        The top mapping, or None if there is none to be had, and the problems.
    """
    text, problem = decode(path, data)
    if problem:
        return None, (problem,)
    walk = _Walk(path, text)
    node, refused = None, None
    try:
        node = walk.document()
    except _RefusedError as error:
        refused = error.problem
    except yaml.YAMLError as error:
        refused = _syntax(path, text, error)
    found = tuple(
        slip for slip in slips(path, text) if not any(first <= slip.line <= last for first, last in walk.quoted)
    )
    if refused and not (found and refused.code == "syntax"):
        found = (*found, refused)
    return (None if found else node), found


def decode(path: str, data: bytes) -> tuple[str, Diagnostic | None]:
    """UTF-8 with or without BOM, and nothing else; every line end becomes a line feed."""
    if len(data) > MAX_BYTES:
        message = f"文件有 {len(data) // 1024} KB，超过 {MAX_BYTES // 1024} KB"
        hint = "长文章请放进同名的 .md 文件，或拆成几个条目"
        return "", Diagnostic(path, 1, 1, "too-large", message, hint)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        hint = "请另存为 UTF-8（记事本：文件 → 另存为 → 编码 UTF-8）"
        return "", Diagnostic(path, 1, 1, "encoding", "文件编码是 UTF-16，不是 UTF-8", hint)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        message = "文件编码不是 UTF-8（多半是 GBK）"
        hint = "请另存为 UTF-8（记事本：文件 → 另存为 → 编码 UTF-8）"
        return "", Diagnostic(path, line, column, "encoding", message, hint)
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


class _Walk:
    """One pass over the events of one file."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.events: Any = yaml.parse(text, Loader=_LOADER)
        # Lines of quoted and block text: nothing in them is a slip of YAML.
        self.quoted: list[tuple[int, int]] = []

    def refuse(self, event: Any, code: str, message: str, hint: str = "") -> _RefusedError:  # noqa: ANN401 - PyYAML is untyped
        mark = event.start_mark
        problem = Diagnostic(self.path, mark.line + 1, mark.column + 1, code, message, hint)
        return _RefusedError(problem)

    def document(self) -> Node:
        """The one mapping of the file."""
        node = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    hint = "删去单独成行的 ---，另一条内容请另建文件"
                    raise self.refuse(event, "second-document", "一个文件只能写一条内容", hint)
                node = self.node(next(self.events), 1, None)
        if node is None or node.value == "":
            problem = Diagnostic(self.path, 1, 1, "empty-file", "文件是空的", "照同类文件写，或删掉它")
            raise _RefusedError(problem)
        if not isinstance(node.value, dict):
            hint = "每行写成“键: 值”，冒号是英文冒号，后面空一格"
            code, message = "not-a-mapping", "文件开头应是“键: 值”"
            raise _RefusedError(Diagnostic(self.path, node.line, node.column, code, message, hint))
        return node

    def node(self, event: Any, depth: int, key: tuple[int, int] | None) -> Node:  # noqa: ANN401 - PyYAML is untyped
        """The value that begins with `event`."""
        kind = event.__class__
        if kind is yaml.AliasEvent or getattr(event, "anchor", None):
            hint = "把要重复的内容再写一遍；以 & 或 * 开头的文字请加引号"
            raise self.refuse(event, "anchor", "不能使用 & 和 * 引用", hint)
        if event.tag is not None and event.tag != "!":
            raise self.refuse(event, "tag", f"不能使用标签 {event.tag}", "以 ! 开头的文字请加引号")
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        key = key or (line, column)
        if kind is yaml.ScalarEvent:
            return Node(self.text(event), line, column, key)
        if depth > MAX_DEPTH:
            message = f"嵌套超过 {MAX_DEPTH} 层"
            raise self.refuse(event, "too-deep", message, "多半是多写了 [ 或 {，请检查括号")
        if kind is yaml.SequenceStartEvent:
            return Node(self.items(depth), line, column, key)
        return Node(self.pairs(depth), line, column, key)

    def text(self, event: Any) -> str:  # noqa: ANN401 - PyYAML is untyped
        """A scalar's text, unfolded as Chinese wants it; an empty line parts paragraphs."""
        value: str = event.value
        first, last = event.start_mark.line, event.end_mark.line
        if last > first:
            if event.style:
                # A block's end mark stands on the line after it.
                self.quoted.append((first + 2, last if event.style in "|>" else last + 1))
            if event.style == "|":
                return _LITERAL.sub("", value)
            return _BREAKS.sub("\n\n", _FOLDED.sub("", value).strip("\n"))
        return value

    def items(self, depth: int) -> list[Node]:
        """A sequence up to its end."""
        found = []
        while (event := next(self.events)).__class__ is not yaml.SequenceEndEvent:
            found.append(self.node(event, depth + 1, None))
        return found

    def pairs(self, depth: int) -> dict[str, Node]:
        """A mapping up to its end; keys are plain text and unique."""
        found: dict[str, Node] = {}
        while (event := next(self.events)).__class__ is not yaml.MappingEndEvent:
            if event.__class__ is not yaml.ScalarEvent:
                raise self.refuse(event, "syntax", "键只能是一个词", "检查多余的 ?、[ 或 {")
            name: str = event.value
            mark: Any = event.start_mark
            value = self.node(next(self.events), depth + 1, (mark.line + 1, mark.column + 1))
            if name in found:
                message = f"“{name}”写了两次，第 {found[name].key[0]} 行已经有了"
                raise self.refuse(event, "duplicate-key", message, "两处留一处")
            found[name] = value
        return found


_CAUSES = (
    ("mapping values are not allowed", "这里多了一个冒号，或上一行没有写完", "文字里有英文冒号时，整段加引号"),
    ("could not find expected ':'", "这一行缺少英文冒号“: ”", "写成“键: 值”，冒号后空一格"),
    ("did not find expected key", "缩进没有对齐，或引号、括号没有成对", "同一层的行要从同一列开始"),
    ("did not find expected '-'", "列表没有对齐", "同一个列表的“- ”要从同一列开始"),
    ("did not find expected ',' or", "方括号或花括号没有写完", "检查 [ ] 和 { } 是否成对，逗号要用英文逗号"),
    ("found unexpected end of stream", "引号没有成对", "补上另一个引号"),
    ("found character that cannot start", "这里不能用这个符号开头", "整段加引号"),
    ("block sequence entries are not allowed", "“- ”不能写在这里", "列表另起一行写"),
    ("control characters", "文件里有看不见的控制字符", "删去这个位置的字符再重新输入"),
)


def _syntax(path: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """A parser's complaint, in words an editor can act on."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else _place(text, error)
    told = str(error)
    for sign, message, hint in _CAUSES:
        if sign in told:
            return Diagnostic(path, line, column, "syntax", message, hint)
    return Diagnostic(path, line, column, "syntax", "这里不合 YAML 的写法", "对照同类文件检查这一行和上一行")


def _place(text: str, error: yaml.YAMLError) -> tuple[int, int]:
    """Where a character stands that the reader refused."""
    position = getattr(error, "position", 0)
    for index, character in enumerate(text[: position + 1]):
        if not character.isprintable() and character not in "\n\t":
            position = index
            break
    before = text[:position]
    return before.count("\n") + 1, position - before.rfind("\n")
