"""The guide as a value: what it says, and that it says it the same way every time."""

import re
from dataclasses import FrozenInstanceError, asdict

import pytest

from catalog.domain.catalog import Catalog
from catalog.print.guide import UNVERIFIED, guide_of, strings
from catalog.print.guide_model import Guide
from catalog.print.qr import qr_svg
from catalog.print.text import clean, paragraphs
from tests.support.samples import POINT, ROUTE, SITE, catalog

BASED = {"content/site.yml": SITE + "base_url: https://study.example/party\n"}
TWO_STOPS = {
    "content/points/second.yml": POINT.replace("宝界桥", "茹经堂"),
    "content/routes/route.yml": ROUTE + "    leg: {mode: walk, minutes: 8, km: 0.5}\n  - point: second\n"
    "    minutes: 30\n    action: {listen: 听讲}\n",
}


def guide(files: dict[str, str] | None = None) -> Guide:
    """The guide of the sound library's route with some files changed."""
    found = catalog(files or {})
    (route,) = found.of("routes")
    return guide_of(found, route)


def point(more: str) -> dict[str, str]:
    """The sound library's point, saying more."""
    return {"content/points/point.yml": POINT + more}


def test_times_run_from_the_start_and_the_last_stop_leads_nowhere() -> None:
    first, second = guide(TWO_STOPS).stops
    assert (first.arrive, first.leave, first.stay) == ("08:30", "09:10", "40 分钟")
    assert first.leg == "步行，8 分钟，0.5 公里"
    assert (second.arrive, second.leave, second.leg) == ("09:18", "09:48", None)


def test_a_leg_of_unknown_length_is_said_and_leaves_the_times_after_it_open() -> None:
    files = {**TWO_STOPS, "content/routes/route.yml": TWO_STOPS["content/routes/route.yml"].replace(", minutes: 8", "")}
    made = guide(files)
    assert made.stops[0].leg == "步行，用时未核实，0.5 公里"
    assert made.stops[1].arrive is None
    totals = dict(made.totals)
    assert totals["结束"] == "路程未核实，未定"
    assert totals["用时"] == "至少 1 小时 10 分钟"


def test_a_missing_leg_is_said_with_the_straight_line_where_it_is_known() -> None:
    where = "address: 湖边\nlocation: {{lat: {}, lon: 120.25, datum: wgs84, precision: approx}}\n"
    route = TWO_STOPS["content/routes/route.yml"].replace("    leg: {mode: walk, minutes: 8, km: 0.5}\n", "")
    files = {
        "content/routes/route.yml": route,
        "content/points/point.yml": POINT + where.format("31.50"),
        "content/points/second.yml": TWO_STOPS["content/points/second.yml"],
    }
    assert guide(files).stops[0].leg == "路程未核实"
    files["content/points/second.yml"] += where.format("31.51")
    assert guide(files).stops[0].leg == "路程未核实，直线不超过 6 公里"
    files["content/points/second.yml"] = files["content/points/second.yml"].replace("31.51", "31.55")
    assert guide(files).stops[0].leg == "路程未核实，直线约 6 公里"
    exact = {path: text.replace("approx", "exact") for path, text in files.items() if isinstance(text, str)}
    assert guide({**exact}).stops[0].leg == "路程未核实，直线约 5.6 公里"


def test_what_nobody_has_verified_is_said_to_be_unverified() -> None:
    (stop,) = guide().stops
    assert (stop.address, stop.opening, stop.booking, stop.verified) == (UNVERIFIED,) * 4
    assert {(answer.value, answer.known) for answer in stop.answers} == {(UNVERIFIED, False)}


def test_what_is_known_is_said_even_where_the_answer_is_no() -> None:
    visit = "visit: {capacity: 40, coach_parking: 否, toilets: 有}\nbooking: {lead_days: 3, contact: 社区党委}\n"
    (stop,) = guide(point(visit)).stops
    said = {answer.label: answer.value for answer in stop.answers if answer.known}
    assert said == {"接待人数": "40 人", "停大客车": "不能", "厕所": "有", "提前预约": "3 天"}
    assert stop.booking == "提前 3 天预约；联系：社区党委"


def test_opening_hours_and_closing_days_are_kept_apart_for_a_chosen_day() -> None:
    (stop,) = guide(point("opening: {hours: ['09:00-17:00'], closed: [周一]}\n")).stops
    assert stop.opening == "09:00—17:00，周一闭馆"
    assert stop.closed == ("周一",)


def test_each_stop_has_a_page_and_a_way_under_its_short_code() -> None:
    made = guide({**BASED, **point("address: 湖边路 1 号\n")})
    (stop,) = made.stops
    assert stop.page
    assert stop.way
    assert stop.page.address == "https://study.example/party/go/point/"
    assert stop.way.address == "https://study.example/party/go/point/nav/"
    assert f"{made.short}{stop.code}/" == stop.page.shown
    assert made.no_links is None


def test_a_restricted_or_unknown_place_has_no_way_and_says_why() -> None:
    (unknown,) = guide(BASED).stops
    assert (unknown.way, unknown.no_way) == (None, "位置未核实，没有导航")
    files = point("address: 湖边路 1 号\n")
    files["content/points/point.yml"] = files["content/points/point.yml"].replace("access: open", "access: restricted")
    (closed,) = guide({**BASED, **files}).stops
    assert (closed.way, closed.no_way) == (None, "限制进入，不提供导航")
    assert closed.marks == ("限制进入",)


def test_without_an_address_of_the_site_there_are_no_links_and_a_line_says_why() -> None:
    made = guide()
    assert made.no_links
    assert [made.page, made.short, made.stops[0].page, made.stops[0].way] == [None] * 4


def test_samples_are_marked() -> None:
    files = point("")
    files["content/points/point.yml"] = files["content/points/point.yml"].replace("published", "sample")
    made = guide(files)
    assert made.marks == ()
    assert made.stops[0].marks == ("示例",)


def test_the_edition_is_the_newest_record_and_never_today() -> None:
    assert guide().edition == "2026 年 11 月 20 日"
    later = guide(point("verified_on: 2026-12-24\n"))
    assert later.edition == "2026 年 12 月 24 日"
    assert later.edition_date == (2026, 12, 24)


def test_the_digest_follows_every_word_and_nothing_else() -> None:
    assert guide().digest == guide().digest
    assert re.fullmatch("[0-9a-f]{8}", guide().digest)
    assert guide(point("questions: [为什么？]\n")).digest != guide().digest


def test_a_guide_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        guide().name = "别的"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("从老街 走起，\n过桥", "从老街走起，过桥"),
        ("“快” 从哪里来", "“快”从哪里来"),
        ("地铁 2 号线 在此", "地铁 2 号线在此"),
        ("示例讲师 01", "示例讲师 01"),
        ("two  words", "two words"),
        (" 首尾 ", "首尾"),
    ],
)
def test_blanks_that_yaml_leaves_between_chinese_characters_are_gone(written: str, said: str) -> None:
    assert clean(written) == said


def test_a_story_is_cut_at_its_empty_lines() -> None:
    assert paragraphs("一段\n还是一段\n\n二段\n \n三段\n") == ("一段还是一段", "二段", "三段")


def test_every_route_has_a_guide_whose_texts_are_clean(fixture_catalog: Catalog) -> None:
    guides = [guide_of(fixture_catalog, route) for route in fixture_catalog.of("routes")]
    assert guides
    for made in guides:
        assert len(made.stops) == int(dict(made.totals)["站数"].split()[0])
        for text in strings(made):
            assert text == text.strip() != ""
            assert "\n" not in text
            assert not re.search("[\u4e00-\u9fff，。] [\u4e00-\u9fff，。]", text), text


def test_every_text_of_a_guide_is_among_its_strings() -> None:
    made = guide({**BASED, **point("story: 一段\n")})
    texts = set(strings(made))
    assert {"立心铸魂", "看", "看桥", "一段", "https://study.example/party/go/point/"} <= texts
    assert sum(1 for _ in strings(made)) == _texts(asdict(made))


def _texts(value: object) -> int:
    if isinstance(value, str):
        return 1
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else ()
    return sum(map(_texts, inner))


def test_a_short_address_makes_a_coarse_code_of_black_on_white() -> None:
    drawn = qr_svg("https://binhu.example/go/rong-yiren-jinianguan/nav/")
    match = re.match(r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 (\d+) \1">', drawn)
    assert match
    assert int(match[1]) <= 33 + 2 * 4, "version 4 with its quiet zone"
    assert set(re.findall("#[0-9a-f]+", drawn)) == {"#fff", "#000"}
