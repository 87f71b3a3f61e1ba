"""Rules about links between pages and records: each must lead to something, wherever the site lies."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.content.file_names import PAGES, PHOTOS
from catalog.content.links import Link, find_links
from catalog.content.loader import Library
from catalog.content.pages import pages_of
from catalog.diagnostics import Finding, closest
from catalog.domain.site_pages import TOOL_PAGES
from catalog.lint.rule import rule
from catalog.model import KINDS, Record
from catalog.model.types import Image


@rule("absolute-link")
def absolute_link(library: Library) -> Iterator[Finding]:
    """Report a link that begins with a slash: it leads elsewhere where the site lies in a folder of its server."""
    targets = _Targets.of(library)
    for link in _internal_links(library):
        if _is_absolute(link):
            path = link.target.strip("/\\")
            guesses = (path, f"{path}.yml", f"{path}.md", f"{path}/index.md", f"{PAGES}/{path}.md")
            root = PAGES if link.is_page else ""
            files = (posixpath.join(root, guess) for guess in guesses)
            file = next((file for file in files if file in targets.files(link)), None)
            hint = "写成从本文件出发的路径，例如 ../lessons/index.md"
            if file:
                hint = f"是不是想写“{posixpath.relpath(file, link.folder)}”？"
            yield link.finding(f"链接“{link.target}”以 / 开头，网站放在子目录时打不开", hint)


@rule("unknown-link")
def unknown_link(library: Library) -> Iterator[Finding]:
    """Report a link or picture that leads to nothing that the site has."""
    targets = _Targets.of(library)
    for link in _internal_links(library):
        if link.file and not _is_absolute(link) and not targets.has(link):
            yield link.finding(*targets.explain(link))


@rule("unknown-anchor")
def unknown_anchor(library: Library) -> Iterator[Finding]:
    """Report a link to a place that the page it leads to does not have."""
    texts = {f"{PAGES}/{page.name}": page.text for page in pages_of(library)}
    texts |= {f"{kind}/{record_id}": text for (kind, record_id), text in library.prose.items()}
    for link in _internal_links(library):
        text = texts.get(_text_key(link)) if link.anchor and not _is_absolute(link) else None
        if text is None:
            continue
        from catalog.content.markdown import outline  # noqa: PLC0415 - seldom needed

        anchors = outline(text).anchors
        if link.anchor not in anchors:
            match = closest(link.anchor, anchors)
            hint = f"是不是想写“#{match}”？" if match else "检查 # 后面的字；标题的编号可以写成 ## 标题 {#编号}"
            yield link.finding(f"链接“{link.target}”指到的那一页里没有这个标题", hint)


def _internal_links(library: Library) -> Iterator[Link]:
    return (link for link in find_links(library) if not link.is_external)


def _is_absolute(link: Link) -> bool:
    return link.target.startswith(("/", "\\"))


def _text_key(link: Link) -> str:
    """Return which text a link's anchor should stand in: a page, or the prose of a record."""
    file = link.file or link.path.removeprefix("content/")
    stem, ending = posixpath.splitext(file)
    return stem if ending in (".md", ".yml") and file.split("/")[0] in KINDS else file


@dataclass(frozen=True, slots=True)
class _Targets:
    """What links may name, as files below `content/`.

    Attributes:
        for_pages: From ordinary pages, where records and tools are named as if they lay among the pages.
        for_prose: From the prose of records.
        addresses: Pages and records as addresses, without slash at the end.
        drafts: Records that have no page.
    """

    for_pages: frozenset[str]
    for_prose: frozenset[str]
    addresses: frozenset[str]
    drafts: frozenset[str]

    @classmethod
    def of(cls, library: Library) -> "_Targets":
        """Return the targets that a library has."""
        public = {f"{kind}/{record_id}" for kind, record_id in library.broken}
        drafts, former = set[str](), set[str]()
        for entry in library.all():
            record = entry.record
            (public if _has_page(record) else drafts).add(f"{record.KIND}/{record.id}")
            former |= {f"{record.KIND}/{old}" for old in record.redirect_from}
        names = {page.name for page in pages_of(library)} | {f"{tool}.md" for tool in TOOL_PAGES}
        pages = {f"{PAGES}/{name}" for name in names}
        photos = {f"{PHOTOS}/{value}" for *_, value in library.references(Image)}
        own_pages = {name.removesuffix(".md").removesuffix("index").rstrip("/") for name in names}
        return cls(
            for_pages=frozenset(pages | {f"{PAGES}/{record}.md" for record in public}),
            for_prose=frozenset(pages | photos | {f"{record}{ending}" for record in public for ending in _ENDINGS}),
            addresses=frozenset(own_pages | public | former | photos),
            drafts=frozenset(drafts),
        )

    def files(self, link: Link) -> frozenset[str]:
        """Return the files that a link may name."""
        return self.for_pages if link.is_page else self.for_prose

    def has(self, link: Link) -> bool:
        """Return whether a link leads to something, or to what only the finished site knows."""
        if link.file in self.files(link):
            return True
        if link.is_page or posixpath.splitext(link.file)[1] in _ENDINGS:
            return False
        # As the address that it is on the record's page: `../../points/meiyuan/`.
        address = posixpath.normpath(posixpath.join(link.folder, "record", link.typed_path)).removesuffix(".")
        first, *rest = address.split("/")
        is_foreign = first not in KINDS and first != PHOTOS and not link.is_image
        is_below = first in ("routes", "plan") and bool(rest)  # guides, periods
        return address in self.addresses or is_foreign or is_below

    def explain(self, link: Link) -> tuple[str, str]:
        """Return message and hint for a link that leads to nothing."""
        record = posixpath.splitext(link.file)[0].removeprefix(f"{PAGES}/")
        if record in self.drafts:
            return f"链接“{link.target}”指向的条目还没有公开", "先发布那一条，或删去这个链接"
        files = self.files(link)
        if link.is_image:
            files = frozenset(file for file in files if file.startswith(f"{PHOTOS}/"))
            message = f"图片“{link.target}”指向的文件不存在"
            default = "照片放进 content/photos/，由条目的 photo 显示；条目的文章里可以再写 ../photos/文件名"
        elif link.is_page and not posixpath.splitext(link.file)[1]:
            message, default = f"链接“{link.target}”没有指到页面文件", "写到 .md 为止，例如 ../lessons/index.md"
        else:
            message = f"链接“{link.target}”指向的文件不存在"
            default = "检查文件夹和文件名；条目写成 ../文件夹/编号.md"
        guesses = (f"{link.file}.md", f"{link.file}/index.md")
        match = next((guess for guess in guesses if guess in files), None) or closest(link.file, sorted(files))
        return message, f"是不是想写“{posixpath.relpath(match, link.folder)}”？" if match else default


_ENDINGS = (".md", ".yml")


def _has_page(record: Record) -> bool:
    """Return whether readers can see a record: no draft, nobody without consent."""
    return record.status != "draft" and bool(getattr(record, "public_consent", True))
