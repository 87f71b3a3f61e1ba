"""Rules about the photos that records name, those that no record names, and what is in them."""

from collections.abc import Iterator

from catalog.content.file_names import PHOTOS
from catalog.content.images import Picture
from catalog.content.loader import Library
from catalog.diagnostics import Finding, suggestion
from catalog.lint.rule import rule
from catalog.model.types import Image


@rule("missing-photo")
def missing_photo(library: Library) -> Iterator[Finding]:
    """Report a photo that a record names and that is not in `content/photos/`."""
    for entry, where, _, value in library.references(Image):
        if value not in library.photos:
            message = f"content/photos/ 里没有“{value}”"
            hint = suggestion(value, sorted(library.photos), label="已有的照片")
            yield entry.finding(where, message, hint or "先把照片放进去")


@rule("unused-photo", "warning")
def unused_photo(library: Library) -> Iterator[Finding]:
    """Report a photo that no record names: no page shows it."""
    if library.has_broken("points"):
        return  # the record that could not be read may name any
    used = {value for *_, value in library.references(Image)}
    for name in sorted(library.photos - used):
        message = f"没有条目用到照片“{name}”"
        hint = "在条目的 photo 里写上它，或删去这个文件"
        yield Finding(f"content/photos/{name}", 1, 1, message, hint)


@rule("wrong-photo")
def wrong_photo(library: Library) -> Iterator[Finding]:
    """Report a file that is no photo, is cut off, or is of another type than its name says."""
    for path, name, picture in _photos(library):
        extension = name.rpartition(".")[2].replace("jpeg", "jpg")
        if picture is None:
            message = "这个文件不是照片，或没有传完整"
            hint = "用看图软件打开，另存为 jpg 或 png；SVG、HEIC 等格式不能用"
            yield Finding(path, 1, 1, message, hint)
        elif picture.extension != extension:
            message = f"扩展名是 .{extension}，内容却是 {picture.extension}"
            yield Finding(path, 1, 1, message, f"把扩展名改成 .{picture.extension}，条目里也一起改")


@rule("photo-place", "warning")
def photo_with_place(library: Library) -> Iterator[Finding]:
    """Report a photo that says where it was taken; the copy on the site does not."""
    for path, _, picture in _photos(library):
        if picture and picture.has_location:
            message = "照片里记着拍摄地点（GPS）"
            hint = "网站上的那一份会自动去掉；原图要公开的，先用看图软件去掉位置信息再放进来"
            yield Finding(path, 1, 1, message, hint)


def _photos(library: Library) -> Iterator[tuple[str, str, Picture | None]]:
    """Yield path, name and picture of each photo; None if it is not a valid one."""
    for name in sorted(library.photos):
        path = f"content/{PHOTOS}/{name}"
        yield path, name, library.files[path].picture
