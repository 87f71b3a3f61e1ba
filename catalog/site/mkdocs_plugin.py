"""The MkDocs plugin: the only module that imports MkDocs.

MkDocs renders the ordinary Markdown pages and, once per kind of record, the
page around them. Everything else is in `outputs`, which takes the layouts.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from jinja2 import FileSystemLoader
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from catalog.content.loader import Library, load
from catalog.content.pages import MarkdownPage, pages_of
from catalog.diagnostics import Diagnostic, errors
from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.lint.rules import check
from catalog.pages.page_specs import PAGES, assets_of, folder_assets, is_generated
from catalog.site.layout import Layouts, cut, placeholder
from catalog.site.manifest import LAYOUT_DIRS
from catalog.site.mkdocs_messages import collect_messages
from catalog.site.outputs import write_outputs

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

# How often a layout must have each slot: the title stands in <title> only.
_RECORD_SLOTS = {"title": 1, "description": 1, "head": 1, "content": 1}
_PAGE_SLOTS = {"head": 1, "content": 1}
# Of the theme: for PDFs only, or written by `minify`.
_NOT_COPIED = ("fonts/", "typst/", "assets/js/", "assets/css/")


class RecordFile(File):
    """A record's page as MkDocs sees it: a target for links, not a page to render."""

    def is_documentation_page(self) -> bool:
        """Not read, not rendered."""
        return False

    def is_media_file(self) -> bool:
        """Not copied either."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Written by `write_outputs`."""


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in `mkdocs.yml`: none, they are all in `content/site.yml`."""


class CatalogPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Keeps the layouts that MkDocs renders; plain `mkdocs build` also writes the pages that fill them."""

    def __init__(self) -> None:
        """Start without content, which `on_config` reads unless `render` sets it."""
        self.library: Library | None = None
        self.catalog: Catalog | None = None
        self.layouts = Layouts()
        self.writes_outputs = True
        self._nav = Navigation([], [])
        self._pages: dict[str, MarkdownPage] = {}

    def on_config(self, config: "MkDocsConfig") -> "MkDocsConfig":
        """Read the content; an error in it ends the build before anything is written."""
        root = _root(config)
        if self.catalog is None:
            library = self.library or load(root)
            problems = errors(check(library))
            if problems or library.site is None:
                lines = "\n".join(str(problem) for problem in problems)
                message = f"内容有 {len(problems)} 处问题，网站没有更新：\n{lines}"
                raise PluginError(message)
            self.library, self.catalog = library, Catalog.from_library(library, library.site)
        about = self.catalog.site
        config.site_name, config.site_description = about.name, about.description
        config.site_url = about.base_url
        config.theme.static_templates.discard("sitemap.xml")  # `sitemap` knows the records
        _own_files_only(config)
        return config

    def on_files(self, files: "Files", *, config: "MkDocsConfig") -> "Files":
        """Give MkDocs the pages as they were checked, whatever lies in its folder, and let them link to records."""
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            files.remove(file)
        self._pages = {page.name: page for page in pages_of(self.library or Library())}
        for name, page in self._pages.items():
            # After an empty line MkDocs looks for no front matter of its own.
            files.append(File.generated(config, name, content=f"\n{page.text}"))
        for record in self._catalog.pages():
            files.append(_generated_file(uri_of(record), config))
        for spec in PAGES.values():
            if spec.title:
                files.append(_generated_file(spec.uri, config))
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> None:  # noqa: ANN401
        """Keep the navigation for the layouts."""
        self._nav = nav

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:  # noqa: ANN401
        """Give a page its front matter, as it was checked."""
        front_matter = self._pages[page.file.src_uri].front_matter
        page.meta = front_matter.model_dump(exclude_none=True) if front_matter else {}
        return markdown

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:  # noqa: ANN401
        """Give templates the site, and generated pages their slots."""
        values: dict[str, Any] = {"catalog_site": self._catalog.site}
        if is_generated(page.url):
            values |= {"catalog_head": placeholder("head"), "catalog_content": placeholder("content")}
        return cast("TemplateContext", {**context, **values, **assets_of(page.url)})

    def on_template_context(self, context: TemplateContext, **_: Any) -> TemplateContext:  # noqa: ANN401
        """Give the 404 page the site, for its footer."""
        return cast("TemplateContext", {**context, "catalog_site": self._catalog.site})

    def on_env(self, env: "Environment", *, config: "MkDocsConfig", files: "Files") -> None:
        """Render the layout of each kind of record, once, and that of each tool."""

        def layout(title: str, file: File, description: str, **values: Any) -> str:  # noqa: ANN401 - template values
            page = Page(title, file, config)
            page.meta = {"description": description}
            return env.get_template("record-page.html").render(
                **get_context(self._nav, files, config, page),
                catalog_site=self._catalog.site,
                catalog_head=placeholder("head"),
                catalog_record=placeholder("content"),
                **values,
            )

        for kind in LAYOUT_DIRS:
            file, values = _generated_file(f"{kind}/layout/", config), folder_assets(kind)
            title, description = placeholder("title"), placeholder("description")
            html = layout(title, file, description, catalog_section=f"{kind}/", **values)
            self.layouts.records[kind] = cut(html, _RECORD_SLOTS)
        for spec in PAGES.values():
            if spec.title:
                html = layout(spec.title, _generated_file(spec.uri, config), spec.description, **spec.assets)
                self.layouts.pages[spec.uri] = cut(html, _PAGE_SLOTS)

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:  # noqa: ANN401
        """Keep a generated page as a layout; what fills it is written after the build."""
        if is_generated(page.url):
            self.layouts.pages[page.url] = cut(output, _PAGE_SLOTS)
            return ""
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: "MkDocsConfig") -> None:
        """Write all other files here in a plain `mkdocs build`."""
        if self.writes_outputs:
            write_outputs(_root(config), Path(config.site_dir), self._catalog, self.layouts)

    def on_serve(self, server: "LiveReloadServer", *, config: "MkDocsConfig", **_: Any) -> None:  # noqa: ANN401
        """Let plain `mkdocs serve` rebuild when a record changes."""
        server.watch(str(_root(config) / "content"))

    @property
    def _catalog(self) -> Catalog:
        if self.catalog is None:
            message = "on_config has not run"
            raise PluginError(message)
        return self.catalog


@dataclass(frozen=True, slots=True)
class Rendered:
    """The layouts that MkDocs has rendered, and what it warned of."""

    layouts: Layouts
    problems: tuple[Diagnostic, ...]


def render(root: Path, site_dir: Path, library: Library, catalog: Catalog) -> Rendered:
    """Let MkDocs render its own pages, and the layouts of all others.

    Args:
        root: The project's folder, with `mkdocs.yml`.
        site_dir: Where to; it is emptied first.
        library: The content.
        catalog: Its public view.

    Raises:
        BuildError: `mkdocs.yml`, a template or a page stops MkDocs.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner
    with collect_messages(root, MkDocsException) as collector, TemporaryDirectory() as empty_folder:
        # MkDocs would list what lies in `docs_dir`, follow every link there and copy what is no page.
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site_dir), docs_dir=empty_folder)
        plugin = config.plugins.get("catalog")
        if not isinstance(plugin, CatalogPlugin):
            message = "plugins 里缺少 catalog"
            raise PluginError(message)
        plugin.library, plugin.catalog, plugin.writes_outputs = library, catalog, False
        mkdocs_build(config)
        return Rendered(plugin.layouts, collector.problems())


def _root(config: "MkDocsConfig") -> Path:
    """Return the folder that holds `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _own_files_only(config: "MkDocsConfig") -> None:
    """Let MkDocs list the files that it copies of our theme, not the 14,500 of Material, none of which is used."""
    get_themes_env = config.theme.get_env
    own = FileSystemLoader(config.theme.custom_dir or "theme")

    def get_env() -> "Environment":
        env = get_themes_env()
        env.list_templates = lambda extensions=None, filter_func=None: [  # type: ignore[method-assign] # noqa: ARG005
            name
            for name in own.list_templates()
            if not name.startswith(_NOT_COPIED) and (filter_func is None or filter_func(name))
        ]
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]


def _generated_file(uri: str, config: "MkDocsConfig") -> RecordFile:
    return RecordFile(
        f"{uri.rstrip('/')}.md",
        config.docs_dir,
        config.site_dir,
        use_directory_urls=True,
        dest_uri=f"{uri}index.html",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
