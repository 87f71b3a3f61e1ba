"""Six score broken copies of the fixture content: all is told where it is, and nothing ends in a traceback."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.content.loader import Library, assemble
from catalog.lint import reporters
from catalog.lint.autofix import autofix
from catalog.lint.rules import check
from tests.content.test_loader import mutated, mutations
from tests.support.cases import CASES
from tests.support.fixture_site import CONTENT
from tests.support.mutations import LAYERS, broken_copy
from tests.support.samples import SOUND, library

TODAY = date(2026, 11, 23)
COPIES = 120
Copies = list[tuple[dict[str, bytes], set[str]]]
# Told of pages and their navigation (tests/site/test_gate.py), of a change since the last commit, or of a content that
# is not there at all.
ELSEWHERE = {
    "absolute-link",
    "config",
    "mkdocs",
    "same-page",
    "unknown-anchor",
    "unknown-link",
    "unknown-page",
    "missing-file",
    "calendar-lost",
    "moved-unverified",
}


@pytest.fixture(scope="module")
def copies(fixture_files: dict[str, bytes]) -> Copies:
    """The files of each copy, and what must be told of them."""
    written = {path: data for path, data in fixture_files.items() if (CONTENT.parent / path).exists()}
    return [broken_copy(written, number) for number in range(COPIES)]


def test_all_that_is_broken_is_told_at_its_line_and_column(copies: Copies, fixture_library: Library) -> None:
    missed = []
    for number, (files, expected) in enumerate(copies):
        problems = check(assemble(files, fixture_library), TODAY)
        places = {f"{problem.path}:{problem.line}:{problem.column}: {problem.code}" for problem in problems}
        missed += [f"copy {number}: {place}" for place in sorted(expected - places)]
    assert missed == []


def test_the_copies_are_broken_in_every_way_there_is(copies: Copies) -> None:
    expectations = [expected for _, expected in copies]
    assert {place.rpartition(": ")[2] for expected in expectations for place in expected} == set(CASES) - ELSEWHERE
    assert {code for layer in LAYERS.values() for code in layer} == set(CASES) - ELSEWHERE
    assert sum(map(len, expectations)) > 800
    crowded = [max(Counter(place.partition(":")[0] for place in expected).values()) for expected in expectations]
    assert sum(most >= 3 for most in crowded) > 50, "several in one file"


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")), st.data()
)
def test_any_bytes_in_any_file_are_told_and_mended_without_a_traceback(data: bytes, where: st.DataObject) -> None:
    path = where.draw(
        st.sampled_from([*SOUND, "content/lessons/lesson.md", "content/photos/x.jpg", "content/pages/x.md"])
    )
    _looked_through(library({path: data}))


@given(mutations())
@settings(max_examples=2 * settings().max_examples)
def test_any_mutation_of_a_file_is_told_and_mended_without_a_traceback(
    fixture_files: dict[str, bytes], mutation: tuple[int, list[tuple[float, int, str]]]
) -> None:
    number, edits = mutation
    names = sorted(path for path in fixture_files if path.endswith((".yml", ".md")))
    path = names[number % len(names)]
    site = {"content/site.yml": fixture_files["content/site.yml"]}
    _looked_through(assemble({**site, path: mutated(fixture_files[path], edits)}))


def _looked_through(broken: Library) -> None:
    """Everything that `check` does with a content, short of writing it."""
    told = check(broken, TODAY)
    assert reporters.text(told, broken.text, colour=True).count("\n") >= len(told) - 1
    assert reporters.as_json(told).encode()
    assert reporters.github(told).count("::") >= 2 * len(told)
    for path in autofix(broken):
        assert path in broken.files
