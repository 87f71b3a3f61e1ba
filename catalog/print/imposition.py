"""The only module that knows pypdf: pages laid two to a sheet, so that the printed sheets fold into a booklet.

What makes a PDF readable for those who cannot see it, its tag tree, is kept: a page becomes a form (ISO 32000-1,
8.10) that is drawn on its sheet, and each tag that led to content of the page leads to the same content of the form
(14.7.4.3). So the booklet is read aloud in the order of its pages, not of its sheets.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

_PAGES_TO_A_SHEET = 4


class _Place(NamedTuple):
    """Where a page has gone: its sheet, and how far to the right, in points."""

    sheet: IndirectObject
    shift: float


def booklet(pdf: bytes) -> bytes:
    """Lay pages two by two on landscape sheets, to be printed on both sides, turned over the short edge.

    Args:
        pdf: Tagged, of upright pages of one size; their number is a multiple of four.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)), keep_initial_header=True)
    pages = [_reference(page) for page in writer.pages]
    width, height = (float(side) for side in writer.pages[0].mediabox[2:])
    places: dict[int, _Place] = {}
    sheets = ArrayObject()
    for left, right in order(len(pages)):
        content = f"q /L Do Q q 1 0 0 1 {width:.3f} 0 cm /R Do Q".encode()
        forms = DictionaryObject({NameObject("/L"): pages[left], NameObject("/R"): pages[right]})
        sheet = writer.add_blank_page(2 * width, height)
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
        sheet[NameObject("/Contents")] = _added(writer, _stream(content))
        sheet[NameObject("/Tabs")] = NameObject("/S")
        sheets.append(_reference(sheet))
        places[pages[left].idnum] = _Place(_reference(sheet), 0)
        places[pages[right].idnum] = _Place(_reference(sheet), width)
    for page in pages:
        writer._replace_object(page, _form(page))  # noqa: SLF001 - pypdf has no other way to add objects
    root = writer.root_object
    tree = _dictionary(root["/Pages"])
    tree[NameObject("/Kids")], tree[NameObject("/Count")] = sheets, NumberObject(len(sheets))
    _move_tags(root["/StructTreeRoot"], places)
    _move_bookmarks(root["/Outlines"], places)
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)  # what the forms replace
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def order(count: int) -> list[tuple[int, int]]:
    """Which pages lie left and right on each side of a sheet, counted from 0: front, back, and so on."""
    if count % _PAGES_TO_A_SHEET:
        message = f"{count} pages do not fold"
        raise ValueError(message)
    sides = []
    for first in range(0, count // 2, 2):
        last = count - 1 - first
        sides += [(last, first), (first + 1, last - 1)]
    return sides


def _form(page: IndirectObject) -> StreamObject:
    """A page as something to be drawn."""
    source = _dictionary(page)
    form = _stream(b"".join(_parts(source["/Contents"])))
    form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    form[NameObject("/BBox")] = source["/MediaBox"]
    for name in ("/Resources", "/StructParents", "/Group"):
        if name in source:
            form[NameObject(name)] = source.raw_get(name)
    return form


def _parts(contents: PdfObject) -> list[bytes]:
    """The streams of a page, which may be one or several."""
    target = contents.get_object()
    streams = target if isinstance(target, ArrayObject) else [target]
    return [stream.get_object().get_data() + b"\n" for stream in streams]  # type: ignore[union-attr] # they are streams


def _move_tags(tag: PdfObject, places: Mapping[int, _Place]) -> None:
    """Let a tag and all below it lead to where the pages have gone."""
    element = tag.get_object()
    if not isinstance(element, DictionaryObject):
        return
    kids = element["/K"].get_object() if "/K" in element else ArrayObject()
    kids = kids if isinstance(kids, ArrayObject) else ArrayObject([kids])
    for kid in kids:
        _move_tags(kid, places)
    page = element.raw_get("/Pg") if "/Pg" in element else None
    if isinstance(page, IndirectObject):
        sheet = places[page.idnum].sheet
        element[NameObject("/Pg")] = sheet
        if "/MCID" in element:
            element[NameObject("/Stm")] = page
        else:
            moved = (_marked(kid, sheet, page) if isinstance(kid, NumberObject) else kid for kid in kids)
            element[NameObject("/K")] = ArrayObject(moved)


def _marked(content: NumberObject, sheet: IndirectObject, form: IndirectObject) -> DictionaryObject:
    """A reference to marked content of a form."""
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/MCR"),
            NameObject("/Pg"): sheet,
            NameObject("/Stm"): form,
            NameObject("/MCID"): content,
        }
    )


def _move_bookmarks(level: PdfObject, places: Mapping[int, _Place]) -> None:
    """Let the bookmarks of a level, and of all below it, lead to where the pages have gone."""
    item = _dictionary(level).get("/First")
    while item is not None:
        entry = _dictionary(item)
        target = entry["/Dest"].get_object()
        if isinstance(target, ArrayObject) and isinstance(page := target[0], IndirectObject):
            place = places[page.idnum]
            target[0] = place.sheet
            target[2] = FloatObject(float(target[2]) + place.shift)
        if "/First" in entry:
            _move_bookmarks(entry, places)
        item = entry.get("/Next")


def _stream(data: bytes) -> StreamObject:
    """A compressed stream of drawing."""
    plain = DecodedStreamObject()
    plain.set_data(data)
    encoded = plain.flate_encode()
    # A line end that belongs to the data cannot be told from the one that pypdf writes after it (ISO 19005-2, 6.1.7.1).
    return _stream(data + b"\n") if encoded._data.endswith((b"\r", b"\n")) else encoded  # noqa: SLF001 - as it is written


def _added(writer: PdfWriter, stream: StreamObject) -> IndirectObject:
    return writer._add_object(stream)  # noqa: SLF001 - as above


def _reference(page: PdfObject) -> IndirectObject:
    if page.indirect_reference is None:
        raise TypeError(page)
    return page.indirect_reference


def _dictionary(reference: PdfObject) -> DictionaryObject:
    target = reference.get_object()
    if not isinstance(target, DictionaryObject):
        raise TypeError(target)
    return target
