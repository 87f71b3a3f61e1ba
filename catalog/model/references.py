"""The marks on fields (`Ref`, `Term`, `Image`, `Searched`), found once per model.

Rules, relations, search and the editors' schema ask the same question: which
values of a record name something else, and where do they stand?
"""

from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from catalog.model.types import Image, Part, Ref, Searched, Term

Mark = Ref | Term | Image
Where = tuple[str | int, ...]


def marked(part: Part, where: Where = ()) -> Iterator[tuple[Where, Mark, str]]:
    """Each marked value of a record: where it stands, its mark, the value."""
    for name, mark, inner in _plan(type(part)):
        value = getattr(part, name)
        if value is None or value == ():
            continue
        here = (*where, name)
        for spot, item in _each(here, value):
            if mark is not None:
                yield spot, mark, item
            elif inner:
                yield from marked(item, spot)


def prune(part: Part, gone: Callable[[str, str], bool]) -> Part | None:
    """A record without the references that lead to nothing a reader may see.

    Args:
        part: A record or a part of one.
        gone: Says of (kind, id) whether it is out of sight.

    Returns:
        The part itself if nothing is gone, a copy with less in it, or None if
        the part makes no sense without what is gone (a stop without its point).
    """
    changed: dict[str, Any] = {}
    for name, mark, inner in _plan(type(part)):
        value = getattr(part, name)
        if value is None or not (isinstance(mark, Ref) or (inner and mark is None)):
            continue
        items = value if isinstance(value, tuple) else (value,)
        if isinstance(mark, Ref):
            left = tuple(item for item in items if not gone(mark.kind, item))
        else:
            left = tuple(item for item in (prune(one, gone) for one in items) if item is not None)
        if left == items:
            continue
        if not left and type(part).model_fields[name].is_required():
            return None
        changed[name] = left if isinstance(value, tuple) else None
    return part.model_copy(update=changed) if changed else part


def _each(where: Where, value: Any) -> Iterator[tuple[Where, Any]]:  # noqa: ANN401 - any field's value
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*where, index), item
    else:
        yield where, value


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, Mark | None, bool], ...]:
    """The fields worth looking at: their mark, or that there is a part inside."""
    found = []
    for name, field in model.model_fields.items():
        mark, inner = marker_of(field), part_of(field.annotation) is not None
        if mark or inner:
            found.append((name, mark, inner))
    return tuple(found)


def marker_of(field: FieldInfo) -> Mark | None:
    """What says that a field's values name something else."""
    return next((leaf for leaf in (*field.metadata, *leaves(field.annotation)) if isinstance(leaf, Mark)), None)


@cache
def searched_fields(model: type[Part], place: str) -> dict[str, Searched]:
    """The fields of a record or a part that the search has in a place, in its order."""
    fields = [(name, marker) for name, field in model.model_fields.items() for marker in field.metadata]
    searched = [(name, marker) for name, marker in fields if isinstance(marker, Searched) and marker.place == place]
    return dict(sorted(searched, key=lambda item: item[1].order))


@cache
def referenced_kinds(model: type[Part]) -> frozenset[str]:
    """The kinds whose records a kind's records may name, in parts of theirs, too."""
    kinds = {mark.kind for _, mark, _ in _plan(model) if isinstance(mark, Ref)}
    for field in model.model_fields.values():
        if inner := part_of(field.annotation):
            kinds |= referenced_kinds(inner)
    return frozenset(kinds)


def leaves(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - typing's own objects
    """The classes and metadata inside `tuple[Annotated[…], …] | None`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *metadata = get_args(annotation)
        yield from metadata
        yield from leaves(base)
    elif origin in (tuple, Union, UnionType):
        for argument in get_args(annotation):
            yield from leaves(argument)
    else:
        yield annotation


def part_of(annotation: Any) -> type[Part] | None:  # noqa: ANN401 - typing's own objects
    """The record part that a field holds, alone or in a list."""
    for leaf in leaves(annotation):
        if isinstance(leaf, type) and issubclass(leaf, Part):
            return leaf
    return None
