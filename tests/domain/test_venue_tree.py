"""The tree of venues: nobody is lost, what is planned stands where it is held."""

from catalog.domain import venue_tree
from tests.support.samples import SESSION, catalog

_VENUE = "status: published\nsource: 出处\nname: {name}\nlevel: {level}\naddress: 某路 1 号\n{more}"


def test_every_venue_stands_in_the_tree_once() -> None:
    found = catalog(
        {
            "content/venues/hall.yml": _VENUE.format(name="区馆", level="district", more="town: lihu\n"),
            "content/venues/centre.yml": _VENUE.format(name="镇中心", level="town", more="town: hudai\n"),
            "content/venues/nowhere.yml": _VENUE.format(name="某中心", level="town", more=""),
        }
    )
    branches = list(venue_tree.branches(found))
    below = [place.venue.id for branch in branches for _, places in branch.levels for place in places]
    above = [place.venue.id for place in venue_tree.top(found)]
    assert sorted([*above, *below]) == sorted(found.listed["venues"])
    assert branches[-1].name == "镇街待核实"
    assert all(branch.size for branch in branches)


def test_only_what_is_still_to_come_is_announced() -> None:
    past = SESSION.replace("2026-12-01", "2026-11-01").replace("第一期", "往期")
    found = catalog(
        {
            "content/venues/hall.yml": _VENUE.format(name="区馆", level="district", more=""),
            "content/plan/session.yml": f"{SESSION}venue: hall\n",
            "content/plan/past.yml": f"{past}venue: hall\n",
        }
    )
    (hall,) = [place for place in venue_tree.top(found) if place.venue.id == "hall"]
    assert [session.id for session in hall.coming] == ["session"]
