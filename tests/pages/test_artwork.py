"""Covers: the same bytes every time, small, well-formed, and each its own."""

import re
from hashlib import sha256
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import KINDS
from catalog.pages.artwork import Motif, cover, motif_of

MOTIFS: tuple[Motif, ...] = get_args(Motif)
IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=64)
STEMS = [f"sample-{number:03}" for number in range(400)]

NUMBER = r"-?(?:\d+(?:\.\d)?|\.\d)"
TAKES = {"M": 2, "m": 2, "L": 2, "l": 2, "H": 1, "h": 1, "V": 1, "v": 1, "z": 0}
TAKES |= {"C": 6, "c": 6, "S": 4, "s": 4, "Q": 4, "q": 4, "T": 2, "a": 7}

GOLDEN = {
    "arches": "a7a29e926cd46b86",
    "circuits": "7397a90cf3047f2f",
    "contours": "073d302eff404012",
    "fields": "03ff6f134b9ab432",
    "lattice": "5b6302a644664a67",
    "moons": "6725e7bccd4ed722",
    "reeds": "2f94b60aa2e3bd27",
    "ripples": "bc0105df3f94e6d6",
    "roofs": "2929c5fdf700ed8c",
    "sails": "444bd90a6d4c17ea",
}


def paths(svg: str) -> list[dict[str, str]]:
    """Parse a cover, a list of its paths' attributes."""
    return [path.attrib for path in ET.fromstring(svg)]  # noqa: S314 - we have just written it


def test_golden() -> None:
    """Whoever changes a motif on purpose puts the new hash here; every cover of that motif changes with it."""
    covers = {motif: cover("points", "changguangxi", motif) for motif in MOTIFS}
    assert {motif: sha256(svg.encode()).hexdigest()[:16] for motif, svg in covers.items()} == GOLDEN


def test_small() -> None:
    for motif in MOTIFS:
        assert max(len(cover("lessons", record_id, motif).encode()) for record_id in STEMS) <= 1100, motif


def test_each_record_has_its_own() -> None:
    """Other stem, other kind, other art."""
    for motif in MOTIFS:
        covers = {cover(kind, record_id, motif) for kind in ("lessons", "points") for record_id in STEMS}
        assert len(covers) == 2 * len(STEMS), motif


@given(IDS, IDS, st.sampled_from(MOTIFS))
def test_well_formed(kind: str, stem: str, motif: Motif) -> None:
    """One hidden drawing of three paths, without ids, colours, styles or text of its own."""
    svg = cover(kind, stem, motif)
    assert len(svg.encode()) <= 1100
    root = ET.fromstring(svg)  # noqa: S314 - we have just written it
    assert root.attrib == {
        "class": "cover",
        "viewBox": "0 0 320 120",
        "aria-hidden": "true",
        "focusable": "false",
        "preserveAspectRatio": "xMidYMid slice",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.2",
    }
    assert [path.tag for path in root] == ["path"] * 3
    assert [path.get("class") for path in root] == ["cover-a", "cover-b", "cover-b"]
    assert {name for path in root for name in path.attrib} <= {"class", "vector-effect", "stroke-opacity", "d"}
    assert not "".join(root.itertext())


@given(IDS, IDS, st.sampled_from(MOTIFS))
def test_path_data(kind: str, stem: str, motif: Motif) -> None:
    """Each command has a whole number of turns' worth of numbers, with one decimal at most."""
    for path in paths(cover(kind, stem, motif)):
        data = path["d"]
        assert data.startswith("M")
        for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
            found = re.findall(NUMBER, numbers)
            assert re.fullmatch(rf"(?:{NUMBER}(?: |(?=-)|$))*", numbers), (command, numbers)
            assert len(found) % TAKES[command] == 0 if TAKES[command] else not found
            if command == "a":  # one that ends where it starts is not drawn at all
                assert any(map(float, found[-2:]))


def test_nothing_of_the_record_gets_in() -> None:
    """Not even what no id may hold."""
    for motif in MOTIFS:
        svg = cover('"><script>', "滨湖-zzz", motif)
        assert "script" not in svg
        assert "zzz" not in svg
        assert svg.isascii()


def test_contours_do_not_cross() -> None:
    """Two hills on one map keep apart: lines of one height never meet."""
    for record_id in STEMS:
        spans = []
        for path in paths(cover("points", record_id, "contours")):
            for line in path["d"].split("M")[1:]:
                numbers = [int(number) for number in re.findall(r"-?\d+", line)]
                across = [*numbers[0:2:2], *numbers[4::2]]  # without the point of `Q`, which is not on the line
                spans.append((min(across), max(across)))
        west = [right for left, right in spans if left + right < 320]
        east = [left for left, right in spans if left + right >= 320]
        assert sorted((len(west), len(east))) == [4, 6]
        assert max(west) < min(east)


@pytest.mark.parametrize(
    ("theme", "kind", "mark", "motif"),
    [
        ("theory", "lessons", None, "ripples"),
        ("politics", "lessons", None, "arches"),
        ("discipline", "courses", None, "lattice"),
        ("purpose", "points", None, "reeds"),
        ("tradition", "points", None, "sails"),
        ("situation", "points", None, "contours"),
        ("skills", "lessons", None, "circuits"),
        (None, "venues", None, "roofs"),
        (None, "needs", None, "fields"),
        (None, "plan", None, "moons"),
        (None, "teams", None, "sails"),
        (None, "instructors", None, "ripples"),
        ("tradition", "routes", "circle", "ripples"),
        ("tradition", "routes", "square", "circuits"),
        ("tradition", "routes", "diamond", "sails"),
        ("tradition", "routes", "triangle", "roofs"),
        ("a-new-theme", "points", None, "arches"),
        ("a-new-theme", "a-new-kind", "star", "ripples"),
    ],
)
def test_choice(theme: str | None, kind: str, mark: str | None, motif: Motif) -> None:
    """The route's mark before the theme, the theme before the kind."""
    assert motif_of(theme, kind, mark) == motif


def test_every_motif_is_used() -> None:
    """By a theme, a mark or a kind; and the seven themes look different."""
    themes = ["theory", "politics", "discipline", "purpose", "tradition", "situation", "skills"]
    by_theme = [motif_of(theme, "lessons", None) for theme in themes]
    assert len(set(by_theme)) == len(themes)
    assert {*by_theme, *(motif_of(None, kind, None) for kind in KINDS)} == set(MOTIFS)
