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
    "sup",
    "del",
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
        reader = Markdown(extensions=["toc", "tables", "fenced_code", "catalog.content.markdown"])
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
    reader = Markdown(extensions=["fenced_code", "catalog.content.markdown"])
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


def outline(html: str) -> str:
    """The lists of a text, as `(甲(乙)丙)`; those with numbers in square brackets."""
    marks = {"<ul>": "(", "</ul>": ")", "<ol>": "[", "</ol>": "]"}
    html = re.sub(r"<ol start=[^>]*>", "<ol>", html)
    pieces = re.findall(r"</?[uo]l>|[^<>\s]+(?=<|\s)", re.sub(r"</?(?:li|p)>", " ", html))
    return "".join(marks.get(piece, piece) for piece in pieces)


@pytest.mark.parametrize("blanks", [2, 3, 4])
@pytest.mark.parametrize("marks", [("-", "-", "-"), ("1.", "-", "-"), ("*", "1.", "+"), ("1.", "1.", "1.")])
def test_lists_nest_with_two_to_four_blanks(blanks: int, marks: tuple[str, str, str]) -> None:
    step = " " * blanks
    text = f"段\n{marks[0]} 甲\n{step}{marks[1]} 乙\n{step}{step}{marks[2]} 丙\n{step}{marks[1]} 丁\n{marks[0]} 戊\n"
    for written in (text, text.replace("\n", "\n\n"), text.replace(marks[0] + " 戊", "\n" + marks[0] + " 戊")):
        assert (
            re.sub(r"[\[\]]", lambda one: "()"["[]".index(one[0])], outline(to_html(written))) == "段(甲(乙(丙)丁)戊)"
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 甲\n- 乙\n\n1. 丙\n2. 丁", "(甲乙)[丙丁]"),
        ("- 甲\n1. 乙\n- 丙", "(甲)[乙](丙)"),
        ("- 甲\n  - 乙\n  1. 丙\n- 丁", "(甲(乙)[丙]丁)"),
        ("- 甲\n\n  续\n- 乙", "(甲续乙)"),
        ("- 甲\n\n尾\n\n- 乙", "(甲)尾(乙)"),
        ("段\n2021. 年", "段2021.年"),
        ("- [ ] 甲\n- [x] 乙", "(☐甲☑乙)"),
    ],
)
def test_lists_end_where_they_should(text: str, expected: str) -> None:
    assert outline(to_html(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("汉字\n汉字", "汉字汉字"),
        ("汉字\n  **汉**\n字", "汉字汉字"),
        ("汉字，\nabc", "汉字，abc"),
        ("abc\n（汉字）", "abc（汉字）"),
        ("汉字\nabc\n汉字", "汉字\nabc\n汉字"),
        ("abc\ndef", "abc\ndef"),
    ],
)
def test_no_blank_comes_between_han_lines(text: str, expected: str) -> None:
    for written in (text, f"- {text}", f"> {text}".replace("\n", "\n> ")):
        shown = re.sub(r"<[^>]+>", "", to_html(written)).strip()
        assert shown.replace("\n    ", "\n") == expected


def test_footnotes_are_numbered_as_they_are_named() -> None:
    document = Document(to_html("一[^乙]，二[^甲]。\n\n[^甲]: 注甲\n[^乙]: 注乙\n    第二行\n"))
    assert [one.get("href") for one in document.all("a")] == ["#fn:乙", "#fn:甲", "#fnref:乙", "#fnref:甲"]
    assert [one.get("id") for one in document.all("sup", "li")] == ["fnref:乙", "fnref:甲", "fn:乙", "fn:甲"]
    assert "注乙第二行" in document.all("li")[0].text


def test_a_table_keeps_its_alignment_as_a_class() -> None:
    document = Document(to_html("段\n| 甲 | 乙 | 丙 | 丁 |\n|:--|:-:|--:|---|\n| 一 | 二 | 三 | 四 |"))
    assert [one.get("class") for one in document.all("td")] == ["align-left", "align-center", "align-right", None]


@pytest.mark.parametrize(
    ("first_line", "title"),
    [("!!! note", "说明"), ('!!! tip "甲"', "甲"), ("!!! warning “乙”", "乙"), ("!!! unheard-of", "说明")],
)
def test_a_box_has_a_chinese_title(first_line: str, title: str) -> None:
    document = Document(to_html(f"段\n{first_line}\n  - 甲\n    - 乙\n\n后"))
    assert [one.text for one in document.all("p")] == ["段", title, "后"]
    assert len(document.all("li")) == 2


def test_code_may_stand_in_a_list_and_need_not_end() -> None:
    assert "<pre><code>- x\n\n y\n</code></pre>" in to_html("- 甲\n\n  ```sh\n  - x\n\n   y\n  ```\n- 乙")
    assert outline(to_html("- 甲\n  ~~~\n  x\n  ~~~\n- 乙").replace("<pre><code>x\n</code></pre>", "")) == "(甲乙)"
    assert "**" in to_html("```\n**x**")


def test_two_tildes_strike_out() -> None:
    assert Document(to_html("~~甲~~ ~~ 乙 ~~")).one("del").text == "甲"


def test_only_the_dialects_own_classes_come_through() -> None:
    assert Document(to_html("[甲](x){: .is-hidden }")).one("a").get("class") is None


def test_both_ways_to_a_page_use_the_same_dialect() -> None:
    """MkDocs adds its own three extensions before those that `mkdocs.yml` names."""
    text = "# 甲 乙\n\n- a\n  - b[^1]\n\n| x |\n|:-:|\n| y |\n\n```py\nz\n```\n\n[^1]: 注"
    reader = Markdown(extensions=["toc", "tables", "fenced_code", "catalog.content.markdown"], output_format="html")
    assert reader.convert(text) == to_html(text, below_heading=False).replace("h2", "h1")


@pytest.mark.parametrize(
    "text",
    [
        ">" * 1500 + " 甲",
        "> " * 1500 + "甲",
        "- " * 1500 + "甲",
        "\n".join("  " * level + "- 甲" for level in range(300)),
        "\n".join("    " * level + "!!! note" for level in range(300)) + "\n\n甲",
        "> - " * 400 + "甲",
    ],
)
def test_no_text_is_too_deep(text: str) -> None:
    assert "甲" in to_html(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("见https://a.cn/x_y_z*1*，再", "https://a.cn/x_y_z*1"),
        ("**https://a.cn/甲(乙)**", "https://a.cn/甲(乙)"),
        ("[https://a.cn](https://b.cn)", "https://b.cn"),
        ("<https://a.cn/甲,乙>", "https://a.cn/甲,乙"),
        ("www.a.cn/?a=1&b=2。", "http://www.a.cn/?a=1&b=2"),
    ],
)
def test_an_address_in_the_text_is_one_link(text: str, address: str) -> None:
    assert Document(to_html(text)).one("a").get("href") == address


def test_code_holds_no_links() -> None:
    assert Document(to_html("`https://a.cn`\n\n    https://a.cn\n\n```\nhttps://a.cn\n```")).all("a") == []


@pytest.mark.parametrize("piece", ["[^", "[", "![", "[[a]"])
def test_brackets_that_are_never_closed_are_text(piece: str) -> None:
    """Each would look for its partner through the whole paragraph: 5,000 took sixteen seconds."""
    assert piece.replace("!", "") in Document(to_html(piece * 501)).one("p").text.replace("\\", "")
