"""我的学习单, as a visitor with a phone uses it."""

import json
import re
from pathlib import Path

import numpy as np
import zxingcpp
from playwright.sync_api import Page

from tests.browser.conftest import Open, Served
from tests.support.sites import Site

SESSION = "plan/from-midnight"
HOURS, LEFT = "0.3", "31.7"  # of the session, and of the 32 that are asked for
ROUTE = "routes/village-route"  # has no hours


def test_what_is_collected_on_a_page_stands_in_the_list_with_its_hours(
    opened: Open, served: Served, built: Site
) -> None:
    page = _collected(opened, served, SESSION, ROUTE)
    assert _names(page) == [SESSION, ROUTE]
    session = built.catalog.records["plan"]["from-midnight"]
    assert page.locator(".my-entry").first.get_by_role("link").inner_text() == session.heading
    assert f"共 2 项，{HOURS} 学时" in _sum(page)
    assert "1 项没有写学时" in _sum(page)
    assert f"还差 {LEFT} 学时" in _sum(page)


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
    assert f"其中学过 {HOURS} 学时" in _sum(page)


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


def _collected(opened: Open, served: Served, *names: str) -> Page:
    page = opened(f"{served.root}my/", phone=True)
    for name in names:
        page.goto(f"{served.root}{name}/")
        page.get_by_role("button", name="收进学习单").click()
    page.goto(f"{served.root}my/")
    return page


def _names(page: Page) -> list[str | None]:
    page.locator("[data-my-list][aria-busy=false]").wait_for()
    return [entry.get_attribute("data-record") for entry in page.locator(".my-entry").all()]


def _sum(page: Page) -> str:
    return page.locator(".my-sum").inner_text()
