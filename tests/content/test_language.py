"""Addresses, link targets, code and entities are no language: nobody reads them for commas."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.content.language import MASK, foreign, language, prose


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("见https://党建.中国/滨湖(试)/，再说", ["https://党建.中国/滨湖(试)/"]),
        ("见[词条](https://a.cn/蠡湖(无锡),1)，再说", ["(https://a.cn/蠡湖(无锡),1", ")"]),
        ("见<https://a.cn/甲,乙>, 再说", ["<https://a.cn/甲,乙>"]),
        ("（见 https://a.cn/b)，再说", ["https://a.cn/b"]),
        ("见http://a.cn/甲,乙.", ["http://a.cn/甲,乙"]),
        ("上党建.中国,看党课", ["上党建.中国"]),
        ("今天党建.中国人民", []),
        ("www.12371.cn/甲,乙 和 a.gov.cn", ["www.12371.cn/甲,乙", "a.gov.cn"]),
        ("写信到 mailto:a@b.cn,或打 tel:0510-85012345", ["mailto:a@b.cn,或打", "tel:0510-85012345"]),
        ("信箱 bangongshi@a.gov.cn。", ["bangongshi@a.gov.cn"]),
        ('[甲,乙](a.md "丙,丁")', ["(a.md", ")"]),
        ("[甲](<一 二,三.md>)", ["(<一 二,三.md>", ")"]),
        ("[甲][乙,丙]\n\n[乙,丙]: a.md", ["[乙,丙]", "[乙,丙]: a.md"]),
        ("甲`乙,丙`丁``戊`,己``", ["`乙,丙`", "``戊`,己``"]),
        ("甲&nbsp;乙&#20849;丙&#x5171;", ["&nbsp;", "&#20849;", "&#x5171;"]),
        ("## 一,二 {#甲,乙}", ["{#甲,乙}"]),
        ("甲,乙(丙)丁:戊;", []),
        ("第1.2节,说明.", []),
    ],
)
def test_what_is_no_language_is_known(text: str, pieces: list[str]) -> None:
    assert foreign(text) == pieces
    assert language(text).replace(MASK, "") == "".join(
        character for character, mark in zip(text, language(text), strict=True) if mark != MASK
    )


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("甲\n\n    乙,丙\n\n丁", ["甲", "丁"]),
        ("甲\n    乙", ["甲", "乙"]),
        ("- 甲\n\n    乙\n\n        丙,丁\n\n戊", ["-", "甲", "乙", "戊"]),
        ("- 甲\n    - 乙\n\n        丙\n", ["-", "甲", "-", "乙", "丙"]),
        ("````\n甲\n```\n乙\n````\n丙", ["丙"]),
        ("~~~ text\n甲\n\n乙\n~~~\n丙", ["丙"]),
        ("```\n甲,乙", []),
        ("\t甲,乙\n丙", ["丙"]),
        ("---\ntitle: 一,二\n---\n甲", ["甲"]),
    ],
)
def test_blocks_of_code_are_blank_in_prose(markdown: str, words: list[str]) -> None:
    assert prose(markdown).split() == words
    assert len(prose(markdown)) == len(markdown)


@given(st.text("甲乙a1.,:;()[]<>`&#/-~ \n@中国" + MASK, max_size=60))
def test_whatever_is_written_keeps_its_length_and_lines(text: str) -> None:
    words = language(prose(text))
    assert len(words) == len(text)
    assert [place for place, character in enumerate(words) if character == "\n"] == [
        place for place, character in enumerate(text) if character == "\n"
    ]


@pytest.mark.parametrize("unit", ["甲", "a.", "(", "[](", "`", "&#", "https://(", "a@", "{#", "`` ` ", "](((", "党建."])
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    begin = time.perf_counter()
    language(prose(unit * (60_000 // len(unit))))
    assert time.perf_counter() - begin < 2
