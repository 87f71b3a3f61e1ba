"""The smallest photos of each kind, as rows of pieces; with what a camera writes beside them where it is asked for."""

import struct
from zlib import crc32

MAKER = b"NOKIA 3310"
"""What a camera says of itself in `exif`."""


def exif(orientation: int = 1, *, placed: bool = False, order: str = ">") -> bytes:
    """A TIFF record: the camera, the orientation, and a latitude if it is placed."""
    head = {">": b"MM\x00*", "<": b"II*\x00"}[order] + struct.pack(f"{order}I", 8)
    rows = [
        (0x010F, 2, len(MAKER), struct.pack(f"{order}I", 100)),
        (0x0112, 3, 1, struct.pack(f"{order}HH", orientation, 0)),
    ]
    if placed:
        rows.append((0x8825, 4, 1, struct.pack(f"{order}I", 60)))
    first = struct.pack(f"{order}H", len(rows)) + b"".join(struct.pack(f"{order}HHI4s", *row) for row in rows)
    gps = struct.pack(f"{order}HHHI4s", 1, 2, 5, 3, b"\x00\x00\x00d")
    return (head + first).ljust(60, b"\x00") + gps.ljust(40, b"\x00") + MAKER.ljust(30, b"\x00")


def jpeg(*segments: tuple[int, bytes], scan: bytes = b"\x12\xff\x00\x34\xff\xd0\x56", tail: bytes = b"") -> bytes:
    """A JPEG: JFIF, the given segments, a table, one scan."""
    rows = ((0xE0, b"JFIF\x00\x01\x01"), *segments, (0xDB, bytes(65)), (0xDA, b"\x01\x00"))
    pieces = (struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body for marker, body in rows)
    return b"\xff\xd8" + b"".join(pieces) + scan + b"\xff\xd9" + tail


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG: header, the given chunks, data, end."""
    rows = ((b"IHDR", bytes(13)), *chunks, (b"IDAT", b"\x01\x02\x03"), (b"IEND", b""))
    pieces = (struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc32(name + body)) for name, body in rows)
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def webp(*chunks: tuple[bytes, bytes], flags: int = 0) -> bytes:
    """A WebP of the extended form: header, picture, the given chunks."""
    rows = ((b"VP8X", bytes((flags,)) + bytes(9)), (b"VP8L", b"\x01\x02\x03"), *chunks)
    pieces = (name + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2) for name, body in rows)
    body = b"WEBP" + b"".join(pieces)
    return b"RIFF" + struct.pack("<I", len(body)) + body
