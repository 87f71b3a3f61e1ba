"""A list as the tests see it: what it shows, and in which order."""

from playwright.sync_api import Page


def ordered_ids(page: Page) -> list[str]:
    cards = page.locator(".cards-or-table [data-id]")
    return [str(card) for card in cards.evaluate_all("(all) => all.map(({ dataset }) => dataset.id)")]


def visible_ids(page: Page) -> set[str]:
    cards = page.locator(".cards-or-table [data-id]:visible")
    return set(cards.evaluate_all("(all) => all.map(({ dataset }) => dataset.id)"))
