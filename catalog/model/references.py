"""The markers of fields (`Ref`, `Term`, `Image`, `Searched`), collected once per model, and the values they mark."""

from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from catalog.model.types import Image, Part, Ref, Searched, Term

Marker = Ref | Term | Image
Where = tuple[str | int, ...]


def iter_references(part: Part, where: Where = ()) -> Iterator[tuple[Where, Marker, str]]:
    """Yield each value of a record that references something: where it stands, its marker, the value."""
    for name, marker, inner in _fields(type(part)):
        value = getattr(part, name)
        if value is None or value == ():
            continue
        place = (*where, name)
        for item_place, item in _each(place, value):
            if marker is not None:
                yield item_place, marker, item
            elif inner:
                yield from iter_references(item, item_place)


def prune(part: Part, is_hidden: Callable[[str, str], bool]) -> Part | None:
    """Return a record without its references to what readers may not see.

    Args:
        part: A record or a part of one.
        is_hidden: Says of (kind, id) whether readers may not see it.

    Returns:
        The part itself if nothing is hidden, a copy with less in it, or None if
        the part makes no sense without what is hidden (a stop without its point).
    """
    changed: dict[str, Any] = {}
    for name, marker, inner in _fields(type(part)):
        value = getattr(part, name)
        if value is None or not (isinstance(marker, Ref) or (inner and marker is None)):
            continue
        items = value if isinstance(value, tuple) else (value,)
        if isinstance(marker, Ref):
            remaining = tuple(item for item in items if not is_hidden(marker.kind, item))
        else:
            remaining = tuple(item for item in (prune(item, is_hidden) for item in items) if item is not None)
        if remaining == items:
            continue
        if not remaining and type(part).model_fields[name].is_required():
            return None
        changed[name] = remaining if isinstance(value, tuple) else next(iter(remaining), None)
    return part.model_copy(update=changed) if changed else part


def _each(where: Where, value: Any) -> Iterator[tuple[Where, Any]]:  # noqa: ANN401 - any field's value
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*where, index), item
    else:
        yield where, value


@cache
def _fields(model: type[Part]) -> tuple[tuple[str, Marker | None, bool], ...]:
    """The fields with a marker or with parts inside: their name, marker, and whether they hold parts."""
    fields = []
    for name, field in model.model_fields.items():
        marker, inner = marker_of(field), part_of(field.annotation) is not None
        if marker or inner:
            fields.append((name, marker, inner))
    return tuple(fields)


def marker_of(field: FieldInfo) -> Marker | None:
    """What says that a field's values reference something."""
    return next((leaf for leaf in (*field.metadata, *leaves(field.annotation)) if isinstance(leaf, Marker)), None)


@cache
def searched_fields(model: type[Part], place: str) -> dict[str, Searched]:
    """The fields of a record or a part that the search has in a place, in its order."""
    fields = [(name, marker) for name, field in model.model_fields.items() for marker in field.metadata]
    searched = [(name, marker) for name, marker in fields if isinstance(marker, Searched) and marker.place == place]
    return dict(sorted(searched, key=lambda item: item[1].order))


@cache
def referenced_kinds(model: type[Part]) -> frozenset[str]:
    """The kinds that a kind's records may reference, in their parts, too."""
    kinds = {marker.kind for _, marker, _ in _fields(model) if isinstance(marker, Ref)}
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
