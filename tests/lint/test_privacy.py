"""Numbers that belong to a person are found, and nothing that is published looks like one."""

import re
import time
from pathlib import Path

import pytest

from catalog.lint.rules.privacy import find_private_numbers
from tests.support.documents import Document
from tests.support.sites import Site

HERE = Path(__file__).parent
_TEXTS = (".html", ".json", ".xml", ".csv", ".ics", ".gpx", ".kml", ".geojson", ".txt", "core.js", "text-1.js")


def examples(name: str) -> list[str]:
    """The lines of a file of examples below its heading."""
    lines = (HERE / name).read_text("utf-8").splitlines()[1:]
    return [re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), line) for line in lines]


def test_of_eighty_personal_texts_at_least_seventy_six_are_found() -> None:
    texts = examples("personal.txt")
    missed = [text for text in texts if not list(find_private_numbers(text))]
    assert len(set(texts)) >= 80
    assert len(missed) * 80 <= 4 * len(texts), missed


@pytest.mark.parametrize("text", examples("harmless.txt"))
def test_nothing_harmless_is_flagged(text: str) -> None:
    assert list(find_private_numbers(text)) == []
    assert list(find_private_numbers(f"见{text}。")) == []


def test_there_are_sixty_harmless_texts() -> None:
    assert len(set(examples("harmless.txt"))) >= 60


@pytest.mark.parametrize("unit", ["1", "1 ", "1-", "a.", "苏B", "QQ ", "微信:", "a@", "电话 1", "一", "138 ", "("])
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    begin = time.perf_counter()
    list(find_private_numbers(unit * (40_000 // len(unit)) + "zhangsan@qq.com"))
    assert time.perf_counter() - begin < 5


def test_an_offices_mailbox_may_be_allowed() -> None:
    assert list(find_private_numbers("写信到 Bangongshi@163.com", frozenset({"bangongshi@163.com"}))) == []


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


def test_nothing_in_a_built_site_looks_like_a_personal_number(fixture_site: Site) -> None:
    files = fixture_site.files(*_TEXTS)
    assert len(files) > 100
    for uri, path in files.items():
        text = path.read_text("utf-8")
        if uri.endswith(".html"):
            page = Document(text)
            named = [
                element.get(name) or ""
                for element in page.all("img", "a", "meta")
                for name in ("alt", "title", "content")
            ]
            text = "\n".join([page.one("body").text, *named])
        assert list(find_private_numbers(text)) == [], uri
        assert list(find_private_numbers(uri)) == [], uri
