"""单位点单 and 组织派单: a branch asks on a phone, the office sorts it out at a desk."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, Served
from tests.support.sites import Site

LESSON, LECTURER, POINT = "lessons/round-table", "instructors/teacher-b", "points/old-street"
PHONE_NUMBER = "0510-00000000"


def test_a_basket_becomes_a_slip_with_a_number_and_an_address_that_reopens_it(opened: Open, served: Served) -> None:
    page = _ordered(opened, served, LESSON, LECTURER, POINT)
    number = _number(page)
    assert number.startswith("20261203-")
    page.goto(_address(page))
    assert _number(page) == number
    assert page.get_by_text("这是别人发来的点单").is_visible()
    assert page.get_by_role("definition").all_inner_texts() == ["示例街道", "2026-12-03", "14:00", "40"]
    page.get_by_role("button", name="接着改这张点单").click()
    page.wait_for_url(f"{served.root}order/")
    assert page.get_by_label("人数").input_value() == "40"


def test_another_order_of_the_same_items_has_the_same_number(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}order/?items={LESSON},{POINT}&day=2026-12-03", phone=True)
    number = _number(page)
    page.goto(f"{served.root}order/?items={POINT},{LESSON}&day=2026-12-03")
    assert _number(page) == number
    page.goto(f"{served.root}order/?items={POINT}&day=2026-12-03")
    assert _number(page) != number


def test_whom_to_call_reaches_paper_and_file_and_nothing_else(opened: Open, served: Served, tmp_path: Path) -> None:
    page = _ordered(opened, served, LESSON)
    page.get_by_label("电话").fill(PHONE_NUMBER)
    page.get_by_label("人数").fill("41")  # the page is made anew and still knows the number
    page.get_by_label("人数").press("Tab")
    assert PHONE_NUMBER not in _address(page)
    assert PHONE_NUMBER not in page.evaluate("JSON.stringify(localStorage)")
    assert PHONE_NUMBER not in _message(page)
    assert json.loads(_saved(page, "存成文件", tmp_path))["contact"]["phone"] == PHONE_NUMBER
    assert PHONE_NUMBER in _saved(page, "存成表格", tmp_path)


def test_the_message_says_everything_that_was_asked_for(opened: Open, served: Served, built: Site) -> None:
    page = _ordered(opened, served, LESSON, LECTURER, POINT)
    said = _message(page)
    for name in (LESSON, LECTURER, POINT):
        kind, record_id = name.split("/")
        assert built.catalog.records[kind][record_id].heading in said
    for words in ("2026-12-03", "14:00", "人数：40", "示例街道", _number(page)):
        assert words in said


def test_the_table_opens_in_a_spreadsheet_without_a_formula(opened: Open, served: Served, tmp_path: Path) -> None:
    page = _ordered(opened, served, LESSON)
    page.get_by_label("点单单位").fill("=1+1")
    page.get_by_label("点单单位").press("Tab")
    text = _saved(page, "存成表格", tmp_path)
    assert text.startswith("\ufeff")
    rows = dict(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows["点单单位"] == "'=1+1"


def test_the_office_sees_who_is_asked_for_twice(opened: Open, served: Served, built: Site) -> None:
    slips = [
        f"order/?items={LECTURER},{POINT}&day=2026-12-03&time=14:00&unit=甲",
        f"order/?items={LECTURER}&day=2026-12-03&time=15:00&unit=乙",
        f"order/?items={LECTURER},{POINT}&day=2026-12-04&time=14:00&unit=丙",
    ]
    page = opened(f"{served.root}dispatch/", phone=True)
    page.get_by_label("点单的文字或链接").fill("\n".join(f"点单：{served.root}{slip}" for slip in slips))
    page.get_by_role("button", name="放进表里").click()
    rows = _rows(page)
    name = built.catalog.records["instructors"]["teacher-b"].heading
    assert [(row[0], row[5]) for row in rows] == [(name, "甲"), (name, "乙"), (name, "丙")]
    assert "冲突" in rows[0][-1]
    assert "冲突" in rows[1][-1]
    assert rows[2][-1] == ""


@pytest.mark.parametrize("stem", ["bb-morning", "new-year-eve"], ids=["in-the-morning", "past-midnight"])
def test_a_slip_against_the_yearly_plan_is_marked(opened: Open, served: Served, built: Site, stem: str) -> None:
    session = built.catalog.records["plan"][stem]
    start, lecturer = session.get("start"), session.get("lecturers")[0]
    asked = f"?items=instructors/{lecturer}&day={start:%Y-%m-%d}&time={start:%H:%M}"
    page = opened(f"{served.root}dispatch/{asked}", phone=True)
    assert session.heading in _rows(page)[0][-1]


@pytest.mark.parametrize("said", ["", "没有点单", "?items=", "?items=lessons/no-such-lesson", "{}"])
def test_what_is_no_slip_is_told_and_not_listed(opened: Open, served: Served, said: str) -> None:
    page = opened(f"{served.root}dispatch/", phone=True)
    page.get_by_label("点单的文字或链接").fill(said)
    page.get_by_role("button", name="放进表里").click()
    assert page.get_by_text("里面没有找到点单").is_visible()
    assert page.get_by_role("table").count() == 0


def test_files_of_slips_are_opened_together_with_whom_to_call(opened: Open, served: Served, tmp_path: Path) -> None:
    files = []
    for unit in "甲乙":
        file = tmp_path / f"{unit}.json"
        slip = {"items": [LECTURER], "day": "2026-12-03", "time": "09:00", "people": "30", "unit": unit}
        file.write_text(json.dumps({"catalogSlip": 1, "slip": slip, "contact": {"phone": PHONE_NUMBER}}), "utf-8")
        files.append(file)
    page = opened(f"{served.root}dispatch/", phone=True)
    page.get_by_label("点单文件").set_input_files(files)
    page.get_by_role("table").wait_for()
    assert {row[5] for row in _rows(page)} == {"甲", "乙"}
    assert all(PHONE_NUMBER in row[7] for row in _rows(page))


def _ordered(opened: Open, served: Served, *names: str) -> Page:
    page = opened(f"{served.root}order/", phone=True)
    for name in names:
        page.goto(f"{served.root}{name}/")
        page.get_by_role("button", name="加进点单").click()
    page.goto(f"{served.root}order/")
    for label, words in (("点单单位", "示例街道"), ("日期", "2026-12-03"), ("开始时间", "14:00"), ("人数", "40")):
        page.get_by_label(label, exact=True).fill(words)
        page.get_by_label(label, exact=True).press("Tab")
    return page


def _number(page: Page) -> str:
    page.locator("[data-order][aria-busy=false]").wait_for()
    found = re.search(r"点单号 (\S+)，", page.locator(".order-head").inner_text())
    assert found
    return found[1]


def _copied(page: Page, button: str) -> str:
    page.evaluate(
        "() => { navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }; }"
    )
    page.get_by_role("button", name=button).click()
    text: str = page.evaluate("window.copied")
    return text


def _address(page: Page) -> str:
    return _copied(page, "复制链接")


def _message(page: Page) -> str:
    return _copied(page, "复制文字")


def _saved(page: Page, button: str, folder: Path) -> str:
    with page.expect_download() as coming:
        page.get_by_role("button", name=button).click()
    coming.value.save_as(folder / "saved")
    return (folder / "saved").read_text("utf-8")


def _rows(page: Page) -> list[list[str]]:
    page.get_by_role("table").wait_for()
    return [row.locator("th, td").all_text_contents() for row in page.locator(".dispatch-table tbody tr").all()]
