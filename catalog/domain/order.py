"""The order in which records of a kind are listed: by the fields that `Record.SORT_BY` names, then by id."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from catalog.model import KINDS, Point, Record, Route, Site
from catalog.model.labels import choices
from catalog.model.references import marker_of
from catalog.model.types import Term

_LAST = 99  # after every word of a vocabulary


def sort_key(site: Site, routes: Iterable[Route]) -> Callable[[Record], tuple[Any, ...]]:
    """What records of one kind are sorted by; points stand as the routes call at them."""
    ranks = {kind: {name: _ranks(site, model, name) for name in model.SORT_BY} for kind, model in KINDS.items()}
    marks = ranks[Route.KIND]["mark"]
    calls: dict[str, tuple[int, str, int]] = {}
    for route in routes:
        for place, stop in enumerate(route.stops):
            call = (marks[route.mark], route.id, place)
            calls[stop.point] = min(call, calls.get(stop.point, call))

    def key(record: Record) -> tuple[Any, ...]:
        call = calls.get(record.id, (_LAST, "", 0)) if isinstance(record, Point) else ()
        return (*call, *(_rank(record.get(name), by) for name, by in ranks[record.KIND].items()), record.id)

    return key


def _ranks(site: Site, model: type[Record], name: str) -> Mapping[str, int]:
    """The place of each value that a field may have: in its vocabulary, or among the choices of the model."""
    field = model.model_fields[name]
    marker = marker_of(field)
    values = getattr(site.vocabularies, marker.vocabulary) if isinstance(marker, Term) else choices(field)
    return {value: place for place, value in enumerate(values)}


def _rank(value: Any, ranks: Mapping[str, int]) -> Any:  # noqa: ANN401 - any field's value
    """A value's place; of several, the first one's; itself, where its values have no places (a time)."""
    if isinstance(value, tuple):
        value = value[0] if value else None
    if isinstance(value, date):
        return value.isoformat()  # a whole day stands before its first hour
    return ranks.get(value or "", _LAST) if ranks else value
