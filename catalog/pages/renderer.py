"""The pages of a catalogue, as fragments that `site` fills layouts with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from catalog.content.links import prose_address
from catalog.content.markdown import to_html
from catalog.domain import moments, summaries, wording
from catalog.domain.addresses import phone_uri
from catalog.domain.catalog import Catalog, first_theme
from catalog.domain.directions import directions_to
from catalog.domain.facts import TERM_PAGES, uri_of
from catalog.domain.kinds import KIND_VIEWS, backlink_headings
from catalog.domain.periods import periods
from catalog.domain.recommendations import Offers, answer, offers_of
from catalog.domain.symbols import outline
from catalog.domain.timetable import Timetable, itineraries, timetable
from catalog.exports.geo import FORMATS, files_of
from catalog.maps import interactive
from catalog.model import KINDS, NeedList, Record, Route
from catalog.pages import listings
from catalog.pages.artwork import cover, motif_of
from catalog.pages.json_ld import linked_data
from catalog.pages.links import linked
from catalog.pages.map_fragments import Drawings
from catalog.pages.print_guide import PdfSizes, guides_of, handbook, print_values
from catalog.search import facets

RECORD_ROOT = "../../"
LIST_ROOT = "../"


@dataclass(frozen=True, slots=True)
class Page:
    """What fills the slots of a layout; every value is escaped HTML already."""

    content: str
    title: str = ""
    description: str = ""
    head: str = ""


def environment(theme: Path, cache: Path | None = None) -> Environment:
    """The one Jinja environment for content: autoescaped, no undefined names.

    Args:
        theme: The theme folder; templates lie in its `templates/`.
        cache: A folder for compiled templates, or None to compile them anew.
    """
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
    env = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache else None,
    )
    env.globals |= {
        "wording": wording,
        "moments": moments,
        "outline": outline,
        "directions_to": directions_to,
        "file_formats": FORMATS,
    }
    env.globals |= {"summaries": summaries, "kinds": KINDS, "views": KIND_VIEWS, "phone_uri": phone_uri}
    env.filters["linked"] = linked
    return env


class Pages:
    """Fragments for every page of one catalogue, each rendered on demand."""

    def __init__(self, catalog: Catalog, env: Environment, pdf_sizes: PdfSizes | None = None) -> None:
        """Take the records, the templates and the sizes of the PDFs; nothing is rendered yet."""
        self.catalog, self.env, self.pdf_sizes = catalog, env, pdf_sizes or {}
        self.drawings, self.handbook = Drawings(catalog), handbook(self.pdf_sizes)
        self._fragments: dict[tuple[str, int, str, str, str], Markup] = {}

    def render(self, template: str, root: str, **values: Any) -> str:  # noqa: ANN401 - template values
        """Fill a template, which also sees the catalogue and these pages; `root` leads to the site's root."""
        return self.env.get_template(template).render(catalog=self.catalog, pages=self, root=root, **values)

    def record(self, record: Record) -> Page:
        """The page of one record."""
        content = self.render(
            f"records/{record.KIND}.html",
            RECORD_ROOT,
            record=record,
            facts=summaries.facts_of(self.catalog, record),
            relations=tuple(self._relations(record)),
            **self._extras(record),
        )
        description = escape(summaries.summary(record)[:120])
        return Page(content, str(escape(record.heading)), str(description), linked_data(self.catalog, record))

    def prose(self, record: Record, below_heading: bool) -> Markup | None:  # noqa: FBT001 - templates read better so
        """The long prose of a record; see `to_html`."""
        text = self.catalog.prose.get((record.KIND, record.id))
        if not text:
            return None
        html = to_html(text, below_heading=below_heading, address=partial(prose_address, record.KIND))
        return Markup(html)  # noqa: S704 - raw HTML is off in `prose`

    def listing(self, kind: str) -> Page:
        """The list of a kind, as cards and as a table."""
        groups, view = listings.groups(self.catalog, kind), KIND_VIEWS[kind]
        content = self.render(
            "listings/list.html",
            LIST_ROOT,
            kind=kind,
            groups=groups,
            unit=view.unit,
            columns=view.columns,
            cells=partial(self._cells, columns=view.columns),
            filters=view.filterable and bool(groups),
            facets=facets.names(),
            periods=periods(self.catalog) if kind == "plan" else {},
            orders=listings.orders(self.catalog, kind),
            terms=listings.terms_of(self.catalog, kind),
        )
        return Page(content)

    def home(self) -> Page:
        """The front page."""
        content = self.render(
            "listings/home.html",
            "",
            coming=listings.coming(self.catalog),
            premium=listings.premium(self.catalog),
            terms={name: listings.term_counts(self.catalog, name) for name in TERM_PAGES},
        )
        return Page(content, head=linked_data(self.catalog, None))

    def search(self) -> Page:
        """The results page as it is before its script has run, or without one."""
        return Page(self.render("listings/search.html", LIST_ROOT, facets=facets.names()))

    def overview_map(self) -> Page:
        """The map of everything; its script is drawn with it."""
        return Page(self.overview.content, head=self.overview.head)

    @cached_property
    def overview(self) -> interactive.Overview:
        """The map of everything as a page and a script."""
        return interactive.overview(self.catalog, tiles=interactive.tiles_of(self.catalog.site), env=self.env)

    @cached_property
    def offers(self) -> Offers:
        """What is taught, read for what it speaks of."""
        return offers_of(self.catalog)

    def tool(self, uri: str, *, listed: bool = True, **values: Any) -> Page:  # noqa: ANN401 - template values
        """A page whose answer depends on the reader, as it is before its scripts have run."""
        content = self.render(f"tools/{uri.rstrip('/')}.html", LIST_ROOT, **values)
        return Page(content, head="" if listed else '<meta name="robots" content="noindex">')

    def term(self, vocabulary: str, term: str) -> Page:
        """Everything under one term of a vocabulary."""
        values = {
            "name": getattr(self.catalog.site.vocabularies, vocabulary)[term],
            "label": listings.VOCABULARY_NAMES[vocabulary],
            "groups": listings.under_term(self.catalog, vocabulary, term),
        }
        content = self.render("listings/term.html", RECORD_ROOT, vocabulary=vocabulary, term=term, **values)
        description = escape(f"{values['label']}“{values['name']}”下的全部条目。")
        return Page(content, str(escape(values["name"])), str(description))

    def cover(self, record: Record) -> Markup:
        """The line art of a record, for its page and its card."""
        motif = motif_of(first_theme(record), record.KIND, record.get("mark"))
        return Markup(cover(record.KIND, record.id, motif))  # noqa: S704 - ids match [a-z0-9-]

    def card(self, record: Record, root: str, level: int = 3) -> Markup:
        """A record as a card, whose title is a heading of that level."""
        return self._fragment("card", record, root, level)

    def row(self, record: Record, root: str, form: str = "row") -> Markup:
        """A record as one line of a list; a session may put its day first."""
        return self._fragment(form, record, root)

    def _fragment(self, form: str, record: Record, root: str, level: int = 0) -> Markup:
        """A card or a line, rendered once for all pages of one depth."""
        key = (form, level, root, record.KIND, record.id)
        if key not in self._fragments:
            line = summaries.line(self.catalog, record)
            html = self.render(
                f"cards/{form}.html",
                root,
                record=record,
                level=level,
                href=root + uri_of(record),
                line=" · ".join(line),
                text=summaries.summary(record),
            )
            self._fragments[key] = Markup(html)  # noqa: S704 - made by the autoescaped template
        return self._fragments[key]

    def _cells(self, record: Record, columns: Iterable[str]) -> list[str]:
        """A record's facts as the cells of its table's row."""
        facts = summaries.facts_of(self.catalog, record)
        texts = {label: "、".join(item.text for item in items) for label, items in facts}
        return [texts.get(label, "") for label in columns]

    def _relations(self, record: Record) -> Iterator[tuple[str, Iterable[Record], bool]]:
        """Records that reference this one, then similar ones, which are not printed."""
        for kind, heading in backlink_headings(record.KIND):
            if records := self.catalog.backlinks(record, kind):
                yield heading, records, False
        if records := self.catalog.related(record):
            yield f"相近的{record.NAME}", records, True

    def _variants(self, route: Route) -> list[tuple[Timetable, str, str, str]]:
        """Every variant by the clock, with the addresses of its guide, and of its map and geodata without endings."""
        tables = (timetable(itinerary, self.catalog.points) for itinerary in itineraries(route))
        return list(zip(tables, guides_of(route), interactive.maps_of(route), files_of(route), strict=True))

    def _extras(self, record: Record) -> dict[str, Any]:
        """Template values that only some kinds need."""
        if isinstance(record, Route):
            points = self.catalog.get_many("points", (stop.point for stop in record.stops))
            lessons = {lesson.id: lesson for point in points for lesson in self.catalog.backlinks(point, "lessons")}
            values = print_values(self.catalog, record, self.pdf_sizes)
            return {"variants": self._variants(record), "lessons": tuple(lessons.values()), **values}
        if isinstance(record, NeedList):
            return {"answers": [(item, answer(self.offers, record, item)) for item in record.items]}
        return {}
