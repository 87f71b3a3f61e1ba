"""The results page: the best first, while typing, in other orders, and honest answers."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Served
from tests.browser.results import RESULTS, query_of, result_ids, wait_for_results

ATTACK = '"><img src=x onerror=alert(1)>'


def test_results_come_while_typing_and_the_address_follows(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/")
    page.get_by_role("searchbox").press_sequentially("示例", delay=20)
    page.locator(RESULTS).first.wait_for()
    wait_for_results(page)
    assert query_of(page) == "q=示例"
    assert page.title().startswith("示例")


def test_the_best_come_first_whatever_their_kind(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例老街")
    wait_for_results(page)
    assert result_ids(page)[0] == ("points", "old-street")
    assert page.locator(RESULTS).first.locator(".search-kind").inner_text() == "教学点位"


def test_the_kinds_of_what_was_found_are_counted(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    wait_for_results(page)
    said = page.locator(".search-count").inner_text()
    counts = [int(count) for count in re.findall("\u00a0([0-9]+)", said)]
    assert sum(counts) == int(re.findall("共 ([0-9]+) 条", said)[0])
    page.goto(f"{served.root}search/?q=示例&kind=points")
    wait_for_results(page)
    assert page.locator(".search-count").inner_text().endswith("条结果，都在教学点位里。")


def test_where_nothing_was_found_nothing_is_offered_to_narrow(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=zzzzqqq")
    wait_for_results(page)
    expect(page.get_by_role("radio", name="名称")).to_be_hidden()
    page.get_by_role("searchbox").fill("示例")
    expect(page.get_by_role("radio", name="名称")).to_be_visible()


def test_a_result_shows_the_piece_of_its_text_that_was_meant(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=早市")
    wait_for_results(page)
    assert "早市" in page.locator(".search-excerpt mark").first.inner_text()


def test_an_address_can_be_sent_to_somebody(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    wait_for_results(page)
    page.get_by_role("group", name="形式").get_by_role("button").first.click()
    page.locator("label[for=sort-title]").click()
    wait_for_results(page)
    other = opened(page.url, phone=True)
    wait_for_results(other)
    assert result_ids(other) == result_ids(page)


def test_results_can_be_put_in_another_order(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例&kind=lessons")
    wait_for_results(page)
    page.locator("label[for=sort-minutes]").click()
    wait_for_results(page)
    assert "sort=minutes" in page.url
    facts = page.locator(f"{RESULTS} .search-facts").all_inner_texts()
    minutes = [int(found[1]) for fact in facts if (found := re.match(r"(\d+) 分钟", fact))]
    assert len(minutes) > 3
    assert minutes == sorted(minutes)


def test_more_results_are_a_press_away_and_come_back_with_the_reader(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    wait_for_results(page)
    first = page.locator(RESULTS).count()
    page.get_by_role("button", name=re.compile("^再显示")).click()
    more = page.locator(RESULTS).count()
    assert more > first
    assert page.locator(f"{RESULTS} a").nth(first).evaluate("(link) => link === document.activeElement")
    page.locator(f"{RESULTS} a").nth(first).click()
    page.wait_for_load_state()
    page.go_back()
    wait_for_results(page)
    assert page.locator(RESULTS).count() == more


def test_a_slip_is_mended_and_said(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=老接")
    wait_for_results(page)
    status = page.get_by_role("main").get_by_role("status").filter(has_text="显示")
    assert "没有找到“老接”，显示“老街”的结果" in status.inner_text()
    assert result_ids(page)[0] == ("points", "old-street")


def test_where_nothing_is_found_the_nearest_are_offered_but_are_no_results(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=湖水红楼梦")
    wait_for_results(page)
    assert "没有找到“湖水红楼梦”" in page.locator(".search-count").inner_text()
    assert result_ids(page) == []
    assert "湖水" in page.locator(".search-nothing .search-link").first.inner_text()
    assert page.get_by_role("navigation", name="全部内容").get_by_role("link").count() >= 8


def test_conditions_that_leave_nothing_say_what_there_would_be_without(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例&town=mashan&format=online")
    wait_for_results(page)
    assert "没有同时符合这些条件的内容" in page.locator(".search-count").inner_text()
    page.get_by_role("button", name=re.compile("^不加条件，看全部")).click()
    wait_for_results(page)
    assert result_ids(page)
    assert query_of(page) == "q=示例"


def test_a_half_typed_syllable_is_not_searched_for(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/")
    box = page.get_by_role("searchbox")
    box.focus()
    page.wait_for_function("() => window.catalogSearch && window.catalogSearch.find")
    box.evaluate(
        "(box) => { box.dispatchEvent(new CompositionEvent('compositionstart'));"
        " box.value = 'shi li'; box.dispatchEvent(new InputEvent('input', { isComposing: true })); }"
    )
    assert result_ids(page) == []
    assert "q=" not in page.url
    box.evaluate("(box) => { box.value = '示例'; box.dispatchEvent(new CompositionEvent('compositionend')); }")
    page.locator(RESULTS).first.wait_for()


def test_a_question_is_shown_letter_by_letter(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/")
    page.on("dialog", lambda _: pytest.fail("a script of the question ran"))
    page.get_by_role("searchbox").fill(ATTACK)
    page.locator(".search-nothing").wait_for()
    assert ATTACK in page.locator(".search-count").inner_text()
    assert page.locator("main img").count() == 0


def test_the_page_of_an_empty_question_asks_for_no_data(opened: Open, served: Served) -> None:
    page = opened("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served.root}search/")
    wait_for_results(page)
    assert [url for url in asked if "/search/" in url and url.endswith(".js")] == []
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("group", name="镇街").get_by_role("button").first.click()
    wait_for_results(page)
    assert result_ids(page)
