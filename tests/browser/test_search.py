"""The search: suggestions while typing, a page of results, both without a mouse."""

import re

import pytest

from tests.browser.conftest import Open, Served
from tests.browser.results import wait_for_results
from tests.support.sites import Site


@pytest.mark.parametrize("uri", ["", "help/", "lessons/round-table/"])
def test_typing_shows_suggestions(opened: Open, served: Served, uri: str) -> None:
    page = opened(served.root + uri)
    box = page.get_by_role("combobox")
    assert box.get_attribute("aria-expanded") == "false"
    box.fill("示例老街")
    page.get_by_role("option").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert "示例老街" in page.get_by_role("option").first.inner_text()


def test_arrow_and_enter_open_a_suggestion(opened: Open, served: Served) -> None:
    page = opened(served.root)
    page.get_by_role("combobox").fill("示例老街")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("option").first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served.root}points/old-street/")


def test_enter_alone_leads_to_all_results(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}help/")
    page.get_by_role("combobox").fill("示例")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served.root}search/?q=*")
    wait_for_results(page)
    assert page.locator("[data-search-results] [data-id]").count() > 1


def test_escape_closes_the_suggestions_and_keeps_the_text(opened: Open, served: Served) -> None:
    page = opened(served.root)
    page.get_by_role("combobox").fill("示例")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert page.get_by_role("combobox").input_value() == "示例"


def test_results_say_what_they_are_and_lead_there(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}search/?q=示例老街")
    wait_for_results(page)
    results = page.locator("[data-search-results] [data-kind][data-id]")
    found = results.evaluate_all("(all) => all.map(({ dataset }) => [dataset.kind, dataset.id])")
    assert ["points", "old-street"] in found
    for kind, record_id in found:
        assert record_id in built.catalog.listed[kind]
    results.first.get_by_role("link").click()
    page.wait_for_url(re.compile(rf"{found[0][0]}/{found[0][1]}/$"))


def test_the_page_says_how_many_it_found(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    wait_for_results(page)
    many = page.locator("[data-search-results] [data-id]").count()
    assert many
    assert re.search(r"共 \d+ 条", page.get_by_role("main").get_by_role("status").first.inner_text())


def test_a_search_that_finds_nothing_says_so_and_leads_on(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=犇骉羴鱻")
    wait_for_results(page)
    assert "没有找到" in page.get_by_role("main").inner_text()
    page.get_by_role("main").get_by_role("link", name="党课").first.click()
    page.wait_for_url(f"{served.root}lessons/")


def test_an_empty_search_shows_the_ways_in(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/")
    wait_for_results(page)
    assert page.locator("[data-search-results] [data-id]").count() == 0
    assert page.get_by_role("main").get_by_role("link", name="党课").first.is_visible()


def test_back_from_a_result_leads_to_the_same_results(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    wait_for_results(page)
    before = page.locator("[data-id]").evaluate_all("(all) => all.map(({ dataset }) => dataset.id)")
    page.locator("[data-search-results] a").first.click()
    page.wait_for_load_state()
    page.go_back()
    wait_for_results(page)
    assert page.locator("[data-id]").evaluate_all("(all) => all.map(({ dataset }) => dataset.id)") == before


def test_the_lessons_of_a_lecturer_are_found_by_the_name(opened: Open, served: Served, built: Site) -> None:
    lesson = next(lesson for lesson in built.catalog.of("lessons") if lesson.lecturers)
    (lecturer, *_) = built.catalog.get_many("instructors", lesson.lecturers)
    page = opened(f"{served.root}search/?q={lecturer.name}")
    wait_for_results(page)
    assert page.locator(f"[data-kind=instructors][data-id={lecturer.id}]").count() == 1
    assert page.locator(f"[data-kind=lessons][data-id={lesson.id}]").count() == 1


def test_who_did_not_agree_is_not_found(opened: Open, served: Served, built: Site) -> None:
    hidden = built.library.entries["instructors"]["teacher-e"].record.heading
    page = opened(f"{served.root}search/?q={hidden}")
    wait_for_results(page)
    assert page.locator("[data-id=teacher-e]").count() == 0


def test_the_engine_is_loaded_when_a_box_is_touched_not_before(opened: Open, served: Served) -> None:
    page = opened("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.root)
    assert [url for url in asked if url.endswith("core.js")] == []
    page.get_by_role("combobox").focus()
    page.wait_for_function("() => catalog.search.find")
    assert [url for url in asked if url.endswith("search/core.js")] == [f"{served.root}search/core.js"]


def test_a_half_typed_syllable_is_not_searched_for(opened: Open, served: Served) -> None:
    page = opened(served.root)
    box = page.get_by_role("combobox")
    box.focus()
    page.wait_for_function("() => catalog.search.find")
    box.evaluate(
        "(box) => { box.dispatchEvent(new CompositionEvent('compositionstart'));"
        " box.value = 'shi li'; box.dispatchEvent(new InputEvent('input', { isComposing: true })); }"
    )
    assert page.get_by_role("option").count() == 0
    box.evaluate("(box) => { box.value = '示例'; box.dispatchEvent(new CompositionEvent('compositionend')); }")
    page.get_by_role("option").first.wait_for()
