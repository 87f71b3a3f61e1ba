"""A route's guide: set to another day before it is printed, and what comes out of the printer."""

import re
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Page

from catalog.print.guide import guide_of
from catalog.print.guide_model import Guide
from tests.browser.conftest import Open, Served
from tests.support.papers import squeezed
from tests.support.sites import Site

ROUTE = "routes/craft-route/"
GUIDE = f"{ROUTE}guide/"
A4 = (595, 842)  # points
MONDAY, TUESDAY = "2026-11-23", "2026-11-24"


@pytest.fixture(scope="module")
def guides(built: Site) -> dict[str, Guide]:
    """What the guides say, by the addresses of their pages."""
    return {f"routes/{one.id}/guide/": guide_of(built.catalog, one) for one in built.catalog.of("routes")}


def clocks(page: Page) -> list[str]:
    """The times of arrival as the timetable has them."""
    return page.locator(".times [data-stop] .time").all_inner_texts()


def query(page: Page) -> str:
    """What the address asks for; the browser tells Playwright of a change later than the page."""
    address: str = page.evaluate("location.href")
    return urlsplit(address).query


def later(time: str, minutes: int) -> str:
    """A time of day so many minutes later."""
    hours, rest = time.split(":")
    total = int(hours) * 60 + int(rest) + minutes
    return f"{total // 60:02}:{total % 60:02}"


def knowing(page: Page, closed: str, hours: str) -> None:
    """Let the first stop have known hours."""
    known = re.compile(r'(data-stop="1" data-lasts="45" data-begins="10") data-closed="[^"]*" data-hours="[^"]*"')

    def answer(text: str) -> str:
        changed, count = known.subn(rf'\1 data-closed="{closed}" data-hours="{hours}"', text)
        assert count
        return changed

    page.route(f"**/{GUIDE}*", lambda route: route.fulfill(response=(got := route.fetch()), body=answer(got.text())))


def test_without_scripts_the_routes_own_times_stand(opened: Open, served: Served, guides: dict[str, Guide]) -> None:
    page = opened(f"{served.root}{GUIDE}?start=13:00&group=x", java_script_enabled=False)
    assert clocks(page) == [stop.arrive for stop in guides[GUIDE].stops]
    assert not page.locator("form").is_visible()


def test_another_start_moves_every_time_of_the_page(opened: Open, served: Served, guides: dict[str, Guide]) -> None:
    page = opened(served.root + GUIDE)
    own = page.locator("[data-after]").all_inner_texts()
    page.get_by_label("出发时间").fill("08:15")
    assert page.locator("[data-after]").all_inner_texts() == [later(time, -45) for time in own]
    assert clocks(page) == [later(stop.arrive or "", -45) for stop in guides[GUIDE].stops]


def test_what_was_set_stands_in_the_address_and_only_there(opened: Open, served: Served) -> None:
    page = opened(served.root + GUIDE)
    page.get_by_label("出发时间").fill("08:00")
    page.get_by_label("日期").fill("2026-12-03")
    page.get_by_label("队伍名称").fill("河埒街道 & 二支部")
    asked = parse_qs(query(page))
    assert asked == {"start": ["08:00"], "date": ["2026-12-03"], "group": ["河埒街道 & 二支部"]}
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    again = opened(page.evaluate("location.href"))
    assert again.get_by_label("出发时间").input_value() == "08:00"
    assert clocks(again) == clocks(page)
    assert again.locator("[data-fill=date]").first.inner_text() == "2026 年 12 月 3 日 周四"
    assert set(again.locator("[data-fill=group]").all_inner_texts()) == {"河埒街道 & 二支部"}


def test_the_routes_own_start_needs_no_address(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}{GUIDE}?start=09:00")
    assert query(page) == ""


@pytest.mark.parametrize(
    "asked", ["start=25:00", "start=8:00", "date=2026-02-30", "date=tomorrow", "group=%00%E2%80%AE", "other=1"]
)
def test_what_is_not_sound_in_the_address_is_left_out(
    opened: Open, served: Served, guides: dict[str, Guide], asked: str
) -> None:
    page = opened(f"{served.root}{GUIDE}?{asked}")
    assert clocks(page) == [stop.arrive for stop in guides[GUIDE].stops]
    assert set(page.locator("[data-fill]").all_inner_texts()) == {""}
    assert query(page) == ""


def test_a_group_is_text_and_never_more(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}{GUIDE}?group=<b>甲</b>{'长' * 60}")
    name = page.locator("[data-fill=group]").first
    assert name.inner_text() == ("<b>甲</b>" + "长" * 60)[:40]
    assert name.locator("*").count() == 0


@pytest.mark.parametrize(
    ("asked", "known", "told"),
    [
        (f"date={MONDAY}", ("周一 周二", ""), "周一闭馆"),
        (f"date={MONDAY}", ("周日", ""), ""),
        (f"date={TUESDAY}", ("周一", "480-690 780-1020 "), ""),
        ("start=10:40", ("", "480-690 780-1020 "), "这个时间不开放"),
        ("start=13:00", ("", "480-690 780-1020 "), ""),
        ("start=16:06", ("", "480-690 780-1020 "), "这个时间不开放"),
        ("start=16:05", ("", "480-690 780-1020 "), ""),
    ],
)
def test_a_stop_that_is_shut_then_is_marked_wherever_it_stands(
    opened: Open, served: Served, asked: str, known: tuple[str, str], told: str
) -> None:
    page = opened("about:blank")
    knowing(page, *known)
    page.goto(f"{served.root}{GUIDE}?{asked}")
    marks = page.locator("[data-stop='1'] .closed-note")
    assert marks.count() == 2
    assert set(marks.all_inner_texts()) == {told}
    assert all(mark.is_visible() == bool(told) for mark in marks.all())
    if told:
        assert f"第 1 站{told}" in page.locator("[data-warning]").inner_text()


def test_an_end_later_than_the_days_is_told_on_screen_and_paper(opened: Open, served: Served) -> None:
    page = opened(served.root + GUIDE)
    assert not page.locator("[data-warning]").is_visible()
    page.get_by_label("出发时间").fill("10:15")
    assert "晚 1 小时 15 分钟" in page.locator("[data-warning]").inner_text()
    assert "晚 1 小时 15 分钟" in page.get_by_role("status").first.inner_text()
    page.get_by_label("出发时间").fill("20:00")
    assert "第二天" in page.locator("[data-warning]").inner_text()
    assert clocks(page)[-1].startswith("次日 ")


def test_it_works_from_a_disk_and_below_another_root(opened: Open, served: Served, built: Site) -> None:
    for address in (f"{(built.folder / GUIDE).as_uri()}/index.html", f"{served.deep}{GUIDE}"):
        page = opened(f"{address}?start=09:30")
        assert clocks(page)[0] == "09:40"
        page.get_by_role("link", name=re.compile("^返回路线")).click()
        page.wait_for_url(f"**/{ROUTE}**")
        assert page.get_by_role("heading", level=1).inner_text() == "示例工匠线"


def test_a_telephone_is_told_how_to_print_and_given_a_text_to_copy(opened: Open, served: Served) -> None:
    for uri in (GUIDE, ROUTE):
        page = opened(served.root + uri, phone=True, has_touch=True, is_mobile=True, permissions=["clipboard-write"])
        assert page.get_by_text("发到电脑打印").is_visible()
        page.get_by_role("button", name="复制这段话").click()
        page.get_by_text("已复制").wait_for()


def test_the_text_to_copy_leads_to_what_was_set(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}{GUIDE}?start=08:00", phone=True, has_touch=True, is_mobile=True)
    assert page.locator("[data-share]").inner_text().endswith("/guide/?start=08:00")


def test_wechat_has_no_button_that_does_nothing(opened: Open, served: Served) -> None:
    page = opened(served.root + GUIDE, phone=True, user_agent="Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50")
    assert page.get_by_label("出发时间").is_visible()
    assert not page.get_by_role("button", name="打印").is_visible()


def test_on_paper_no_stop_is_cut_and_every_page_is_a4(opened: Open, served: Served, guides: dict[str, Guide]) -> None:
    for uri, guide in guides.items():
        page = opened(f"{served.root}{uri}?group=二支部&date=2026-12-03", color_scheme="dark")
        printed = list(pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True))))
        texts = [squeezed(sheet.get_textpage().get_text_range()) for sheet in printed]
        assert {tuple(map(round, sheet.get_size())) for sheet in printed} == {A4}
        assert len(texts) <= 8 + (len(guide.stops) + 1) // 2, "two stops to a page"
        for stop in guide.stops:
            parts = [stop.name, stop.lede, *stop.story, *stop.questions, *(action.value for action in stop.actions)]
            parts += [stop.note or "", stop.code, stop.opening, stop.booking, stop.address]
            assert any(all(squeezed(part) in text for part in parts) for text in texts), stop.name
        assert "二支部" in texts[0]
        assert "打印" not in texts[0]


def test_the_map_is_printed_to_its_scale(opened: Open, served: Served) -> None:
    page = opened(served.root + GUIDE)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})  # what A4 leaves between its margins
    box = page.locator(".schematic-wide").bounding_box()
    assert box
    assert box["width"] == pytest.approx(180 / 25.4 * 96, rel=0.003)
