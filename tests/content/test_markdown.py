"""Editors' Markdown: what is taken out, and what is left alone."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown  # noqa: TID251 - to use the extension as MkDocs does

from catalog.content.markdown import slug, to_html
from tests.support.documents import Document

SAFE_ATTRIBUTES = {"id", "href", "title", "src", "alt", "class", "start", "colspan"}
SAFE_SCHEMES = {"http", "https", "tel", "mailto"}
TAGS = {
    "p",
    "a",
    "img",
    "em",
    "strong",
    "code",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "hr",
    "br",
    "div",
    "span",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "text <b onclick=alert(1)>bold</b>",
    "<div\n>\n<script>alert(1)</script>\n</div>",
    "<!-- <script>alert(1)</script> -->",
    "<?php alert(1) ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<svg/onload=alert(1)>",
    "<div markdown=1>\n\n<script>alert(1)</script>\n\n</div>",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "# <script>alert(1)</script>",
    "| <script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | d |",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a]( javascript:alert(1))",
    "[a](\tjavascript:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](javascript&colon;alert(1))",
    "[a](javascript&#58;alert(1))",
    "[a](javascript&#x3a;alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](&#106avascript:alert(1))",
    "[a](&#x0A;javascript:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](java&NewLine;script:alert(1))",
    "[a](\x01javascript:alert(1))",
    "[a](java`x`script:alert(1))",
    "[a](javascript\\:alert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](file:///etc/passwd)",
    "[a](blob:https://example.org/1)",
    '[a](javascript:alert(1) "title")',
    "[a][b]\n\n[b]: javascript:alert(1)",
    "[b]\n\n[b]: <java\tscript:alert(1)>",
    "<javascript:alert(1)>",
    "<ftp://example.org/x>",
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![a](https://example.org/spy.png)",
    "![a](HTTP://example.org/spy.png)",
    "![a](//example.org/spy.png)",
    "![a](/\\example.org/spy.png)",
    "![a](\\\\example.org/spy.png)",
    "![a](\\/example.org/spy.png)",
    "![a](/\t/example.org/spy.png)",
    "![a](&#47;/example.org/spy.png)",
    "![a](&sol;&bsol;example.org/spy.png)",
    "![a][b]\n\n[b]: //example.org/spy.png",
    "[![a](//example.org/spy.png)](javascript:alert(1))",
    "text\n{: onclick=alert(1) style='background:url(//example.org/spy.png)' }",
    "## head {: onmouseover=alert(1) }",
    "[a](x){: href=javascript:alert(1) }",
    "[a](x){: onclick=alert(1) target=_blank formaction=javascript:alert(1) }",
    "![a](x.png){: srcset=//example.org/spy.png onerror=alert(1) }",
    "![a](x.png){: src=//example.org/spy.png }",
    "*a*{: style=color:red }",
    "- a\n{: onclick=alert(1) }",
    '[a](x "\\" onclick=alert(1)")',
    '![\\" onerror=alert(1) x=\\"](x.png)',
    '[a](x"onclick="alert(1))',
    '``` { .x onclick="alert(1)" style="x" }\ncode <b>\n```',
    "~~~ { x><script>alert(1)</script>=1 }\ncode\n~~~",
    "~~~ { #a=b onclick=alert(1) }\ncode\n~~~",
    "\x02klzzwxh:0\x03\x02amp\x03lt;script\x02amp\x03gt;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '[TOC]\n\n# a"><script>alert(1)</script>\n\n## {: id="x onclick=alert(1)" }',
]  # fmt: skip


def assert_harmless(html: str) -> None:
    """No element, attribute or address that is not on the lists, as a browser would read them."""
    for element in Document(html).elements:
        assert element.tag in TAGS, element
        assert set(element.attributes) <= SAFE_ATTRIBUTES, element
        for name in ("href", "src"):
            address = re.sub(r"[\x00-\x20]", "", element.get(name) or "").replace("\\", "/")
            scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", address)
            assert scheme is None or scheme[1].lower() in SAFE_SCHEMES, element
            if name == "src":
                assert scheme is None, element
                assert not address.startswith("//"), element


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_that_runs_or_fetches_comes_through(text: str) -> None:
    assert_harmless(to_html(text))


def test_the_ordinary_pages_pass_the_same_gate() -> None:
    """As `mkdocs.yml` names it, among the extensions that MkDocs uses."""
    for text in ATTACKS:
        reader = Markdown(
            extensions=["toc", "tables", "fenced_code", "attr_list", "admonition", "catalog.content.markdown"]
        )
        assert_harmless(reader.convert(text))


PIECES = [
    "[a](",
    ")",
    "![",
    "](",
    "<",
    ">",
    "javascript:",
    "java",
    "script:",
    "&#106;",
    "&Tab;",
    "//",
    "\\",
    "{: ",
    "}",
]
PIECES += [
    "onclick=x",
    "href=",
    "src=",
    "style=",
    '"',
    "'",
    "`",
    "\n",
    "\t",
    " ",
    "*",
    "#",
    "|",
    "-",
    "[b]: ",
    "&",
    "x",
]


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
@settings(max_examples=3 * settings().max_examples // 2)
def test_no_mixture_of_such_pieces_comes_through(text: str) -> None:
    assert_harmless(to_html(text))


def test_raw_html_is_shown_as_it_was_typed() -> None:
    (paragraph,) = Document(to_html("a <b>c</b> & <script>d</script>")).elements
    assert paragraph.text == "a <b>c</b> & <script>d</script>"


@pytest.mark.parametrize(
    "address",
    ["https://example.org/?a=1&b=2", "http://example.org", "../lessons/x/", "#头", "/a", "tel:051000000000", "?q=a:b"],
)
def test_a_good_link_is_left_alone(address: str) -> None:
    assert Document(to_html(f"[a]({address})")).one("a").get("href") == address


@pytest.mark.parametrize("address", ["mailto:a@example.org", "MAILTO:a@example.org"])
def test_mail_may_be_linked(address: str) -> None:
    assert Document(to_html(f"[a]({address})")).one("a").get("href") == address
    assert Document(to_html("<a@example.org>")).one("a").get("href") == "mailto:a@example.org"


def test_the_sites_own_pictures_are_left_alone() -> None:
    picture = Document(to_html('![一座桥](../photos/bridge.jpg "桥")')).one("img")
    assert picture.attributes == {"src": "../photos/bridge.jpg", "alt": "一座桥", "title": "桥"}


def test_headings_are_lowered_and_keep_chinese_anchors() -> None:
    headings = Document(to_html("# 湖的账\n\n## 第 1 本账：水！\n\n## 湖的账\n\n## 自定 {#own}\n")).all("h2", "h3")
    assert [(heading.tag, heading.get("id")) for heading in headings] == [
        ("h2", "湖的账"),
        ("h3", "第-1-本账-水"),
        ("h3", "湖的账_1"),
        ("h3", "own"),
    ]


def test_a_slug_has_no_blanks_and_no_signs() -> None:
    assert slug("  第 1 本账：水！ ") == "第-1-本账-水"
    assert slug("A b_c", "_") == "a_b_c"


def test_tables_lists_and_emphasis_are_written() -> None:
    html = to_html("| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n- *湖*\n- **水**\n")
    document = Document(html)
    assert document.one("table").get("class") == "prose-table"
    assert [one.text for one in document.all("th", "td", "em", "strong")] == ["甲", "乙", "一", "二", "湖", "水"]


def test_a_fenced_block_of_code_keeps_its_text_and_nothing_else() -> None:
    reader = Markdown(extensions=["attr_list", "fenced_code", "catalog.content.markdown"])
    assert reader.convert("``` { .x onclick=y }\na <b> & c\n```") == "<pre><code>a &lt;b&gt; &amp; c\n</code></pre>"


def test_entities_are_left_alone() -> None:
    assert to_html("&copy; &#38; &amp; &lt;b&gt; &nosuch") == "<p>&copy; &#38; &amp; &lt;b&gt; &amp;nosuch</p>"


def test_two_texts_do_not_know_of_each_other() -> None:
    assert to_html("[a]: https://example.org\n\n# x") != ""
    assert Document(to_html("[a]\n\n# x")).all("a") == []
    assert Document(to_html("# x")).one("h2").get("id") == "x"


def test_headings_start_at_the_second_level_where_none_stands_above() -> None:
    text = "## 先\n\n### 后"
    assert [one.tag for one in Document(to_html(text)).all("h2", "h3", "h4")] == ["h3", "h4"]
    assert [one.tag for one in Document(to_html(text, below_heading=False)).all("h2", "h3", "h4")] == ["h2", "h3"]
    assert [one.tag for one in Document(to_html(f"# 总\n\n{text}", below_heading=False)).all("h1", "h2")] == ["h2"]
