"""Numbers that belong to a person are found, and nothing that is published looks like one."""

import pytest

from catalog.lint.rules.privacy import find_private_numbers
from tests.support.documents import Document


@pytest.mark.parametrize(
    "text",
    [
        "13812345678",
        "电话：138 1234 5678",
        "138-1234-5678",
        "+86 13812345678",
        "８６１３８１２３４５６７８",
        "32021119800101107X",
        "320211 19800101 123X",
        "6222 0212 3456 7894",
        "6222021234567890128",
    ],
)
def test_private_numbers_are_found_however_they_are_written(text: str) -> None:
    assert [at for at, _ in find_private_numbers(f"前{text}后")] == [text.index(text.lstrip("电话：")) + 1]


@pytest.mark.parametrize(
    "text",
    ["0510-85012345", "2026-11-20", "120.2843", "第 35 个", "2026 年 5 月 12 日 09:00—11:00", "2026112000001"],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert list(find_private_numbers(text)) == []


def test_what_is_made_of_records_without_such_numbers_has_none(fixture_output: dict[str, bytes]) -> None:
    for uri, data in fixture_output.items():
        if uri.endswith((".json", ".xml", "core.js")) or "/index.html" in uri:
            visible = Document(data.decode()).one("body").text if uri.endswith(".html") else data.decode()
            assert list(find_private_numbers(visible)) == [], uri
