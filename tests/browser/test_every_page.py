"""Every kind of page, of the fixture site and of the real one: quiet, and fit for all screens, fingers and paper."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served
from tests.browser.visits import Layout, Visits, visit
from tests.support.page_kinds import page_kinds
from tests.support.sites import Site


@pytest.fixture(scope="module")
def visits(browser: Browser, served: Served, kinds: dict[str, str], served_real: str, real_site: Site) -> Visits:
    """Every kind of page, visited once."""
    return visit(browser, {"fixture": (served.root, kinds), "real": (served_real, page_kinds(real_site))})


def test_it_is_quiet_and_keeps_to_itself(visits: Visits) -> None:
    assert len(visits.problems) > 100
    assert {page: problems for page, problems in visits.problems.items() if problems} == {}


def test_it_is_no_wider_than_the_screen(visits: Visits) -> None:
    assert {_name(layout): layout.wide for layout in visits.layouts if layout.wide} == {}


def test_what_is_pressed_is_large_enough(visits: Visits) -> None:
    assert {_name(layout): layout.small for layout in visits.layouts if layout.small} == {}


def test_no_text_is_tiny(visits: Visits) -> None:
    assert {_name(layout): layout.tiny for layout in visits.layouts if layout.tiny} == {}


def test_no_column_is_cut_on_paper(visits: Visits) -> None:
    assert {page: pixels for page, pixels in visits.cut.items() if pixels} == {}


def _name(layout: Layout) -> str:
    return f"{layout.page}, {layout.width} pixels wide{f', {layout.view}' if layout.view else ''}"
