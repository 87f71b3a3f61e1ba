"""Rules about the ordinary pages as files: those that must be there, and those that come out as the same page."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from catalog.content.loader import Library
from catalog.content.navigation import CONFIG
from catalog.content.pages import PREFIX, pages_of
from catalog.diagnostics import Finding, suggestion
from catalog.domain.facts import TERM_PAGES
from catalog.domain.site_pages import REQUIRED_PAGES, TOOL_PAGES
from catalog.lint.rule import rule


@rule("unknown-page")
def missing_page_of_navigation(library: Library) -> Iterator[Finding]:
    """Report an entry of the navigation for which there is no page."""
    names = [page.name for page in pages_of(library)]
    for item in library.navigation or ():
        if item.page not in names and not item.page.startswith("/") and not urlsplit(item.page).scheme:
            message = f"栏目里的“{item.page}”没有对应的页面文件"
            hint = suggestion(item.page, names) if item.page not in REQUIRED_PAGES else ""
            hint = hint if hint.startswith("是不是") else "在 content/pages/ 里建这个文件，或从 nav 里删去这一行"
            yield Finding(CONFIG, item.line, item.column, message, hint)


@rule("absolute-link")
def absolute_path_in_navigation(library: Library) -> Iterator[Finding]:
    """Report an entry of the navigation that begins with a slash."""
    for item in library.navigation or ():
        if item.page.startswith("/"):
            message, hint = f"栏目里的“{item.page}”以 / 开头", "写成 content/pages/ 里的文件名，例如 about.md"
            yield Finding(CONFIG, item.line, item.column, message, hint)


@rule("missing-file")
def missing_page(library: Library) -> Iterator[Finding]:
    """Report a page without which there is no site, if the navigation does not name it: then that is told."""
    if library.navigation is None:
        return  # a content without a site around it
    present = {page.name for page in pages_of(library)} | {item.page for item in library.navigation}
    for name in REQUIRED_PAGES:
        if name not in present:
            yield Finding(f"{PREFIX}{name}", 1, 1, f"缺少页面 {name}", "从版本库里取回这个文件")


@rule("same-page")
def same_page(library: Library) -> Iterator[Finding]:
    """Report a page that comes out at the address of another, of a record, a term or a tool."""
    owners = {f"{name}/": f"{name}/ 这个工具页" for name in TOOL_PAGES}
    if library.site:
        vocabularies = library.site.vocabularies
        owners |= {f"{name}/{term}/": f"{name} {term}" for name in TERM_PAGES for term in getattr(vocabularies, name)}
    owners |= {f"{kind}/{key}/": f"{kind}/{key}.yml" for kind, entries in library.entries.items() for key in entries}
    for page in sorted(pages_of(library), key=lambda page: (not page.name.endswith("index.md"), page.name)):
        folder, _, name = page.name.removesuffix(".md").rpartition("/")
        uri = "/".join(part for part in (folder, "" if name in ("index", "README") else name) if part)
        uri = f"{uri}/" if uri else ""
        if uri in owners:
            message = f"这个文件和“{owners[uri]}”会生成同一个网页"
            yield Finding(f"{PREFIX}{page.name}", 1, 1, message, "两个文件留一个")
        owners.setdefault(uri, page.name)
