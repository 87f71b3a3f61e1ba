"""What style sheets promise each other: a class in one file, values from the tokens, colours that can be read."""

import re
from collections import defaultdict
from collections.abc import Mapping

import pytest

from tests.support.styles import CSS, Rule, classes, rules

SHEETS = {path.relative_to(CSS).as_posix(): path.read_text("utf-8") for path in sorted(CSS.rglob("*.css"))}
SCREEN = {name: text for name, text in SHEETS.items() if not name.startswith("print/") and name != "tokens/print.css"}
TOKENS = SHEETS["tokens/tokens.css"]
TEXT, SHAPE = 4.5, 3  # WCAG 2.2: 1.4.3 and 1.4.11
GROUNDS = ("paper", "raised", "hatch")
READ = ("ink", "muted", "accent", "premium", "route-circle", "route-square", "route-diamond", "route-triangle")

_SIDES = re.compile(r"var\(--light, *(#[0-9a-fA-F]{6})\) *var\(--dark, *(#[0-9a-fA-F]{6})\)")


def styled(sheets: Mapping[str, str]) -> dict[str, set[str]]:
    """Class → the files that style it."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, text in sheets.items():
        for rule in rules(text):
            for selector in rule.selectors:
                for styled_class in classes(selector):
                    found[styled_class].add(name)
    return found


def twice(sheets: Mapping[str, str]) -> dict[str, set[str]]:
    """The classes of more than one file."""
    return {name: files for name, files in styled(sheets).items() if len(files) > 1}


def test_each_class_is_styled_in_one_file() -> None:
    assert twice(SCREEN) == {}


def test_a_class_of_two_files_would_be_seen() -> None:
    sheets = {"a.css": ".row { color: red }", "b.css": "@media (x) { .list > a.row:not(.b), .c { color: blue } }"}
    assert twice(sheets) == {"row": {"a.css", "b.css"}}
    assert twice({"a.css": ".row { }", "b.css": ".row .inner { } .row + p { } :not(.row) { }"}) == {}


def test_paper_has_its_rules_in_one_folder() -> None:
    assert [name for name, text in SCREEN.items() if "@media print" in text or "@page" in text] == []


@pytest.mark.parametrize("name", [name for name in SHEETS if not name.startswith("tokens/")])
def test_colours_are_named_among_the_tokens_only(name: str) -> None:
    values = [value for rule in rules(SHEETS[name]) for _, value in rule.declarations]
    assert [value for value in values if re.search(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl)a?\(", value)] == []


def test_every_value_that_is_used_is_set_somewhere() -> None:
    outside = {"cell", "cell-x", "cell-y"}  # map.js sets these
    used = {name for text in SHEETS.values() for name in re.findall(r"var\(--([\w-]+)", text)}
    known = {
        name[2:]
        for text in SHEETS.values()
        for rule in rules(text)
        for name, _ in rule.declarations
        if name[:2] == "--"
    }
    assert used - known == outside
    assert known - used == set()


@pytest.mark.parametrize("token", ["accent", "text-body"])
def test_the_accent_and_the_size_of_text_stand_in_one_place(token: str) -> None:
    places = [
        name
        for name, text in SCREEN.items()
        for rule in rules(text)
        for key, _ in rule.declarations
        if key == f"--{token}"
    ]
    assert places == ["tokens/tokens.css"]
    value = _tokens(":root", TOKENS)[f"--{token}"]
    for written in re.findall(r"#[0-9a-fA-F]{6}|[\d.]+rem", value):
        same = [
            name for name, text in SCREEN.items() if re.search(rf"(font|color|background)[\w-]*:[^;]*{written}", text)
        ]
        assert same == [], written


def test_old_browsers_drop_nothing_whole() -> None:
    """`@layer`, `@container`, nesting and `@supports` around everything would leave an old kernel without any style."""
    heads = [head for text in SHEETS.values() for rule in rules(text) for head in (*rule.around, *rule.selectors)]
    assert [head for head in heads if re.match(r"@(layer|container|scope)|&", head)] == []


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", READ)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_every_ground(scheme: str, colour: str, ground: str) -> None:
    values = colours(scheme)
    assert contrast(values[colour], values[ground]) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_and_rings_can_be_seen(scheme: str) -> None:
    values = colours(scheme)
    assert contrast(values["on-accent"], values["accent"]) >= TEXT
    assert all(contrast(values["focus"], values[ground]) >= SHAPE for ground in GROUNDS)


def test_the_elder_view_has_lines_that_can_be_seen() -> None:
    elder = _tokens(':root[data-view="elder"]', TOKENS)
    assert elder["--muted"] == "var(--ink)"
    grounds = [colours(scheme)[ground] for scheme in ("light", "dark") for ground in ("paper", "raised")]
    assert all(contrast(elder["--line"], ground) >= SHAPE for ground in grounds)


def test_paper_is_black_on_white() -> None:
    paper = _tokens(":root", SHEETS["tokens/print.css"])
    values = {name[2:]: value for name, value in paper.items() if value.startswith("#")}
    assert values["paper"] == "#ffffff"
    assert all(contrast(values[name], values["paper"]) >= TEXT for name in (*READ, "focus") if name in values)
    assert {name for name, value in values.items() if value == "#000000"} >= {"ink", "accent", "premium"}


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def colours(scheme: str) -> dict[str, str]:
    """Each colour of a scheme, by the name of its token."""
    found: dict[str, str] = {}
    for name, value in _tokens(":root", TOKENS).items():
        sides = _SIDES.search(value)
        alias = re.fullmatch(r"var\(--([\w-]+)\)", value)
        if sides:
            found[name[2:]] = sides[1] if scheme == "light" else sides[2]
        elif alias and alias[1] in found:
            found[name[2:]] = found[alias[1]]
    return found


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _tokens(selector: str, text: str) -> dict[str, str]:
    """What is declared for a selector outside any at-rule."""
    rows: list[Rule] = [rule for rule in rules(text) if selector in rule.selectors and not rule.around]
    return {name: value for rule in rows for name, value in rule.declarations}
