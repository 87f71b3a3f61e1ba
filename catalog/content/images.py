"""Photos without what the camera wrote beside them: place, time, owner. The picture itself is not touched.

A JPEG, PNG or WebP file is a row of labelled pieces. Those that draw the picture are copied as they are, the others
left out; of the metadata only the orientation stays, in a record of its own. A library that decodes and encodes again
would make JPEGs worse and brings a dozen decoders; the layouts below are fixed: JPEG (ITU-T T.81 annex B), Exif in
JPEG (CIPA DC-008), PNG (W3C), WebP (RFC 9649).
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

_PNG = b"\x89PNG\r\n\x1a\n"
# What says how a PNG looks, beside its critical chunks, whose names begin with a capital.
_PNG_LOOKS = frozenset((b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs"))
_PNG_MOVES = frozenset((b"acTL", b"fcTL", b"fdAT"))
# Markers of JPEG; every one stands behind a byte `_MARK`.
_MARK, _START, _END, _SCAN, _COMMENT = 0xFF, 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP14, _APP15 = 0xE0, 0xE1, 0xEE, 0xEF
# In a scan 0xFF is followed by 0, or by the number of a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)
_EXIF = b"Exif\x00\x00"
_LATITUDE_IN_XMP = b"GPSLatitude"
_ORIENTATIONS = range(1, 9)
_UPRIGHT = 1
_ORIENTATION, _GPS, _LATITUDE = 0x0112, 0x8825, 0x0002


class PictureError(Exception):
    """The bytes are no picture of a kind that is shown, or not all of it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as it may be shown.

    Attributes:
        kind: `jpg`, `png` or `webp`.
        clean: The file without metadata, its orientation apart.
        placed: Whether the metadata said where it was taken.
    """

    kind: str
    clean: bytes
    placed: bool


def read(data: bytes) -> Picture:
    """Take a photo apart and put together what draws it.

    Raises:
        PictureError: It is none, or it is cut off.
    """
    try:
        if data.startswith(b"\xff\xd8"):
            return Picture("jpg", *_jpeg(data))
        if data.startswith(_PNG):
            return Picture("png", *_png(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return Picture("webp", *_webp(data))
    except (struct.error, IndexError) as error:
        raise PictureError from error
    raise PictureError


def clean(data: bytes) -> bytes:
    """A photo without metadata, its orientation apart.

    Raises:
        PictureError: It is none, or it is cut off.
    """
    return read(data).clean


def _jpeg(data: bytes) -> tuple[bytes, bool]:
    kept, orientation, placed = [], _UPRIGHT, False
    for marker, piece in _segments(data):
        body = piece[4:]
        if marker == _APP1:
            placed |= _LATITUDE_IN_XMP in body
            if body.startswith(_EXIF):
                orientation, here = _exif(body[len(_EXIF) :])
                placed |= here
        elif _draws(marker, body):
            kept.append((marker, piece))
    if orientation != _UPRIGHT:
        said = _EXIF + _turned(orientation)
        first = 1 + (kept[1][0] == _APP0)  # JFIF stands first
        kept.insert(first, (_APP1, struct.pack(">HH", 0xFFE1, len(said) + 2) + said))
    return b"".join(piece for _, piece in kept), placed


def _draws(marker: int, body: bytes) -> bool:
    """Whether a segment says how the picture looks: APP0 is JFIF's, APP14 Adobe's, APP2 may be a colour profile."""
    application = _APP0 < marker <= _APP15 and marker != _APP14
    return marker != _COMMENT and (not application or body.startswith(b"ICC_PROFILE\x00"))


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment up to the end of the image; what a telephone hangs on behind it is no part."""
    yield _START, data[:2]
    at = 2
    while True:
        if data[at] != _MARK:
            raise PictureError
        while data[at + 1] == _MARK:  # fill bytes
            at += 1
        marker = data[at + 1]
        if marker == _END:
            yield marker, data[at : at + 2]
            return
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if end > len(data):
            raise PictureError
        if marker == _SCAN:
            end = _scan_end(data, end)
        yield marker, data[at:end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the next marker stands behind a scan."""
    found = _MARKER.search(data, at)
    if not found:
        raise PictureError
    return found.start()


def _png(data: bytes) -> tuple[bytes, bool]:
    kept, orientation, placed, at = [_PNG], _UPRIGHT, False, len(_PNG)
    name = b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, at)
        piece = data[at : at + length + 12]
        if len(piece) < length + 12:
            raise PictureError
        if name == b"eXIf":
            orientation, placed = _exif(piece[8:-4])
        elif name[:1].isupper() or name in _PNG_LOOKS or name in _PNG_MOVES:
            kept.append(piece)
        elif name in (b"iTXt", b"tEXt", b"zTXt"):
            placed |= _LATITUDE_IN_XMP in piece
        at += length + 12
    if orientation != _UPRIGHT:
        said = b"eXIf" + _turned(orientation)
        kept.insert(2, struct.pack(">I", len(said) - 4) + said + struct.pack(">I", crc32(said)))
    return b"".join(kept), placed


def _webp(data: bytes) -> tuple[bytes, bool]:
    kept, orientation, placed, at = [], _UPRIGHT, False, 12
    whole = 8 + struct.unpack_from("<I", data, 4)[0]
    while at < whole:
        name, length = struct.unpack_from("<4sI", data, at)
        piece = data[at : at + 8 + length]
        if len(piece) < 8 + length:
            raise PictureError
        if name == b"EXIF":
            orientation, here = _exif(piece[8:].removeprefix(_EXIF))
            placed |= here
        elif name == b"XMP ":
            placed |= _LATITUDE_IN_XMP in piece
        elif name in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"):
            kept.append(piece + b"\x00" * (length % 2))
        at += 8 + length + length % 2
    turned = orientation != _UPRIGHT and kept[0][:4] == b"VP8X"
    if kept[0][:4] == b"VP8X":  # its flags say what else there is: 8 Exif, 4 XMP
        flags = kept[0][8] & ~0x0C | (0x08 if turned else 0)
        kept[0] = kept[0][:8] + bytes((flags,)) + kept[0][9:]
    if turned:
        said = _turned(orientation)
        kept.append(b"EXIF" + struct.pack("<I", len(said)) + said)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body, placed


def _exif(tiff: bytes) -> tuple[int, bool]:
    """Orientation, and whether there is a latitude; a record that is broken says nothing."""
    try:
        order = {b"II*\x00": "<", b"MM\x00*": ">"}[tiff[:4]]
        first = _entries(tiff, order, struct.unpack_from(f"{order}I", tiff, 4)[0])
        turned = struct.unpack(f"{order}H", first.get(_ORIENTATION, b"")[:2])[0] if _ORIENTATION in first else _UPRIGHT
        gps = struct.unpack(f"{order}I", first[_GPS])[0] if _GPS in first else None
        placed = gps is not None and _LATITUDE in _entries(tiff, order, gps)
    except (KeyError, struct.error):
        return _UPRIGHT, False
    return turned if turned in _ORIENTATIONS else _UPRIGHT, placed


def _entries(tiff: bytes, order: str, at: int) -> dict[int, bytes]:
    """The tags of one directory with the four bytes of their value, or of where it stands."""
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    rows = (struct.unpack_from(f"{order}HHI4s", tiff, at + 2 + 12 * number) for number in range(count))
    return {tag: value for tag, _, _, value in rows}


def _turned(orientation: int) -> bytes:
    """A TIFF record that holds an orientation and nothing else."""
    return b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
