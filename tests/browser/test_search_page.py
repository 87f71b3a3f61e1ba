"""The results page: facets, order, the address as its state, a sheet on a telephone, honest answers."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Open, Served
from tests.support.sites import Site

RESULTS = "[data-search-results] [data-kind][data-id]"
ATTACK = '"><img src=x onerror=alert(1)>'


def test_results_come_while_typing_and_the_address_follows(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/")
    page.get_by_role("searchbox").press_sequentially("示例", delay=20)
    page.locator(RESULTS).first.wait_for()
    _settled(page)
    assert _parameters(page) == "q=示例"
    assert page.title().startswith("示例")


def test_the_best_come_first_whatever_their_kind(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例老街")
    _settled(page)
    assert _found(page)[0] == ("points", "old-street")
    assert page.locator(RESULTS).first.locator(".search-kind").inner_text() == "教学点位"


def test_the_kinds_of_what_was_found_are_counted(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    _settled(page)
    said = page.locator(".search-count").inner_text()
    counts = [int(count) for count in re.findall("\u00a0([0-9]+)", said)]
    assert sum(counts) == int(re.findall("共 ([0-9]+) 条", said)[0])
    page.goto(f"{served.root}search/?q=示例&kind=points")
    _settled(page)
    assert page.locator(".search-count").inner_text().endswith("条结果，都在教学点位里。")


def test_where_nothing_was_found_nothing_is_offered_to_narrow(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=zzzzqqq")
    _settled(page)
    expect(page.get_by_role("radio", name="名称")).to_be_hidden()
    page.get_by_role("searchbox").fill("示例")
    expect(page.get_by_role("radio", name="名称")).to_be_visible()


def test_a_result_shows_the_piece_of_its_text_that_was_meant(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=早市")
    _settled(page)
    assert "早市" in page.locator(".search-excerpt mark").first.inner_text()


def test_a_chip_narrows_the_results_to_what_it_counted(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}search/?q=水")
    _settled(page)
    chip = page.get_by_role("group", name="栏目").get_by_role("button", name=re.compile("^党课"))
    many = int(chip.locator(".count").inner_text())
    before = _found(page)
    chip.click()
    _settled(page)
    assert chip.get_attribute("aria-pressed") == "true"
    assert _found(page) == [one for one in before if one[0] == "lessons"]
    assert len(_found(page)) == many
    for _, stem in _found(page):
        assert stem in built.catalog.listed["lessons"]


def test_facets_work_without_a_question(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}search/?kind=venues&town=helie")
    _settled(page)
    venues = {venue.id for venue in built.catalog.of("venues") if venue.town == "helie"}
    assert {stem for _, stem in _found(page)} == venues
    assert f"共 {len(venues)} 条" in page.locator(".search-count").inner_text()


def test_two_values_of_a_facet_mean_either(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}search/?kind=venues&town=helie&town=mashan")
    _settled(page)
    either = {venue.id for venue in built.catalog.of("venues") if venue.town in {"helie", "mashan"}}
    assert {stem for _, stem in _found(page)} == either


def test_what_is_chosen_stands_above_the_results_and_can_be_taken_away(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例&kind=lessons&from=timeline")
    _settled(page)
    chosen = page.get_by_role("group", name="已选条件")
    narrowed = len(_found(page))
    chosen.get_by_role("button", name="去掉条件 栏目：党课").click()
    _settled(page)
    assert len(_found(page)) > narrowed
    assert not chosen.is_visible()
    assert _parameters(page) == "q=示例&from=timeline" or _parameters(page) == "from=timeline&q=示例"


def test_clear_takes_every_condition_away_and_leaves_the_question(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例&kind=lessons&theme=theory")
    _settled(page)
    page.get_by_role("group", name="已选条件").get_by_role("button", name="清除").click()
    _settled(page)
    assert _parameters(page) == "q=示例"
    assert page.locator("[aria-pressed=true]:visible").count() == 0


def test_back_and_forward_go_through_the_choices(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    _settled(page)
    before = _found(page)
    page.get_by_role("group", name="栏目").get_by_role("button", name=re.compile("^教学点位")).click()
    _settled(page)
    after = _found(page)
    assert after != before
    page.go_back()
    _settled(page)
    assert _found(page) == before
    page.go_forward()
    _settled(page)
    assert _found(page) == after
    assert page.get_by_role("button", name=re.compile("^教学点位")).get_attribute("aria-pressed") == "true"


def test_an_address_can_be_sent_to_somebody(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    _settled(page)
    page.get_by_role("group", name="形式").get_by_role("button").first.click()
    page.locator("label[for=sort-title]").click()
    _settled(page)
    other = opened(page.url, phone=True)
    _settled(other)
    assert _found(other) == _found(page)


def test_results_can_be_put_in_another_order(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例&kind=lessons")
    _settled(page)
    page.locator("label[for=sort-minutes]").click()
    _settled(page)
    assert "sort=minutes" in page.url
    facts = page.locator(f"{RESULTS} .search-facts").all_inner_texts()
    minutes = [int(found[1]) for fact in facts if (found := re.match(r"(\d+) 分钟", fact))]
    assert len(minutes) > 3
    assert minutes == sorted(minutes)


def test_more_results_are_a_press_away_and_come_back_with_the_reader(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    _settled(page)
    first = page.locator(RESULTS).count()
    page.get_by_role("button", name=re.compile("^再显示")).click()
    more = page.locator(RESULTS).count()
    assert more > first
    assert page.locator(f"{RESULTS} a").nth(first).evaluate("(link) => link === document.activeElement")
    page.locator(f"{RESULTS} a").nth(first).click()
    page.wait_for_load_state()
    page.go_back()
    _settled(page)
    assert page.locator(RESULTS).count() == more


def test_a_slip_is_mended_and_said(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=老接")
    _settled(page)
    status = page.get_by_role("main").get_by_role("status").filter(has_text="显示")
    assert "没有找到“老接”，显示“老街”的结果" in status.inner_text()
    assert _found(page)[0] == ("points", "old-street")


def test_where_nothing_is_found_the_nearest_are_offered_but_are_no_results(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=湖水红楼梦")
    _settled(page)
    assert "没有找到“湖水红楼梦”" in page.locator(".search-count").inner_text()
    assert _found(page) == []
    assert "湖水" in page.locator(".search-nothing .search-link").first.inner_text()
    assert page.get_by_role("navigation", name="全部内容").get_by_role("link").count() >= 8


def test_conditions_that_leave_nothing_say_what_there_would_be_without(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例&town=mashan&format=online")
    _settled(page)
    assert "没有同时符合这些条件的内容" in page.locator(".search-count").inner_text()
    page.get_by_role("button", name=re.compile("^不加条件，看全部")).click()
    _settled(page)
    assert _found(page)
    assert _parameters(page) == "q=示例"


def test_a_half_typed_syllable_is_not_searched_for(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/")
    box = page.get_by_role("searchbox")
    box.focus()
    page.wait_for_function("() => window.catalogSearch && window.catalogSearch.find")
    box.evaluate(
        "(box) => { box.dispatchEvent(new CompositionEvent('compositionstart'));"
        " box.value = 'shi li'; box.dispatchEvent(new InputEvent('input', { isComposing: true })); }"
    )
    assert _found(page) == []
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


def test_an_unknown_value_in_the_address_is_shown_and_can_be_taken_away(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例&theme=%3Cb%3E")
    _settled(page)
    page.get_by_role("button", name="去掉条件 主题：<b>").click()
    _settled(page)
    assert _found(page)


def test_the_page_of_an_empty_question_asks_for_no_data(opened: Open, served: Served) -> None:
    page = opened("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served.root}search/")
    _settled(page)
    assert [url for url in asked if "/search/" in url and url.endswith(".js")] == []
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("group", name="镇街").get_by_role("button").first.click()
    _settled(page)
    assert _found(page)


def test_the_sheet_of_a_telephone_opens_counts_and_closes(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例", phone=True)
    _settled(page)
    assert page.get_by_role("dialog").count() == 0
    page.get_by_role("button", name="筛选").click()
    sheet = page.get_by_role("dialog", name="筛选")
    _at_the_bottom(page)
    sheet.get_by_role("button", name=re.compile("^教学点位")).click()
    _settled(page)
    many = page.locator(RESULTS).count()
    assert sheet.locator("[aria-live]").inner_text() == f"共 {many} 条"
    sheet.get_by_role("button", name=f"显示 {many} 条").click()
    expect(sheet).to_have_count(0)
    assert page.get_by_role("button", name="筛选（1）").evaluate("(button) => button === document.activeElement")
    assert _parameters(page) == "q=示例&kind=points"
    page.go_back()
    _settled(page)
    assert _parameters(page) == "q=示例"


@pytest.mark.parametrize("chooses", [False, True], ids=["untouched", "chosen"])
def test_a_step_back_closes_the_sheet_and_keeps_what_was_chosen(opened: Open, served: Served, *, chooses: bool) -> None:
    page = opened(f"{served.root}search/?q=示例", phone=True)
    _settled(page)
    page.get_by_role("button", name="筛选").click()
    if chooses:
        page.get_by_role("dialog").get_by_role("button", name=re.compile("^教学点位")).click()
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.startswith(f"{served.root}search/")
    assert ("kind=points" in page.url) == chooses
    assert page.get_by_role("button", name="筛选（1）" if chooses else "筛选").is_visible()


def test_the_sheet_keeps_the_focus_and_gives_it_back(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例", phone=True)
    _settled(page)
    opener = page.get_by_role("button", name="筛选")
    opener.press("Enter")
    inside = "() => document.querySelector('.facets').contains(document.activeElement)"
    for key in ("Shift+Tab", "Tab", "Tab", "Tab"):
        page.keyboard.press(key)
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    assert opener.evaluate("(button) => button === document.activeElement")


@pytest.mark.parametrize(("view", "least"), [("", 44), ("elder", 60)], ids=["normal", "elder"])
def test_every_target_of_the_sheet_is_large_enough(opened: Open, served: Served, view: str, least: int) -> None:
    page = opened(f"{served.root}search/?q=示例", phone=True)
    _settled(page)
    page.evaluate("(view) => { document.documentElement.dataset.view = view; }", view)
    page.get_by_role("button", name="筛选").click()
    targets = page.locator(".facets button:visible, .facets label:visible")
    sizes = targets.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    assert len(sizes) > 10
    assert min(sizes) >= least - 0.5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_button_stays_in_sight_on_a_telephone(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例", phone=True)
    _settled(page)
    page.locator(RESULTS).last.scroll_into_view_if_needed()
    assert page.get_by_role("button", name="筛选").bounding_box()["y"] >= 0  # type: ignore[index]


def test_a_chip_keeps_the_focus_when_it_is_pressed(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    _settled(page)
    chip = page.get_by_role("group", name="栏目").get_by_role("button").first
    chip.press("Enter")
    _settled(page)
    assert chip.evaluate("(chip) => chip === document.activeElement")


@pytest.mark.parametrize("where", ["deep", "disk"])
def test_facets_work_below_a_sub_path_and_on_a_disk(opened: Open, served: Served, built: Site, where: str) -> None:
    base = served.deep if where == "deep" else f"{built.folder.as_uri()}/"
    page = opened(f"{base}search/{'' if where == 'deep' else 'index.html'}?q=示例")
    _settled(page)
    page.get_by_role("group", name="栏目").get_by_role("button", name=re.compile("^党课")).click()
    _settled(page)
    assert {kind for kind, _ in _found(page)} == {"lessons"}
    page.locator(f"{RESULTS} a").first.click()
    page.get_by_role("heading", level=1).wait_for()
    assert page.url.startswith(f"{base}lessons/")


def test_every_facet_of_the_engine_has_a_name_in_the_address(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}search/?q=示例")
    _settled(page)
    lost = page.evaluate("""() => {
      const { facets } = catalogSearch.find(catalogSearch.index(), "", {}, {});
      const known = ({ name }) => catalogSearch.state.chosen({ filters: { [name]: ["x"] } }).length;
      return facets.filter((facet) => !known(facet)).map(({ name }) => name);
    }""")
    assert lost == []


def _settled(page: Page) -> None:
    page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")


def _found(page: Page) -> list[tuple[str, str]]:
    pairs = page.locator(RESULTS).evaluate_all("(all) => all.map(({ dataset }) => [dataset.kind, dataset.id])")
    return [(kind, stem) for kind, stem in pairs]


def _parameters(page: Page) -> str:
    found: str = page.evaluate("decodeURIComponent(location.search.slice(1))")
    return found


def _at_the_bottom(page: Page) -> None:
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert box["y"] > 60
    assert round(box["y"] + box["height"]) == PHONE["height"]
