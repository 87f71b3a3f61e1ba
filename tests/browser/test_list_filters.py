"""Lists filtered in their place: by the facets and the engine of the search, without a byte of them before a touch."""

import re

import pytest
from playwright.sync_api import Page, expect

from catalog.domain.kinds import KIND_VIEWS
from tests.browser.conftest import Open, Served
from tests.browser.lists import visible_ids
from tests.support.sites import Site

LAZY = re.compile(r"/search/|/filters/(?!lazy-load)|results")
ATTACK = '"><img src=x onerror=alert(1)>'


@pytest.mark.parametrize("kind", sorted(kind for kind, view in KIND_VIEWS.items() if view.filterable))
def test_a_chip_shows_as_many_cards_and_rows_as_it_counted(
    opened: Open, served: Served, built: Site, kind: str
) -> None:
    page = opened(f"{served.root}{kind}/")
    whole = len(built.catalog.of(kind))
    page.get_by_role("button", name="筛选").click()
    chip = page.locator(".chip-pick:visible").first
    many = int(chip.locator(".count").inner_text())
    chip.click()
    expect(page.locator(".list-count")).to_contain_text(f"共 {many} ")
    assert page.locator(".cards-or-table > li:visible").count() == many
    # The numbers on the ways to the groups are those of the whole list.
    assert page.get_by_role("navigation", name="分组").is_visible() <= (many == whole)
    page.locator("label[for=view-table]").click()
    assert page.locator("tbody tr:visible").count() == many
    assert str(whole) in page.locator(".list-count").inner_text()


def test_nothing_of_the_search_is_loaded_before_a_touch(opened: Open, served: Served) -> None:
    page = opened("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served.root}lessons/?from=timeline")
    page.mouse.wheel(0, 2000)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if LAZY.search(url)] == []
    page.get_by_role("searchbox", name="在党课里找").focus()
    page.wait_for_function("() => catalog.filters.startList")
    assert [url for url in asked if url.endswith("search/core.js")] == [f"{served.root}search/core.js"]


def test_an_address_with_conditions_shows_the_filtered_list(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}venues/?town=helie")
    expected = {venue.id for venue in built.catalog.of("venues") if venue.town == "helie"}
    expect(page.locator(".list-count")).to_contain_text(f"共 {len(expected)} 处")
    assert visible_ids(page) == expected
    assert page.get_by_role("button", name="筛选（1）").is_visible()


def test_a_list_knows_every_name_that_an_address_may_filter_by(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}lessons/?town=x")
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    for name in page.evaluate("catalog.filters.FACETS.filter((name) => name !== 'kind')"):
        page.goto(f"{served.root}lessons/?{name}=x")
        page.wait_for_function("() => catalog.filters.startList")


def test_groups_without_an_entry_are_hidden(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}lessons/")
    groups = page.locator("section.group:visible").count()
    _type(page, "短片")
    assert 0 < page.locator("section.group:visible").count() < groups
    for group in page.locator("section.group:visible").all():
        assert group.locator(".card:visible").count() > 0
    assert not page.get_by_role("navigation", name="分组").is_visible()


def test_the_text_box_knows_pinyin_and_the_address_follows(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}points/")
    _type(page, "shililaojie")
    assert "old-street" in visible_ids(page)
    assert "q=shililaojie" in page.url


def test_a_slip_in_the_text_box_is_mended_and_said(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}points/")
    page.get_by_role("searchbox", name="在教学点位里找").fill("老接")
    expect(page.locator(".list-count")).to_contain_text("没有找到“老接”，显示“老街”的结果")
    assert "old-street" in visible_ids(page)


def test_text_and_facets_narrow_together_and_clear_leaves_the_text(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}lessons/")
    _type(page, "三")
    texted = visible_ids(page)
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("group", name="形式").get_by_role("button").first.click()
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    assert visible_ids(page) <= texted
    page.get_by_role("group", name="已选条件").get_by_role("button", name="清除").click()
    expect(page.get_by_role("button", name="筛选", exact=True)).to_be_visible()
    assert visible_ids(page) == texted
    assert "format=" not in page.url


def test_a_list_without_anything_left_says_so_and_leads_on(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}venues/")
    page.get_by_role("searchbox", name="在党群阵地里找").fill("zzzzqqq")
    page.locator(".list-empty").get_by_text("这里没有符合的").wait_for()
    assert page.locator(".list-empty a").get_attribute("href") == "../search/?q=zzzzqqq"
    page.get_by_role("button", name=re.compile("^看全部")).click()
    assert page.locator("a.card:visible").count() == len(built.catalog.of("venues"))
    assert page.get_by_role("searchbox", name="在党群阵地里找").input_value() == ""


def test_paper_shows_what_is_left_and_why(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}venues/?town=helie")
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    many = page.locator("a.card:visible").count()
    page.emulate_media(media="print")
    assert page.locator("tbody tr:visible").count() == many
    assert page.get_by_text("镇街：河埒街道").is_visible()
    assert page.locator("#list-search:visible, .filter-open:visible, .facets:visible").count() == 0


def test_the_count_is_told_to_those_who_do_not_see_it(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}lessons/")
    count = len(built.catalog.of("lessons"))
    assert page.get_by_role("main").get_by_role("status").first.inner_text() == f"共 {count} 堂"


def test_a_half_typed_syllable_does_not_filter(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}lessons/?q=三个问题")
    expect(page.locator(".list-count")).to_contain_text("（全部")
    before = visible_ids(page)
    assert before
    box = page.get_by_role("searchbox", name="在党课里找")
    box.evaluate("(box) => { box.value = 'tai'; box.dispatchEvent(new InputEvent('input', { isComposing: true })); }")
    page.wait_for_timeout(50)
    assert visible_ids(page) == before


def test_a_text_is_shown_letter_by_letter(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}lessons/")
    page.on("dialog", lambda _: pytest.fail("a script of the text ran"))
    page.get_by_role("searchbox", name="在党课里找").fill(ATTACK)
    page.locator(".list-empty").get_by_text("这里没有符合的").wait_for()
    assert ATTACK in page.locator(".list-empty").inner_text()
    assert page.locator("main img[src=x]").count() == 0


def test_the_sheet_of_a_telephone(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}lessons/", phone=True)
    page.get_by_role("button", name="筛选").click()
    sheet = page.get_by_role("dialog", name="筛选")
    sheet.get_by_role("group", name="主题").get_by_role("button").first.click()
    sheet.get_by_role("button", name=re.compile(r"^显示 \d+ 条")).click()
    expect(sheet).to_have_count(0)
    assert "theme=" in page.url
    bar = page.get_by_role("button", name="筛选（1）").bounding_box()
    assert bar
    assert bar["y"] >= 0


def test_the_facets_unfold_on_a_wide_screen_without_taking_the_page_away(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}lessons/")
    button = page.get_by_role("button", name="筛选")
    button.press("Enter")
    page.get_by_role("group", name="主题").wait_for()
    assert page.get_by_role("dialog").count() == 0
    assert button.get_attribute("aria-expanded") == "true"
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "false"
    assert not page.get_by_role("group", name="主题").is_visible()


def test_how_many_are_left_is_in_sight_and_leads_to_them(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}lessons/")
    page.get_by_role("button", name="筛选").click()
    chip = page.get_by_role("group", name="主题").get_by_role("button").first
    many = chip.locator(".count").inner_text()
    chip.click()
    show = page.get_by_role("button", name=f"显示 {many} 条")
    expect(show).to_be_in_viewport()
    show.click()
    expect(page.get_by_role("group", name="主题")).to_be_hidden()
    expect(page.locator("a.card:visible")).to_have_count(int(many))
    expect(page.get_by_role("button", name="筛选（1）")).to_be_focused()


@pytest.mark.parametrize("where", ["deep", "disk"])
def test_a_list_is_filtered_below_a_sub_path_and_on_a_disk(
    opened: Open, served: Served, built: Site, where: str
) -> None:
    base = f"{served.deep}venues/" if where == "deep" else f"{built.folder.as_uri()}/venues/index.html"
    page = opened(base)
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("group", name="镇街").get_by_role("button", name=re.compile("^河埒街道")).click()
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    assert visible_ids(page) == {venue.id for venue in built.catalog.of("venues") if venue.town == "helie"}


def test_a_list_stays_whole_when_the_search_does_not_come(opened: Open, served: Served, built: Site) -> None:
    page = opened("about:blank")
    page.route("**/search/core.js", lambda route: route.abort())
    page.goto(f"{served.root}lessons/")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator(".list-count")).to_contain_text("没有载入")
    assert page.locator("a.card:visible").count() == len(built.catalog.of("lessons"))


def test_without_scripts_the_words_of_a_list_lead_to_its_entries(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}lessons/", phone=True, java_script_enabled=False)
    assert page.locator(".filter-bar:visible").count() == 0
    page.locator("summary").click()
    chip = page.locator(".term-lists a").first
    word, many = chip.get_attribute("href"), int(chip.locator(".count").inner_text())
    assert word
    chip.click()
    page.wait_for_url(re.compile("#lessons$"))
    assert page.locator("section[aria-labelledby=lessons] .row").count() == many
    record_id = word.split("/")[2]
    assert many == sum(record_id in lesson.themes for lesson in built.catalog.of("lessons"))


def test_lecturers_are_narrowed_by_their_team(opened: Open, served: Served, built: Site) -> None:
    members = [
        instructor.id for instructor in built.catalog.of("instructors") if "silver-team" in instructor.get("teams")
    ]
    page = opened(f"{served.root}instructors/?team=silver-team")
    page.get_by_text(f"共 {len(members)} 位").wait_for()
    assert members
    assert visible_ids(page) == set(members)


def _type(page: Page, text: str) -> None:
    """Type into the list's own box and wait for the last answer."""
    page.locator("#list-search").fill(text)
    expect(page.locator(".list-count")).to_contain_text("（全部")
    page.wait_for_function("() => catalog.search.index() && catalog.search.index().texts.length")
    page.wait_for_timeout(300)
