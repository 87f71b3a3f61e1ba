"""The search engine asked from Python: in Node where there is one, else in a browser."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC  # noqa: TID251 - what the build only reads the dictionaries of
from pypinyin import lazy_pinyin  # noqa: TID251 - the same

from catalog import search
from catalog.content.hanzi import to_traditional
from catalog.domain.catalog import Catalog
from catalog.search.core_index import records_of
from catalog.search.pinyin import spoken
from catalog.search.self_test import queries

HERE = Path(__file__).parent


def data_files(catalog: Catalog) -> dict[str, bytes]:
    """What a page loads to search a catalogue, by uri."""
    return {uri: make() for uri, make in search.files(catalog)}


def answers(files: Mapping[str, bytes], queries: Sequence[Mapping[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """What each query finds over data files given as `search/core.js` → bytes."""
    if node := shutil.which("node"):
        return _in_node(node, files, queries, folder)
    return _in_browser(files, queries)


def _in_node(
    node: str, files: Mapping[str, bytes], queries: Sequence[Mapping[str, Any]], folder: Path
) -> list[dict[str, Any]]:
    for name, script in files.items():
        (folder / name.rpartition("/")[2]).write_bytes(script)
    asked = folder / "queries.json"
    asked.write_text(json.dumps(list(queries)), "utf-8")
    command = [node, str(HERE / "answer.mjs"), str(folder), str(asked)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _in_browser(files: Mapping[str, bytes], queries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    playwright = pytest.importorskip("playwright.sync_api", reason="neither Node nor a browser to run the engine")
    with playwright.sync_playwright() as play:
        executable = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
        browser = play.chromium.launch(executable_path=executable)
        page = browser.new_page()
        page.add_script_tag(content="window.catalog = { search: {} };")
        for script in (*(data.decode() for data in files.values()), (HERE / "answer.js").read_text("utf-8")):
            page.add_script_tag(content=script)
        found: list[dict[str, Any]] = page.evaluate(
            "(queries) => answerAll(catalog.search, catalog.search.index(), queries)", list(queries)
        )
        browser.close()
    return found


def missed(catalog: Catalog, files: Mapping[str, bytes], folder: Path) -> list[tuple[str, str, str, list[str]]]:
    """Queries of the build's self-test by which the engine does not find their record where it should.

    A whole title ranks among its equals. A word, or letters, from a title may be in others as well: all of these come
    before other finds.

    Returns:
        The kind of query, the query, the record that it means, and what comes first instead.
    """
    searches = [
        (name, query, f"{record.KIND}/{record.id}") for record in records_of(catalog) for name, query in queries(record)
    ]
    results = answers(files, [{"query": query, "most": 300} for _, query, _ in searches], folder)
    return [
        (name, query, key, result["records"][:3])
        for (name, query, key), result in zip(searches, results, strict=True)
        if key not in result["records" if name == "标题中间的词" else "equals"]
    ]


def misread(titles: Iterable[str]) -> list[str]:
    """Titles that are not read as pypinyin reads them, or not written as OpenCC writes them."""
    opencc = OpenCC("s2t")
    return [
        title
        for title in titles
        for han in ["".join(re.findall("[一-鿿]", title))]
        if list(spoken(han)) != lazy_pinyin(han) or to_traditional(title) != opencc.convert(title)
    ]
