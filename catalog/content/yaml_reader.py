"""YAML as the editor typed it: the only module that knows YAML.

Every scalar is kept as text with its line and column, so that no value is
guessed (`12:30` is not 750, `no` is not false) and every later problem can be
told where it stands. Whatever a catalogue file has no use for is refused:
anchors, aliases, tags, duplicate keys, a second document, deep nesting, bulk.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from catalog.content.encoding import decode, position
from catalog.content.typos import slips
from catalog.content.yaml_errors import CONTROL, UNEVEN_LIST, UNSEEN_CONTROL, complaint
from catalog.diagnostics import Diagnostic

MAX_DEPTH = 20

# libyaml's parser is seven times faster; the pure one serves where it is missing.
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)

# A line break between two Han characters is the editor's line width, not a
# space in the sentence: YAML makes a space of it, Chinese has none there.
_HAN = "\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uff00-\uffef"
_FOLDED = re.compile(rf"(?<=[{_HAN}])[ \t]+(?=[{_HAN}])")
_LITERAL = re.compile(rf"(?<=[{_HAN}])[ \t]*\n[ \t]*(?=[{_HAN}])")
_BREAKS = re.compile(r"\n+")

# YAML ends a line at these three, editors' programs do not: every later line number would be wrong.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_DASH = re.compile(r" *(-)(?: |$)")


@dataclass(slots=True)
class Node:
    """A value and where it stands; lines and columns are 1-based.

    `value` is text, a list of nodes, or a dict of nodes by key. `key` is where
    the key of this value stands, or where the value does if it has none.
    `end` is just behind a text in one line and a closing bracket; of other
    values it is where the parser went on.
    """

    value: "str | list[Node] | dict[str, Node]"
    line: int
    column: int
    key: tuple[int, int]
    end: tuple[int, int] = (1, 1)

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
            inside: Any = dict(enumerate(value)) if isinstance(value, list) else value
            if isinstance(value, str) or step not in inside:
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
    if end := _LINE_ENDS.search(text):
        message, hint = "这里有看不见的换行符", "删去它；要换行就按回车键"
        return None, (Diagnostic(path, *position(text, end.start()), "unseen-space", message, hint),)
    walk = _Walk(path, text)
    node, refused = None, None
    try:
        node = walk.document()
    except _RefusedError as error:
        refused = error.problem
    except yaml.YAMLError as error:
        refused = complaint(path, text, error)
    quoted = {line for first, last in walk.quoted for line in range(first, last + 1)}
    found = tuple(slip for slip in slips(path, text) if slip.line not in quoted)
    # What the parser makes of a line with a slip in it says nothing new.
    if refused and not (found and refused.code in ("syntax", "not-a-mapping")):
        found = (*found, refused)
    return (None if found else node), found


class _Walk:
    """One pass over the events of one file."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.source = text
        self.lines: list[str] = []
        self.next: Any = None
        self.last: Any = None  # the event that ended a sequence or mapping
        # Lines of quoted and block text: nothing in them is a slip of YAML.
        self.quoted: list[tuple[int, int]] = []

    def refuse(self, event: Any, code: str, message: str, hint: str = "") -> _RefusedError:  # noqa: ANN401 - PyYAML is untyped
        mark = event.start_mark
        problem = Diagnostic(self.path, mark.line + 1, mark.column + 1, code, message, hint)
        return _RefusedError(problem)

    def document(self) -> Node:
        """The one mapping of the file."""
        self.next = _LOADER(self.source).get_event  # may complain of the text at once
        node = None
        while (event := self.next()) is not None:
            if event.__class__ is yaml.DocumentStartEvent:
                if node is not None:
                    hint = "删去单独成行的 ---，另一条内容请另建文件"
                    raise self.refuse(event, "second-document", "一个文件只能写一条内容", hint)
                node = self.node(self.next(), 1, None)
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
        if event.anchor is not None or event.tag is not None:
            self.bare(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        key = key or (line, column)
        if kind is yaml.ScalarEvent:
            return Node(self.text(event), line, column, key, _end(event))
        if depth > MAX_DEPTH:
            message = f"嵌套超过 {MAX_DEPTH} 层"
            raise self.refuse(event, "too-deep", message, "多半是多写了 [ 或 {，请检查括号")
        inside = self.items(depth) if kind is yaml.SequenceStartEvent else self.pairs(depth)
        return Node(inside, line, column, key, _end(self.last))

    def bare(self, event: Any) -> None:  # noqa: ANN401 - PyYAML is untyped
        """Refuse anchors, aliases and tags, on keys and on values."""
        if event.anchor is not None:  # aliases have one, too
            hint = "把要重复的内容再写一遍；以 & 或 * 开头的文字请加引号"
            raise self.refuse(event, "anchor", "不能使用 & 和 * 引用", hint)
        if event.tag is not None and event.tag != "!":
            raise self.refuse(event, "tag", "不能使用 ! 标签", "以 ! 开头的文字请加引号")

    def text(self, event: Any) -> str:  # noqa: ANN401 - PyYAML is untyped
        """A scalar's text, unfolded as Chinese wants it; an empty line parts paragraphs."""
        value: str = event.value
        first, last = event.start_mark.line, event.end_mark.line
        if event.style == '"' and CONTROL.search(value):
            raise self.refuse(event, "syntax", *UNSEEN_CONTROL)
        if last > first:
            if event.style:
                # A block's end mark stands on the line after it.
                self.quoted.append((first + 2, last if event.style in "|>" else last + 1))
            else:
                self.one_text(first + 1, last + 1)
            if event.style == "|":
                return _LITERAL.sub("", value)
            return _BREAKS.sub("\n\n", _FOLDED.sub("", value).strip("\n"))
        return value

    def one_text(self, first: int, last: int) -> None:
        """Refuse a list item that a false indent has made part of the text above it."""
        self.lines = self.lines or self.source.split("\n")
        for number in range(first + 1, last + 1):
            if dash := _DASH.match(self.lines[number - 1]):
                at = (number, dash.start(1) + 1)
                raise _RefusedError(Diagnostic(self.path, *at, "syntax", *UNEVEN_LIST))

    def items(self, depth: int) -> list[Node]:
        """A sequence up to its end."""
        found = []
        while (event := self.next()).__class__ is not yaml.SequenceEndEvent:
            found.append(self.node(event, depth + 1, None))
        self.last = event
        return found

    def pairs(self, depth: int) -> dict[str, Node]:
        """A mapping up to its end; keys are plain text and unique."""
        found: dict[str, Node] = {}
        while (event := self.next()).__class__ is not yaml.MappingEndEvent:
            self.bare(event)
            if event.__class__ is not yaml.ScalarEvent:
                raise self.refuse(event, "syntax", "键只能是一个词", "检查多余的 ?、[ 或 {")
            name = self.text(event)
            mark: Any = event.start_mark
            value = self.node(self.next(), depth + 1, (mark.line + 1, mark.column + 1))
            if name in found:
                message = f"“{name}”写了两次，第 {found[name].key[0]} 行已经有了"
                raise self.refuse(event, "duplicate-key", message, "两处留一处")
            found[name] = value
        self.last = event
        return found


def _end(event: Any) -> tuple[int, int]:  # noqa: ANN401 - PyYAML is untyped
    mark = event.end_mark
    return mark.line + 1, mark.column + 1
