"""Rules about ids and terms: what a record names must exist."""

from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.content.source_file import Entry
from catalog.diagnostics import Finding, closest, suggestion
from catalog.lint.rule import rule
from catalog.model import KINDS, Point, Record, Venue
from catalog.model.references import Where
from catalog.model.types import Ref, Term


@rule("unknown-id")
def unknown_reference(library: Library) -> Iterator[Finding]:
    """Report an id that no record has."""
    for entry, where, marker, value in library.references(Ref):
        records = library.entries[marker.kind]
        if value not in records and (marker.kind, value) not in library.broken:
            message = f"没有编号为“{value}”的{KINDS[marker.kind].NAME}"
            hint = f"先建 content/{marker.kind}/{value}.yml，或改成已有的编号"
            if match := closest(value, [other for other in records if _has_consent(records[other].record)]):
                hint = f"是不是想写“{match}”（{records[match].record.heading}）？"
            yield entry.finding(where, message, hint)


def _has_consent(record: Record) -> bool:
    """Return whether a record may be named to readers: not somebody without consent."""
    return bool(getattr(record, "public_consent", True))


@rule("unknown-value")
def unknown_term(library: Library) -> Iterator[Finding]:
    """Report a term that is not in its vocabulary in `site.yml`."""
    if library.site is None:
        return
    for entry, where, marker, value in library.references(Term):
        names = getattr(library.site.vocabularies, marker.vocabulary)
        if value not in names:
            by_name = {name: term for term, name in names.items()}
            message = f"词表 {marker.vocabulary} 里没有“{' '.join(value.split())}”"
            hint = f"这里写编号：{by_name[value]}" if value in by_name else suggestion(value, names)
            yield entry.finding(where, message, hint)


@rule("archived-id", "warning")
def archived_reference(library: Library) -> Iterator[Finding]:
    """Report a reference from a live record to an archived one."""
    for entry, where, other in _live_references(library):
        if other.record.status == "archived":
            message = f"“{other.record.id}”（{other.record.heading}）已归档"
            yield entry.finding(where, message, "换一个，或从这里删去")


@rule("hidden-id", "warning")
def hidden_reference(library: Library) -> Iterator[Finding]:
    """Report a reference to a draft, or to somebody without consent: no page shows it."""
    for entry, where, other in _live_references(library):
        if other.record.status == "draft":
            message = f"“{other.record.id}”（{other.record.heading}）还是草稿，页面上不会出现"
            yield entry.finding(where, message, "发布那一条，或从这里删去")
        elif not _has_consent(other.record):
            message = f"“{other.record.id}”本人没有同意公开，页面上不会出现"
            yield entry.finding(where, message, "换一位主讲人，或取得本人同意")


def _live_references(library: Library) -> Iterator[tuple[Entry, Where, Entry]]:
    """Yield every reference from a record that readers can see to one that exists."""
    for entry, where, marker, value in library.references(Ref):
        if entry.record.is_live and (other := library.entries[marker.kind].get(value)):
            yield entry, where, other


@rule("redirect-clash")
def redirect_clash(library: Library) -> Iterator[Finding]:
    """Report a former id that is another record's id or former id, too."""
    for kind, entries in library.entries.items():
        owners = {record_id: entry.path for record_id, entry in entries.items()}
        for entry in entries.values():
            for index, old in enumerate(entry.record.redirect_from):
                if old in owners:
                    message = f"旧编号“{old}”已被占用：{owners[old]}"
                    hint = "从 redirect_from 里删去它，或给那一条改名"
                    yield entry.finding(("redirect_from", index), message, hint)
                owners.setdefault(old, f"content/{kind}/{entry.record.id}.yml")


@rule("short-address-clash")
def short_address_clash(library: Library) -> Iterator[Finding]:
    """Report a venue's id, present or former, that a point has: both share the printed addresses `/go/<id>/`."""
    owners = {
        point_id: entry.path for entry, point in library.records(Point) for point_id in (point.id, *point.redirect_from)
    }
    for entry, venue in library.records(Venue):
        places = [((), venue.id), *((("redirect_from", n), old) for n, old in enumerate(venue.redirect_from))]
        for where, venue_id in places:
            if venue_id in owners:
                message = f"编号“{venue_id}”已被教学点位占用：{owners[venue_id]}，短网址 /go/{venue_id}/ 分不清是哪一处"
                yield entry.finding(where, message, "给这处阵地换一个编号，也就是改文件名")
