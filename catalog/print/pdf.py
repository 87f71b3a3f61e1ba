"""Every route's guide in three editions and the handbook of all lessons.

Each is set when it is asked for, and kept until something in it changes.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from catalog.diagnostics import BuildError, Diagnostic
from catalog.domain.catalog import Catalog
from catalog.maps.static import Shape
from catalog.model import Route
from catalog.print import EDITIONS, HANDBOOK, Guide, Handbook, guide_of, handbook_of, name_of, qr_svg
from catalog.print.cache import from_shelf
from catalog.print.map_greyscale import printed_map
from catalog.print.typst import Press, PressError

RenderFn = Callable[[], bytes]
Say = Callable[[str], None]

# A narrow map has larger type; A4 has room for the wide one in its own size.
_SHAPES: dict[str, Shape] = {"a4": "wide", "a5": "narrow", "large": "narrow"}
_SHELF = ".cache/guides"
_TOO_TALL = "panicked with: too tall|"
_PROGRAM = "请把这一行交给维护程序的人"


def files(catalog: Catalog, root: Path, say: Say = lambda _: None) -> Iterator[tuple[str, RenderFn]]:
    """The uri of every guide and of the handbook, with how to make it.

    Args:
        catalog: The public records.
        root: The project's folder, with `theme/`; finished guides are kept in its `.cache`.
        say: Told before a guide is set, and why there are no codes if there are none.

    Raises:
        BuildError: When one is made: a stop is too long for its page, or a sheet is wrong.
    """
    desk = _Desk(catalog, root / "theme", root / _SHELF, say)
    routes = [record for record in catalog.pages() if isinstance(record, Route)]
    if routes and not catalog.site.base_url:
        say("content/site.yml 没有写 base_url（正式网址），导览手册里没有二维码。")
    for route in routes:
        for edition in EDITIONS:
            yield name_of(route, edition), partial(desk.guide, route, edition)
    if handbook := handbook_of(catalog):
        yield HANDBOOK, partial(desk.handbook, handbook)


class _Desk:
    """Where guides are set, or taken from the shelf."""

    def __init__(self, catalog: Catalog, theme: Path, shelf: Path, say: Say) -> None:
        self._catalog, self._points, self._towns = catalog, catalog.points, catalog.site.vocabularies.towns
        self._press, self._theme, self._shelf, self._say = Press(theme), theme, shelf, say

    @cached_property
    def _tools(self) -> bytes:
        """A digest of what everything is printed with: sheets, fonts, programs."""
        found = hashlib.sha256(f"{version('typst')} {version('segno')} {version('pypdf')}".encode())
        here = Path(__file__).parent
        for folder in (self._theme / "print", self._theme / "fonts", here, here.parent / "maps" / "static"):
            for path in sorted(folder.glob("*.[tp]*")):
                found.update(path.name.encode() + path.read_bytes())
        return found.digest()

    @cached_property
    def _land(self) -> bytes:
        """What maps show beside their routes."""
        return "".join(f"{point.name} {point.town} {point.location}\n" for point in self._points.values()).encode()

    def guide(self, route: Route, edition: str) -> bytes:
        """One edition of a route's guide."""
        guide = guide_of(self._catalog, route)
        said = json.dumps(asdict(guide), ensure_ascii=False, sort_keys=True)
        key = hashlib.sha256(f"{edition}\n{said}\n".encode() + self._tools + self._land).hexdigest()
        make = partial(self._set, route, guide, said, edition)
        return from_shelf(self._shelf, f"{guide.id}-{edition}", key, make)

    def _set(self, route: Route, guide: Guide, said: str, edition: str) -> bytes:
        self._say(f"排印《{guide.name}》{EDITIONS[edition]}…")
        inputs = {
            "guide": json.dumps(_with_codes(json.loads(said)), ensure_ascii=False),
            "map": printed_map(route, self._points, self._towns, _SHAPES[edition]),
            "format": edition,
        }
        try:
            pages = self._press.pdf("guide.typ", inputs, guide.edition_date)
        except PressError as error:
            raise BuildError((_explained(str(error), guide, edition),)) from error
        if edition != "a5":
            return pages
        from catalog.print.imposition import booklet  # noqa: PLC0415 - most builds have nothing to fold

        return booklet(pages)

    def handbook(self, handbook: Handbook) -> bytes:
        """The handbook."""
        said = json.dumps(asdict(handbook), ensure_ascii=False, sort_keys=True)
        key = hashlib.sha256(f"handbook\n{said}\n".encode() + self._tools).hexdigest()
        return from_shelf(self._shelf, "handbook", key, partial(self._bind, handbook, said))

    def _bind(self, handbook: Handbook, said: str) -> bytes:
        self._say(f"排印《{handbook.name}》…")
        inputs = {"guide": json.dumps(_with_codes(json.loads(said)), ensure_ascii=False), "format": "a4"}
        try:
            return self._press.pdf("handbook.typ", inputs, handbook.edition_date)
        except PressError as error:
            raise BuildError((_stuck(str(error), f"《{handbook.name}》", "handbook.typ"),)) from error


def _with_codes(part: Any) -> Any:  # noqa: ANN401 - JSON
    """The guide with a drawn code in each of its links."""
    if isinstance(part, list):
        return [_with_codes(one) for one in part]
    if isinstance(part, dict):
        inner = {name: _with_codes(one) for name, one in part.items()}
        return {**inner, "svg": qr_svg(part["address"])} if "shown" in part else inner
    return part


def _explained(said: str, guide: Guide, edition: str) -> Diagnostic:
    """What the press said, to an editor if it is about a text that is too long."""
    if said.startswith(_TOO_TALL):
        code, what, over = said.removeprefix(_TOO_TALL).split("|")
        name = next(stop.name for stop in guide.stops if stop.code == code)
        message = f"“{name}”的{what}在《{guide.name}》{EDITIONS[edition]}里超出一页 {over} 毫米"
        hint = "写短一些；长文可放进同名的 .md 文件，它只上网页"
        return Diagnostic(f"content/points/{code}.yml", 1, 1, "too-tall", message, hint)
    return _stuck(said, f"《{guide.name}》{EDITIONS[edition]}", "guide.typ")


def _stuck(said: str, what: str, sheet: str) -> Diagnostic:
    """What the press said of a sheet, to a programmer."""
    message = f"{what}没有排成：{' '.join(said.split())}"
    return Diagnostic(f"theme/print/{sheet}", 1, 1, "typesetting", message, _PROGRAM)
