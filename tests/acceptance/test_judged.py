"""Queries over the sample content, judged by hand, and every record by its own title.

`judged/*.yml`: by category, what is typed, what must be first (one of `first`), what must be among the first ten
(`also`), what must not come at all (`never`), or that nothing is found (`none`).
"""

import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml  # noqa: TID251 - the judged set is the tests' own, no content

from catalog import search
from catalog.domain.catalog import Catalog
from catalog.search.core_index import records_of
from tests.search.answers import answers, data_files, misread, missed

RECALL = 0.95  # of each category, at ten
MRR = 0.9

Case = dict[str, Any]


@pytest.fixture(scope="module")
def files(real_catalog: Catalog) -> dict[str, bytes]:
    return data_files(real_catalog)


def judged() -> list[Case]:
    found = []
    for path in sorted(Path(__file__).parent.joinpath("judged").glob("*.yml")):
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
        intruders = [intruder for intruder in case.get("never", ()) if intruder in records]
        recalls[case["category"]].append(got := recall(case, records[:10]))
        if (rank := reciprocal(case, records[:10])) is not None:
            ranks[case["category"]].append(rank)
        if got < 1 or intruders or (rank is not None and rank < 1):
            wrong.append(f"{case['category']} {case['query']}: {records[:4]}, never {intruders}")
        uninvited += [f"{case['query']}: {intruder}" for intruder in intruders]
    with capsys.disabled():
        sys.stdout.write(table(recalls, ranks))
    assert not uninvited, wrong
    assert min(mean(values) for values in recalls.values()) >= RECALL, wrong
    assert min(mean(values) for values in ranks.values()) >= MRR, wrong
    assert mean(value for values in recalls.values() for value in values) >= 0.99, wrong


def test_every_record_is_first_or_among_equals(real_catalog: Catalog, files: dict[str, bytes], tmp_path: Path) -> None:
    assert missed(real_catalog, files, tmp_path) == []
    assert list(search.unfindable(real_catalog, files["search/core.js"])) == []


def test_titles_are_read_as_pypinyin_and_written_as_opencc_would(real_catalog: Catalog) -> None:
    assert misread(record.heading for record in records_of(real_catalog)) == []


def test_references_exist(real_catalog: Catalog) -> None:
    known = {f"{record.KIND}/{record.id}" for record in records_of(real_catalog)}
    named = {one for case in judged() for field in ("first", "also", "never") for one in case.get(field, ())}
    assert named <= known, sorted(named - known)
