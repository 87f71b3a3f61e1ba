"""MkDocs renders the pages that were checked, and nothing else that lies in their folder."""

from pathlib import Path

from catalog.content.loader import load
from catalog.domain.catalog import Catalog
from catalog.site.mkdocs_plugin import render
from tests.content.test_loader import BOMB
from tests.support import projects


def rendered(root: Path) -> set[str]:
    library = load(root)
    assert library.site
    render(root, root / "out", library, Catalog.from_library(library, library.site))
    return {path.relative_to(root / "out").as_posix() for path in (root / "out").rglob("*") if path.is_file()}


def test_what_is_no_page_is_not_copied(tmp_path: Path) -> None:
    pages = projects.whole(tmp_path) / "content" / "pages"
    before = rendered(tmp_path)
    for name in ("numbers.csv", "a.html", "b.svg", "lessons/c.jpg", "about.md~", "~$help.md", "Thumbs.db", ".x/y.md"):
        (pages / name).parent.mkdir(exist_ok=True)
        (pages / name).write_text("13812345678", "utf-8")
    assert rendered(tmp_path) == before


def test_no_link_is_followed(tmp_path: Path) -> None:
    pages = projects.whole(tmp_path) / "content" / "pages"
    before = rendered(tmp_path)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text("# 外面\n", "utf-8")
    (pages / "folder").symlink_to(tmp_path / "outside", target_is_directory=True)
    (pages / "secret.md").symlink_to(tmp_path / "outside" / "secret.md")
    (pages / "loop").symlink_to(pages, target_is_directory=True)
    (pages / "lessons" / "loop").symlink_to(pages, target_is_directory=True)
    assert rendered(tmp_path) == before


def test_what_is_rendered_is_what_was_read(tmp_path: Path) -> None:
    projects.whole(tmp_path)
    library = load(tmp_path)
    assert library.site
    (tmp_path / "content/pages/about.md").write_text("# 后来\n", "utf-8")
    render(tmp_path, tmp_path / "out", library, Catalog.from_library(library, library.site))
    assert "后来" not in (tmp_path / "out/about/index.html").read_text("utf-8")


def test_mkdocs_reads_no_front_matter_of_its_own(tmp_path: Path) -> None:
    pages = projects.whole(tmp_path) / "content" / "pages"
    (pages / "about.md").write_text(f"---\n{BOMB}title: *h\n---\ntitle: 关于\n\n# 正文\n", "utf-8")
    rendered(tmp_path)
    page = (tmp_path / "out/about/index.html").read_text("utf-8")
    assert "<p>title: 关于</p>" in page
