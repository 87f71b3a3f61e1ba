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
from catalog.domain.timetable import itineraries
from catalog.maps.static import Shape
from catalog.model import Route
from catalog.print.cache import cached_pdf
from catalog.print.editions import EDITIONS, name_of
from catalog.print.guide import guide_of
from catalog.print.guide_model import Guide
from catalog.print.handbook import HANDBOOK, Handbook, handbook_of
from catalog.print.map_greyscale import printed_map
from catalog.print.qr import qr_svg
from catalog.print.typst import Typesetter, TypesetterError

ReportFn = Callable[[str], None]
"""Takes a line of progress for the person at the keyboard."""
CODES = frozenset({"too-tall", "typesetting"})

# A narrow map has larger type; A4 has room for the wide one in its own size.
_SHAPES: dict[str, Shape] = {"a4": "wide", "a5": "narrow", "large": "narrow"}
_CACHE = ".cache/guides"
_TOO_TALL = "panicked with: too tall|"


def files(catalog: Catalog, root: Path, report: ReportFn = lambda _: None) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The uri of every guide and of the handbook, with how to make it.

    Args:
        catalog: The public records.
        root: The project's folder, with `theme/`; finished guides are kept in its `.cache`.
        report: Called with a line before each PDF is set, and with the reason if there are no codes.

    Raises:
        BuildError: When one is made: a stop is too long for its page, or a template is wrong.
    """
    renderer = _PdfRenderer(catalog, root / "theme", root / _CACHE, report)
    routes = [record for record in catalog.pages() if isinstance(record, Route)]
    if routes and not catalog.site.base_url:
        report("content/site.yml 没有写 base_url（正式网址），导览手册里没有二维码。")
    for route in routes:
        for edition in EDITIONS:
            yield name_of(route, edition), partial(renderer.guide, route, edition)
    if handbook := handbook_of(catalog):
        yield HANDBOOK, partial(renderer.handbook, handbook)


class _PdfRenderer:
    """Sets guides and the handbook, or takes them from the cache."""

    def __init__(self, catalog: Catalog, theme: Path, cache: Path, report: ReportFn) -> None:
        self._catalog, self._points, self._towns = catalog, catalog.points, catalog.site.vocabularies.towns
        self._typesetter, self._theme, self._cache, self._report = Typesetter(theme), theme, cache, report

    @cached_property
    def _tools(self) -> bytes:
        """A digest of what everything is printed with: templates, fonts, code, libraries."""
        digest = hashlib.sha256(f"{version('typst')} {version('segno')} {version('pypdf')}".encode())
        package = Path(__file__).parent
        for folder in (self._theme / "typst", self._theme / "fonts", package, package.parent / "maps" / "static"):
            paths = sorted(folder.glob("*.[tp]*"))
            if not paths:  # a folder that has moved would keep every PDF for ever
                raise FileNotFoundError(folder)
            for path in paths:
                digest.update(path.name.encode() + path.read_bytes())
        return digest.digest()

    @cached_property
    def _places(self) -> bytes:
        """The places that maps show beside their routes."""
        return "".join(f"{point.name} {point.town} {point.location}\n" for point in self._points.values()).encode()

    def guide(self, route: Route, edition: str) -> bytes:
        """One edition of a route's guide."""
        guide = guide_of(self._catalog, route)
        drawn = itineraries(route)[0].route

        def render(data: str) -> bytes:
            inputs = {"map": printed_map(drawn, self._points, self._towns, _SHAPES[edition]), "format": edition}
            pages = self._typeset("guide.typ", guide, f"《{guide.name}》{EDITIONS[edition]}", data, inputs)
            if edition != "a5":
                return pages
            from catalog.print.imposition import booklet  # noqa: PLC0415 - most builds have nothing to fold

            return booklet(pages)

        return self._cached(f"{guide.id}-{edition}", guide, render, self._places)

    def handbook(self, handbook: Handbook) -> bytes:
        """The handbook."""
        render = partial(self._typeset, "handbook.typ", handbook, f"《{handbook.name}》", inputs={"format": "a4"})
        return self._cached("handbook", handbook, render)

    def _cached(
        self, name: str, document: Guide | Handbook, render: Callable[[str], bytes], context: bytes = b""
    ) -> bytes:
        """Return a document's PDF from the cache, or render it from its JSON."""
        data = json.dumps(asdict(document), ensure_ascii=False, sort_keys=True)
        key = hashlib.sha256(f"{name}\n{data}\n".encode() + self._tools + context).hexdigest()
        return cached_pdf(self._cache, name, key, partial(render, data))

    def _typeset(
        self, template: str, document: Guide | Handbook, title: str, data: str, inputs: dict[str, str]
    ) -> bytes:
        self._report(f"排印{title}…")
        inputs = {"guide": json.dumps(_with_codes(json.loads(data)), ensure_ascii=False), **inputs}
        try:
            return self._typesetter.pdf(template, inputs, document.edition_date)
        except TypesetterError as error:
            raise BuildError((_problem(str(error), template, document, title),)) from error


def _with_codes(part: Any) -> Any:  # noqa: ANN401 - JSON
    """The guide as JSON with the SVG of a QR code in each link."""
    if isinstance(part, list):
        return [_with_codes(item) for item in part]
    if isinstance(part, dict):
        inner = {name: _with_codes(value) for name, value in part.items()}
        return {**inner, "svg": qr_svg(part["address"])} if "shown" in part else inner
    return part


def _problem(message: str, template: str, document: Guide | Handbook, title: str) -> Diagnostic:
    """A problem from typst: the editor's if a text is too long, else the programmer's."""
    if message.startswith(_TOO_TALL) and isinstance(document, Guide):
        code, text, excess = message.removeprefix(_TOO_TALL).split("|")
        name = next(stop.name for stop in document.stops if stop.code == code)
        hint = "写短一些；长文可放进同名的 .md 文件，它只上网页"
        message = f"“{name}”的{text}在{title}里超出一页 {excess} 毫米"
        return Diagnostic(f"content/points/{code}.yml", 1, 1, "too-tall", message, hint)
    message = f"{title}没有排成：{' '.join(message.split())}"
    return Diagnostic(f"theme/typst/{template}", 1, 1, "typesetting", message, "请把这一行交给维护程序的人")
