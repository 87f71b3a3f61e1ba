"""Queries over the real content, judged by hand, and every record by its own title.

`*.yml` here: by category, what is typed, what must be first (one of `first`), what must be among the first ten
(`also`), what must not come at all (`never`), or that nothing is found (`none`).
"""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml  # noqa: TID251 - the judged set is the tests' own, no content
from hypothesis import settings
from opencc import OpenCC  # noqa: TID251 - what the build only reads the dictionaries of
from pypinyin import lazy_pinyin  # noqa: TID251 - the same

from catalog import search
from catalog.content.hanzi import to_traditional
from catalog.content.loader import load
from catalog.domain.catalog import Catalog
from catalog.search.core_index import records_of
from catalog.search.pinyin import spoken
from catalog.search.self_test import queries
from catalog.site import minify
from tests.search.answers import answers
from tests.support.programs import node

ROOT = Path(__file__).resolve().parents[2]
RECALL = 0.95  # of each category, at ten
MRR = 0.9

Case = dict[str, Any]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    library = load(ROOT)
    assert library.site
    return Catalog.from_library(library, library.site)


@pytest.fixture(scope="module")
def files(catalog: Catalog) -> dict[str, bytes]:
    return {"search/engine.js": minify.engine(ROOT / "theme/assets/script")} | {
        name: make() for name, make in search.files(catalog)
    }


def judged() -> list[Case]:
    found = []
    for path in sorted(Path(__file__).parent.glob("*.yml")):
        for category, cases in yaml.safe_load(path.read_text("utf-8")).items():
            found += [{"category": category, **case} for case in cases]
    return found


def wanted(case: Case) -> list[str]:
    """What must be among the first ten: any of `first` counts as one."""
    return list(case.get("also", ()))


def recall(case: Case, records: list[str]) -> float:
    if case.get("none"):
        return float(not records)
    hits = [float(one in records) for one in wanted(case)]
    if case.get("first"):
        hits.append(float(any(one in records for one in case["first"])))
    return mean(hits) if hits else 1.0


def reciprocal(case: Case, records: list[str]) -> float | None:
    """One over the place of the first record that may be first."""
    if not case.get("first"):
        return None
    return next((1 / place for place, one in enumerate(records, 1) if one in case["first"]), 0.0)


def table(recalls: dict[str, list[float]], ranks: dict[str, list[float]]) -> str:
    lines = [f"\n{'judged':18}{'queries':>8}{'recall@10':>11}{'MRR':>7}"]
    for category, values in recalls.items():
        said = f"{mean(ranks[category]):.3f}" if ranks.get(category) else "–"
        lines.append(f"{category:18}{len(values):8}{mean(values):11.3f}{said:>7}")
    every = [value for values in recalls.values() for value in values]
    placed = [value for values in ranks.values() for value in values]
    lines.append(f"{'all':18}{len(every):8}{mean(every):11.3f}{mean(placed):7.3f}\n")
    return "\n".join(lines)


def test_judged_queries(files: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = judged()
    assert len(cases) >= 150
    found = answers(files, [{**case, "most": 200} for case in cases], tmp_path)
    recalls: dict[str, list[float]] = defaultdict(list)
    ranks: dict[str, list[float]] = defaultdict(list)
    wrong: list[str] = []
    uninvited: list[str] = []
    for case, answer in zip(cases, found, strict=True):
        records = answer["records"]
        intruders = [one for one in case.get("never", ()) if one in records]
        recalls[case["category"]].append(got := recall(case, records[:10]))
        if (rank := reciprocal(case, records[:10])) is not None:
            ranks[case["category"]].append(rank)
        if got < 1 or intruders or (rank is not None and rank < 1):
            wrong.append(f"{case['category']} {case['query']}: {records[:4]}, never {intruders}")
        uninvited += [f"{case['query']}: {one}" for one in intruders]
    with capsys.disabled():
        sys.stdout.write(table(recalls, ranks))
    assert not uninvited, wrong
    assert min(mean(values) for values in recalls.values()) >= RECALL, wrong
    assert min(mean(values) for values in ranks.values()) >= MRR, wrong
    assert mean(value for values in recalls.values() for value in values) >= 0.99, wrong


def test_every_record_is_first_or_among_equals(catalog: Catalog, files: dict[str, bytes], tmp_path: Path) -> None:
    """The queries of the build's self-test, asked of the engine itself: so the two stay in step."""
    asked = [
        {"query": query, "name": name, "key": f"{record.KIND}/{record.id}", "title": record.heading}
        for record in records_of(catalog)
        for name, query in queries(record)
    ]
    found = answers(files, [{"query": one["query"], "most": 300} for one in asked], tmp_path)
    missed = []
    for one, answer in zip(asked, found, strict=True):
        # A word, or letters, from a title may be in others as well: all of these come before other finds.
        whole = one["name"] != "标题中间的词"
        if one["key"] not in (answer["equals"] if whole else answer["records"]):
            missed.append((one["name"], one["query"], one["key"], answer["records"][:3]))
    assert not missed
    assert list(search.unfindable(catalog, files["search/core.js"])) == []


def test_titles_are_read_as_pypinyin_and_written_as_opencc_would(catalog: Catalog) -> None:
    opencc = OpenCC("s2t")
    for title in (record.heading for record in records_of(catalog)):
        han = "".join(re.findall("[一-鿿]", title))
        assert list(spoken(han)) == lazy_pinyin(han)
        assert to_traditional(title) == opencc.convert(title)


def test_no_query_throws_or_costs_too_much(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, script in files.items():
        (tmp_path / name.rpartition("/")[2]).write_bytes(script)
    rounds = 100 * settings().max_examples
    command = [node(), str(ROOT / "tests/search/properties.test.mjs"), str(tmp_path), str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_references_exist(catalog: Catalog) -> None:
    known = {f"{record.KIND}/{record.id}" for record in records_of(catalog)}
    named = {one for case in judged() for field in ("first", "also", "never") for one in case.get(field, ())}
    assert named <= known, sorted(named - known)
