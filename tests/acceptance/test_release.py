"""The sample content is not released."""

from pathlib import Path

import pytest

from catalog.cli.main import main
from catalog.domain.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]


def test_it_is_refused_in_a_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release"], ROOT) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "还不能发布："
    assert lines[1].startswith("  示例：党课 37 条（")
    assert len(lines) < 30


def test_every_page_says_so_in_the_projects_own_words(real_catalog: Catalog) -> None:
    assert (real_catalog.site.notice or "").startswith("本站为试编版本")
