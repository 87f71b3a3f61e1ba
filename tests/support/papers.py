"""PDFs as their readers have them: text and its lines, sizes of type, codes, colours."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from math import hypot

import pypdf  # noqa: TID251 - looks at what another program has written
import pypdfium2
import zxingcpp
from PIL import ImageChops
from pypdfium2 import raw

_POINTS = 72
_INCH = 25.4  # mm
_FINE = 1200  # dpi, to measure by
_DARK = 100
_CELL = 40  # points; only characters of the same cell are compared
_SHARE = 1 / 3
_BROKEN_HYPHEN = re.compile("[\x02\ufffe]")


def squeezed(text: str) -> str:
    """Text without blanks: where a line ends is the paper's business."""
    return re.sub(r"\s", "", _BROKEN_HYPHEN.sub("-", text))


@dataclass(frozen=True)
class Paper:
    """One PDF.

    Attributes:
        data: The file.
        across: How many pages lie side by side on a sheet.
    """

    data: bytes
    across: int = 1

    @cached_property
    def _sheets(self) -> list[pypdfium2.PdfPage]:
        return list(pypdfium2.PdfDocument(self.data))

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page; on a folded sheet, of each half."""
        return [text for sheet in self._sheets for text in self._halves(sheet)]

    def _halves(self, sheet: pypdfium2.PdfPage) -> Iterator[str]:
        width, height = sheet.get_size()
        text = sheet.get_textpage()
        for place in range(self.across):
            left, right = width * place / self.across, width * (place + 1) / self.across
            yield text.get_text_bounded(left, 0, right, height)

    @property
    def text(self) -> str:
        """All text without blanks."""
        return squeezed("".join(self.pages))

    @property
    def lines(self) -> list[str]:
        """Every line."""
        return [line.strip() for page in self.pages for line in page.splitlines() if line.strip()]

    def codes(self, dpi: int) -> Counter[str]:
        """What the QR codes say when the sheets are looked at in this resolution."""
        pictures = (sheet.render(scale=dpi / _POINTS).to_pil().convert("L") for sheet in self._sheets)
        return Counter(code.text for picture in pictures for code in zxingcpp.read_barcodes(picture))

    def colours(self) -> bool:
        """Whether anything is neither black nor white nor grey."""
        for sheet in self._sheets:
            red, green, blue = sheet.render(scale=1).to_pil().convert("RGB").split()
            if any(ImageChops.difference(red, other).getbbox() for other in (green, blue)):
                return True
        return False

    def sizes(self) -> set[float]:
        """The sizes of type as they appear on paper, in points."""
        found = set()
        for sheet in self._sheets:
            text = sheet.get_textpage()
            for index in range(text.count_chars()):
                if not chr(raw.FPDFText_GetUnicode(text, index)).isspace():
                    matrix = raw.FS_MATRIX()
                    raw.FPDFText_GetMatrix(text, index, matrix)
                    found.add(round(raw.FPDFText_GetFontSize(text, index) * hypot(matrix.a, matrix.b), 2))
        return found

    def bar(self, label: str, legend: str) -> float:
        """How long the scale bar is that stands to the left of a label, in millimetres on paper.

        Args:
            label: How long it says it is.
            legend: A text of the map's, to tell its page.
        """
        (sheet,) = (sheet for sheet in self._sheets if legend in sheet.get_textpage().get_text_range())
        text = sheet.get_textpage()
        start, _ = text.search(label).get_next()
        left, bottom, _, top = text.get_charbox(start)
        width, height = sheet.get_size()
        # As high as the label, from the edge of the paper to just before it.
        band = sheet.render(scale=_FINE / _POINTS, crop=(0, bottom, width - left + 2, height - top)).to_pil()
        begin, _, end, _ = band.convert("L").point(lambda grey: 255 * (grey < _DARK)).getbbox()
        return float((end - begin) / _FINE * _INCH)

    def overlaps(self) -> list[str]:
        """Characters that lie on another one, with their neighbours: boxes that share a third of their area."""
        return [found for sheet in self._sheets for found in _overlaps(sheet)]

    def fonts(self) -> dict[str, tuple[str, bool]]:
        """Each font's kind, and whether it is embedded."""
        found: dict[str, tuple[str, bool]] = {}
        reader = pypdf.PdfReader(BytesIO(self.data))
        for number in sorted(number for generation in reader.xref.values() for number in generation):
            made = reader.get_object(number)
            if isinstance(made, dict) and made.get("/Type") == "/Font" and "/DescendantFonts" not in made:
                descriptor = made.get("/FontDescriptor", {})
                inside = any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
                found[str(made["/BaseFont"])] = (str(made["/Subtype"]), inside)
        return found


def _overlaps(sheet: pypdfium2.PdfPage) -> Iterator[str]:
    text = sheet.get_textpage()
    signs = text.get_text_range()
    seen: dict[tuple[int, int], list[tuple[int, tuple[float, float, float, float]]]] = {}
    for index in range(text.count_chars()):
        box = text.get_charbox(index)
        if chr(raw.FPDFText_GetUnicode(text, index)).isspace() or box[2] <= box[0] or box[3] <= box[1]:
            continue
        cells = {(int(x // _CELL), int(y // _CELL)) for x in box[::2] for y in box[1::2]}
        others = {place: other for cell in cells for place, other in seen.get(cell, ())}
        if any(_shared(box, other) > _SHARE for other in others.values()):
            yield signs[max(0, index - 8) : index + 8]
        for cell in cells:
            seen.setdefault(cell, []).append((index, box))


def _shared(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    """How much of the smaller of two boxes the other one covers."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    least = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return wide * high / least if wide > 0 and high > 0 else 0
