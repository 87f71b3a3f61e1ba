"""The results page as the tests see it."""

from playwright.sync_api import Page

RESULTS = "[data-search-results] [data-kind][data-id]"


def wait_for_results(page: Page) -> None:
    page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")


def result_ids(page: Page) -> list[tuple[str, str]]:
    pairs = page.locator(RESULTS).evaluate_all("(all) => all.map(({ dataset }) => [dataset.kind, dataset.id])")
    return [(kind, record_id) for kind, record_id in pairs]


def query_of(page: Page) -> str:
    query: str = page.evaluate("decodeURIComponent(location.search.slice(1))")
    return query
