"""The pages of a catalogue, as fragments that `site` fills layouts with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from catalog.content.markdown import to_html
from catalog.domain import summaries, wording
from catalog.domain.catalog import Catalog, first_theme
from catalog.domain.directions import directions_to
from catalog.domain.facts import TERM_PAGES, Fact, uri_of
from catalog.domain.kinds import KIND_VIEWS, backlink_headings
from catalog.domain.periods import periods
from catalog.domain.recommendations import answer
from catalog.domain.symbols import outline
from catalog.domain.timetable import timetable
from catalog.exports.geo import FORMATS, has_coordinates
from catalog.maps import interactive
from catalog.model import KINDS, NeedList, Record, Route
from catalog.pages import badges, listings
from catalog.pages.artwork import cover, motif_of
from catalog.pages.json_ld import linked_data
from catalog.pages.map_fragments import Drawings
from catalog.pages.print_guide import PdfSizes, handbook, print_values
from catalog.pages.tools import TOOLS
from catalog.search import facets

RECORD_ROOT = "../../"
LIST_ROOT = "../"


@dataclass(frozen=True, slots=True)
class Page:
    """What fills the slots of a layout; every value is escaped HTML already."""

    title: str
    description: str
    head: str
    content: str


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
    env.globals |= {"wording": wording, "outline": outline, "directions_to": directions_to, "file_formats": FORMATS}
    return env


class Pages:
    """Fragments for every page of one catalogue, each rendered on demand."""

    def __init__(self, catalog: Catalog, env: Environment, pdf_sizes: PdfSizes | None = None) -> None:
        """Take the records, the templates and the sizes of the PDFs; nothing is rendered yet."""
        self.catalog, self.env, self.pdf_sizes = catalog, env, pdf_sizes or {}
        self.drawings, self.handbook = Drawings(catalog), handbook(self.pdf_sizes)
        self._fragments: dict[tuple[str, str, str, str], Markup] = {}
        self._facts: dict[tuple[str, str], tuple[Fact, ...]] = {}

    def record(self, record: Record) -> Page:
        """The page of one record."""
        catalog = self.catalog
        content = self.env.get_template(f"records/{record.KIND}.html").render(
            record=record,
            catalog=catalog,
            root=RECORD_ROOT,
            kind_name=KINDS[record.KIND].NAME,
            facts=self.facts(record),
            cover=self.cover(record),
            badges=badges.badges(record),
            relations=tuple(self._relations(record)),
            pages=self,
            **self._extras(record),
        )
        brief = summaries.summary(record)[:120]
        head = linked_data(catalog, record)
        return Page(str(escape(record.heading)), str(escape(brief)), head, content)

    def prose(self, record: Record, below_heading: bool) -> Markup | None:  # noqa: FBT001 - templates read better so
        """The long prose of a record; see `to_html`."""
        text = self.catalog.prose.get((record.KIND, record.id))
        return Markup(to_html(text, below_heading=below_heading)) if text else None  # noqa: S704 - raw HTML is off in `prose`

    def listing(self, kind: str) -> Page:
        """The list of a kind, as cards and as a table."""
        groups, view = listings.groups(self.catalog, kind), KIND_VIEWS[kind]
        content = self.env.get_template("listings/list.html").render(
            kind=kind,
            kind_name=KINDS[kind].NAME,
            groups=groups,
            unit=view.unit,
            columns=view.columns,
            cells=partial(self._cells, columns=view.columns),
            filters=view.filterable and bool(groups),
            facets=facets.names(),
            periods=periods(self.catalog) if kind == "plan" else {},
            orders=listings.orders(self.catalog, kind),
            terms=listings.words_of(self.catalog, kind),
            root=LIST_ROOT,
            pages=self,
        )
        return Page("", "", "", content)

    def home(self) -> Page:
        """The front page."""
        content = self.env.get_template("listings/home.html").render(
            catalog=self.catalog,
            site=self.catalog.site,
            root="",
            sessions=listings.coming(self.catalog),
            months={f"{day:%Y-%m}": day for day in listings.coming_months(self.catalog)},
            premium=listings.premium(self.catalog),
            terms={name: listings.term_counts(self.catalog, name) for name in TERM_PAGES},
            pages=self,
        )
        return Page("", "", linked_data(self.catalog, None), content)

    def search(self) -> Page:
        """The results page as it is before its script has run, or without one."""
        counts = [(kind, KINDS[kind].NAME, len(self.catalog.of(kind)), KIND_VIEWS[kind].unit) for kind in KINDS]
        template = self.env.get_template("listings/search.html")
        content = template.render(counts=counts, facets=facets.names(), root=LIST_ROOT)
        return Page("", "", "", content)

    def overview_map(self) -> Page:
        """The map of everything; its script is drawn with it."""
        return Page("", "", self.overview.head, self.overview.content)

    @cached_property
    def overview(self) -> interactive.Overview:
        """The map of everything as a page and a script."""
        return interactive.overview(self.catalog, tiles=interactive.tiles_of(self.catalog.site), env=self.env)

    def tool(self, uri: str) -> Page:
        """A page whose answer depends on the reader, as it is before its scripts have run."""
        template = self.env.get_template(f"tools/{uri.rstrip('/')}.html")
        context = TOOLS[uri].tells(self.catalog)
        head = "" if TOOLS[uri].listed else '<meta name="robots" content="noindex">'
        return Page("", "", head, template.render(catalog=self.catalog, root=LIST_ROOT, pages=self, **context))

    def term(self, vocabulary: str, term: str) -> Page:
        """Everything under one term of a vocabulary."""
        name = getattr(self.catalog.site.vocabularies, vocabulary)[term]
        groups = listings.under_term(self.catalog, vocabulary, term)
        label = listings.VOCABULARY_NAMES[vocabulary]
        content = self.env.get_template("listings/term.html").render(
            vocabulary=vocabulary,
            term=term,
            name=name,
            label=label,
            groups=groups,
            root=RECORD_ROOT,
            pages=self,
        )
        description = f"{label}“{name}”下的全部条目。"
        return Page(str(escape(name)), str(escape(description)), "", content)

    def card(self, record: Record, root: str, level: int = 3) -> Markup:
        """A record as a card, rendered once per depth and heading level."""
        return self._once("card", record, root, level=level, cover=self.cover(record))

    def row(self, record: Record, root: str, form: str = "row") -> Markup:
        """A record as one line of a list; a session may put its day first."""
        return self._once(form, record, root)

    def cover(self, record: Record) -> Markup:
        """The line art of a record, drawn from its ids, for its page and its card."""
        key = ("cover", "", record.KIND, record.id)
        if key not in self._fragments:
            motif = motif_of(first_theme(record), record.KIND, record.get("mark"))
            self._fragments[key] = Markup(cover(record.KIND, record.id, motif))  # noqa: S704 - ids match [a-z0-9-]
        return self._fragments[key]

    def facts(self, record: Record) -> tuple[Fact, ...]:
        """A record's facts, for its page and for its list's table."""
        key = (record.KIND, record.id)
        if key not in self._facts:
            self._facts[key] = summaries.facts_of(self.catalog, record)
        return self._facts[key]

    def _cells(self, record: Record, columns: Iterable[str]) -> list[str]:
        """A record's facts as the cells of its table's row."""
        texts = {label: "、".join(item.text for item in items) for label, items in self.facts(record)}
        return [texts.get(label, "") for label in columns]

    def _once(self, form: str, record: Record, root: str, **more: Any) -> Markup:  # noqa: ANN401 - template values
        key = (form + str(more.get("level", "")), root, record.KIND, record.id)
        if key not in self._fragments:
            line = summaries.line(self.catalog, record)
            html = self.env.get_template(f"cards/{form}.html").render(
                record=record,
                kind_name=KINDS[record.KIND].NAME,
                href=root + uri_of(record),
                line=" · ".join(line[1:] if form == "session" else line),  # its day stands by itself
                text=summaries.summary(record),
                badges=badges.badges(record),
                **more,
            )
            self._fragments[key] = Markup(html)  # noqa: S704 - made by the autoescaped template
        return self._fragments[key]

    def _relations(self, record: Record) -> Iterator[tuple[str, Iterable[Record], bool]]:
        """Records that reference this one, then similar ones, which are not printed."""
        for kind, heading in backlink_headings(record.KIND):
            if records := self.catalog.backlinks(record, kind):
                yield heading, records, False
        if records := self.catalog.related(record):
            yield f"相近的{KINDS[record.KIND].NAME}", records, True

    def _extras(self, record: Record) -> dict[str, Any]:
        """Template values that only some kinds need."""
        if isinstance(record, Route):
            table = timetable(record, self.catalog.points)
            lessons = {
                lesson.id: lesson
                for call in table.calls
                if call.point
                for lesson in self.catalog.backlinks(call.point, "lessons")
            }
            return {
                "table": table,
                "lessons": tuple(lessons.values()),
                "taken": has_coordinates(record, self.catalog.points),
                **print_values(self.catalog, record, self.pdf_sizes),
                "unplaced": tuple(call for call in table.calls if call.position is None),
            }
        if isinstance(record, NeedList):
            return {"answers": [(item, answer(self.catalog, record, item)) for item in record.items]}
        location = record.get("location")
        return {"place": location.position} if location else {}
