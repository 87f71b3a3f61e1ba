"""The only module that knows typst: sheets and data in, PDF out."""

from calendar import timegm
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Compiler

_REMEMBERED = 10  # typst forgets what so many documents in a row had no use for
_STANDARDS = ["ua-1", "a-2a"]  # with these a missing glyph, alternative text or title is an error


class PressError(Exception):
    """Typst stopped or warned; the text is what it said."""


class Press:
    """One typesetter for all documents; its fonts are read when the first is asked for."""

    def __init__(self, theme: Path) -> None:
        """Take the theme folder, with `print/` and `fonts/`."""
        self._sheets, self._fonts = theme / "print", theme / "fonts"

    @cached_property
    def _compiler(self) -> "Compiler":
        import typst  # noqa: PLC0415 - 32 MB, and most builds have nothing to set

        # The system's fonts would make other lines on every machine, and lend glyphs of another language.
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._fonts.resolve())]
        )
        return typst.Compiler(root=str(self._sheets.resolve()), font_paths=fonts)

    def pdf(self, sheet: str, inputs: Mapping[str, str], day: tuple[int, int, int]) -> bytes:
        """Set one document.

        Args:
            sheet: The file in `theme/print/`.
            inputs: What it finds in `sys.inputs`.
            day: The document's date: year, month, day.

        Raises:
            PressError: It cannot be set, or typst has something to say about it.
        """
        from typst import TypstError  # noqa: PLC0415 - as above

        try:
            made, warnings = self._compiler.compile_with_warnings(
                input=str(self._sheets.resolve() / sheet),
                format="pdf",
                sys_inputs=dict(inputs),
                pdf_standards=_STANDARDS,  # type: ignore[arg-type] # typst wants literals in a list
                timestamp=timegm((*day, 0, 0, 0)),
            )
        except TypstError as error:
            raise PressError(error.message) from error
        if warnings:
            raise PressError("; ".join(warning.message for warning in warnings))
        if not isinstance(made, bytes):
            raise TypeError(made)
        self._forget()
        return made

    def _forget(self) -> None:
        """Give back what the last document took, 40 MB for a guide, which would help with that very one only."""
        for _ in range(_REMEMBERED):
            self._compiler.compile(input=b"", format="svg", sys_inputs={})
