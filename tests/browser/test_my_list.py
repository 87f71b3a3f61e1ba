"""我的学习单, as a visitor with a phone uses it."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from catalog.domain.hours import to_hours
from tests.browser.conftest import Open, Served
from tests.support.sites import Site

SESSION = "plan/from-midnight"
HOURS, LEFT = "0.3", "31.7"  # of the session, and of the 32 that are asked for
LESSON, COURSE = "lessons/night-class", "courses/street-course"  # the session is of both; 15 minutes, 4 学时
NOW = "2026-06-15T09:00:00+08:00"
AHEAD = "plan/autumn-course"  # on 30 September, of the course; 20 minutes
ROUTE = "routes/village-route"  # has no hours


def test_what_is_collected_on_a_page_stands_in_the_list_with_its_hours(
    opened: Open, served: Served, built: Site
) -> None:
    page = _collected(opened, served, SESSION, ROUTE)
    assert _names(page) == [SESSION, ROUTE]
    session = built.catalog.records["plan"]["from-midnight"]
    assert page.locator(".my-entry").first.get_by_role("link").inner_text() == session.heading
    assert f"共 2 项。学过 0 学时，离一年 32 学时还差 32 学时。另有打算学 {HOURS} 学时" in _sum(page)
    assert "1 项没有写学时" in _sum(page)
    assert "第二十条" in _sum(page)
    assert "基层党组织书记另有规定" in _sum(page)


def test_an_entry_is_taken_out_on_its_page_or_in_the_list(opened: Open, served: Served) -> None:
    page = _collected(opened, served, SESSION, ROUTE)
    page.get_by_role("button", name="移出").first.click()
    assert _names(page) == [ROUTE]
    page.goto(f"{served.root}{ROUTE}/")
    page.get_by_role("button", name="已收进学习单").click()
    page.goto(f"{served.root}my/")
    assert page.get_by_text("单子还是空的").is_visible()


def test_what_has_been_learnt_is_remembered_and_counted(opened: Open, served: Served) -> None:
    page = _collected(opened, served, SESSION)
    page.get_by_label("学过了").check()
    page.reload()
    assert page.get_by_label("学过了").is_checked()
    assert f"学过 {HOURS} 学时，离一年 32 学时还差 {LEFT} 学时。另有打算学 0 学时" in _sum(page)


@pytest.mark.parametrize("hand", ["touch", "keyboard"])
def test_an_entry_is_marked_in_place_and_the_focus_stays(opened: Open, served: Served, hand: str) -> None:
    page = _collected(opened, served, SESSION, ROUTE, has_touch=hand == "touch")
    box = page.get_by_label("学过了").first
    if hand == "touch":
        box.tap()
    else:
        box.focus()
        page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    assert f"学过 {HOURS} 学时" in _sum(page)
    assert _states(page)[0].startswith("学过")
    page.keyboard.press("Space")
    expect(box).not_to_be_checked()
    expect(box).to_be_focused()
    assert "学过 0 学时" in _sum(page)


@pytest.mark.parametrize(
    ("names", "total", "within"),
    [
        ((LESSON, SESSION), 0.3, "示例云课表"),
        ((COURSE, LESSON), 4, "已含在“示例云课表”里"),
        ((SESSION, COURSE), 4, "已含在“示例云课表”里"),
        ((AHEAD, COURSE), 4, "已含在“示例云课表”里"),
        ((COURSE, SESSION, LESSON, AHEAD), 4, "已含在“示例云课表”里"),
        (("lessons/clear-water", "plan/bb-morning"), 2, "里，不重复计"),
        ((LESSON, LESSON, ROUTE), 0.3, ""),
    ],
)
def test_nothing_is_counted_twice(
    opened: Open, served: Served, names: tuple[str, ...], total: float, within: str
) -> None:
    page = opened(f"{served.root}my/?list={','.join(names)}", phone=True)
    assert len(_names(page)) == len(set(names))
    assert f"{total} 学时。" in _sum(page)
    if total == 4 or "重复" in within:
        assert within in "".join(_states(page))
    page.get_by_role("button", name="存进我的学习单").click()
    page.wait_for_url(f"{served.root}my/")
    _names(page)
    assert f"打算学 {total} 学时" in _sum(page)  # one's own list and the one handed on agree


def test_of_a_course_that_is_planned_only_what_is_left_is_planned(opened: Open, served: Served) -> None:
    page = _collected(opened, served, COURSE, LESSON)
    page.get_by_label("学过了").last.check()
    assert "学过 0.3 学时，离一年 32 学时还差 31.7 学时。另有打算学 3.7 学时" in _sum(page)
    assert "这里只加 3.7 学时" in _states(page)[0]


def test_a_unit_that_was_taken_counts_though_only_its_course_is_in_the_list(opened: Open, served: Served) -> None:
    page = _collected(opened, served, COURSE)
    page.evaluate("name => catalog.store.toggle('done', name)", LESSON)
    assert "学过 0.3 学时，离一年 32 学时还差 31.7 学时。另有打算学 3.7 学时" in _sum(page)


def test_a_session_counts_as_done_once_it_is_over(opened: Open, served: Served) -> None:
    page = opened("about:blank", phone=True)
    page.clock.set_fixed_time(NOW)
    _collect(page, served, AHEAD)
    page.get_by_label("学过了").check()
    assert "学过 0 学时" in _sum(page)
    assert "打算学 0.4 学时" in _sum(page)
    assert "还没有结束，先算打算学" in _states(page)[0]
    page.clock.set_fixed_time("2026-10-01T09:00:00+08:00")
    page.reload()
    _names(page)
    assert "学过 0.4 学时" in _sum(page)
    page.clock.set_fixed_time("2027-01-05T09:00:00+08:00")
    page.reload()
    _names(page)
    assert "学过 0 学时" in _sum(page)
    assert "不是今年的" in _states(page)[0]


def test_what_an_earlier_version_stored_is_read(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}my/", phone=True)
    page.clock.set_fixed_time(NOW)
    page.evaluate(
        "([list, done]) => { localStorage['catalog.list.1'] = list; localStorage['catalog.done.1'] = done; }",
        [json.dumps([SESSION, ROUTE]), json.dumps([SESSION])],
    )
    page.reload()
    assert _names(page) == [SESSION, ROUTE]
    assert f"学过 {HOURS} 学时" in _sum(page)


def test_the_browser_converts_as_the_build_does(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}my/", phone=True)
    lengths = [length / 2 for length in range(1, 4_000)]
    assert page.evaluate("lengths => lengths.map(catalog.hours.ofMinutes)", lengths) == list(map(to_hours, lengths))


def test_an_address_shows_the_list_to_somebody_else_who_may_keep_it(opened: Open, served: Served) -> None:
    page = _collected(opened, served, ROUTE)
    page.goto(f"{served.root}my/?list={SESSION},lessons/gone-since,{ROUTE}")
    assert _names(page) == [SESSION, ROUTE]
    assert page.get_by_role("button", name="移出").count() == 0
    page.get_by_role("button", name="存进我的学习单").click()
    page.wait_for_url(f"{served.root}my/")
    assert _names(page) == [ROUTE, SESSION]


def test_the_code_leads_to_the_same_list(opened: Open, served: Served) -> None:
    page = _collected(opened, served, SESSION)
    page.get_by_role("button", name="二维码").click()
    drawing = page.get_by_role("img", name="学习单的二维码")
    modules = re.findall(r"M(\d+) (\d+)h1v1h-1z", drawing.locator("path").get_attribute("d") or "")
    size = int((drawing.get_attribute("viewBox") or "").split()[2])
    picture = np.full((size, size), 255, np.uint8)
    for column, row in modules:
        picture[int(row) + 4, int(column) + 4] = 0
    read = zxingcpp.read_barcodes(picture.repeat(4, 0).repeat(4, 1))
    assert [one.text for one in read] == [f"{served.root}my/?list={SESSION}"]


def test_a_file_carries_everything_to_another_browser(opened: Open, served: Served, tmp_path: Path) -> None:
    page = _collected(opened, served, SESSION)
    page.get_by_label("学过了").check()
    page.goto(f"{served.root}privacy/")
    with page.expect_download() as coming:
        page.get_by_role("button", name="存成文件").click()
    file = tmp_path / "kept.json"
    coming.value.save_as(file)
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("已读入").wait_for()
    page.goto(f"{served.root}my/")
    assert _names(page) == [SESSION]
    assert page.get_by_label("学过了").is_checked()


def test_a_foreign_or_hostile_file_changes_nothing(opened: Open, served: Served, tmp_path: Path) -> None:
    page = _collected(opened, served, ROUTE)
    file = tmp_path / "kept.json"
    hostile = ["<img src=x onerror=alert(1)>", "../../etc", {"a": 1}, "lessons/x"]
    for content in ("不是 JSON", "[]", json.dumps({"catalog": {"list": {"version": 1, "value": hostile}}})):
        file.write_text(content, "utf-8")
        page.goto(f"{served.root}privacy/")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("status").filter(has_text="。").first.wait_for()
    page.goto(f"{served.root}my/")
    assert _names(page) == [ROUTE, "lessons/x"]
    assert "目录里已经没有这一条" in page.locator(".my-entry").last.inner_text()


def test_forgetting_leaves_nothing_behind(opened: Open, served: Served) -> None:
    page = _collected(opened, served, ROUTE)
    page.get_by_role("button", name="大字版").click()
    page.goto(f"{served.root}privacy/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="清除").click()
    page.get_by_text("已清除").wait_for()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_without_storage_the_list_lasts_as_long_as_the_page(opened: Open, served: Served) -> None:
    page = opened("about:blank", phone=True)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})")
    page.goto(f"{served.root}{ROUTE}/")
    page.get_by_role("button", name="收进学习单").click()
    assert page.get_by_role("button", name="已收进学习单").is_visible()
    assert page.get_by_text("不让网页记东西").is_visible()
    page.goto("about:blank")


def test_it_works_from_a_disk(opened: Open, built: Site) -> None:
    page = opened(f"{built.folder.as_uri()}/my/index.html?list={ROUTE}", phone=True)
    assert _names(page) == [ROUTE]


def _collected(opened: Open, served: Served, *names: str, has_touch: bool = False) -> Page:
    page = opened("about:blank", phone=True, has_touch=has_touch)
    page.clock.set_fixed_time(NOW)
    return _collect(page, served, *names)


def _collect(page: Page, served: Served, *names: str) -> Page:
    for name in names:
        page.goto(f"{served.root}{name}/")
        page.get_by_role("button", name="收进学习单").click()
    page.goto(f"{served.root}my/")
    return page


def _names(page: Page) -> list[str | None]:
    page.locator("[data-my-list][aria-busy=false]").wait_for()
    return [entry.get_attribute("data-record") for entry in page.locator(".my-entry").all()]


def _states(page: Page) -> list[str]:
    return page.locator(".my-state").all_inner_texts()


def _sum(page: Page) -> str:
    return page.locator(".my-sum").inner_text()
