"""The search engine asked from Python: in Node where there is one, else in a browser."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


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
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
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
