"""Where an address in a text begins and ends."""

import time

import pytest

from catalog.content.web_addresses import addresses
from catalog.pages.links import linked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见https://a.cn/x，再", ["https://a.cn/x"]),
        ("访问www.12371.cn查看", ["www.12371.cn"]),
        ("（https://a.cn/x）", ["https://a.cn/x"]),
        ("(https://a.cn/x)", ["https://a.cn/x"]),
        ("[https://a.cn/x]", ["https://a.cn/x"]),
        ("“https://a.cn/x”", ["https://a.cn/x"]),
        ("<https://a.cn/x>", ["https://a.cn/x"]),
        ("https://a.cn/蠡湖(无锡),1。", ["https://a.cn/蠡湖(无锡),1"]),
        ("https://党建.中国/滨湖(试)/", ["https://党建.中国/滨湖(试)/"]),
        ("https://a.cn/x.html查看", ["https://a.cn/x.html"]),
        ("https://a.cn/x(见下", ["https://a.cn/x"]),
        ("https://a.cn/[x]y]", ["https://a.cn/[x]y"]),
        ("https://a.cn/?a=1&b=甲&c=2；", ["https://a.cn/?a=1&b=甲&c=2"]),
        ("https://a.cn:8080/x_y#z.", ["https://a.cn:8080/x_y#z"]),
        ("HTTPS://A.CN!", ["HTTPS://A.CN"]),
        ("https://a.cn/甲、https://b.cn/乙", ["https://a.cn/甲", "https://b.cn/乙"]),
        ("https://a.cn\nhttps://b.cn", ["https://a.cn", "https://b.cn"]),
        ("www.a", []),
        ("http://", []),
        ("http://localhost/x", []),
        ("a@www.b.cn", []),
        ("https://bank.example@b.cn/", []),
        ("https://bank.example:x@b.cn/", []),
        ("javascript:alert(1)", []),
    ],
)
def test_an_address_ends_where_it_should(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in addresses(text)] == expected


def test_what_stands_around_an_address_is_escaped() -> None:
    assert linked('<b>"www.a.cn/?x=1&y"') == (
        '&lt;b&gt;&#34;<a class="outward" href="http://www.a.cn/?x=1&amp;y">www.a.cn/?x=1&amp;y</a>&#34;'
    )


@pytest.mark.parametrize("piece", ["www.a.cn/(", "https://", "www.", "a.", "https://a.cn/甲", "www.a.cn/[", "汉."])
def test_long_texts_take_no_time(piece: str) -> None:
    begin = time.perf_counter()
    list(addresses(f"https://{piece}" + piece * (100_000 // len(piece))))
    assert time.perf_counter() - begin < 5
