"""The same records as three projects: ours, plain mkdocs-material, Hugo.

What a page says is asked of `catalog.pages`, so that the peers show the same facts, texts, relations and lists as our
pages do, and keep doing so. Both peers get them ready-made: they resolve no reference and turn no relation round.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from catalog.content.loader import load
from catalog.diagnostics import errors
from catalog.domain import facts, summaries
from catalog.domain.catalog import Catalog, first_theme
from catalog.domain.kinds import KIND_VIEWS, backlink_headings
from catalog.lint.rules import check
from catalog.model import KINDS, Record
from catalog.pages import listings
from catalog.pages.artwork import cover, motif_of
from tests.bench import synthetic

ROOT = Path(__file__).resolve().parents[2]
_HUGO = Path(__file__).with_name("peer-hugo")

_MKDOCS = """\
site_name: 滨湖党员学习目录
site_url: https://example.org/
docs_dir: docs
site_dir: site
theme:
  name: material
  language: zh
  font: false
plugins:
  - search
markdown_extensions:
  - tables
  - attr_list
  - admonition
  - toc
nav:
  - 首页: index.md
{nav}
not_in_nav: |
  /**/*.md
validation:
  omitted_files: ignore
"""


def ours(folder: Path, records: synthetic.Records) -> None:
    """Our project: YAML records, and the repository's own program, site.yml, pages, theme and mkdocs.yml."""
    for kind, of_kind in records.items():
        for record_id, record in of_kind.items():
            _write(folder / "content" / kind / f"{record_id}.yml", synthetic.yaml(record))
    about = (ROOT / "content" / "site.yml").read_text("utf-8")
    # With an address there is a sitemap.
    about = re.sub(r"^base_url:.*\n", "", about, flags=re.MULTILINE) + "\nbase_url: https://example.org/\n"
    _write(folder / "content" / "site.yml", about)
    shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    shutil.copytree(ROOT / "theme", folder / "theme")
    # A copy: `python -m catalog` builds the project that it lies in.
    shutil.copytree(ROOT / "catalog", folder / "catalog", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)


def read(folder: Path) -> Catalog:
    """Read our project back as the peers' source; a record that breaks a rule ends the benchmark."""
    library = load(folder)
    problems = errors(check(library))
    if problems or library.site is None:
        message = "\n".join(str(problem) for problem in problems[:10])
        raise SystemExit(message)
    return Catalog.from_library(library, library.site)


def material(folder: Path, catalog: Catalog) -> None:
    """A page in Markdown for each record, and list pages of links."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "content" / "pages", docs)
    kinds = [kind for kind in KINDS if catalog.listed[kind]]
    nav = "\n".join(f"  - {KINDS[kind].NAME}: {kind}/index.md" for kind in kinds)
    _write(folder / "mkdocs.yml", _MKDOCS.format(nav=nav))
    _write(docs / "index.md", _home(catalog))
    for kind in KINDS:
        groups = listings.groups(catalog, kind)
        _write(docs / kind / "index.md", _list_page(catalog, KINDS[kind].NAME, groups))
    for vocabulary, record_id, name in _terms(catalog):
        _write(
            docs / vocabulary / f"{record_id}.md",
            _list_page(catalog, name, listings.under_term(catalog, vocabulary, record_id)),
        )
    for record in catalog.pages():
        _write(docs / record.KIND / f"{record.id}.md", "\n".join(_page(catalog, record)) + "\n")


def hugo(folder: Path, catalog: Catalog) -> None:
    """Front matter with the facts, Markdown with the text, and the lean layouts that lie beside this file."""
    shutil.copytree(_HUGO, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "theme" / "assets", folder / "static" / "assets")
    content = folder / "content"
    for page in (ROOT / "content" / "pages").glob("*.md"):
        _write(content / ("_index.md" if page.stem == "index" else page.name), page.read_text("utf-8"))
    for kind in KINDS:
        front = {"title": KINDS[kind].NAME, "columns": KIND_VIEWS[kind].columns}
        _write(content / kind / "_index.md", _front(front))
    for record, group in _grouped(catalog):
        body = "\n".join(_text(record)) + "\n"
        _write(content / record.KIND / f"{record.id}.md", _front(_params(catalog, record, group)) + body)
    words = {record_id: name for _, record_id, name in _terms(catalog)}
    _write(folder / "data" / "words.json", json.dumps(words, ensure_ascii=False))
    covers = {_motif(record): cover(record.KIND, record.id, _motif(record)) for record in catalog.pages()}
    _write(folder / "data" / "covers.json", json.dumps(covers))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _terms(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    for vocabulary in facts.TERM_PAGES:
        for record_id, name in getattr(catalog.site.vocabularies, vocabulary).items():
            yield vocabulary, record_id, name


def _text(record: Record) -> Iterator[str]:
    """What is text rather than fact, as Markdown."""
    if story := getattr(record, "story", None):
        yield f"## 这里的故事\n\n{story}\n"
    rows = (("outline", "提纲"), ("objectives", "学完能做到"), ("topics", "授课专题"), ("facts", "查得到的事实"))
    for name, heading in (*rows, ("questions", "讨论")):
        if lines := getattr(record, name, ()):
            sign = "1." if name in ("outline", "questions") else "-"
            yield f"## {heading}\n"
            yield from (f"{sign} {line}" for line in lines)
            yield ""


def _relations(catalog: Catalog, record: Record) -> Iterator[tuple[str, tuple[Record, ...]]]:
    for kind, heading in backlink_headings(record.KIND):
        if found := catalog.backlinks(record, kind):
            yield heading, found
    if found := catalog.related(record):
        yield f"相近的{KINDS[record.KIND].NAME}", found


def _badges(record: Record) -> list[str]:
    return ["示例", "精品党课"] if getattr(record, "series", None) == "premium" else ["示例"]


def _line(catalog: Catalog, record: Record) -> str:
    return " · ".join(summaries.line(catalog, record))


# mkdocs-material


def _home(catalog: Catalog) -> str:
    rows = [f"# {catalog.site.tagline}", "", catalog.site.description, ""]
    rows += [f"- [{name}]({vocabulary}/{record_id}.md)" for vocabulary, record_id, name in _terms(catalog)]
    rows += ["", "## 精品党课", "", *(_link(catalog, lesson, "") for lesson in listings.premium(catalog))]
    return "\n".join(rows) + "\n"


def _list_page(catalog: Catalog, name: str, groups: Iterable[listings.Group]) -> str:
    rows = [f"# {name}", ""]
    for group in groups:
        rows += [f"## {group.name or name}", ""]
        rows += [f"{_link(catalog, record)}<br>{summaries.summary(record)}" for record in group.records]
        rows.append("")
    return "\n".join(rows)


def _page(catalog: Catalog, record: Record) -> Iterator[str]:
    yield f"---\ntitle: {record.heading}\ndescription: {summaries.summary(record)[:120]}\n---\n\n# {record.heading}\n"
    yield f"{'、'.join(_badges(record))}\n\n{summaries.summary(record)}\n"
    for fact in summaries.facts_of(catalog, record):
        words = (f"[{item.text}](../{item.uri[:-1]}.md)" if item.uri else item.text for item in fact.items)
        yield f"- **{fact.label}**：{'、'.join(words)}"
    yield ""
    yield from _text(record)
    for heading, records in _relations(catalog, record):
        yield f"## {heading}\n"
        yield from (_link(catalog, one) for one in records)
        yield ""
    yield f"来源：{record.source}；核实于 {record.verified_on}，{record.verified_by}"


def _link(catalog: Catalog, record: Record, root: str = "../") -> str:
    return f"- [{record.heading}]({root}{record.KIND}/{record.id}.md) {_line(catalog, record)}"


# Hugo


def _grouped(catalog: Catalog) -> Iterator[tuple[Record, str]]:
    for kind in KINDS:
        for group in listings.groups(catalog, kind):
            for record in group.records:
                yield record, group.name


def _params(catalog: Catalog, record: Record, group: str) -> dict[str, Any]:
    named = {fact.label: [item.text for item in fact.items] for fact in summaries.facts_of(catalog, record)}
    params: dict[str, Any] = {
        "title": record.heading,
        "kind": record.KIND,
        "kind_name": KINDS[record.KIND].NAME,
        "group": group,
        "summary": summaries.summary(record),
        "line": _line(catalog, record),
        "badges": _badges(record),
        "cover": _motif(record),
        "cells": ["、".join(named.get(label, [])) for label in KIND_VIEWS[record.KIND].columns],
        "facts": [
            {"label": fact.label, "items": [_item(item) for item in fact.items]}
            for fact in summaries.facts_of(catalog, record)
        ],
        "relations": [
            {"heading": heading, "pages": [f"/{one.KIND}/{one.id}" for one in records]}
            for heading, records in _relations(catalog, record)
        ],
        "source": record.source,
        "verified_on": str(record.verified_on),
        "verified_by": record.verified_by,
        "tags": record.tags,
    }
    for vocabulary in facts.TERM_PAGES:
        one = getattr(record, vocabulary.removesuffix("s"), None)  # a record has themes, and one town
        if found := getattr(record, vocabulary, (one,) if one else ()):
            params[vocabulary] = found
    return params


def _item(item: facts.Item) -> dict[str, str]:
    return {"text": item.text, "uri": item.uri} if item.uri else {"text": item.text}


def _motif(record: Record) -> Any:  # noqa: ANN401 - covers.Motif, which the next release may rename
    return motif_of(first_theme(record), record.KIND, getattr(record, "mark", None))


def _front(params: dict[str, Any]) -> str:
    """Front matter as YAML; each value is JSON, which YAML reads as well."""
    rows = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in params.items())
    return f"---\n{rows}\n---\n"
