"""The guide of a route as a page: all that the guide says is in it, and what is ready on paper."""

import re

import pytest
from jinja2 import Environment

from catalog.domain.catalog import Catalog
from catalog.pages import Pages, environment, print_guide
from catalog.print.guide import guide_of, strings
from catalog.print.handbook import HANDBOOK
from catalog.print.qr import qr_svg
from tests.support.documents import Document
from tests.support.outputs import THEME
from tests.support.samples import POINT, ROUTE, SITE, catalog

# Not in the text: the ids in file names, addresses are in the codes, closing days are for the script.
HIDDEN = {"id", "mark", "address", "shown", "closed"}
BASED = {"content/site.yml": SITE + "base_url: https://study.example/party\n"}


@pytest.fixture(scope="module")
def env() -> Environment:
    """The templates."""
    return environment(THEME)


def page(env: Environment, found: Catalog, papers: print_guide.PdfSizes | None = None) -> Document:
    """The guide's page of the first route."""
    route = found.of("routes")[0]
    return Document(print_guide.guide(env, found, route, "guide/", papers or {}).decode())


def said(part: object) -> set[str]:
    """Every text of a guide that its page must show."""
    if isinstance(part, tuple):
        return {text for item in part for text in said(item)}
    names = set(getattr(part, "__dataclass_fields__", ())) - HIDDEN
    return {text for name in names for text in said(getattr(part, name))} or set(strings(part))


def squeezed(text: str) -> str:
    """Without blanks."""
    return re.sub(r"\s", "", text)


def test_the_page_holds_every_value_of_every_guide(env: Environment, fixture_catalog: Catalog) -> None:
    for route in fixture_catalog.of("routes"):
        for uri, itinerary in print_guide.guides_of(route).items():
            html = print_guide.guide(env, fixture_catalog, route, uri, {}).decode()
            text = squeezed(Document(html).one("html").text)
            values = said(guide_of(fixture_catalog, route, itinerary))
            assert len(values) > 10 * len(itinerary.stops)
            assert {value for value in values if squeezed(value) not in text} == set()


def test_every_code_of_the_guide_is_drawn_in_its_page(env: Environment) -> None:
    found = catalog({**BASED, "content/points/point.yml": POINT + "address: 湖边路 1 号\n"})
    (route,) = found.of("routes")
    made = guide_of(found, route)
    (stop,) = made.stops
    html = print_guide.guide(env, found, route, "guide/", {}).decode()
    for link in (made.page, stop.page, stop.way):
        assert link
        assert html.count(qr_svg(link.address)) == 1


def test_a_site_without_an_address_has_no_codes_and_says_why(env: Environment) -> None:
    found = page(env, catalog())
    assert "网站还没有正式网址，所以本册没有二维码。" in found.one("main").text
    assert [one for one in found.all("a") if "qr" in (one.get("class") or "")] == []


def test_times_carry_the_minutes_since_the_group_set_out(env: Environment) -> None:
    second = (
        ROUTE
        + "    leg: {mode: walk, minutes: 8, km: 0.5}\n  - point: second\n    minutes: 30\n"
        + ("    action: {listen: 听讲}\n")
    )
    files = {
        "content/points/second.yml": POINT.replace("宝界桥", "茹经堂")
        + "opening: {hours: ['09:00-11:30', '13:00-17:00'], closed: [周一, 周二]}\n",
        "content/routes/route.yml": second,
    }
    found = page(env, catalog(files))
    times = {(one.text, one.get("data-after")) for tag in ("b", "span", "dd") for one in found.all(tag)}
    assert {("08:30", "0"), ("09:10", "40"), ("09:18", "48"), ("09:48", "78")} <= times
    last = next(one for one in found.all("section") if one.get("data-stop") == "2")
    assert (last.get("data-begins"), last.get("data-lasts")) == ("48", "30")
    assert (last.get("data-closed"), last.get("data-hours")) == ("周一 周二", "540-690 780-1020 ")


def test_after_a_way_of_unknown_length_there_is_no_time_to_reckon_with(env: Environment) -> None:
    route = ROUTE + "  - point: second\n    minutes: 30\n    action: {listen: 听讲}\n"
    files = {"content/points/second.yml": POINT.replace("宝界桥", "茹经堂"), "content/routes/route.yml": route}
    found = page(env, catalog(files))
    last = next(one for one in found.all("section") if one.get("data-stop") == "2")
    assert last.get("data-begins") is None
    assert "时间未定" in last.text
    assert {one.get("data-after") for one in found.all("dd")} == {None, "0"}, "the end is not known either"


def test_the_page_of_a_route_offers_each_pdf_with_its_weight(env: Environment) -> None:
    found = catalog()
    (route,) = found.of("routes")
    papers = {f"guides/{route.id}-a4.pdf": 434_600, f"guides/{route.id}-large.pdf": 1_250_000}
    html = Document(Pages(found, env, papers).record(route).content)
    links = {one.get("href"): one.text for one in html.all("a")}
    assert links["guide/"]
    assert links[f"../../guides/{route.id}-a4.pdf"] == "A4 PDF"
    assert f"../../guides/{route.id}-a5.pdf" not in links, "it has not been made"
    weights = [one.text for one in html.all("span") if one.get("class") == "printing-weight"]
    assert weights == ["435 KB", "1.2 MB"]


def test_a_pdf_that_is_made_when_it_is_asked_for_has_no_weight_yet(env: Environment) -> None:
    found = catalog()
    (route,) = found.of("routes")
    html = Pages(found, env, {f"guides/{route.id}-a4.pdf": None}).record(route).content
    assert "A4 PDF" in html
    assert "printing-weight" not in html


def test_a_telephone_is_told_what_to_do_with_a_text_to_hand_on(env: Environment) -> None:
    text = page(env, catalog(BASED)).one("body").text
    assert "在浏览器打开" not in text, "there is no PDF to open"
    assert "发到电脑打印" in text
    assert "https://study.example/party/routes/route/guide/" in text


def test_the_list_of_lessons_and_the_data_page_offer_the_handbook_if_it_is_ready(env: Environment) -> None:
    found = catalog({})
    for papers, expected in (({HANDBOOK: 768_000}, 1), ({HANDBOOK: None}, 1), ({}, 0)):
        pages = Pages(found, env, papers)
        for html in (pages.listing("lessons").content, pages.tool("data/").content):
            assert html.count(f'href="../{HANDBOOK}"') == expected
            assert ("768 KB" in html) is (papers.get(HANDBOOK) is not None)
        assert HANDBOOK not in pages.listing("routes").content
