"""No character that nobody sees gets into a record, however it was written, and none that breaks a line into a name."""

import pytest

from catalog.content.loader import assemble
from catalog.diagnostics import errors
from catalog.lint.autofix import autofix
from catalog.lint.rules import check
from tests.support.samples import SOUND, library, sound_with

LESSON = "content/lessons/lesson.yml"
UNSEEN = (
    "\x85\xad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff"
)
BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e"
FIELDS = ["title: {}", "summary: {}", "tags: [{}]", "questions:\n  - {}"]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("character", UNSEEN)
def test_each_is_refused_typed_and_escaped(field: str, character: str) -> None:
    rest = SOUND[LESSON].replace("title: 一湖碧水的治理账\n", "").replace("summary: 从一湖水讲起。\n", "")
    others = {"title": "title: 甲\n", "summary": "summary: 乙。\n"}
    others.pop(field.partition(":")[0], None)
    for value in (f"一{character}二", f'"一\\u{ord(character):04x}二"'):
        text = "".join([rest, *others.values(), field.format(value), "\n"])
        problems = errors(check(library({LESSON: text})))
        assert "unseen-character" in {one.code for one in problems}
        assert f"U+{ord(character):04X}" in "".join(one.message for one in problems)


@pytest.mark.parametrize("character", BREAKS)
def test_no_name_has_a_line_break(character: str) -> None:
    text = SOUND[LESSON].replace("title: 一湖碧水的治理账", f'title: "一\\x{ord(character):02x}二"')
    assert {one.code for one in errors(check(library({LESSON: text})))} & {"not-one-line", "syntax"}


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("一湖\u200b水", "一湖水"),
        ("一湖\u2028水", "一湖水"),
        ("Anna\u2028Li", "Anna Li"),
        ("一湖\u00ad水\ufeff", "一湖水"),
        ("一湖\u200e水", "一湖水"),
        ("一\u202d湖水\u202c", "一湖水"),
        ("一\u202e湖水\u202c", "一\u202e湖水\u202c"),
        ("一湖\u2029水", "一湖\u2029水"),
        ("一湖\u2028summary: 水", "一湖\u2028summary: 水"),
    ],
)
def test_what_can_mean_one_thing_only_is_mended(typed: str, mended: str) -> None:
    files = sound_with({LESSON: SOUND[LESSON].replace("一湖碧水的治理账", typed)})
    text = autofix(assemble(files)).get(LESSON, files[LESSON]).decode()
    assert f"title: {mended}\n" in text
