"""Read YAML as the editor typed it; no other module uses the YAML library.

Every scalar stays text with its line and column, so that no value is guessed (`12:30` is not 750, `no` is not false).
What a catalogue file has no use for is rejected: anchors, aliases, tags, duplicate keys, a second document, depth.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

import yaml

from catalog.content.encoding import decode
from catalog.content.typos import find_typos
from catalog.content.unseen import find_unseen
from catalog.content.yaml_errors import CONTROL, CONTROL_ERROR, UNEVEN_LIST, syntax_error
from catalog.diagnostics import Diagnostic
from catalog.model.unseen import BREAK

MAX_DEPTH = 20

Code = Literal[
    "anchor",
    "duplicate-key",
    "empty-file",
    "not-a-mapping",
    "second-document",
    "syntax",
    "tag",
    "too-deep",
]
CODES: frozenset[str] = frozenset(get_args(Code))

# libyaml's parser is seven times faster; the pure one serves where it is missing.
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)

# A line break between two Han characters is the editor's line width, not a
# space in the sentence: YAML makes a space of it, Chinese has none there.
_HAN = "\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uff00-\uffef"
_FOLDED = re.compile(rf"(?<=[{_HAN}])[ \t]+(?=[{_HAN}])")
_LITERAL = re.compile(rf"(?<=[{_HAN}])[ \t]*\n[ \t]*(?=[{_HAN}])")
_BREAKS = re.compile(r"\n+")
_DASH = re.compile(r" *(-)(?: |$)")


@dataclass(slots=True)
class Node:
    """A value with its place; lines and columns are 1-based.

    Attributes:
        value: Text, a list of nodes, or a dict of nodes by key.
        line: Where the value begins.
        column: Where the value begins.
        key: Line and column of the value's key, or of the value if it has none.
        end: Just behind a text in one line or a closing bracket; for other values, where the parser went on.
    """

    value: "str | list[Node] | dict[str, Node]"
    line: int
    column: int
    key: tuple[int, int]
    end: tuple[int, int] = (1, 1)

    def plain(self) -> Any:  # noqa: ANN401 - nested text, lists and dicts
        """Return the value without places: nested text, lists and dicts."""
        value = self.value
        if value.__class__ is str:
            return value
        if isinstance(value, list):
            return [item.plain() for item in value]
        if isinstance(value, dict):
            return {key: item.plain() for key, item in value.items()}
        return value

    @property
    def children(self) -> "dict[Any, Node]":
        """The values inside, by index or key; a text has none."""
        if isinstance(self.value, list):
            return dict(enumerate(self.value))
        return self.value if isinstance(self.value, dict) else {}

    def find(self, where: tuple[str | int, ...]) -> "Node":
        """Return the node at a path like `("stops", 2, "minutes")`, or the nearest one above it."""
        node = self
        for step in where:
            if step not in (children := node.children):
                break
            node = children[step]
        return node

    def leaves(self, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], "Node"]]:
        """Yield every text in the value with its path, in order."""
        if isinstance(self.value, str):
            yield where, self
        for step, child in self.children.items():
            yield from child.leaves((*where, step))


class _RejectedError(Exception):
    """A file that cannot be read, with its place and why."""

    def __init__(self, at: tuple[int, int], code: Code, message: str, hint: str) -> None:
        super().__init__(code)
        self.at = at
        self.text: tuple[Code, str, str] = code, message, hint


def parse(path: str, data: bytes) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Decode and parse a YAML file; see `parse_text`."""
    text, problem = decode(path, data)
    return (None, (problem,)) if problem else parse_text(path, text)


def parse_text(path: str, text: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Parse the text of a YAML file.

    Args:
        path: The file as problems name it.
        text: Its text, as `decode` returns it.

    Returns:
        The top mapping, or None if the file cannot be read, and the problems.
    """
    unseen = tuple(find_unseen(path, text))
    if BREAK.search(text):  # YAML ends a line there, editors' programs do not: every later line number would be wrong
        return None, unseen
    builder = _TreeBuilder(text)
    node, error = None, None
    try:
        node = builder.document()
    except _RejectedError as rejected:
        error = Diagnostic(path, *rejected.at, *rejected.text)
    except yaml.YAMLError as parser_error:
        error = syntax_error(path, text, parser_error)
    quoted_lines = {line for first, last in builder.quoted for line in range(first, last + 1)}
    problems = tuple(typo for typo in find_typos(path, text) if typo.line not in quoted_lines)
    blank_lines = {typo.line for typo in problems if typo.code == "unseen-space"}
    problems = (*problems, *(problem for problem in unseen if problem.line not in blank_lines))
    # The parser's own error on a line with a typo says nothing new.
    if error and not (problems and error.code in ("syntax", "not-a-mapping")):
        problems = (*problems, error)
    return (None if problems else node), problems


class _TreeBuilder:
    """Builds the nodes of a file from the parser's events."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.lines: list[str] = []
        self.next: Any = None
        self.last: Any = None  # the event that ended a sequence or mapping
        # First and last lines of quoted and block text: nothing in them is a typo of YAML.
        self.quoted: list[tuple[int, int]] = []

    def document(self) -> Node:
        """Return the one mapping of the file."""
        self.next = _LOADER(self.source).get_event  # may raise at once
        node = None
        while (event := self.next()) is not None:
            if event.__class__ is yaml.DocumentStartEvent:
                if node is not None:
                    hint = "删去单独成行的 ---，另一条内容请另建文件"
                    raise _RejectedError(_start(event), "second-document", "一个文件只能写一条内容", hint)
                node = self.node(self.next(), 1, None)
        if node is None or node.value == "":
            raise _RejectedError((1, 1), "empty-file", "文件是空的", "照同类文件写，或删掉它")
        if not isinstance(node.value, dict):
            hint = "每行写成“键: 值”，冒号是英文冒号，后面空一格"
            raise _RejectedError((node.line, node.column), "not-a-mapping", "文件开头应是“键: 值”", hint)
        return node

    def node(self, event: Any, depth: int, key: tuple[int, int] | None) -> Node:  # noqa: ANN401 - PyYAML is untyped
        """Return the value that begins with `event`."""
        if event.anchor is not None or event.tag is not None:
            self.reject_markup(event)
        line, column = start = _start(event)
        key = key or start
        if event.__class__ is yaml.ScalarEvent:
            return Node(self.scalar(event), line, column, key, _end(event))
        if depth > MAX_DEPTH:
            message = f"嵌套超过 {MAX_DEPTH} 层"
            raise _RejectedError(start, "too-deep", message, "多半是多写了 [ 或 {，请检查括号")
        children = self.sequence(depth) if event.__class__ is yaml.SequenceStartEvent else self.mapping(depth)
        return Node(children, line, column, key, _end(self.last))

    def reject_markup(self, event: Any) -> None:  # noqa: ANN401 - PyYAML is untyped
        """Reject anchors, aliases and tags, on keys and on values."""
        if event.anchor is not None:  # aliases have one, too
            hint = "把要重复的内容再写一遍；以 & 或 * 开头的文字请加引号"
            raise _RejectedError(_start(event), "anchor", "不能使用 & 和 * 引用", hint)
        if event.tag is not None and event.tag != "!":
            raise _RejectedError(_start(event), "tag", "不能使用 ! 标签", "以 ! 开头的文字请加引号")

    def scalar(self, event: Any) -> str:  # noqa: ANN401 - PyYAML is untyped
        """Return a scalar's text, unfolded without spaces between Han characters; an empty line parts paragraphs."""
        value: str = event.value
        first, last = event.start_mark.line, event.end_mark.line
        if event.style == '"' and CONTROL.search(value):
            raise _RejectedError(_start(event), "syntax", *CONTROL_ERROR)
        if last > first:
            if event.style:
                # A block's end mark stands on the line after it.
                self.quoted.append((first + 2, last if event.style in "|>" else last + 1))
            else:
                self.reject_dashes(first + 1, last + 1)
            if event.style == "|":
                return _LITERAL.sub("", value)
            return _BREAKS.sub("\n\n", _FOLDED.sub("", value).strip("\n"))
        return value

    def reject_dashes(self, first: int, last: int) -> None:
        """Reject a list item that a wrong indent has made part of the text above it."""
        self.lines = self.lines or self.source.split("\n")
        for number in range(first + 1, last + 1):
            if dash := _DASH.match(self.lines[number - 1]):
                raise _RejectedError((number, dash.start(1) + 1), "syntax", *UNEVEN_LIST)

    def sequence(self, depth: int) -> list[Node]:
        """Return the items of a sequence, up to its end."""
        items = []
        while (event := self.next()).__class__ is not yaml.SequenceEndEvent:
            items.append(self.node(event, depth + 1, None))
        self.last = event
        return items

    def mapping(self, depth: int) -> dict[str, Node]:
        """Return the values of a mapping, up to its end; keys are plain text and unique."""
        values: dict[str, Node] = {}
        while (event := self.next()).__class__ is not yaml.MappingEndEvent:
            self.reject_markup(event)
            if event.__class__ is not yaml.ScalarEvent:
                raise _RejectedError(_start(event), "syntax", "键只能是一个词", "检查多余的 ?、[ 或 {")
            name = self.scalar(event)
            value = self.node(self.next(), depth + 1, _start(event))
            if name in values:
                message = f"“{name}”写了两次，第 {values[name].key[0]} 行已经有了"
                raise _RejectedError(_start(event), "duplicate-key", message, "两处留一处")
            values[name] = value
        self.last = event
        return values


def _start(event: Any) -> tuple[int, int]:  # noqa: ANN401 - PyYAML is untyped
    return event.start_mark.line + 1, event.start_mark.column + 1


def _end(event: Any) -> tuple[int, int]:  # noqa: ANN401 - PyYAML is untyped
    return event.end_mark.line + 1, event.end_mark.column + 1
