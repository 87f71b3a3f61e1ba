"""What readers fetch has all of our code and none of our comments."""

from catalog.site import minify
from tests.support.outputs import THEME


def _code(text: str) -> list[str]:
    """The lines that are more than a comment, read line by line."""
    found, inside = [], False
    for line in map(str.strip, text.splitlines()):
        inside = inside or line.startswith("/*")
        if line and not inside and not line.startswith("//"):
            found.append(line)
        inside = inside and not line.endswith("*/")
    return found


def test_every_line_of_code_is_left_in_its_order_and_nothing_else() -> None:
    sources = minify.sources(THEME)
    for uri, make in minify.files(THEME):
        left = [line for line in make().decode().splitlines() if line]
        assert left == [line for path in sources[uri] for line in _code(path.read_text("utf-8"))], uri


def test_every_script_and_style_sheet_is_published_in_one_place() -> None:
    published = [path for paths in minify.sources(THEME).values() for path in paths]
    ours = {path for path in (THEME / "assets").rglob("*.[cj]s*") if "vendor" not in path.parts}
    assert sorted(published) == sorted(ours)


def test_what_stands_behind_code_is_left_alone() -> None:
    line = 'const there = "https://example.org/"; // said\n'
    assert minify.minify(f"  {line}") == line


def test_the_readers_clock_is_a_small_script() -> None:
    (script,) = [make() for uri, make in minify.files(THEME) if uri == "assets/js/core/clock.js"]
    assert len(script) <= 1536
