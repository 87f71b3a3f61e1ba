"""Every kind of page on paper: light, whole, and no more sheets than it needs."""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Open, Served
from tests.browser.watch import settle
from tests.support.papers import squeezed
from tests.support.sites import Site

# How many sheets the fullest page of a kind takes; a month is one with a session a week.
SHEETS = {
    "one of lessons": 1,
    "one of instructors": 2,
    "one of courses": 2,
    "one of plan": 1,
    "one of needs": 2,
    "list of lessons": 2,
    "list of courses": 1,
    "list of instructors": 3,
    "list of plan": 4,
    "list of needs": 1,
    "a list handed on": 1,
    "an order handed on": 1,
    "dispatch": 1,
    "passport": 1,
    "evaluation": 2,
    "attendance": 1,
    "hours record": 1,
    "month": 1,
    "year": 2,
    "review": 2,
    "timetable": 1,
    "teaching": 4,
}
# How many rows these have before they are printed: as many as a catalogue of a district has.
ROWS = {
    "list of lessons": 34,
    "list of courses": 7,
    "list of instructors": 29,
    "list of plan": 34,
    "list of needs": 10,
    "teaching": 29,
}
_REPEAT = """(count) => {
  const rows = [...document.querySelectorAll("main tbody tr")];
  for (let at = rows.length; at < count; at += 1) rows[at % rows.length].after(rows[at % rows.length].cloneNode(true));
}"""
_LENGTHEN = """() => {
  for (const one of document.querySelectorAll(".prose p, .prose li")) one.textContent = one.textContent.repeat(10);
}"""


class Printed:
    """A page as it comes out of the printer."""

    def __init__(self, page: Page) -> None:
        self.sheets = list(pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True))))

    @property
    def text(self) -> str:
        """All of it without blanks."""
        return squeezed("".join(sheet.get_textpage().get_text_range() for sheet in self.sheets))

    def grounds(self) -> set[tuple[int, ...]]:
        """The colours of the sheets' corners."""
        pictures = [sheet.render(scale=0.2).to_pil().convert("RGB") for sheet in self.sheets]
        return {picture.getpixel((2, 2)) for picture in pictures}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of somebody who reads in the dark."""
    context = browser.new_context(color_scheme="dark", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_no_page_takes_more_sheets_than_it_needs_and_all_are_light(
    page: Page, served: Served, kinds: dict[str, str]
) -> None:
    taken = {}
    addresses = {**kinds, "month": "calendar/2026-06/"}
    for kind in SHEETS:
        page.goto(served.root + addresses[kind])
        settle(page)
        page.evaluate(_REPEAT, ROWS.get(kind, 0))
        printed = Printed(page)
        taken[kind] = len(printed.sheets)
        assert printed.grounds() == {(255, 255, 255)}, kind
    assert {kind: count for kind, count in taken.items() if count > SHEETS[kind]} == {}


def test_every_lesson_is_one_sheet_with_all_that_it_teaches(page: Page, served: Served, built: Site) -> None:
    longest = sorted(
        built.catalog.of("lessons"), key=lambda one: len(built.read(f"lessons/{one.id}/index.html")), reverse=True
    )
    for lesson in longest[:5]:
        page.goto(f"{served.root}lessons/{lesson.id}/")
        printed = Printed(page)
        assert len(printed.sheets) == 1, lesson.id
        for said in (lesson.heading, *lesson.get("outline"), *lesson.get("questions")):
            assert squeezed(said) in printed.text


def test_a_long_lesson_is_one_sheet(page: Page, served: Served) -> None:
    page.goto(f"{served.root}lessons/clear-water/")
    page.evaluate(_LENGTHEN)
    assert len(page.locator(".record-text").inner_text()) > 1000
    assert len(Printed(page).sheets) == 1


def test_a_filtered_list_is_printed_as_a_table_of_what_is_left(opened: Open, served: Served, built: Site) -> None:
    printed = Printed(opened(f"{served.root}lessons/?theme=skills"))
    for lesson in built.catalog.of("lessons"):
        assert (squeezed(lesson.heading) in printed.text) == ("skills" in lesson.get("themes")), lesson.id
    assert "名称时长形式" in printed.text


def test_what_can_only_be_pressed_is_not_printed(page: Page, served: Served) -> None:
    page.goto(f"{served.root}lessons/round-table/")
    page.get_by_role("button", name="收进学习单").wait_for()
    text = Printed(page).text
    assert "收进学习单" not in text
    assert "深色" not in text
