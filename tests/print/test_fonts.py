"""The fonts of what is printed hold what `printable.txt` promises."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from catalog.lint.rules.glyphs import printable

FONTS = sorted((Path(__file__).resolve().parents[2] / "theme" / "fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_exactly_the_characters_that_are_promised(path: Path) -> None:
    with TTFont(path) as font:
        assert {chr(code) for code in font.getBestCmap()} == printable() - {"\n"}


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_may_be_embedded_and_carries_its_licence(path: Path) -> None:
    with TTFont(path) as font:
        assert font["OS/2"].fsType == 0
        assert "SIL Open Font License" in font["name"].getDebugName(13)
    assert path.with_name(f"{path.stem.partition('-')[0]}-OFL.txt").is_file()


def test_text_and_titles_have_a_font_each() -> None:
    assert [path.stem for path in FONTS] == ["NotoSansSC-Regular", "NotoSerifSC-SemiBold"]


def test_names_of_people_can_be_printed() -> None:
    assert set("喆堃垚昇祎翀赟珺淼犇") <= printable()
