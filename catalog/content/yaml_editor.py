"""One value of a YAML file changed, and nothing else: comments, order of keys and all other lines stay.

Works on the places that `source` knows. What is made is read again and held against what it was to become, so that a
file is either changed as was wanted or not at all.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from catalog.content.source_map import Spans
from catalog.content.yaml_reader import Node, parse
from catalog.content.yaml_writer import Plain, block, entry, inline, item, quoted, reads_as, scalar

Where = tuple[str | int, ...]
# The keys of the mapping at a place, in the order in which new ones are to stand.
Order = Callable[[Where], Sequence[str]]


class EditError(Exception):
    """A file is written in a way that this module does not know how to change."""


def edited(text: str, where: Where, value: Plain | None, order: Order) -> str:
    """A file with one value changed.

    Args:
        text: A sound file, without carriage returns.
        where: Which value, such as `("opening", "hours")`.
        value: What it is to be: text, a list of texts or of mappings; None takes it away.
        order: Where a key stands that is new.

    Raises:
        EditError: The file cannot be changed so.
    """
    text = text if text.endswith("\n") else f"{text}\n"
    top, problems = parse("", text.encode())
    if top is None:
        raise EditError(problems)
    file = Spans(text, top)
    wanted = _with(file.top.plain(), where, value)
    made = _step(file, where, value, order)
    node, _ = parse("", made.encode())
    if node is None or node.plain() != wanted:
        raise EditError(where)
    return made


def _step(file: Spans, where: Where, value: Plain | None, order: Order) -> str:
    """The change at its place."""
    found = file.top.find(where)
    if not _exists(file.top, where):
        return _added(file, where, value, order)
    if value is None:
        return _removed(file, where, order)
    if isinstance(value, str) and isinstance(found.value, str):
        return file.spliced(*file.span(found), _scalar_form(file, where, found, value))
    if isinstance(value, list) and isinstance(found.value, list):
        if file.in_brackets(found):
            return file.spliced(*file.span(found), inline(value))
        return _parts(file, where, value, order) if isinstance(value[0], dict) else _lines(file, found, value)
    return file.text


def _exists(top: Node, where: Where) -> bool:
    """Whether there is a value at this place."""
    return top.find(where) is not top.find(where[:-1])


def _scalar_form(file: Spans, where: Where, found: Node, text: str) -> str:
    """A text in the form that the old one had, as far as that will do."""
    begin, end = file.span(found)
    opening = file.text[begin]
    if opening in "\"'":
        return quoted(text)
    parents = [file.top.find(where[:depth]) for depth in range(1, len(where))]
    if any(file.in_brackets(parent) for parent in parents):
        return scalar(text, inside=True)
    if opening in "|>":
        header, _, rest = file.text[begin:end].partition("\n")
        first = next((line for line in rest.split("\n") if line.strip()), "  ")
        indent = " " * (len(first) - len(first.lstrip(" ")))
        forms = (block(text, indent, one) for one in (header, f"{header}-", "|-"))
        return next((form for form in forms if reads_as(text, form)), quoted(text))
    if "\n" in text and isinstance(where[-1], str):
        return block(text, " " * (found.key[1] + 1))
    return scalar(text)


def _added(file: Spans, where: Where, value: Plain | None, order: Order) -> str:
    """A value where there was none, behind the key that comes before it."""
    *above, key = where
    parent = file.top.find(tuple(above))
    if above and not _exists(file.top, tuple(above)):
        return _added(file, tuple(above), {str(key): value or ""}, order)
    if value is None or not isinstance(parent.value, dict):
        return file.text
    if not parent.value:
        return file.spliced(*file.span(parent), inline({str(key): value}))
    keys = list(order(tuple(above)))
    before = [one for one in keys[: keys.index(str(key))] if one in parent.value] if key in keys else []
    behind = parent.value[before[-1] if before else next(iter(parent.value))]
    if file.in_brackets(parent):
        end = file.span(behind)[1]
        return file.spliced(end, end, f", {key}: {inline(value)}")
    here = file.after(file.span(behind)[1] - 1)
    return file.spliced(here, here, entry(str(key), value, file.indent(parent)))


def _removed(file: Spans, where: Where, order: Order) -> str:
    """A value taken away, with its key; a mapping that is left empty goes, too."""
    parent = file.top.find(where[:-1])
    keys = list(parent.value) if isinstance(parent.value, dict) else []
    if len(keys) == 1 and len(where) > 1:
        return _removed(file, where[:-1], order)
    found = file.top.find(where)
    begin, end = file.at(found.key), file.span(found)[1]
    place = keys.index(str(where[-1]))
    if file.in_brackets(parent) and isinstance(parent.value, dict):
        if place:
            return file.spliced(file.span(parent.value[keys[place - 1]])[1], end, "")
        return file.spliced(begin, file.at(parent.value[keys[1]].key), "")
    if place == 0 and file.text[file.line(begin) : begin].strip():  # behind a dash, which stays
        following = next(iter(list(parent.value.values())[1:])) if isinstance(parent.value, dict) else found
        return file.spliced(begin, file.at(following.key), "")
    return file.spliced(file.line(begin), file.after(end - 1), "")


def _blocks(file: Spans, found: Node) -> tuple[int, list[tuple[int, int]]]:
    """The lines of each item of a list, with the comments above it; and where the first begins."""
    items = found.value if isinstance(found.value, list) else []
    begin = file.after(file.at(found.key)) if found.key[0] < found.line else file.line(file.at((found.line, 1)))
    spans = []
    here = begin
    for one in items:
        end = file.after(file.span(one)[1] - 1)
        spans.append((here, end))
        here = end
    return begin, spans


def _lines(file: Spans, found: Node, value: Sequence[Plain]) -> str:
    """A list of texts, one a line: only those lines change that say something else."""
    begin, spans = _blocks(file, found)
    old = [one.plain() for one in found.value] if isinstance(found.value, list) else []
    indent = file.indent(found)
    made = []
    for sign, first, last, start, stop in SequenceMatcher(None, old, value, autojunk=False).get_opcodes():
        if sign == "equal":
            made += [file.text[a:b] for a, b in spans[first:last]]
        elif last - first == stop - start:
            pairs = zip(range(first, last), value[start:stop], strict=True)
            made += [_item_with(file, found, index, str(text), spans[index]) for index, text in pairs]
        else:
            made += [item(text, indent) for text in value[start:stop]]
    return file.spliced(begin, spans[-1][1], "".join(made))


def _item_with(file: Spans, found: Node, index: int, text: str, span: tuple[int, int]) -> str:
    """An item's lines with another text in them."""
    node = found.value[index] if isinstance(found.value, list) else found
    begin, end = file.span(node)
    form = quoted(text) if file.text[begin] in "\"'" else scalar(text)
    return file.text[span[0] : begin] + form + file.text[end : span[1]]


def _parts(file: Spans, where: Where, value: Sequence[Plain], order: Order) -> str:
    """A list of parts: each keeps its lines wherever it goes, and what differs in it is changed there."""
    found = file.top.find(where)
    old: list[Any] = found.plain()
    begin, spans = _blocks(file, found)
    origins = list(paired(old, value))
    lines = [
        item(one, file.indent(found)) if origin is None else file.text[slice(*spans[origin])]
        for one, origin in zip(value, origins, strict=True)
    ]
    text = file.spliced(begin, spans[-1][1], "".join(lines))
    for index, (one, origin) in enumerate(zip(value, origins, strict=True)):
        if origin is not None:
            for path, leaf in _differences(old[origin], one):
                text = edited(text, (*where, index, *path), leaf, order)
    return text


def paired(old: Sequence[Any], new: Sequence[Any]) -> Iterator[int | None]:
    """For each new part the old one that it was: the same, else one of the same name, else the one in its place."""
    left = dict(enumerate(old))
    found: dict[int, int] = {}
    for alike in (_same, _same_name):
        for index, one in enumerate(new):
            origin = next((place for place, other in left.items() if alike(one, other)), None)
            if index not in found and origin is not None:
                found[index] = origin
                del left[origin]
    for index in range(len(new)):
        if index not in found and index in left:
            found[index] = index
            del left[index]
    return (found.get(index) for index in range(len(new)))


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - mappings of whatever is in a part
    return bool(one == other)


def _same_name(one: Any, other: Any) -> bool:  # noqa: ANN401 - see above
    """Whether the first values are equal: a stop's point, a unit's title, a need's text."""
    key = next(iter(one))
    return bool(one[key] == other.get(key))


def _differences(old: Any, new: Any, above: Where = ()) -> Iterator[tuple[Where, Plain | None]]:  # noqa: ANN401
    """What to change in a mapping, value by value."""
    for key in {**old, **new}:
        before, after = old.get(key), new.get(key)
        if isinstance(before, dict) and isinstance(after, dict):
            yield from _differences(before, after, (*above, key))
        elif before != after:
            yield (*above, key), after


def _with(plain: Any, where: Where, value: Plain | None) -> Any:  # noqa: ANN401 - nested text, lists and dicts
    """The tree of values with one of them changed; what is left empty goes."""
    key, *rest = where
    if isinstance(plain, list):
        return [_with(one, tuple(rest), value) if place == key else one for place, one in enumerate(plain)]
    inside = _with(plain.get(key, {}), tuple(rest), value) if rest else value
    changed = {**plain, key: inside}
    return changed if inside not in (None, {}) else {name: one for name, one in changed.items() if name != key}
