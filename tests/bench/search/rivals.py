"""Material's built-in search, Pagefind and MiniSearch over the same records, set up by somebody who knows Chinese.

All get the same texts; where an engine has fields, it also gets the titles' pinyin, initials and traditional form.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from tests.bench.search import language
from tests.bench.search.contenders import PAGES, Made, page
from tests.bench.search.documents import Document

_HERE = Path(__file__).parent
_MKDOCS = """\
site_name: 目录
docs_dir: docs
site_dir: site
theme:
  name: material
  language: zh
  font: false
nav:
  - index.md
not_in_nav: |
  /**/*.md
"""
_OPTIONS = '<script src="options.js"></script>'


def rivals(folder: Path, documents: Sequence[Document]) -> Iterator[Made]:
    """Each, made when it is its turn."""
    if not (_HERE / "node_modules").is_dir():
        message = "Pagefind and MiniSearch are missing: npm ci in tests/bench/search"
        raise SystemExit(message)
    yield _material(folder / "material", documents)
    source = folder / "documents.json"
    source.write_text(json.dumps([_fields(document) for document in documents], ensure_ascii=False), "utf-8")
    yield _npm(folder, "Pagefind", source)
    yield _npm(folder, "MiniSearch", source)


def _fields(one: Document) -> dict[str, str]:
    """A record for engines with fields. A word of pinyin begins at every place of a title: then prefixes are enough."""
    said = re.findall(r"\|[㐀-鿿]?([a-z0-9]*)", one.title_aloud)
    ends = [*accumulate(reversed(said), lambda tail, head: head + tail)]
    starts = [*accumulate(reversed([one[:1] for one in said]), lambda tail, head: head + tail)]
    more = {"pinyin": " ".join(ends), "initials": " ".join(starts), "traditional": language.traditional(one.title)}
    return {"key": one.key, **one.shown, **more}


def _npm(folder: Path, name: str, source: Path) -> Made:
    site = folder / name.lower()
    page(site, name.lower(), _OPTIONS)
    shutil.copy(PAGES / "minisearch-options.cjs", site / "options.js")
    started = time.perf_counter()
    subprocess.run(["node", str(_HERE / "peers.mjs"), name.lower(), str(source), str(site)], check=True)  # noqa: S607
    return Made(name, site, time.perf_counter() - started)


def _material(folder: Path, documents: Sequence[Document]) -> Made:
    """A page for each record; what its index takes is the time of a build with it less that of one without."""
    for document in documents:
        path = folder / "docs" / f"{document.key}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# {title}\n\n{words}、{key}\n\n{text}\n".format(key=document.key, **document.shown), "utf-8")
    (folder / "docs" / "index.md").write_text("# 目录\n", "utf-8")
    without = _built(folder, "plugins: []\n")
    seconds = _built(folder, "plugins:\n  - search\n") - without
    site = folder / "site"
    (worker,) = site.glob("assets/javascripts/workers/search.*.min.js")
    shutil.copy(worker, site / "worker.js")
    page(site, "material")
    return Made("mkdocs-material", site, seconds)


def _built(folder: Path, plugins: str) -> float:
    (folder / "mkdocs.yml").write_text(_MKDOCS + plugins, "utf-8")
    started = time.perf_counter()
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean")
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - started
