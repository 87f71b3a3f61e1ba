"""Fragments and data of records: nothing missing, nothing run, nothing made up."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from jinja2 import StrictUndefined, UndefinedError

from catalog.content.loader import assemble
from catalog.content.yaml_reader import Node, parse
from catalog.diagnostics import errors
from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.lint.rules import check
from catalog.model import KINDS, Part, Session
from catalog.model.references import iter_references, part_of
from catalog.model.types import Ref, Term
from catalog.pages import environment, listings
from tests.support import hostile, pictures
from tests.support.documents import Document
from tests.support.hostile import ATTACK
from tests.support.maximal import maximal
from tests.support.outputs import THEME, published
from tests.support.samples import SITE, SOUND, STEMS, catalog

ATOM = "{http://www.w3.org/2005/Atom}"

# What a page says instead of the value, by the field's name or by the value.
SAID_AS = {
    ("status", "sample"): "示例",
    ("verified_on", "2026-05-12"): "2026 年 5 月 12 日",
    ("series", "premium"): "精品党课",
    ("minutes", "47"): "47 分钟",
    ("minutes", "37"): "37 分钟",
    ("minutes", "43"): "43 分钟",
    ("minutes", "23"): "23 分钟",
    ("minutes", "17"): "17 分钟",
    ("minutes", "29"): "29 分钟",
    ("minutes", "13"): "大巴 13 分钟，约 3.3 公里",
    ("minutes", "31"): "休息甲 31 分钟",
    ("minutes", "21"): "大巴 21 分钟，约 7.3 公里",
    ("minutes", "9"): "休息乙 9 分钟",
    ("capacity", "41"): "41 人",
    ("seats", "61"): "61 人",
    ("lead_days", "3"): "提前 3 天",
    ("lead_days", "5"): "提前 5 天",
    ("km", "4.7"): "4.7 公里",
    ("mode", "metro"): "地铁",
    ("mode", "coach"): "大巴",
    ("mode", "bus"): "公交",
    ("mode", "walk"): "步行",
    ("mark", "square"): "shape-square",
    ("access", "restricted"): "限制进入",
    ("precision", "approx"): "大致位置",
    ("radius", "30"): "可能差 30 米",
    ("radius", "700"): "可能差 700 米",
    ("lat", "31.52345"): "约北纬 31.523°，",
    ("lon", "120.26789"): "东经 120.268°（",
    ("lat", "31.51234"): "约北纬 31.512°，",
    ("lon", "120.25678"): "东经 120.257°",
    ("datum", "wgs84"): "WGS-84",
    ("coach_parking", "是"): "可停大客车",
    ("toilets", "有"): "有厕所",
    ("step_free", "无"): "无无障碍通道",
    ("indoor", "否"): "以室外为主",
    ("guide", "有"): "有讲解",
    ("hours", "09:00-11:30"): "09:00—11:30",
    ("hours", "13:00-17:00"): "13:00—17:00",
    ("start", "2026-12-01 09:05"): "2026 年 12 月 1 日（周二）09:05",
    ("end", "2026-12-01 11:25"): "11:25",
    ("until", "2026-11-25 17:35"): "2026 年 11 月 25 日（周三）17:35",
    ("state", "full"): "已报满",
}
# The file's own bookkeeping, and tags, which so far only help the search.
UNSAID = {"redirect_from", "public_consent"}


@pytest.fixture(scope="module")
def whole() -> tuple[Catalog, dict[str, bytes]]:
    """One record of each kind with every field beside the sound library, and everything made of them."""
    files = {f"content/{kind}/jia-{kind}.yml": maximal(kind) for kind in KINDS}
    public = catalog({**files, "content/photos/jia.jpg": pictures.jpeg()})
    return public, published(public)


@pytest.fixture(scope="module")
def attacked() -> dict[str, bytes]:
    """Everything made of one record of each kind and a site of which every text is an attack."""
    files = {f"content/{kind}/{hostile.stem_of(kind)}.yml": hostile.record(model) for kind, model in KINDS.items()}
    files["content/site.yml"] = hostile.site()
    data = {path: json.dumps(content, ensure_ascii=False).encode() for path, content in files.items()}
    found = assemble({**data, f"content/photos/{hostile.STEM}.png": pictures.png()})
    assert not errors(check(found))
    assert found.site is not None
    return published(Catalog.from_library(found, found.site))


@pytest.fixture(scope="module")
def minimal() -> dict[str, bytes]:
    """Everything made of records with their required fields only."""
    return published(catalog())


def pages(found: dict[str, bytes]) -> dict[str, Document]:
    return {uri: Document(data.decode()) for uri, data in found.items() if uri.endswith(".html")}


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Every text in a piece of JSON, keys apart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def attributes(found: dict[str, bytes]) -> set[tuple[str, str]]:
    """Every (element, attribute) that is used anywhere."""
    return {(one.tag, name) for page in pages(found).values() for one in page.elements for name in one.attributes}


def test_an_attack_opens_no_element_and_no_attribute(
    attacked: dict[str, bytes], whole: tuple[Catalog, dict[str, bytes]]
) -> None:
    broken = {("tspan", "x"), ("tspan", "dy")}  # a name so long that a map breaks it
    assert attributes(attacked) <= attributes(whole[1]) | broken
    for uri, page in pages(attacked).items():
        for script in page.all("script"):
            assert script.get("type") == "application/ld+json" or script.text == "", uri


def test_an_attack_is_shown_as_the_text_it_is(attacked: dict[str, bytes]) -> None:
    found = pages(attacked)
    for kind in KINDS:
        page = found[f"{kind}/{hostile.stem_of(kind)}/index.html"]
        assert page.one("h1").text == ATTACK
        assert page.all("title")[0].text == ATTACK  # the others are those of drawings
        assert ATTACK in found[f"{kind}/index.html"].one("body").text
    for vocabulary in ("themes", "audiences", "towns"):
        assert found[f"{vocabulary}/{hostile.STEM}/index.html"].one("h1").text == ATTACK
    assert found["points/hostile-points/index.html"].one("img").get("alt") == ATTACK
    assert found["lessons/hostile-lessons/index.html"].meta("description") == ATTACK
    assert ATTACK in found["index.html"].one("body").text


def test_an_attack_is_worked_out_by_nothing(attacked: dict[str, bytes]) -> None:
    for uri, data in attacked.items():
        unfolded = data.replace(b"\r\n ", b"")  # calendar files break long lines anywhere
        text = html.unescape(unfolded.decode("utf-8", "replace"))
        assert text.count("{{7*7}}") == text.count("${7*7}") == text.count("alert(1)"), uri


def test_an_attack_stays_a_text_in_linked_data(attacked: dict[str, bytes]) -> None:
    seen = 0
    for uri, page in pages(attacked).items():
        for element in page.all("script"):
            if element.get("type") == "application/ld+json":
                assert "<" not in element.text, uri
                assert ATTACK in set(texts(json.loads(element.text))), uri
                seen += 1
    assert seen == 8, "the front page, and every kind but teams and needs"


def test_an_attack_stays_a_text_in_the_feed(attacked: dict[str, bytes]) -> None:
    feed = ET.fromstring(attacked["feed.xml"])  # noqa: S314 - our own
    assert feed.findtext(f"{ATOM}title") == ATTACK
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(KINDS)
    for entry in entries:
        assert (entry.findtext(f"{ATOM}title") or "").removeprefix("【取消】") == ATTACK
    assert ATTACK in {entry.findtext(f"{ATOM}summary") for entry in entries}
    usual = {"feed", "title", "id", "updated", "author", "name", "link", "entry", "category", "summary"}
    assert {child.tag.removeprefix(ATOM) for child in feed.iter()} == usual


def test_an_attack_stays_a_text_in_public_data(attacked: dict[str, bytes]) -> None:
    everything = json.loads(attacked["catalog.json"])
    assert everything["site"]["name"] == ATTACK
    for kind, model in KINDS.items():
        one = json.loads(attacked[f"data/{kind}/{hostile.stem_of(kind)}.json"])
        assert everything[kind] == [one]
        assert one[model.TITLE_FIELD] == ATTACK


def test_an_attack_stays_a_text_on_a_page_that_leads_on(attacked: dict[str, bytes]) -> None:
    short = {f"go/{record_id}/": kind for kind in ("points", "venues") for record_id in _ids(kind)}
    former = {f"{kind}/{hostile.former_of(kind)}/": kind for kind in KINDS}
    for uri, kind in {**former, **short}.items():
        page = Document(attacked[f"{uri}index.html"].decode())
        there = f"../../{kind}/{hostile.stem_of(kind)}/"
        assert page.one("title").text == page.one("h1").text == ATTACK
        assert page.one("a").get("href") == f"{there}index.html"
        assert [one.get("content") for one in page.all("meta") if one.get("http-equiv") == "refresh"] == [
            f"0; url={there}index.html"
        ]
        assert page.all("script") == []


def test_an_attack_stays_a_text_on_the_page_of_a_way(attacked: dict[str, bytes]) -> None:
    for kind in ("points", "venues"):
        for record_id in _ids(kind):
            page = Document(attacked[f"go/{record_id}/nav/index.html"].decode())
            assert page.one("h1").text == ATTACK
            assert ATTACK in page.one("title").text
            hosts = [urlsplit(link.get("href") or "").netloc for link in page.all("a")]
            assert hosts == ["uri.amap.com", "api.map.baidu.com", "apis.map.qq.com", "", ""]


def _ids(kind: str) -> tuple[str, str]:
    return hostile.stem_of(kind), hostile.former_of(kind)


def test_records_with_their_required_fields_only_have_complete_pages(minimal: dict[str, bytes]) -> None:
    for uri, page in pages(minimal).items():
        said = page.one("body").text if page.all("body") else ""
        assert "None" not in said, uri
        assert "Undefined" not in said, uri
        assert "()" not in said, uri
    for kind, record_id in STEMS.items():
        assert f"{kind}/{record_id}/index.html" in minimal
        assert f"data/{kind}/{record_id}.json" in minimal


def test_a_template_that_names_what_is_not_there_is_an_error() -> None:
    env = environment(THEME)
    assert env.undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        env.from_string("{{ nothing }}").render()
    assert env.from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"


def test_templates_are_kept_compiled_where_a_folder_is_given(tmp_path: Path) -> None:
    environment(THEME, tmp_path / "kept").get_template("cards/row.html")
    assert list((tmp_path / "kept").iterdir())


def leaves(node: Node, name: str = "") -> Iterator[tuple[str, str]]:
    """The name of the field and the text of every value."""
    if isinstance(node.value, str):
        yield name, node.value
    elif isinstance(node.value, list):
        for inner in node.value:
            yield from leaves(inner, name)
    else:
        for key, inner in node.value.items():
            yield from leaves(inner, key)


def unwritten(model: type[Part], node: Node) -> Iterator[str]:
    """Fields of a model, and of its parts, that a maximal record leaves out."""
    assert isinstance(node.value, dict)
    for name, field in model.model_fields.items():
        if name not in node.value:
            yield f"{model.__name__}.{name}"
        elif inner := part_of(field.annotation):
            below = node.value[name]
            yield from unwritten(inner, below.value[0] if isinstance(below.value, list) else below)


@pytest.mark.parametrize("kind", KINDS)
def test_the_maximal_record_has_every_field(kind: str) -> None:
    node, _ = parse("x.yml", maximal(kind).encode())
    assert node is not None
    assert set(unwritten(KINDS[kind], node)) == {f"{KINDS[kind].__name__}.id"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_a_record_is_said_on_its_page(kind: str, whole: tuple[Catalog, dict[str, bytes]]) -> None:
    public, found = whole
    page = html.unescape(found[f"{kind}/jia-{kind}/index.html"].decode())
    words = public.site.vocabularies
    marks = {value: mark for _, mark, value in iter_references(public.records[kind][f"jia-{kind}"])}
    node, _ = parse("x.yml", maximal(kind).encode())
    assert node is not None
    missing = []
    for name, value in leaves(node):
        mark = marks.get(value)
        said = SAID_AS.get((name, value), value)
        if isinstance(mark, Ref):
            said = public.records[mark.kind][value].heading
        elif isinstance(mark, Term):
            said = getattr(words, mark.vocabulary)[value]
        if name not in UNSAID and not all(part in page for part in said.split("\n\n")):
            missing.append((name, said))
    assert missing == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_data_of_a_record_is_what_its_file_says(kind: str, whole: tuple[Catalog, dict[str, bytes]]) -> None:
    public, found = whole
    data = json.loads(found[f"data/{kind}/jia-{kind}.json"])
    record = public.records[kind][f"jia-{kind}"]
    assert data.pop("kind") == kind
    assert data.pop("url") == f"/{kind}/jia-{kind}/"
    assert type(record).model_validate_json(json.dumps(_as_typed(data))).heading == record.heading
    assert {name for name in type(record).model_fields if getattr(record, name) is not None} == set(data)


def _as_typed(value: Any) -> Any:  # noqa: ANN401 - JSON
    """JSON as an editor would type it: numbers and truths as text, times without seconds."""
    if isinstance(value, dict):
        return {key: _as_typed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_typed(one) for one in value]
    if isinstance(value, bool):
        return "是" if value else "否"
    text = str(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", text):
        return text.replace("T", " ")[:16]
    return text[:5] if re.fullmatch(r"\d\d:\d\d:\d\d", text) else text


def test_a_line_of_a_list_leads_to_the_page_that_it_names(whole: tuple[Catalog, dict[str, bytes]]) -> None:
    public, found = whole
    for kind in KINDS:
        page = Document(found[f"{kind}/index.html"].decode())
        leads = [one.get("href") for one in page.all("a") if "sc-route" not in (one.get("class") or "")]
        for record in public.of(kind):
            assert leads.count(f"../{kind}/{record.id}/") == 2, "a card and a row of the table"


def test_a_list_offers_an_order_only_where_records_differ() -> None:
    lesson = SOUND["content/lessons/lesson.yml"] + "verified_on: 2026-05-12\n"
    same = {"content/lessons/lesson.yml": lesson, "content/lessons/same.yml": lesson.replace("一湖", "一河")}
    other = {"content/lessons/other.yml": lesson.replace("minutes: 45", "minutes: 8").replace("05-12", "06-01")}
    assert [order.name for order in listings.orders(catalog(same), "lessons")] == ["title"]
    minutes, verified = listings.orders(catalog({**same, **other}), "lessons")[1:]
    assert minutes.numbers == {"lesson": 45, "same": 45, "other": 8}
    assert min(verified.numbers, key=verified.numbers.__getitem__) == "other", "the latest check comes first"
    page = Document(published(catalog({**same, **other}))["lessons/index.html"].decode())
    assert {row.get("data-minutes") for row in page.all("tr") if row.get("data-id")} == {"45", "8"}
    assert "2026 年 6 月 1 日" in page.one("body").text


def test_a_record_stands_under_each_of_its_words(whole: tuple[Catalog, dict[str, bytes]]) -> None:
    _, found = whole
    for vocabulary, record_id, kinds in [
        ("themes", "skills", {"lessons", "courses", "points", "routes", "needs"}),
        ("audiences", "youth", {"lessons", "courses", "needs", "plan"}),
        ("towns", "lihu", {"points", "venues"}),
    ]:
        page = Document(found[f"{vocabulary}/{record_id}/index.html"].decode())
        leads = {one.get("href") for one in page.all("a")}
        assert {f"../../{kind}/jia-{kind}/" for kind in kinds} <= leads, (vocabulary, record_id)


def test_a_word_without_records_says_so() -> None:
    page = Document(published(catalog())["towns/lihu/index.html"].decode())
    assert "这里还没有条目" in page.one("body").text


def test_the_front_page_shows_sessions_from_the_day_of_the_last_update() -> None:
    session = SOUND["content/plan/session.yml"].replace("2026-12-01", "2026-11-19").replace("第一期培训班", "过去的班")
    today = session.replace("2026-11-19", "2026-11-20").replace("过去的班", "当天的班")
    found = published(catalog({"content/plan/past.yml": session, "content/plan/today.yml": today}))
    said = Document(found["index.html"].decode()).one("body").text
    assert "过去的班" not in said
    assert said.index("当天的班") < said.index("第一期培训班")


def test_figures_are_shown_with_their_source() -> None:
    figures = (
        "figures:\n  - {value: 200 余, unit: 场, label: 每年宣讲, amount: 200, source: 某报, taken_on: 2026-11-20}\n"
    )
    said = Document(published(catalog({"content/site.yml": SITE + figures}))["index.html"].decode()).one("body").text
    for word in ("200 余", "场", "每年宣讲", "某报"):
        assert word in said


def test_an_address_is_absolute_where_the_site_has_one() -> None:
    site = SITE + "base_url: https://example.org/xuexi/\n"
    verified = SOUND["content/teams/team.yml"] + "verified_on: 2026-05-12\n"
    found = published(catalog({"content/site.yml": site, "content/teams/team.yml": verified}))
    assert json.loads(found["data/teams/team.json"])["url"] == "https://example.org/xuexi/teams/team/"
    assert b"<loc>https://example.org/xuexi/teams/team/</loc><lastmod>2026-05-12</lastmod>" in found["sitemap.xml"]
    assert b"Sitemap: https://example.org/xuexi/sitemap.xml" in found["robots.txt"]
    assert b'<link href="https://example.org/xuexi/teams/team/"/>' in found["feed.xml"]
    bare = published(catalog())
    assert "sitemap.xml" not in bare
    assert b"Sitemap" not in bare["robots.txt"]


@pytest.mark.parametrize(
    "status",
    [
        "published",
        "sample",
        "archived",
    ],
)
def test_the_page_of_every_route_has_its_map(status: str) -> None:
    found = published(catalog({"content/routes/a.yml": SOUND["content/routes/route.yml"].replace("published", status)}))
    (frame,) = Document(found["routes/a/index.html"].decode()).all("iframe")
    assert (frame.get("src") or "").removeprefix("../../") in found


@pytest.mark.parametrize(
    ("field", "yes", "no"),
    [
        ("coach_parking", "可停大客车", "不能停大客车"),
        ("toilets", "有厕所", "无厕所"),
        ("step_free", "有无障碍通道", "无无障碍通道"),
        ("indoor", "以室内为主", "以室外为主"),
        ("guide", "有讲解", "无讲解"),
    ],
)
def test_an_answer_is_said_either_way_and_a_missing_one_not_at_all(field: str, yes: str, no: str) -> None:
    point = SOUND["content/points/point.yml"]
    for answer, said, unsaid in [("是", yes, no), ("否", no, yes)]:
        found = published(catalog({"content/points/point.yml": f"{point}visit: {{{field}: {answer}}}\n"}))
        page = found["points/point/index.html"].decode()
        assert f">{said}<" in page
        assert f">{unsaid}<" not in page
    for word in (yes, no):
        assert word not in published(catalog())["points/point/index.html"].decode()


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 分钟"), (45, "45 分钟"), (60, "1 小时"), (90, "1 小时 30 分钟"), (1440, "24 小时"), (0, "")],
)
def test_minutes_are_said_in_hours(count: int, said: str) -> None:
    assert wording.minutes(count) == said


@pytest.mark.parametrize(
    ("minute", "said"),
    [
        (-15, "前一日 23:45"),
        (0, "00:00"),
        (1439, "23:59"),
        (1440, "次日 00:00"),
        (2895, "第三天 00:15"),
        (4320, "第四天 00:00"),
        (14400, "第 11 天 00:00"),
    ],
)
def test_a_clock_says_on_which_day(minute: int, said: str) -> None:
    assert wording.clock(minute) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-05-12 09:00", "2026-05-12 11:00", "2026 年 5 月 12 日（周二）09:00—11:00"),
        ("2026-05-17 22:00", "2026-05-18 01:00", "2026 年 5 月 17 日（周日）22:00—次日 01:00"),
        ("2026-05-17 09:00", "2026-05-18 11:00", "2026 年 5 月 17 日（周日）09:00 至 5 月 18 日（周一）11:00"),
        (
            "2026-12-30 09:00",
            "2027-01-02 11:00",
            "2026 年 12 月 30 日（周三）09:00 至 2027 年 1 月 2 日（周六）11:00",
        ),
        ("2026-05-12 20:00", "2026-05-13 00:00", "2026 年 5 月 12 日（周二）20:00—24:00"),
        ("2026-05-12 09:00", "2026-05-15 00:00", "2026 年 5 月 12 日（周二）09:00 至 5 月 14 日（周四）24:00"),
        ("2026-12-15", None, "2026 年 12 月 15 日（周二）全天"),
        ("2026-12-15", "2026-12-16", "2026 年 12 月 15 日（周二） 至 12 月 16 日（周三）"),
    ],
)
def test_a_session_is_said_with_its_weekday(start: str, end: str | None, said: str) -> None:
    values = {"id": "x", "status": "sample", "source": "x", "title": "x", "audiences": ["youth"], "organiser": "x"}
    session = Session.model_validate({**values, "start": start, **({"end": end} if end else {})})
    assert wording.when(session) == said


@pytest.mark.parametrize(("value", "said"), [(1.0, "1"), (0.5, "0.5"), (4.25, "4.25"), (100.0, "100")])
def test_a_number_has_no_trailing_nought(value: float, said: str) -> None:
    assert wording.number(value) == said
