"""The pages that are neither a record's nor one of many: the one table from which everybody else takes them.

MkDocs' plugin asks it for layouts, the manifest for what fills them, the sitemap for what readers may find.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from catalog.model import KINDS
from catalog.pages import page_assets
from catalog.pages.page_assets import Assets
from catalog.pages.renderer import Page, Pages
from catalog.pages.tools import TOOLS


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One such page.

    Attributes:
        uri: Where it lies, from the site's root.
        render: Makes what fills its layout; a page that is Markdown alone has none.
        assets: What it loads, as values for the theme's templates.
        title: Of a page without Markdown; of the others, `content/pages/` says it.
        description: Likewise.
        listed: Whether the sitemap names it.
    """

    uri: str
    render: Callable[[Pages], Page] | None = None
    assets: Assets = field(default_factory=page_assets.of_text)
    title: str = ""
    description: str = ""
    listed: bool = True


def _specs() -> Iterator[PageSpec]:
    """Every page, in the order of the sitemap."""
    yield PageSpec("", Pages.home, page_assets.of_home())
    for uri, tool in TOOLS.items():
        render = partial(Pages.tool, uri=uri)
        yield PageSpec(uri, render, page_assets.of_tool(tool), tool.title, tool.description, tool.listed)
    yield PageSpec("about/")
    yield PageSpec("help/")
    yield PageSpec("maps/", Pages.overview_map)
    yield PageSpec("privacy/", assets=page_assets.of_privacy())
    for kind in KINDS:
        yield PageSpec(f"{kind}/", partial(Pages.listing, kind=kind), page_assets.of_list(kind))
    yield PageSpec("search/", Pages.search, page_assets.of_search(), listed=False)


PAGES = {spec.uri: spec for spec in _specs()}


def is_generated(uri: str) -> bool:
    """Whether a page in Markdown has a place that is filled from records: the front page, a list, map, search."""
    spec = PAGES.get(uri)
    return spec is not None and spec.render is not None and not spec.title


def assets_of(uri: str) -> Assets:
    """What a page that MkDocs renders loads."""
    return PAGES[uri].assets if uri in PAGES else page_assets.of_text()
