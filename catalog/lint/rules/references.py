"""What a record names must exist."""

from collections.abc import Iterator

from catalog.content.loader import Entry, Library
from catalog.diagnostics import Diagnostic, nearest, suggestion
from catalog.model import KINDS, Record
from catalog.model.references import Where
from catalog.model.types import Ref, Term


def unknown_reference(library: Library) -> Iterator[Diagnostic]:
    """An id that names another record must be that of an existing one."""
    for entry in library.all():
        for where, mark, value in entry.marks:
            if not isinstance(mark, Ref) or (mark.kind, value) in library.broken:
                continue
            known = library.entries[mark.kind]
            if value not in known:
                name = KINDS[mark.kind].NAME
                message = f"没有编号为“{value}”的{name}"
                hint = f"先建 content/{mark.kind}/{value}.yml，或改成已有的编号"
                if guess := nearest(value, [stem for stem in known if _shown(known[stem].record)]):
                    title = known[guess].record.heading
                    hint = f"是不是想写“{guess}”（{title}）？"
                yield entry.error(where, "unknown-id", message, hint)


def _shown(record: Record) -> bool:
    """Whether a record is fit to be proposed: not somebody without consent."""
    return bool(getattr(record, "public_consent", True))


def unknown_term(library: Library) -> Iterator[Diagnostic]:
    """A word of a closed vocabulary must be in `site.yml`."""
    if library.site is None:
        return
    vocabularies = {
        name: getattr(library.site.vocabularies, name) for name in type(library.site.vocabularies).model_fields
    }
    for entry in library.all():
        for where, mark, value in entry.marks:
            if isinstance(mark, Term) and value not in (names := vocabularies[mark.vocabulary]):
                by_name = {name: term for term, name in names.items()}
                message = f"词表 {mark.vocabulary} 里没有“{' '.join(value.split())}”"
                hint = f"这里写编号：{by_name[value]}" if value in by_name else suggestion(value, names)
                yield entry.error(where, "unknown-value", message, hint)


def archived_reference(library: Library) -> Iterator[Diagnostic]:
    """A live record should not lead readers to an archived one."""
    for entry, where, other in _live_references(library):
        if other.record.status == "archived":
            message = f"“{other.record.id}”（{other.record.heading}）已归档"
            yield entry.warning(where, "archived-id", message, "换一个，或从这里删去")


def hidden_reference(library: Library) -> Iterator[Diagnostic]:
    """A reference to a draft, or to somebody without consent, is not shown."""
    for entry, where, other in _live_references(library):
        if other.record.status == "draft":
            message = f"“{other.record.id}”（{other.record.heading}）还是草稿，页面上不会出现"
            yield entry.warning(where, "hidden-id", message, "发布那一条，或从这里删去")
        elif not _shown(other.record):
            message = f"“{other.record.id}”本人没有同意公开，页面上不会出现"
            yield entry.warning(where, "hidden-id", message, "换一位主讲人，或取得本人同意")


def _live_references(library: Library) -> Iterator[tuple[Entry, Where, Entry]]:
    """Every reference from a record that readers can see to one that exists."""
    for entry in library.all():
        if not entry.record.is_live:
            continue
        for where, mark, value in entry.marks:
            other = library.entries[mark.kind].get(value) if isinstance(mark, Ref) else None
            if other:
                yield entry, where, other


def redirect_clash(library: Library) -> Iterator[Diagnostic]:
    """An old id may lead to one record only, and not to where one lives."""
    for kind, entries in library.entries.items():
        taken = {stem: entry.path for stem, entry in entries.items()}
        for entry in entries.values():
            for index, old in enumerate(entry.record.redirect_from):
                if old in taken:
                    message = f"旧编号“{old}”已被占用：{taken[old]}"
                    hint = "从 redirect_from 里删去它，或给那一条改名"
                    yield entry.error(("redirect_from", index), "redirect-clash", message, hint)
                taken.setdefault(old, f"content/{kind}/{entry.record.id}.yml")


def short_address_clash(library: Library) -> Iterator[Diagnostic]:
    """Points and venues share the short addresses `/go/<id>/` on paper, so no id, old or new, is both's."""
    taken = {
        stem: entry.path
        for point, entry in library.entries.get("points", {}).items()
        for stem in (point, *entry.record.redirect_from)
    }
    for venue, entry in library.entries.get("venues", {}).items():
        places = [((), venue), *((("redirect_from", n), old) for n, old in enumerate(entry.record.redirect_from))]
        for where, stem in places:
            if stem in taken:
                message = f"编号“{stem}”已被教学点位占用：{taken[stem]}，短网址 /go/{stem}/ 分不清是哪一处"
                yield entry.error(where, "short-address-clash", message, "给这处阵地换一个编号，也就是改文件名")
