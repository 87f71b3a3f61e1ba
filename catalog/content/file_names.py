"""Which files below `content/` are editors' files, and what they may be called."""

import re

from catalog.diagnostics import Diagnostic, suggestion
from catalog.model import ID_LENGTH, ID_PATTERN, KINDS

CODES = frozenset({"bad-file-name", "bad-folder"})

SITE_PATH = "content/site.yml"
PHOTOS = "photos"
PAGES = "pages"
_OTHER_FOLDERS = (PAGES, PHOTOS)
_PHOTO_TYPES = (".jpg", ".jpeg", ".png", ".webp")
# What people lay among the pages, and where it belongs.
_FOREIGN = (
    (("jpg", "jpeg", "png", "webp"), "照片放进 content/photos/，在条目的 photo 里写上它；这里的删去"),
    (("csv", "xls", "xlsx", "doc", "docx", "pdf", "wps", "et"), "要公开的写进 .md 页面或条目，原件留在自己的电脑上"),
    (("html", "htm", "svg"), "内容用 Markdown 写进 .md 页面，这个文件删去"),
    (("yml", "yaml"), "条目放进自己那一类的文件夹，例如 content/lessons/"),
)
# Names of Windows' devices, and the page of a folder itself.
_RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


def is_content(path: str) -> bool:
    """Return whether a file below `content/` is an editor's, not one that a program has left there."""
    *folders, name = path.split("/")
    if any(part.startswith(".") for part in (*folders, name)) or name.startswith("~$") or name.endswith("~"):
        return False
    return name not in ("Thumbs.db", "desktop.ini")


def split_path(path: str) -> tuple[str, str]:
    """Return the folder below `content/` and the name in it; a file that is in none has no folder."""
    _, folder, name = path.split("/", 2) if path.count("/") > 1 else ("", "", path)
    return folder, name


def misplaced(path: str) -> Diagnostic | None:
    """Return the problem of a file in the wrong folder or with a wrong name."""
    folder, name = split_path(path)
    if folder not in KINDS and folder not in _OTHER_FOLDERS:
        hint = suggestion(folder, [*KINDS, *_OTHER_FOLDERS], label="可用的文件夹")
        where = f"文件夹“{folder}”" if folder else "这个位置"
        return Diagnostic(path, 1, 1, "bad-folder", f"{where}不放内容", hint)
    if folder == PAGES:
        return None if name.endswith(".md") else _foreign_page(path, name)
    endings = _PHOTO_TYPES if folder == PHOTOS else (".yml", ".md")
    if not name.endswith(endings):
        message = f"文件名“{name}”的扩展名不对"
        return Diagnostic(path, 1, 1, "bad-file-name", message, f"请用 {' 或 '.join(endings)}")
    record_id = name.rpartition(".")[0]
    if not re.fullmatch(ID_PATTERN, record_id, re.ASCII) or "/" in name:
        hint = f"只用小写字母、数字和短横，例如 {_valid_id(record_id)}.{name.rpartition('.')[2]}"
        return Diagnostic(path, 1, 1, "bad-file-name", f"文件名“{name}”不能作编号", hint)
    if len(record_id) > ID_LENGTH or record_id in _RESERVED:
        why = "是 Windows 或网站保留的名字" if record_id in _RESERVED else f"超过 {ID_LENGTH} 个字符"
        return Diagnostic(path, 1, 1, "bad-file-name", f"文件名“{name}”{why}", "换一个名字")
    return None


def _foreign_page(path: str, name: str) -> Diagnostic:
    """Return the problem of a file among the pages that is no page: nothing goes to the site as it lies there."""
    ending = name.rpartition("/")[2].rpartition(".")[2].lower()
    hint = next((hint for endings, hint in _FOREIGN if ending in endings), "移到 content/ 以外，或删去")
    return Diagnostic(path, 1, 1, "bad-file-name", f"“{name}”不是页面，pages/ 里只放 .md 文件", hint)


def _valid_id(name: str) -> str:
    """Return the valid id nearest to a file's name, or an example if there is none."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:ID_LENGTH].strip("-") or "taihu-zhili"
