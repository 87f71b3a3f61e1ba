"""QR codes, as SVG; the only module that knows segno."""

from functools import cache
from io import BytesIO

_BORDER = 4  # modules, as ISO/IEC 18004 wants it


@cache
def qr_svg(address: str) -> str:
    """A QR code of an address: black on white with its quiet zone, error correction M, without a size of its own.

    A short address makes large modules, so the smallest version that holds it is taken.
    """
    import segno  # noqa: PLC0415 - takes as long as a dozen codes, and most builds draw none

    svg = BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(
        svg, kind="svg", border=_BORDER, light="#fff", xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return svg.getvalue().decode().strip()
