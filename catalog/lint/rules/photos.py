"""Pictures that records name, those that nobody names, and what is in them."""

from collections.abc import Iterator

from catalog.content.images import Picture, PictureError, read
from catalog.content.loader import PHOTOS, Library
from catalog.diagnostics import Diagnostic, suggestion
from catalog.model.types import Image


def missing_photo(library: Library) -> Iterator[Diagnostic]:
    """A picture that a record names lies in `content/photos/`."""
    for entry in library.all():
        for where, mark, value in entry.marks:
            if isinstance(mark, Image) and value not in library.photos:
                message = f"content/photos/ 里没有“{value}”"
                hint = suggestion(value, sorted(library.photos), named="已有的照片")
                yield entry.error(where, "missing-photo", message, hint or "先把照片放进去")


def unused_photo(library: Library) -> Iterator[Diagnostic]:
    """A picture that no record names is not shown and should go."""
    if library.lacks("points"):
        return  # the unread one may name any
    used = {value for entry in library.all() for _, mark, value in entry.marks if isinstance(mark, Image)}
    for name in sorted(library.photos - used):
        message = f"没有条目用到照片“{name}”"
        hint = "在条目的 photo 里写上它，或删去这个文件"
        yield Diagnostic(f"content/photos/{name}", 1, 1, "unused-photo", message, hint, "warning")


def wrong_photo(library: Library) -> Iterator[Diagnostic]:
    """What is called a photo is one, whole and of the kind that its name says."""
    for path, name, picture in _photos(library):
        ending = name.rpartition(".")[2].replace("jpeg", "jpg")
        if picture is None:
            message = "这个文件不是照片，或没有传完整"
            hint = "用看图软件打开，另存为 jpg 或 png；SVG、HEIC 等格式不能用"
            yield Diagnostic(path, 1, 1, "wrong-photo", message, hint)
        elif picture.kind != ending:
            message = f"扩展名是 .{ending}，内容却是 {picture.kind}"
            yield Diagnostic(path, 1, 1, "wrong-photo", message, f"把扩展名改成 .{picture.kind}，条目里也一起改")


def photo_with_place(library: Library) -> Iterator[Diagnostic]:
    """A photo in the repository does not say where it was taken; on the site it never does."""
    for path, _, picture in _photos(library):
        if picture and picture.placed:
            message = "照片里记着拍摄地点（GPS）"
            hint = "网站上的那一份会自动去掉；原图要公开的，先用看图软件去掉位置信息再放进来"
            yield Diagnostic(path, 1, 1, "photo-place", message, hint, "warning")


def _photos(library: Library) -> Iterator[tuple[str, str, Picture | None]]:
    """Path, name and picture of each photo; None if it is none."""
    for name in sorted(library.photos):
        path = f"content/{PHOTOS}/{name}"
        try:
            picture = read(library.reads[path].data)
        except PictureError:
            picture = None
        yield path, name, picture
