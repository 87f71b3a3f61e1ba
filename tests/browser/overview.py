"""The map of everything as the tests see it."""

from playwright.sync_api import Page

# A place of the fixture that is on the map, and what it is called.
KNOWN, NAME = "old-street", "示例老街"


def when_ready(page: Page) -> Page:
    page.locator("html[data-map=ready]").wait_for(state="attached")
    return page


def message_of(page: Page) -> str:
    """What the page says about the map."""
    return page.locator(".map-told").inner_text()


def pins(page: Page) -> list[str]:
    """How the pins and bubbles on the map are called."""
    found = page.locator(".leaflet-marker-icon").all()
    return [one.get_attribute("aria-label") or "" for one in found]


def popup_name(page: Page) -> str:
    """Whose popup is open."""
    return page.get_by_role("dialog").locator(".spot-name").inner_text()


def in_focus(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.innerText")
    return text
