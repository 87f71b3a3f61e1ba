"""One page of every kind that a site has: the fullest of its kind, because it has the most to go wrong."""

from collections.abc import Iterator

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
    "order": "order/",
    "passport": "passport/",
    "hours record": "hours-record/",
    "data": "data/",
    "levels": "levels/",
    "figures": "figures/",
    "teaching": "teaching/",
    "report for editors": "report/",
    "measuring in the field": "measure/",
    "map of everything": "maps/",
    "search": "search/",
    "search found nothing": "search/?q=没有的词",
}
# Tools with something in them, and the kinds of record that they are given the fullest of.
FILLED = {
    "a list handed on": ("my/?list=routes/{routes},courses/{courses}", {"routes", "courses"}),
    "an order handed on": ("order/?items=lessons/{lessons},points/{points}&day=2026-12-03", {"lessons", "points"}),
    "dispatch": ("dispatch/?items=instructors/{instructors}&day=2026-12-03&time=14:00", {"instructors"}),
    "evaluation": ("evaluation/?of=plan/{plan}", {"plan"}),
    "attendance": ("attendance/#{plan}", {"plan"}),
}
# Pages of which there are many, by where they lie.
MANY = {
    **{f"one of {folder}": f"{folder}/*" for folder in (*KINDS, *TERM_PAGES)},
    "guide": "routes/*/guide",
    "year": "calendar/????",
    "month": "calendar/????-[01]?",
    "review": "review/*",
    "timetable": "timetable/*",
}


def page_kinds(site: Site) -> dict[str, str]:
    """What to call a page, and its address from the site's root."""
    fullest = {name: uri for name, pattern in MANY.items() if (uri := _fullest(site, pattern))}
    record_ids = {kind: fullest[f"one of {kind}"].split("/")[1] for kind in KINDS if f"one of {kind}" in fullest}
    words = site.catalog.site.vocabularies
    return {
        **ORDINARY,
        **TOOLS,
        "search found": f"search/?q={next(iter(words.towns.values()))}",
        "finder": f"finder/?audience={next(iter(words.audiences))}&theme={next(iter(words.themes))}&minutes=31-60",
        **{f"list of {kind}": f"{kind}/" for kind in KINDS},
        **fullest,
        **{
            name: address.format_map(record_ids)
            for name, (address, kinds) in FILLED.items()
            if record_ids.keys() >= kinds
        },
        **dict(_maps(site)),
        **dict(_ways(site)),
    }


def _fullest(site: Site, pattern: str) -> str | None:
    """The address of the longest of some pages; None if there are none."""
    paths = site.folder.glob(f"{pattern}/index.html")
    longest = max(paths, key=lambda path: path.stat().st_size, default=None)
    return f"{longest.parent.relative_to(site.folder).as_posix()}/" if longest else None


def _maps(site: Site) -> Iterator[tuple[str, str]]:
    """The fullest map of a route."""
    scripts = [path for path in site.folder.glob("maps/*.js") if path.stem in site.catalog.records["routes"]]
    if scripts:
        yield "map", f"maps/{max(scripts, key=lambda path: path.stat().st_size).stem}.html"


def _ways(site: Site) -> Iterator[tuple[str, str]]:
    """Pages of navigation: one for each thing that such a page can say; what only leads on is no page to look at."""
    first = {directions_to(place).how: place.id for place in [*site.catalog.of("points"), *site.catalog.of("venues")]}
    for how, record_id in first.items():
        yield f"way ({how})", f"go/{record_id}/nav/"
