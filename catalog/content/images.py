"""Strip metadata (place, time, owner) from photos without encoding them again.

A JPEG, PNG or WebP file is a sequence of labelled segments. Those that the picture is drawn from are copied as they
are, the others left out; of the metadata only the orientation stays, in an Exif record of its own. A library that
decodes and encodes again would make JPEGs worse and brings a dozen decoders; the formats read here are fixed: JPEG
(ITU-T T.81 annex B), Exif in JPEG (CIPA DC-008), PNG (W3C), WebP (RFC 9649).
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

_PNG = b"\x89PNG\r\n\x1a\n"
# Chunks that change how a PNG looks, besides the critical ones, whose names begin with a capital.
_PNG_APPEARANCE = frozenset((b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs"))
_PNG_ANIMATION = frozenset((b"acTL", b"fcTL", b"fdAT"))
# Markers of JPEG; a byte `_PREFIX` precedes each.
_PREFIX, _START, _END, _SCAN, _COMMENT = 0xFF, 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP14, _APP15 = 0xE0, 0xE1, 0xEE, 0xEF
# In a scan 0xFF is followed by 0, or by the number of a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)
_EXIF = b"Exif\x00\x00"
_LATITUDE_IN_XMP = b"GPSLatitude"
_ORIENTATIONS = range(1, 9)
_UPRIGHT = 1
_ORIENTATION, _GPS, _LATITUDE = 0x0112, 0x8825, 0x0002


class PictureError(Exception):
    """The bytes are no complete picture of a type that pages show."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as it may be published.

    Attributes:
        extension: `jpg`, `png` or `webp`.
        clean: The file without metadata but its orientation.
        has_location: Whether the metadata said where it was taken.
    """

    extension: str
    clean: bytes
    has_location: bool


def parse(data: bytes) -> Picture | None:
    """Return a photo without its metadata, or None if the bytes are no complete photo."""
    try:
        return read(data)
    except PictureError:
        return None


def read(data: bytes) -> Picture:
    """Return a photo without its metadata.

    Raises:
        PictureError: The bytes are no photo, or it is cut off.
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
    """Return the bytes of a photo without its metadata but its orientation.

    Raises:
        PictureError: The bytes are no photo, or it is cut off.
    """
    return read(data).clean


def _jpeg(data: bytes) -> tuple[bytes, bool]:
    copied, orientation, has_location = [], _UPRIGHT, False
    for marker, segment in _segments(data):
        body = segment[4:]
        if marker == _APP1:
            has_location |= _LATITUDE_IN_XMP in body
            if body.startswith(_EXIF):
                orientation, in_exif = _exif(body[len(_EXIF) :])
                has_location |= in_exif
        elif _is_visible(marker, body):
            copied.append((marker, segment))
    if orientation != _UPRIGHT:
        exif = _EXIF + _orientation_exif(orientation)
        first = 1 + (copied[1][0] == _APP0)  # JFIF stands first
        copied.insert(first, (_APP1, struct.pack(">HH", 0xFFE1, len(exif) + 2) + exif))
    return b"".join(segment for _, segment in copied), has_location


def _is_visible(marker: int, body: bytes) -> bool:
    """Return whether a segment changes the look: APP0 is JFIF's, APP14 Adobe's, APP2 may be a colour profile."""
    is_application = _APP0 < marker <= _APP15 and marker != _APP14
    return marker != _COMMENT and (not is_application or body.startswith(b"ICC_PROFILE\x00"))


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and bytes of each segment up to the end of the image; what a telephone appends is left out."""
    yield _START, data[:2]
    at = 2
    while True:
        if data[at] != _PREFIX:
            raise PictureError
        while data[at + 1] == _PREFIX:  # fill bytes
            at += 1
        marker = data[at + 1]
        if marker == _END:
            yield marker, data[at : at + 2]
            return
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        following = _MARKER.search(data, end) if marker == _SCAN else None
        end = following.start() if following else end
        if end > len(data) or (marker == _SCAN and not following):
            raise PictureError
        yield marker, data[at:end]
        at = end


def _png(data: bytes) -> tuple[bytes, bool]:
    copied, orientation, has_location, at = [_PNG], _UPRIGHT, False, len(_PNG)
    name = b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, at)
        chunk = data[at : at + length + 12]
        if len(chunk) < length + 12:
            raise PictureError
        if name == b"eXIf":
            orientation, has_location = _exif(chunk[8:-4])
        elif name[:1].isupper() or name in _PNG_APPEARANCE or name in _PNG_ANIMATION:
            copied.append(chunk)
        elif name in (b"iTXt", b"tEXt", b"zTXt"):
            has_location |= _LATITUDE_IN_XMP in chunk
        at += length + 12
    if orientation != _UPRIGHT:
        exif = b"eXIf" + _orientation_exif(orientation)
        copied.insert(2, struct.pack(">I", len(exif) - 4) + exif + struct.pack(">I", crc32(exif)))
    return b"".join(copied), has_location


def _webp(data: bytes) -> tuple[bytes, bool]:
    copied, orientation, has_location, at = [], _UPRIGHT, False, 12
    end = 8 + struct.unpack_from("<I", data, 4)[0]
    while at < end:
        name, length = struct.unpack_from("<4sI", data, at)
        chunk = data[at : at + 8 + length]
        if len(chunk) < 8 + length:
            raise PictureError
        if name == b"EXIF":
            orientation, in_exif = _exif(chunk[8:].removeprefix(_EXIF))
            has_location |= in_exif
        elif name == b"XMP ":
            has_location |= _LATITUDE_IN_XMP in chunk
        elif name in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"):
            copied.append(chunk + b"\x00" * (length % 2))
        at += 8 + length + length % 2
    needs_exif = orientation != _UPRIGHT and copied[0][:4] == b"VP8X"
    if copied[0][:4] == b"VP8X":  # its flags announce other chunks: 8 Exif, 4 XMP
        flags = copied[0][8] & ~0x0C | (0x08 if needs_exif else 0)
        copied[0] = copied[0][:8] + bytes((flags,)) + copied[0][9:]
    if needs_exif:
        exif = _orientation_exif(orientation)
        copied.append(b"EXIF" + struct.pack("<I", len(exif)) + exif)
    body = b"WEBP" + b"".join(copied)
    return b"RIFF" + struct.pack("<I", len(body)) + body, has_location


def _exif(tiff: bytes) -> tuple[int, bool]:
    """Return the orientation, and whether there is a latitude; a broken record counts as empty."""
    try:
        order = {b"II*\x00": "<", b"MM\x00*": ">"}[tiff[:4]]
        tags = _tags(tiff, order, struct.unpack_from(f"{order}I", tiff, 4)[0])
        orientation = struct.unpack(f"{order}H", tags[_ORIENTATION][:2])[0] if _ORIENTATION in tags else _UPRIGHT
        gps = struct.unpack(f"{order}I", tags[_GPS])[0] if _GPS in tags else None
        has_location = gps is not None and _LATITUDE in _tags(tiff, order, gps)
    except (KeyError, struct.error):
        return _UPRIGHT, False
    return orientation if orientation in _ORIENTATIONS else _UPRIGHT, has_location


def _tags(tiff: bytes, order: str, at: int) -> dict[int, bytes]:
    """Return the tags of a directory, each with its value of four bytes, or the offset of a longer one."""
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    rows = (struct.unpack_from(f"{order}HHI4s", tiff, at + 2 + 12 * number) for number in range(count))
    return {tag: value for tag, _, _, value in rows}


def _orientation_exif(orientation: int) -> bytes:
    """Return a TIFF record that holds an orientation and nothing else."""
    return b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
