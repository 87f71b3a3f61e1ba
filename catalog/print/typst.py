"""The only module that knows typst: templates and data in, PDF out."""

from calendar import timegm
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Compiler

_REMEMBERED = 10  # typst forgets what so many documents in a row had no use for
_STANDARDS = ["ua-1", "a-2a"]  # with these a missing glyph, alternative text or title is an error


class TypesetterError(Exception):
    """Typst stopped or warned; the text is its message."""


class Typesetter:
    """Sets documents; fonts are read when the first is set."""

    def __init__(self, theme: Path) -> None:
        """Take the theme folder, with `typst/` and `fonts/`."""
        self._templates, self._fonts = theme / "typst", theme / "fonts"

    @cached_property
    def _compiler(self) -> "Compiler":
        import typst  # noqa: PLC0415 - 32 MB, and most builds have nothing to set

        # The system's fonts would make other lines on every machine, and lend glyphs of another language.
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._fonts.resolve())]
        )
        return typst.Compiler(root=str(self._templates.resolve()), font_paths=fonts)

    def pdf(self, template: str, inputs: Mapping[str, str], day: tuple[int, int, int]) -> bytes:
        """Set one document.

        Args:
            template: The file in `theme/typst/`.
            inputs: What it finds in `sys.inputs`.
            day: The document's date: year, month, day.

        Raises:
            TypesetterError: It cannot be set, or typst warns of something.
        """
        from typst import TypstError  # noqa: PLC0415 - as above

        try:
            data, warnings = self._compiler.compile_with_warnings(
                input=str(self._templates.resolve() / template),
                format="pdf",
                sys_inputs=dict(inputs),
                pdf_standards=_STANDARDS,  # type: ignore[arg-type] # typst wants literals in a list
                timestamp=timegm((*day, 0, 0, 0)),
            )
        except TypstError as error:
            raise TypesetterError(error.message) from error
        if warnings:
            raise TypesetterError("; ".join(warning.message for warning in warnings))
        if not isinstance(data, bytes):
            raise TypeError(data)
        self._forget()
        return data

    def _forget(self) -> None:
        """Free typst's cache: 40 MB for a guide, of use to that very document only."""
        for _ in range(_REMEMBERED):
            self._compiler.compile(input=b"", format="svg", sys_inputs={})
