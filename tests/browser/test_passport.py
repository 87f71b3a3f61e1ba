"""打卡: a point is stamped on its page, the passport shows how far one has come."""

import re

from tests.browser.conftest import Open, Served
from tests.support.sites import Site


def test_a_point_that_is_stamped_stands_in_the_passport_with_its_day(opened: Open, served: Served, built: Site) -> None:
    point = built.catalog.of("routes")[0].get("stops")[1].point
    page = opened(f"{served.root}points/{point}/", phone=True)
    page.get_by_role("button", name="打卡").click()
    page.get_by_role("link", name="看打卡本").click()
    stop = page.locator(f"[data-point={point}]").first
    day = page.evaluate("new Date().getFullYear()")
    assert f"{day} 年" in stop.inner_text()
    everything = {stop.point for route in built.catalog.of("routes") for stop in route.get("stops")}
    assert page.locator(".passport-sum").inner_text() == f"已到过 1 处，还有 {len(everything) - 1} 处。"
    assert page.locator(".passport-route .count").first.inner_text().startswith("1 / ")


def test_a_stamp_can_be_taken_back(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}points/old-street/", phone=True)
    page.get_by_role("button", name="打卡").click()
    page.goto(f"{served.root}passport/")
    page.get_by_role("button", name="撤销").click()
    assert page.get_by_text("一处也还没有打卡").is_visible()
    assert page.get_by_role("button", name="撤销").count() == 0


def test_without_scripts_the_passport_is_a_list_to_tick_on_paper(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}passport/", java_script_enabled=False)
    stops = sum(len(route.get("stops")) for route in built.catalog.of("routes"))
    assert page.locator("[data-point]:visible").count() == stops
    assert page.get_by_text("不能当作参加学习的证明").is_visible()
    assert page.get_by_text(re.compile("一处也还没有打卡")).count() == 0
