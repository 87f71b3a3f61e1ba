"""The marks on fields (`Ref`, `Term`, `Image`), found once per model.

Rules, relations, search and the editors' schema ask the same question: which
values of a record name something else, and where do they stand?
"""

from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from catalog.model.types import Image, Part, Ref, Term

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
        kinds = [*field.metadata, *leaves(field.annotation)]
        mark = next((kind for kind in kinds if isinstance(kind, Mark)), None)
        inner = any(isinstance(kind, type) and issubclass(kind, Part) for kind in kinds)
        if mark or inner:
            found.append((name, mark, inner))
    return tuple(found)


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
