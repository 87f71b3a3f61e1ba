"""A route's stops → a sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from catalog.domain.symbols import SymbolName
from catalog.geo import Position
from catalog.maps.static.geometry import Box
from catalog.maps.static.insets import Crowd, Plan, crowded, plans
from catalog.maps.static.map_layout import Task, panel
from catalog.maps.static.projection import centre, fitted
from catalog.maps.static.route_svg import sheet_svg
from catalog.maps.static.text_metrics import LEADING, cut
from catalog.maps.static.types import GROWTH, NOTE, Inset, Panel, Place, Shape, Sheet
from catalog.model import Point, Route

_MOST = 60.0  # mm to a kilometre: stops that all lie together are not blown up beyond this
_MOST_INSET = 90.0
_REACH = 36.0  # mm, the largest circle of the surest of approximate stops
_AREA = 7.0  # em, the longest name of an area
_SIDES = 12.0  # mm that pins keep off the sides, for their names
_ENDS = 8.0  # … and off top and bottom
_BAR, _INSET_BAR = 34.0, 16.0
_LEANS = ((0.5, 0.5), (0.2, 0.5), (0.8, 0.5), (0.5, 0.1), (0.5, 0.9))


@dataclass(frozen=True, slots=True)
class Format:
    """A shape of paper: the map above, a margin with scale bar and north arrow below it, mm."""

    width: float
    height: float
    margin: float
    insets: tuple[tuple[float, float], ...]


class Style(NamedTuple):
    """What the page says on which a route is drawn.

    Attributes:
        family: What `font-family` should say; a page's style sheet does it better.
        anchor: What the ids of the stops begin with, before their numbers; the pins lead there.
    """

    family: str | None = None
    anchor: str = "stop-"


_ON_PAGE = Style()
FORMATS: dict[Shape, Format] = {
    "wide": Format(180, 128, 12, ((72, 48), (60, 44))),
    "narrow": Format(104, 116, 17, ((62, 40), (46, 50), (50, 36))),
}


def route(
    route: Route,
    points: Mapping[str, Point],
    towns: Mapping[str, str],
    shape: Shape = "wide",
    style: Style = _ON_PAGE,
) -> str:
    """Draw a route as one `<svg>` element; empty if none of its stops has a place.

    Args:
        route: The route.
        points: The points that readers may see, by id; those with a place give the areas theirs, too.
        towns: Names of areas by id, as points' `town` has it.
        shape: `wide` is 180 × 128 mm for desks and A4, `narrow` 104 × 116 mm for telephones.
        style: Its font, and where its pins lead.
    """
    stops = places(route, points, style.anchor)
    if not stops:
        return ""
    sheet = route_sheet(stops, route.mark, areas(points, towns), shape)
    count = len(route.stops)
    desc = (
        f"按比例画出，上北下南。{count} 站中画出 {len(stops)} 站，有坐标的相邻两站以直线相连，线旁数字是直线距离，"
        "单位公里。各站的名称、次序和时间见站点列表。"
    )
    return sheet_svg(sheet, route.mark, f"路线“{route.name}”示意图", desc, style.family)


def places(route: Route, points: Mapping[str, Point], anchor: str = "stop-") -> tuple[Place, ...]:
    """The stops of a route that have a place, in order."""
    located = []
    for number, stop in enumerate(route.stops, 1):
        point = points.get(stop.point)
        if point and point.location:
            location = point.location
            located.append(Place(number, point.name, location.position, location.error_m, f"#{anchor}{number}"))
    return tuple(located)


def areas(points: Mapping[str, Point], towns: Mapping[str, str]) -> dict[str, Position]:
    """Where the names of towns go: the middle of each one's points. No boundary is known, and none is drawn."""
    centres = {}
    for town, name in area_names(towns).items():
        positions = [point.location.position for point in points.values() if point.town == town and point.location]
        if positions:
            centres[name] = centre(positions)
    return centres


def area_names(towns: Mapping[str, str]) -> dict[str, str]:
    """Say what stands on a map for each town, by id: 雪浪街道（山水城） would take too much room."""
    return {town: cut(name.split("（")[0], _AREA) for town, name in towns.items()}


def route_sheet(stops: Sequence[Place], mark: SymbolName, areas: Mapping[str, Position], shape: Shape) -> Sheet:
    """Lay out a route: one stop with a place, or more."""
    form = FORMATS[shape]
    frame = Box(0, 0, form.width, form.height - form.margin)
    inner = Box(frame.left + _SIDES, frame.top + _ENDS, frame.right - _SIDES, frame.bottom - _ENDS)
    # No larger than what is known: where all stops are approximate, the circle of the surest stays on the sheet.
    surest_km = min(stop.error_m for stop in stops) / 1000
    ground = fitted([stop.place for stop in stops], inner, min(_MOST, _REACH / surest_km) if surest_km else _MOST)
    group = crowded(stops, mark, ground)
    task = Task(mark, tuple(stops), frozenset(stop.number for stop in stops), areas, _BAR)
    box = Box(0, 0, form.width, form.height)
    if group:
        crowd = Crowd(task.stops, group, mark, ground, frame, inner, form.insets)
        tried = []
        for plan in plans(crowd):
            tried.append(_with_inset(task, crowd, plan))
            if all(pin.name for pin in tried[-1][1].panel.pins):
                break
        if tried:
            return Sheet(
                shape, box, *max(tried, key=lambda attempt: sum(bool(pin.name) for pin in attempt[1].panel.pins))
            )
    main, _ = panel(task, frame, ground)
    return Sheet(shape, box, main, None)


def _with_inset(task: Task, crowd: Crowd, plan: Plan) -> tuple[Panel, Inset]:
    """The map without the stops that lie too close together, and the inset that has them."""
    apart = frozenset(stop.number for stop in crowd.group)
    title = _numbers(apart)
    rest = replace(
        task, pinned=task.pinned - apart, taken=(plan.box, plan.site), tie=(plan.tie,), tag=(title, plan.site)
    )
    main, tag = panel(rest, crowd.frame, plan.ground)
    enlarged = _enlarged(replace(task, pinned=apart, areas={}, longest=_INSET_BAR), plan)
    return main, Inset(enlarged, plan.site, title, tag, plan.tie)


def _enlarged(task: Task, plan: Plan) -> Panel:
    """The panel of an inset, its stops moved to whichever side leaves most of their names a place."""
    box, foot = plan.box, NOTE * LEADING * GROWTH + 1
    inner = Box(box.left + _SIDES / 2, box.top + 1.3 * _ENDS, box.right - _SIDES / 2, box.bottom - _ENDS - foot)
    task = replace(task, taken=(Box(box.left, box.bottom - foot, box.right, box.bottom),))
    places = [stop.place for stop in task.stops if stop.number in task.pinned]
    tried = []
    for lean in _LEANS:
        enlarged, _ = panel(task, box, fitted(places, inner, _MOST_INSET, lean))
        names = [pin.name for pin in enlarged.pins if pin.name]
        tried.append((len(names), -sum(name.leader is not None for name in names), enlarged))
        if tried[-1][:2] == (len(places), 0):
            break
    return max(tried, key=lambda attempt: attempt[:2])[2]


def _numbers(numbers: frozenset[int]) -> str:
    """`1–3`, or `1、2、9` where some are between."""
    row = sorted(numbers)
    if row[-1] - row[0] == len(row) - 1:
        return f"{row[0]}–{row[-1]}"
    return "、".join(map(str, row))
