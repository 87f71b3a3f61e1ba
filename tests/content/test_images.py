"""Photos: what a camera wrote beside the picture does not reach the site, and the picture itself is not touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.content.images import PictureError, clean, read
from tests.support import pictures

XMP = b"http://ns.adobe.com/xap/1.0/\x00<x exif:GPSLatitude='31,30N' by='" + pictures.MAKER + b"'/>"
ICC = b"ICC_PROFILE\x00\x01\x01colours"


def taken(kind: str, orientation: int = 1, *, placed: bool = False, order: str = ">") -> bytes:
    """A photo as it comes from a camera."""
    said = pictures.exif(orientation, placed=placed, order=order)
    if kind == "jpg":
        return pictures.jpeg((0xE1, b"Exif\x00\x00" + said), (0xFE, pictures.MAKER), tail=pictures.MAKER)
    if kind == "png":
        return pictures.png((b"eXIf", said), (b"tEXt", pictures.MAKER), (b"tIME", bytes(7)))
    return pictures.webp((b"EXIF", said), flags=0x08)


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
@pytest.mark.parametrize("order", ["<", ">"])
def test_the_place_is_known_and_left_out(kind: str, order: str) -> None:
    found = read(taken(kind, placed=True, order=order))
    assert (found.extension, found.has_location) == (kind, True)
    assert pictures.MAKER not in found.clean
    assert not read(found.clean).has_location
    assert not read(taken(kind, order=order)).has_location


@pytest.mark.parametrize(
    ("kind", "bare"), [("jpg", pictures.jpeg()), ("png", pictures.png()), ("webp", pictures.webp())]
)
def test_what_draws_the_picture_is_copied_as_it_is(kind: str, bare: bytes) -> None:
    assert clean(bare) == bare
    assert clean(taken(kind, placed=True)) == bare


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_photo_that_lies_on_its_side_still_does(kind: str, orientation: int) -> None:
    once = clean(taken(kind, orientation, placed=True))
    assert once.count(b"MM\x00*") == 1
    assert once[once.index(b"MM\x00*") + 18 :][:2] == bytes((0, orientation))
    assert pictures.MAKER not in once
    assert clean(once) == once


@pytest.mark.parametrize(
    "data",
    [
        pictures.jpeg((0xE1, XMP)),
        pictures.png((b"iTXt", b"XML:com.adobe.xmp\x00" + XMP)),
        pictures.webp((b"XMP ", XMP), flags=0x04),
    ],
)
def test_a_place_in_xmp_is_one_too(data: bytes) -> None:
    found = read(data)
    assert found.has_location
    assert b"GPSLatitude" not in found.clean


def test_colours_stay_as_they_are() -> None:
    data = pictures.jpeg((0xE2, ICC), (0xE2, b"MPF\x00" + pictures.MAKER), (0xEE, b"Adobe"), (0xED, b"Photoshop"))
    assert clean(data) == pictures.jpeg((0xE2, ICC), (0xEE, b"Adobe"))
    colours = ((b"gAMA", bytes(4)), (b"iCCP", b"x"), (b"pHYs", bytes(9)))
    assert clean(pictures.png(*colours)) == pictures.png(*colours)
    assert b"ICCP" in clean(pictures.webp((b"ICCP", b"colours"), flags=0x20))


@pytest.mark.parametrize("data", [b"", b"x", b"<svg/>", b"GIF89a", b"\xff\xd8", b"RIFF\x00\x00\x00\x00WEBP"])
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError):
        read(data)


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_a_photo_that_is_cut_off_is_refused_wherever_it_is_cut(kind: str) -> None:
    data = taken(kind).removesuffix(pictures.MAKER)
    for length in range(len(data)):
        with pytest.raises(PictureError):
            read(data[:length])


@given(st.sampled_from(["jpg", "png", "webp"]), st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
def test_no_bytes_end_in_anything_but_a_picture_or_a_refusal(kind: str, at: int, noise: bytes) -> None:
    data = taken(kind, 6, placed=True)
    at %= len(data)
    try:
        once = clean(data[:at] + noise + data[at + len(noise) :])
    except PictureError:
        return
    assert not read(once).has_location
