"""Change one value of a YAML file and nothing else: comments, order of keys and all other lines stay.

Values are found by their place in the source. The result is parsed again and compared with the values that it should
have, so that a file is either changed as intended or not at all.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product
from operator import eq
from typing import Any

from catalog.content.source_map import SourceMap
from catalog.content.yaml_reader import Node, parse_text
from catalog.content.yaml_writer import Plain, block, entry, inline, item, quoted, reads_as, scalar
from catalog.model.references import Where

# Returns the keys of the mapping at a place, in the order in which new ones are inserted.
KeyOrder = Callable[[Where], Sequence[str]]


class EditError(Exception):
    """A file is written in a way that this module cannot change."""


def set_value(text: str, where: Where, value: Plain | None, order: KeyOrder) -> str:
    """Return the text of a file with one value changed.

    Args:
        text: A valid file, without carriage returns.
        where: The place of the value, such as `("opening", "hours")`.
        value: The new text, list of texts or list of mappings; None removes the value.
        order: The order of keys, for a key that is new.

    Raises:
        EditError: The file cannot be changed so.
    """
    text = text if text.endswith("\n") else f"{text}\n"
    root, problems = parse_text("", text)
    if root is None:
        raise EditError(problems)
    source = SourceMap(text, root)
    expected = _with_value(root.plain(), where, value)
    result = _changed(source, where, value, order)
    node, _ = parse_text("", result)
    if node is None or node.plain() != expected:
        raise EditError(where)
    return result


def _changed(source: SourceMap, where: Where, value: Plain | None, order: KeyOrder) -> str:
    """Insert, remove or replace a value."""
    node = source.root.find(where)
    if not _exists(source.root, where):
        return _insert(source, where, value, order)
    if value is None:
        return _remove(source, where)
    if isinstance(value, str) and isinstance(node.value, str):
        return source.replace(*source.span(node), _scalar_like(source, where, node, value))
    if isinstance(value, list) and isinstance(node.value, list):
        if source.is_in_brackets(node):
            return source.replace(*source.span(node), inline(value))
        is_mappings = isinstance(value[0], dict)
        return _replace_mappings(source, where, value, order) if is_mappings else _replace_lines(source, node, value)
    return source.text


def _exists(root: Node, where: Where) -> bool:
    """Return whether there is a value at a place."""
    return root.find(where) is not root.find(where[:-1])


def _scalar_like(source: SourceMap, where: Where, node: Node, text: str) -> str:
    """Write a text in the style of the old one, as far as that is possible."""
    begin, end = source.span(node)
    first = source.text[begin]
    if first in "\"'":
        return quoted(text)
    parents = [source.root.find(where[:depth]) for depth in range(1, len(where))]
    if any(source.is_in_brackets(parent) for parent in parents):
        return scalar(text, in_brackets=True)
    if first in "|>":
        header, _, body = source.text[begin:end].partition("\n")
        first_line = next((line for line in body.split("\n") if line.strip()), "  ")
        indent = " " * (len(first_line) - len(first_line.lstrip(" ")))
        forms = (block(text, indent, opening) for opening in (header, f"{header}-", "|-"))
        return next((form for form in forms if reads_as(text, form)), quoted(text))
    if "\n" in text and isinstance(where[-1], str):
        return block(text, " " * (node.key[1] + 1))
    return scalar(text)


def _insert(source: SourceMap, where: Where, value: Plain | None, order: KeyOrder) -> str:
    """Insert a value behind the key that comes before it."""
    *above, key = where
    parent = source.root.find(tuple(above))
    if above and not _exists(source.root, tuple(above)):
        return _insert(source, tuple(above), {str(key): value or ""}, order)
    if value is None or not isinstance(parent.value, dict):
        return source.text
    if not parent.value:
        return source.replace(*source.span(parent), inline({str(key): value}))
    keys = list(order(tuple(above)))
    before = [name for name in keys[: keys.index(str(key))] if name in parent.value] if key in keys else []
    previous = parent.value[before[-1] if before else next(iter(parent.value))]
    if source.is_in_brackets(parent):
        end = source.span(previous)[1]
        return source.replace(end, end, f", {key}: {inline(value)}")
    at = source.next_line(source.span(previous)[1] - 1)
    return source.replace(at, at, entry(str(key), value, source.indent(parent)))


def _remove(source: SourceMap, where: Where) -> str:
    """Remove a value with its key, and a mapping that would become empty."""
    parent = source.root.find(where[:-1])
    siblings = list(parent.children.values())
    if len(siblings) == 1 and len(where) > 1:
        return _remove(source, where[:-1])
    index = list(parent.children).index(where[-1])
    begin, end = source.offset(siblings[index].key), source.span(siblings[index])[1]
    line_start, is_in_brackets = source.line_start(begin), source.is_in_brackets(parent)
    if is_in_brackets and index:
        return source.replace(source.span(siblings[index - 1])[1], end, "")
    if is_in_brackets or (index == 0 and source.text[line_start:begin].strip()):  # behind a dash, which stays
        return source.replace(begin, source.offset(siblings[1].key), "")
    return source.replace(line_start, source.next_line(end - 1), "")


def _item_spans(source: SourceMap, node: Node) -> tuple[int, list[tuple[int, int]]]:
    """Return where a list begins, and the lines of each of its items with the comments above it."""
    has_own_lines = node.key[0] < node.line
    start = source.next_line(source.offset(node.key)) if has_own_lines else source.offset((node.line, 1))
    spans, begin = [], start
    for child in node.children.values():
        end = source.next_line(source.span(child)[1] - 1)
        spans.append((begin, end))
        begin = end
    return start, spans


def _replace_lines(source: SourceMap, node: Node, value: Sequence[Plain]) -> str:
    """Change a list of texts, one a line: only the lines whose text differs."""
    start, spans = _item_spans(source, node)
    matcher = SequenceMatcher(None, node.plain(), value, autojunk=False)
    lines = []
    for operation, first, last, new_first, new_last in matcher.get_opcodes():
        if operation == "equal":
            lines += [source.text[begin:end] for begin, end in spans[first:last]]
        elif last - first == new_last - new_first:
            pairs = zip(range(first, last), value[new_first:new_last], strict=True)
            lines += [_item_with(source, node.children[index], spans[index], str(text)) for index, text in pairs]
        else:
            lines += [item(text, source.indent(node)) for text in value[new_first:new_last]]
    return source.replace(start, spans[-1][1], "".join(lines))


def _item_with(source: SourceMap, item_node: Node, lines: tuple[int, int], text: str) -> str:
    """Return an item's lines with another text in them."""
    begin, end = source.span(item_node)
    form = quoted(text) if source.text[begin] in "\"'" else scalar(text)
    return source.text[lines[0] : begin] + form + source.text[end : lines[1]]


def _replace_mappings(source: SourceMap, where: Where, value: Sequence[Plain], order: KeyOrder) -> str:
    """Change a list of mappings: each keeps its lines wherever it moves, and only what differs in it is changed."""
    node = source.root.find(where)
    old: list[Any] = node.plain()
    start, spans = _item_spans(source, node)
    origins = match_items(old, value)
    lines = [
        item(new, source.indent(node)) if origin is None else source.text[slice(*spans[origin])]
        for new, origin in zip(value, origins, strict=True)
    ]
    text = source.replace(start, spans[-1][1], "".join(lines))
    for index, (new, origin) in enumerate(zip(value, origins, strict=True)):
        if origin is not None:
            for path, leaf in _differences(old[origin], new):
                text = set_value(text, (*where, index, *path), leaf, order)
    return text


def match_items(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """Return the index of each new item's old one: an equal one, one of its name, or the one in its place."""
    matches: tuple[Callable[[int, int], bool], ...] = (
        lambda index, origin: bool(new[index] == old[origin]),
        # The first values are equal: a stop's point, a unit's title, a need's text.
        lambda index, origin: next(iter(new[index].items())) in old[origin].items(),
        eq,
    )
    origins: dict[int, int] = {}
    for is_match in matches:
        for index, origin in product(range(len(new)), range(len(old))):
            if index not in origins and origin not in origins.values() and is_match(index, origin):
                origins[index] = origin
    return [origins.get(index) for index in range(len(new))]


def _differences(old: Any, new: Any, above: Where = ()) -> Iterator[tuple[Where, Plain | None]]:  # noqa: ANN401
    """Yield the changes from one mapping to another, value by value."""
    for key in {**old, **new}:
        before, after = old.get(key), new.get(key)
        if isinstance(before, dict) and isinstance(after, dict):
            yield from _differences(before, after, (*above, key))
        elif before != after:
            yield (*above, key), after


def _with_value(plain: Any, where: Where, value: Plain | None) -> Any:  # noqa: ANN401 - nested text, lists and dicts
    """Return nested values with one of them changed, without mappings that have become empty."""
    key, *rest = where
    if isinstance(plain, list):
        return [_with_value(child, tuple(rest), value) if index == key else child for index, child in enumerate(plain)]
    child = _with_value(plain.get(key, {}), tuple(rest), value) if rest else value
    changed = {**plain, key: child}
    return changed if child not in (None, {}) else {name: other for name, other in changed.items() if name != key}
