"""The content folder as a library: which files count, and that neither order nor history matters."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.content.loader import Library, assemble, load
from catalog.diagnostics import Diagnostic, errors
from catalog.lint.rules import check
from tests.support.positions import assert_inside
from tests.support.samples import SOUND, library, sound_with

ROUTE = "content/routes/water-route.yml"
LESSON = "content/lessons/clear-water.yml"
COURSE = "content/courses/street-course.yml"
STOP = "point: ferry-pier, minutes: 5, action: {see: 看}"
BOMB = "a: &a [x, x, x, x]\n" + "".join(
    f"{this}: &{this} [{', '.join([f'*{last}'] * 9)}]\n" for last, this in zip("abcdefgh", "bcdefghi", strict=True)
)


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


class Way(NamedTuple):
    """A way to break a file: what is taken out (nothing: at the end; None: all of it) and what is put in."""

    code: str
    path: str
    old: str | None
    new: str
    piece: str  # of the new text: where the problem stands
    message: str


TEN = (
    Way("tab", ROUTE, "    minutes:", "\tminutes:", "\tminutes:", "缩进里有制表符（Tab）"),
    Way("fullwidth-colon", LESSON, "minutes: ", "minutes：", "：", "冒号是全角“：”"),
    Way("duplicate-key", LESSON, "", "title: 又一个题目\n", "title", "“title”写了两次"),
    Way("unknown-key", LESSON, "", "sumary: 又一段话\n", "sumary", "没有“sumary”这一项"),
    Way("unknown-id", LESSON, "[teacher-f,", "[teacher-z,", "teacher-z", "没有编号为“teacher-z”的师资"),
    Way("encoding", LESSON, "示例", "示例", "例", "文件编码不是 UTF-8（多半是 GBK）"),
    Way("unknown-value", LESSON, "[situation,", "[situatoin,", "situatoin", "词表 themes 里没有“situatoin”"),
    Way("same-stop-twice", ROUTE, "\nhalf_day:", f"\n  - {{{STOP}}}\nhalf_day:", "ferry-pier", "站就是"),
    Way("anchor", COURSE, None, BOMB, "&a", "不能使用 & 和 * 引用"),
    Way("too-deep", COURSE, "", f"tags: {'[' * 1000}\n", "[" * 981 + "\n", "嵌套超过 20 层"),
)


@pytest.mark.parametrize("way", TEN, ids=[way.code for way in TEN])
def test_ten_ways_to_break_a_file_are_each_told_once_and_at_their_place(
    way: Way, fixture_library: Library, fixture_files: dict[str, bytes]
) -> None:
    text = fixture_files[way.path].decode()
    old = text if way.old is None else way.old
    start = text.index(old) if old else len(text)
    broken = text[:start] + way.new + text[start + len(old) :]
    at = broken.index(way.piece, start)
    line, column = broken.count("\n", 0, at) + 1, at - broken.rfind("\n", 0, at)
    data = broken.encode("gbk" if way.code == "encoding" else "utf-8")
    told = check(assemble({**fixture_files, way.path: data}, fixture_library))
    (problem,) = errors(told)
    assert (problem.path, problem.line, problem.column, problem.code) == (way.path, line, column, way.code)
    assert way.message in problem.message
    assert set(told) - {problem} <= set(check(fixture_library)), "a broken file raises no remarks on others"


SNIPPETS = [*"\t：，　-#[{]'\"\n\ufeff", "  ", "- ", ": ", " #x", "&a ", "!b ", "x: y\n"]


@st.composite
def mutations(draw: st.DrawFn) -> tuple[int, list[tuple[float, int, str]]]:
    """Which file, and what to cut out and put in where."""
    edits = st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(SNIPPETS) | st.text(max_size=3))
    return draw(st.integers(0, 10_000)), draw(st.lists(edits, min_size=1, max_size=4))


def mutated(data: bytes, edits: list[tuple[float, int, str]]) -> bytes:
    text = data.decode()
    for where, cut, snippet in edits:
        start = int(where * len(text))
        text = text[:start] + snippet + text[start + cut :]
    return text.encode("utf-8", "surrogatepass")


@given(mutations())
@settings(max_examples=2 * settings().max_examples)
def test_any_mutation_of_a_file_gives_problems_inside_it(
    fixture_files: dict[str, bytes], mutation: tuple[int, list[tuple[float, int, str]]]
) -> None:
    number, edits = mutation
    names = sorted(path for path in fixture_files if path.endswith(".yml"))
    path = names[number % len(names)]
    data = mutated(fixture_files[path], edits)
    site = {"content/site.yml": fixture_files["content/site.yml"]}
    for problem in check(assemble({**site, path: data})):
        if problem.path == path:
            assert_inside(problem, data)
        assert problem.path in (path, "content/site.yml")


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=30)
def test_any_bytes_in_any_file_never_end_in_a_traceback(data: bytes) -> None:
    for path in (*SOUND, "content/lessons/lesson.md", "content/photos/x.jpg", "content/README.md", "content/x"):
        for problem in check(library({path: data})):
            assert str(problem).encode()


def test_the_second_load_equals_the_first_and_parses_nothing_twice(
    fixture_library: Library, fixture_files: dict[str, bytes]
) -> None:
    again = assemble(fixture_files, fixture_library)
    assert again == fixture_library
    for path, read in again.files.items():
        assert read is fixture_library.files[path]


def edits_of(files: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
    """Libraries as they follow one another while somebody works."""
    yield {**files, "content/lessons/lesson.yml": files["content/lessons/lesson.yml"].replace(b"45", b"x")}
    yield {path: data for path, data in files.items() if "teacher" not in path}
    yield {**files, "content/lessons/new.yml": files["content/lessons/lesson.yml"], "content/lessons/new.md": b"x"}
    yield {**files, "content/site.yml": files["content/site.yml"].replace(b"theory", b"teory")}
    yield {**files, "content/site.yml": b"["}
    yield {**files, "content/photos/x.jpg": b"1"}
    yield {**files, "content/photos/x.jpg": b"2"}
    yield files


def test_loading_what_changed_equals_loading_everything() -> None:
    before = library()
    for files in edits_of(sound_with({})):
        after = assemble(files, before)
        assert after == assemble(files)
        assert check(after) == check(assemble(files))
        before = after


def test_the_order_of_the_files_does_not_matter(fixture_library: Library, fixture_files: dict[str, bytes]) -> None:
    turned = assemble(dict(reversed(fixture_files.items())))
    assert turned == fixture_library
    assert [list(entries) for entries in turned.entries.values()] == [
        sorted(entries) for entries in fixture_library.entries.values()
    ]


def test_the_order_in_which_a_disk_lists_its_files_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = written(
        tmp_path, sound_with({"content/lessons/lesson.md": "x", "content/x.txt": "x", "content/y/z.yml": "x"})
    )
    straight = load(root)
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda top: sorted(scandir(top), key=lambda entry: entry.name, reverse=True))
    assert load(root) == straight
    assert check(load(root)) == check(straight)


def test_files_that_programs_leave_lying_about_are_passed_over(tmp_path: Path) -> None:
    left = (
        "~$lesson.yml",
        ".~lock.lesson.yml#",
        ".lesson.yml.swp",
        "lesson.yml~",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        ".git/config",
        ".idea/x.yml",
    )
    root = written(tmp_path, {**sound_with({}), **{f"content/lessons/{name}": b"\xff" for name in left}})
    assert check(load(root)) == ()
    assert load(root) == library()


def test_ordinary_pages_are_looked_over_but_are_no_records(tmp_path: Path) -> None:
    pages = {"content/pages/index.md": b"# \xff", "content/pages/a/lesson.md": b"# x"}
    found = load(written(tmp_path, {**sound_with({}), **pages}))
    assert (found.entries, found.prose) == (library().entries, {})
    assert [str(one).partition(": ")[0] for one in check(found)] == ["content/pages/index.md:1:3"]


def test_a_file_that_goes_away_between_listing_and_reading_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = written(tmp_path, sound_with({"content/lessons/4913.yml": "x"}))
    read = Path.read_bytes

    def reading(path: Path) -> bytes:
        if path.name == "4913.yml":
            path.unlink()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    assert load(root) == library()


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_file_name_in_another_encoding_is_told_in_printable_text(tmp_path: Path) -> None:
    root = written(tmp_path, sound_with({}))
    name = os.fsencode(root / "content" / "lessons") + b"/" + "太湖.yml".encode("gbk")
    try:
        handle = os.open(name, os.O_CREAT | os.O_WRONLY)
    except OSError:
        pytest.skip("this disk takes no such name")
    os.close(handle)
    (problem,) = check(load(root))
    assert problem.code == "bad-file-name"
    assert "\ufffd" in problem.path
    assert str(problem).encode()


def test_a_project_without_content_is_told_so(tmp_path: Path) -> None:
    assert [str(one).partition(": ")[0] for one in check(load(tmp_path))] == ["content/site.yml:1:1"]


def test_prose_belongs_to_the_record_of_its_name() -> None:
    found = library({"content/lessons/lesson.md": "\ufeff一段话。\r\n"})
    assert found.prose == {("lessons", "lesson"): "一段话。\n"}


def test_records_that_could_not_be_read_are_known_as_such() -> None:
    found = library({"content/lessons/lesson.yml": "[", "content/teams/team.yml": "status: x\n"})
    assert found.broken == {("lessons", "lesson"), ("teams", "team")}
    assert found.has_broken("plan", "lessons")
    assert not found.has_broken("plan", "routes")


def test_problems_are_told_in_the_order_of_files_and_lines() -> None:
    told = check(library(dict.fromkeys(SOUND, "status: x\nsource:\n")))
    assert list(told) == sorted(told, key=lambda one: (one.path, one.line, one.column))
    assert len({one.path for one in told}) == len(SOUND)


def test_a_problem_reads_as_file_line_column_code_and_hint() -> None:
    told = Diagnostic("content/a.yml", 3, 7, "unknown-key", "没有“x”这一项", "删去")
    assert str(told) == "content/a.yml:3:7: unknown-key: 没有“x”这一项\n    → 删去"
    mild = Diagnostic("content/a.yml", 1, 1, "no-lecturer", "没有主讲人", severity="warning")
    assert str(mild) == "content/a.yml:1:1: no-lecturer: （提醒）没有主讲人"
