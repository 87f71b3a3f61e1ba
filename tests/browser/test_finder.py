"""我要学什么: a few answers, what fits, and why."""

from playwright.sync_api import Page

from tests.browser.conftest import Open, Served
from tests.support.sites import Site


def test_what_fits_every_answer_stands_first_and_says_so(opened: Open, served: Served, built: Site) -> None:
    page = opened(f"{served.root}finder/", phone=True)
    page.get_by_label("农村党员").check()
    page.get_by_label("知识技能教育").check()
    results = _results(page, "合适：对象、主题", "不合")
    assert results
    for kind, record_id in (result.split("/") for result in results):
        assert "rural" in built.catalog.records[kind][record_id].get("audiences"), record_id
    first = page.locator(".search-result").first
    assert "不合" not in first.inner_text()


def test_one_answer_may_fail_and_is_named(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}finder/?audience=rural&theme=skills&minutes=-30", phone=True)
    page.locator("[data-search-results][aria-busy=false]").wait_for()
    nearly = page.locator(".search-result", has_text="不合：")
    nearly.first.wait_for()
    assert nearly.count() > 0
    for text in nearly.all_inner_texts():
        assert text.rpartition("不合：")[2] in ("对象", "主题", "时长")


def test_whoever_has_an_hour_has_half_an_hour_too(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}finder/?minutes=-30", phone=True)
    short = set(_results(page, "合适", "不合"))
    page.goto(f"{served.root}finder/?minutes=31-60")
    longer = set(_results(page, "合适", "不合"))
    assert short
    assert short < longer


def test_the_answers_are_the_address(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}finder/", phone=True)
    page.get_by_label("青年党员").check()
    page.get_by_label("马山街道").check()
    assert page.url.endswith("finder/?audience=youth&town=mashan")
    page.reload()
    assert page.get_by_label("青年党员").is_checked()
    page.get_by_role("button", name="重选").click()
    page.wait_for_url("**/finder/")
    assert page.get_by_text("点一点上面的格子").is_visible()


def test_without_scripts_the_form_goes_to_the_search(opened: Open, served: Served) -> None:
    page = opened(f"{served.root}finder/", java_script_enabled=False)
    page.get_by_label("青年党员").check()
    page.get_by_role("button", name="看结果").click()
    assert "search/?audience=youth" in page.url
    assert page.get_by_text("您的浏览器没有运行它").is_visible()


def _results(page: Page, having: str, lacking: str) -> list[str]:
    """Results with one text and without another, as kind/id."""
    page.locator(".search-result").first.wait_for()
    found = page.locator(".search-result", has_text=having).filter(has_not_text=lacking)
    return [f"{one.get_attribute('data-kind')}/{one.get_attribute('data-id')}" for one in found.all()]
