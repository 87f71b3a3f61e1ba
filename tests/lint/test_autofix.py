"""`check --fix`: slips that can mean one thing only are mended, everything else stays byte for byte."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.cli import fix
from catalog.cli.main import main
from catalog.content.language import foreign
from catalog.content.loader import assemble
from catalog.lint.autofix import autofix
from catalog.lint.rules import check
from tests.content.test_loader import mutated, mutations
from tests.support import cases, projects
from tests.support.cases import CASES, Case
from tests.support.samples import SOUND, sound_with

LESSON = "content/lessons/lesson.yml"
ROUTE = "content/routes/route.yml"

# Codes whose first case can be mended by itself.
MENDED = (
    "colon-space",
    "fullwidth-colon",
    "fullwidth-comma",
    "fullwidth-dash",
    "mixed-punctuation",
    "tab",
    "unseen-character",
    "unseen-space",
)


def mend(path: str, text: str | bytes) -> bytes:
    files = sound_with({path: text})
    return autofix(assemble(files)).get(path, files[path])


@cases.each(*MENDED)
def test_what_is_mended_is_clean(case: Case) -> None:
    files = sound_with({path: cases.content(path, given) for path, given in case["files"].items()})
    fixable = {(one.path, one.line) for one in check(assemble(files)) if one.fix or one.code in MENDED}
    left = check(assemble({**files, **autofix(assemble(files))}))
    stubborn = {at.split(": ")[0] for at in UNMENDED.get(case["name"], ())}
    assert {f"{one.path}:{one.line}:{one.column}" for one in left if (one.path, one.line) in fixable} == stubborn


# What looks like a slip but cannot be told from text, or has no one reading.
UNMENDED = {
    "看不见的换行符、分段符，各说各的": ["content/points/point.yml:5:9"],
    "改变方向的字符、软连字符、BOM，注释里也算；同一个位置不说两遍": [f"{LESSON}:7:16", f"{LESSON}:7:18"],
    "双引号里的转义写出来的，也算": [f"{LESSON}:3:8", f"{LESSON}:4:10"],
}


def test_each_code_that_can_be_mended_says_so_in_a_case() -> None:
    assert [code for code in MENDED if not any(case["told"] for case in CASES[code])] == []


SLIPS: list[Callable[[str], str]] = [
    lambda line: re.sub(r"^( *(?:- )?[a-z_]+): (?=[^|>])", r"\1：", line),
    lambda line: re.sub(r"^( *(?:- )?[a-z_]+): (?=[^|>])", "\\1：\u3000", line),
    lambda line: re.sub(r"^( *(?:- )?[a-z_]+): (?=[\u4e00-\u9fff])", r"\1:", line),
    lambda line: re.sub(r"^( *(?:- )?[a-z_]+):", "\\1\u200b:", line),
    lambda line: re.sub(r"(?<=[a-z]), (?=[a-z])", "，", line) if re.match(r" *[a-z_]+: \[[a-z]", line) else line,
    lambda line: re.sub(r"^( *)- (?=[\u4e00-\u9fff])", r"\1－", line),
    lambda line: re.sub(r"^ {2}", "\u3000", line),
    lambda line: line.replace("minutes:", "minuets:").replace("summary:", "sumary:").replace("source:", "soruce:"),
    lambda line: f"{line}  ",
    lambda line: f"{line}\t",
]


@given(st.data())
@settings(max_examples=60)
def test_what_a_slip_has_changed_is_changed_back_and_nothing_else(
    fixture_files: dict[str, bytes], data: st.DataObject
) -> None:
    names = [path for path in sorted(fixture_files) if path.endswith(".yml") and path != "content/site.yml"]
    path = data.draw(st.sampled_from(names))
    lines = fixture_files[path].decode().split("\n")
    for number in data.draw(st.lists(st.integers(0, len(lines) - 2), max_size=3, unique=True)):
        slip = data.draw(st.sampled_from(SLIPS))
        if not lines[number].lstrip().startswith("#") and not _in_block(lines, number):
            lines[number] = slip(lines[number])
    text = "\n".join(lines)
    ends = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    broken = data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.replace("\n", ends).encode()
    library = assemble({"content/site.yml": fixture_files["content/site.yml"], path: broken})
    assert autofix(library).get(path, broken) == fixture_files[path]


def _in_block(lines: list[str], number: int) -> bool:
    """Whether a line is part of block text, where nothing is a slip."""
    indent = len(lines[number]) - len(lines[number].lstrip())
    above = (line for line in reversed(lines[:number]) if line.strip() and len(line) - len(line.lstrip()) < indent)
    return bool(re.search(r"[|>][-+]?\s*$", next(above, "")))


def _bare(line: str) -> str:
    """A line without what mending may touch: blanks, width and kind of signs."""
    plain = (
        unicodedata.normalize("NFKC", line).replace("－", "-").replace("—", "-").replace("–", "-").replace("。", ".")
    )
    return "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) not in ("Cc", "Cf"))


@given(mutations())
@settings(max_examples=3 * settings().max_examples // 2)
def test_whatever_happens_to_a_file_only_signs_and_keys_are_mended(
    fixture_files: dict[str, bytes], mutation: tuple[int, list[tuple[float, int, str]]]
) -> None:
    number, edits = mutation
    names = sorted(path for path in fixture_files if path.endswith(".yml"))
    path = names[number % len(names)]
    data = mutated(fixture_files[path], edits)
    library = assemble({"content/site.yml": fixture_files["content/site.yml"], path: data})
    changed = autofix(library)
    assert set(changed) <= {path}
    if path in changed:
        before = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for old, new in zip(before, changed[path].decode().split("\n"), strict=True):
            if _bare(old) != _bare(new):  # a key that was mended
                assert _bare(old).partition(":")[2] == _bare(new).partition(":")[2]
                assert re.match(r"\s*(?:- )*\w+\s*:", new)
        again = assemble({**{one: read.data for one, read in library.files.items()}, **changed})
        assert autofix(again) == {}


def test_sound_content_is_left_alone(fixture_files: dict[str, bytes]) -> None:
    assert autofix(assemble(fixture_files)) == {}


def test_what_is_text_stays_text() -> None:
    looks_so = SOUND[LESSON].replace("summary: 从一湖水讲起。", "summary: 从一湖水\n  note：讲起。")
    assert mend(LESSON, looks_so).decode() == looks_so


def test_blanks_that_break_a_line_in_markdown_stay() -> None:
    assert mend("content/lessons/lesson.md", "\ufeff一  \r\n二\r\n") == "一  \n二\n".encode()


def test_a_line_of_blanks_becomes_an_empty_one_and_other_block_text_stays() -> None:
    text = f"{SOUND[LESSON]}booking: |\n  一：  \n   \n\t\n  －二\n"
    assert mend(LESSON, text).decode() == text.replace("\n   \n\t\n", "\n\n\n")


@pytest.mark.parametrize("tab", ["\t", "\t\t", "  \t", "\u3000\u3000", "\u3000\u00a0\u00a0"])
def test_an_indent_is_mended_where_there_is_one_way_to_read_it(tab: str) -> None:
    sound = SOUND[ROUTE]
    assert mend(ROUTE, sound.replace("    minutes: 40", f"{tab}minutes: 40")).decode() == sound


def test_an_indent_that_can_be_read_in_two_ways_is_left() -> None:
    both = SOUND[ROUTE].replace("    action: {see: 看桥}", "    action:\n      see: 看桥\n\tworth: 慢行")
    assert mend(ROUTE, both).decode() == both


@pytest.mark.parametrize(
    ("key", "becomes"),
    [
        ("minuets", "minutes"),
        ("sumary", "summary"),
        ("lecturer", "lecturers"),
        ("worth", "worth"),
        ("titles", "titles"),
        ("minutes:", "minutes:"),
    ],
)
def test_a_key_is_mended_if_one_was_meant_and_it_is_not_there_yet(key: str, becomes: str) -> None:
    right = {"titles": "title", "worth": "minutes", "minutes:": "minutes"}.get(key, becomes)
    text = SOUND[LESSON].replace(f"{right}:", f"{key}:") if key != "titles" else f"{SOUND[LESSON]}titles: 又一个\n"
    assert mend(LESSON, text).decode() == text.replace(f"{key}:", f"{becomes}:")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    projects.content(tmp_path)
    projects.edit(tmp_path / LESSON, "minutes: 45", "minutes：45")
    (tmp_path / ROUTE).write_bytes(b"\xef\xbb\xbf" + (tmp_path / ROUTE).read_bytes().replace(b"\n", b" \r\n"))
    return tmp_path


def test_the_difference_is_shown_and_nothing_written_unasked(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (broken / LESSON).read_bytes()
    assert main(["check", "--fix"], broken) == 1
    out, err = capsys.readouterr()
    assert f"{LESSON}：\n  第 7 行\n    - minutes：45\n    + minutes: 45\n" in out
    assert f"{ROUTE}：\n  去掉文件开头看不见的 BOM\n  行尾统一成 LF\n  第 1 行\n    - status: published␣\n" in out
    assert "没有写入" in err
    assert (broken / LESSON).read_bytes() == before


@pytest.mark.parametrize(("answer", "written"), [("是\n", True), ("Y\n", True), ("否\n", False), ("", False)])
def test_somebody_at_the_keyboard_is_asked(
    broken: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    written: bool,  # noqa: FBT001 - a case's second half
) -> None:
    class Keyboard:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return answer

    monkeypatch.setattr("sys.stdin", Keyboard())
    main(["check", "--fix"], broken)
    assert ((broken / LESSON).read_text("utf-8") == SOUND[LESSON]) is written


def test_with_yes_it_is_written_at_once_and_checked_again(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (broken / LESSON).chmod(0o640)
    assert main(["check", "--fix", "--yes"], broken) == 0
    assert capsys.readouterr().out.endswith(f"改好了 2 个文件。\n\n没有问题：{len(SOUND) - 1} 条内容\n")
    assert (broken / LESSON).read_text("utf-8") == SOUND[LESSON]
    assert (broken / ROUTE).read_bytes() == SOUND[ROUTE].encode()
    assert (broken / LESSON).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in broken.rglob(".*")] == [".cache"], "where commands wait for each other"
    assert main(["check", "--fix"], broken) == 0
    assert capsys.readouterr().out.startswith("没有可以自动改的地方。\n")


def test_a_file_that_somebody_has_just_saved_is_not_written_over(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def saving(count: int) -> bool:
        (broken / LESSON).write_text("新的", "utf-8")
        return count > 0

    monkeypatch.setattr(fix, "_confirmed", saving)
    main(["check", "--fix"], broken)
    assert (broken / LESSON).read_text("utf-8") == "新的"
    assert (broken / ROUTE).read_bytes() == SOUND[ROUTE].encode()


def test_a_disk_that_fills_up_leaves_the_file_as_it_was(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    before = (broken / LESSON).read_bytes()
    monkeypatch.setattr("os.fsync", full)
    assert main(["check", "--fix", "--yes"], broken) == 1
    assert (broken / LESSON).read_bytes() == before


PIECES = [
    *(
        "甲",
        "乙丙",
        "a",
        "12",
        ",",
        "，",
        ".",
        "。",
        ":",
        ";",
        "?",
        "!",
        "(",
        ")",
        "（",
        "）",
        " ",
        "２０",
        "Ａ",
        "、",
        "-",
    ),
    *(
        "https://党建.中国/滨湖(试)/",
        "[词条](https://a.cn/蠡湖(无锡),1)",
        "<https://a.cn/甲,乙>",
        "党建.中国",
        "`甲,乙`",
    ),
    *(
        "www.a.cn/甲,乙",
        "&nbsp;",
        "&#20849;",
        "甲,https://a.cn/乙,",
        "(https://a.cn/甲)",
        "[甲,乙](丙(丁).md)",
        "a@b.cn",
    ),
]
BLOCKS = ["\n", "\n\n", "\n\n    甲,乙\n\n", "\n\n```\n甲,乙(丙)\n```\n\n", "\n- ", "\n\n## "]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12), st.lists(st.sampled_from(PIECES + BLOCKS)))
@settings(max_examples=3 * settings().max_examples // 2)
def test_only_language_is_mended_and_only_once(value: list[str], markdown: list[str]) -> None:
    page = "content/lessons/lesson.md"
    quoted = "".join(value).replace("'", "''")
    files = sound_with({LESSON: f"{SOUND[LESSON]}booking: '甲{quoted}'\n", page: "".join(markdown)})
    library = assemble(files)
    changed = autofix(library)
    for path in changed:
        before, after = files[path].decode(), changed[path].decode()
        assert foreign(before) == foreign(after)
        assert _bare(re.sub("[，；：？！。（）]", _half_width, before)) == _bare(after.translate(HALF_WIDTH))
    fixed = assemble({**files, **changed})
    assert autofix(fixed) == {}
    assert len(check(fixed)) <= len(check(library))


HALF_WIDTH = str.maketrans("，；：？！。（）", ",;:?!.()")


def _half_width(match: re.Match[str]) -> str:
    return match[0].translate(HALF_WIDTH)


@pytest.mark.parametrize(
    "text",
    [
        "见https://党建.中国/滨湖(试)/",
        "见[词条](https://a.cn/蠡湖(无锡),1)",
        "见<https://a.cn/甲,乙>",
        "上党建.中国/甲,乙",
    ],
)
def test_addresses_and_targets_are_left_alone(text: str) -> None:
    markdown = f"{text}\n\n    甲,乙\n"
    files = sound_with({LESSON: f"{SOUND[LESSON]}booking: {text}\n", "content/pages/about.md": markdown})
    files["content/site.yml"] += "base_url: https://党建.中国/滨湖(试)/\n".encode()
    assert [one for one in check(assemble(files)) if one.code == "mixed-punctuation"] == []
    assert autofix(assemble(files)) == {}
