"""One page of every kind that the site has: the fullest of its kind, because it has the most to go wrong."""

from collections.abc import Iterable, Iterator

from catalog.domain.directions import directions_to
from catalog.domain.facts import TERM_PAGES
from catalog.model import KINDS
from tests.support.sites import Site

ORDINARY = {
    "home": "",
    "about": "about/",
    "help": "help/",
    "privacy": "privacy/",
    "codes": "manual/codes/",
    "not found": "404.html",
}
TOOLS = {
    "my list": "my/",
    "a list handed on": "my/?list=routes/shanzhi-binhu,courses/xinnongren",
    "order": "order/",
    "an order handed on": "order/?items=lessons/yi-hu-bi-shui,points/changguangxi&day=2026-12-03",
    "dispatch": "dispatch/?items=instructors/lecturer-01&day=2026-12-03&time=14:00",
    "passport": "passport/",
    "data": "data/",
    "levels": "levels/",
    "figures": "figures/",
    "teaching": "teaching/",
    "evaluation": "evaluation/?of=plan/2026-11-danghong-kebiao",
    "finder": "finder/?audience=rural&theme=skills&minutes=31-60",
    "report for editors": "report/",
    "year": "calendar/2026/",
    "month": "calendar/2026-11/",
    "review": "review/2026/",
    "timetable": "timetable/danghong-kebiao/",
}
SEARCHES = {"search": "search/", "search found": "search/?q=蠡湖", "search found nothing": "search/?q=没有的词"}


def page_kinds(site: Site) -> dict[str, str]:
    """What to call a page, and its address from the site's root."""
    fixed = {**ORDINARY, **SEARCHES, **TOOLS}
    return dict([*fixed.items(), *_lists(), *_records(site), *_terms(site), *_maps(site), *_ways(site), *_guides(site)])


def _lists() -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        yield f"list of {kind}", f"{kind}/"


def _records(site: Site) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        if site.catalog.records[kind]:
            yield f"one of {kind}", _fullest(site, kind, site.catalog.records[kind])


def _terms(site: Site) -> Iterator[tuple[str, str]]:
    for name in TERM_PAGES:
        yield f"one of {name}", _fullest(site, name, getattr(site.catalog.site.vocabularies, name))


def _maps(site: Site) -> Iterator[tuple[str, str]]:
    yield "map of everything", "maps/"
    stems = [stem for stem in site.catalog.records["routes"] if site.read(f"maps/{stem}.js")]
    if stems:
        yield "map", f"maps/{max(stems, key=lambda stem: len(site.read(f'maps/{stem}.js')))}.html"


def _ways(site: Site) -> Iterator[tuple[str, str]]:
    """Pages of navigation: one for each thing that such a page can say; what only leads on is no page to look at."""
    first = {directions_to(place).how: place.id for place in [*site.catalog.of("points"), *site.catalog.of("venues")]}
    for how, stem in first.items():
        yield f"way ({how})", f"go/{stem}/nav/"


def _guides(site: Site) -> Iterator[tuple[str, str]]:
    stems = site.catalog.records["routes"]
    if stems:
        uris = [f"routes/{stem}/guide/" for stem in stems]
        yield "guide", max(uris, key=lambda uri: len(site.read(f"{uri}index.html")))


def _fullest(site: Site, folder: str, stems: Iterable[str]) -> str:
    return f"{folder}/{max(stems, key=lambda stem: len(site.read(f'{folder}/{stem}/index.html')))}/"
