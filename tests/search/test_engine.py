"""The search engine over the fixture content: every record by its own title, and whatever people type."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

from catalog import search
from catalog.domain.catalog import Catalog
from catalog.search.core_index import records_of
from tests.search.answers import HERE, data_files, misread, missed
from tests.support.programs import node


@pytest.fixture(scope="module")
def files(fixture_catalog: Catalog) -> dict[str, bytes]:
    return data_files(fixture_catalog)


def test_every_record_is_first_or_among_equals(
    fixture_catalog: Catalog, files: dict[str, bytes], tmp_path: Path
) -> None:
    """The queries of the build's self-test, asked of the engine itself: so the two stay in step."""
    assert missed(fixture_catalog, files, tmp_path) == []
    assert list(search.unfindable(fixture_catalog, files["search/core.js"])) == []


def test_titles_are_read_as_pypinyin_and_written_as_opencc_would(fixture_catalog: Catalog) -> None:
    assert misread(record.heading for record in records_of(fixture_catalog)) == []


def test_no_query_throws_or_costs_too_much(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, script in files.items():
        (tmp_path / name.rpartition("/")[2]).write_bytes(script)
    rounds = 100 * settings().max_examples
    command = [node(), str(HERE / "properties.test.mjs"), str(tmp_path), str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
