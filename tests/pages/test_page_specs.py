"""The table of pages: what it names is there, and everybody takes it from there."""

from pathlib import Path

import pytest

from catalog.pages.page_specs import PAGES, PageSpec, is_generated
from tests.support.outputs import published
from tests.support.samples import SITE, catalog

CONTENT = Path(__file__).resolve().parents[2] / "content" / "pages"
TOOLS = [spec for spec in PAGES.values() if spec.title]
MARKDOWN = [spec for spec in PAGES.values() if not spec.title]


@pytest.mark.parametrize("spec", MARKDOWN, ids=lambda spec: spec.uri or "home")
def test_a_page_without_a_title_has_its_markdown(spec: PageSpec) -> None:
    """Else MkDocs makes no layout for it, and the page is missing from the site."""
    name = spec.uri.rstrip("/")
    assert (CONTENT / f"{name}.md").exists() or (CONTENT / name / "index.md").exists()


def test_a_tool_is_made_and_described() -> None:
    assert all(spec.render and spec.description for spec in TOOLS)
    assert not any(is_generated(spec.uri) for spec in TOOLS), "a tool has no Markdown to be found in"


def test_pages_of_markdown_alone_are_left_as_they_are() -> None:
    assert [spec.uri for spec in MARKDOWN if not is_generated(spec.uri)] == ["about/", "help/", "privacy/"]
    assert not is_generated("manual/codes/")


def test_the_sitemap_names_what_is_listed() -> None:
    sitemap = published(catalog({"content/site.yml": SITE + "base_url: https://example.org/\n"}))[
        "sitemap.xml"
    ].decode()
    named = {spec.uri for spec in PAGES.values() if f"<loc>https://example.org/{spec.uri}</loc>" in sitemap}
    assert named == {spec.uri for spec in PAGES.values()} - {"measure/", "report/", "search/"}
