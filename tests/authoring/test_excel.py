"""Out to Excel and back: what was edited changes, and nothing else does."""

import io
import shutil
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.authoring.excel.columns import tables
from catalog.authoring.excel.diff import changed_files, make_plan
from catalog.authoring.excel.openpyxl_adapter import read_workbook
from catalog.authoring.excel.reader import rows_of, text_of
from catalog.authoring.excel.writer import workbook
from catalog.cli.main import main
from catalog.content.loader import Library, assemble, load
from catalog.lint.rules import check
from tests.support import projects
from tests.support.samples import SOUND, library, sound_with
from tests.support.workbooks import Book, changed

LESSON = "content/lessons/lesson.yml"
ROUTE = "content/routes/route.yml"
STOPS = """\
  # 起点
  - point: point
    minutes: 40   # 分钟
    action: {see: 看桥}
  # 第二站
  - point: jia
    minutes: 30
    action:
      see: 看塔
"""

Run = Callable[..., Any]  # exit code, standard output, what differs in the files
Change = Callable[[Book], Any]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with a route of two stops, exported to `catalog.xlsx`."""
    root = projects.content(tmp_path_factory.mktemp("exported"))
    jia = SOUND["content/points/point.yml"].replace("宝界桥", "鹿顶山")
    (root / "content/points/jia.yml").write_text(jia, "utf-8")
    projects.edit(root / ROUTE, SOUND[ROUTE].partition("stops:\n")[2], STOPS)
    projects.edit(root / LESSON, "minutes: 45", "# 时长\nminutes: 45   # 分钟")
    assert main(["export", "xlsx"], root) == 0
    return root


@pytest.fixture
def project(exported: Path, tmp_path: Path) -> Path:
    """A copy of it to be changed."""
    return shutil.copytree(exported, tmp_path, dirs_exist_ok=True)


@pytest.fixture
def reading(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Read the workbook back after a change: exit code, standard output, and what differs in the files."""

    def run(change: Change, *words: str, answers: str = "", between: Callable[[], Any] = lambda: None) -> Any:  # noqa: ANN401
        file = project / "catalog.xlsx"
        file.write_bytes(changed(file.read_bytes(), change))
        between()
        before = files(project)
        monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        capsys.readouterr()
        code = main(["import", "catalog.xlsx", *words], project)
        after = files(project)
        return code, capsys.readouterr().out, differences(before, after)

    return run


def files(root: Path) -> dict[str, str]:
    found = (root / "content").rglob("*.yml")
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in found}


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Each line that is gone or new, with the file's name before it when the whole file is."""
    found = [f"-{path}" for path in before if path not in after] + [f"+{path}" for path in after if path not in before]
    for path in sorted(set(before) & set(after)):
        old, new = before[path].splitlines(), after[path].splitlines()
        found += [f"-{line}" for line in old if line not in new] + [f"+{line}" for line in new if line not in old]
    return found


def nothing(_: Book) -> None:
    """Open and save."""


def test_the_same_content_makes_the_same_bytes(fixture_library: Library, fixture_root: Path) -> None:
    assert workbook(fixture_library) == workbook(load(fixture_root))


def test_there_and_back_changes_nothing(fixture_library: Library) -> None:
    for data in (workbook(fixture_library), changed(workbook(fixture_library), nothing)):
        plan = make_plan(rows_of(read_workbook(data), fixture_library), fixture_library, delete=True)
        assert (plan.problems, plan.untouched) == ([], sum(1 for _ in fixture_library.all()))
        assert dict(changed_files(plan, fixture_library)) == {}


def test_there_and_back_writes_nothing(reading: Run) -> None:
    assert reading(nothing, "--yes", "--delete") == (0, f"不变 {len(SOUND)} 条\n", [])


def test_every_value_of_every_kind_has_a_cell(fixture_library: Library) -> None:
    sheets = read_workbook(workbook(fixture_library))
    assert {table.name for table in tables()} < set(sheets)
    for table in tables():
        assert sheets[table.name][1][: len(table.columns) + 2][-1] is not None
    ids = [row[0] for row in sheets["教学点位"][2:]]
    assert ids == list(fixture_library.entries["points"])


def test_all_cells_are_texts_even_those_that_look_like_formulas() -> None:
    text = "=1+1"
    found = library({LESSON: SOUND[LESSON].replace("一湖碧水的治理账", f'"{text}"')})
    (title,) = [row[1] for row in read_workbook(workbook(found))["党课"] if row[0] == "lesson"]
    assert title == text
    sheets = read_workbook(workbook(found)).values()
    assert {type(cell) for rows in sheets for row in rows for cell in row} <= {str, type(None)}


@pytest.mark.parametrize(
    ("sheet", "stem", "key", "value", "lines"),
    [
        ("党课", "lesson", "minutes", 50, ["-minutes: 45   # 分钟", "+minutes: 50   # 分钟"]),
        ("党课", "lesson", "credit_hours", 1.2999999999999998, ["+credit_hours: 1.3"]),
        ("党课", "lesson", "verified_on", datetime(2026, 5, 12), ["+verified_on: 2026-05-12"]),  # noqa: DTZ001
        ("党课", "lesson", "themes", "知识技能教育", ["-themes: [theory]", "+themes: [skills]"]),
        ("党课", "lesson", "themes", "theory\nskills", ["-themes: [theory]", "+themes: [theory, skills]"]),
        ("党课", "lesson", "audiences", "农村党员，青年党员", ["-audiences: [rural]", "+audiences: [rural, youth]"]),
        ("党课", "lesson", "outline", "第一，讲\n第二", ["+outline:", "+  - 第一，讲", "+  - 第二"]),
        ("党课", "lesson", "lecturers", None, ["-lecturers: [teacher]"]),
        ("师资", "teacher", "public_consent", True, []),
        ("师资", "teacher", "bio", "甲。\n乙。", ["+bio: |-", "+  甲。", "+", "+  乙。"]),
        ("教学路线", "route", "start_time", time(8, 29, 59, 999000), []),
        ("教学路线", "route", "start_time", time(9, 5), ["-start_time: 08:30", "+start_time: 09:05"]),
        ("教学点位", "point", "opening.hours", "09:00-17:00", ["+opening:", "+    - 09:00-17:00", "+  hours:"]),
        ("教学点位", "point", "visit.toilets", "有", ["+visit:", "+  toilets: 有"]),
        (
            "培训安排",
            "session",
            "start",
            datetime(2026, 12, 1, 8, 59, 59, 999700),  # noqa: DTZ001 - as Excel has it
            [],
        ),
        (
            "培训安排",
            "session",
            "end",
            datetime(2026, 12, 1, 12, 30),  # noqa: DTZ001 - as Excel has it
            ["-end: 2026-12-01 11:00", "+end: 2026-12-01 12:30"],
        ),
        (
            "培训安排",
            "session",
            "end",
            datetime(2026, 12, 2, 0, 0),  # noqa: DTZ001 - as Excel has it
            ["-end: 2026-12-01 11:00", "+end: 2026-12-02 00:00"],
        ),
        ("培训安排", "session", "state", "full", ["+state: full"]),
        ("教学路线·各站", "route", "minutes", "45", ["-    minutes: 40   # 分钟", "+    minutes: 45   # 分钟"]),
        (
            "教学路线·各站",
            "route",
            "action.listen",
            "听",
            ["-    action: {see: 看桥}", "+    action: {see: 看桥, listen: 听}"],
        ),
    ],
)
def test_one_cell_changes_the_lines_of_its_value(  # noqa: PLR0913, PLR0917 - they are the case
    reading: Run,
    sheet: str,
    stem: str,
    key: str,
    value: Any,  # noqa: ANN401
    lines: list[str],
) -> None:
    code, _, found = reading(lambda book: book.set(sheet, stem, key, value), "--yes")
    assert code == 0
    assert sorted(found) == sorted(lines)


def test_a_day_comes_back_as_a_day_and_a_moment_as_a_moment(reading: Run) -> None:
    def change(book: Book) -> None:
        book.set("培训安排", "session", "start", date(2026, 12, 1))
        book.set("培训安排", "session", "end", date(2026, 12, 2))
        book.set("培训安排", "session", "enrolment.how", "由支部报名")
        book.set("培训安排", "session", "enrolment.until", datetime(2026, 11, 30, 17, 30))  # noqa: DTZ001 - as Excel has it

    _, _, found = reading(change, "--yes")
    assert {"+start: 2026-12-01", "+end: 2026-12-02", "+  until: 2026-11-30 17:30"} <= set(found)


def test_the_plan_is_told_first_and_nothing_is_written_without_a_yes(reading: Run) -> None:
    def change(book: Book) -> None:
        book.set("党课", "lesson", "minutes", 50)

    code, told, found = reading(change)
    assert (code, found) == (0, [])
    assert told == (
        "改动 1 条：\n  党课 lesson 一湖碧水的治理账\n    时长：“45” → “50”\n"
        f"不变 {len(SOUND) - 1} 条\n什么也没有写。\n"
    )
    assert reading(change, answers="好\n")[2] == []
    code, told, found = reading(change, answers="是\n")
    assert (code, found) == (0, ["-minutes: 45   # 分钟", "+minutes: 50   # 分钟"])
    assert told.endswith("写好了 1 个文件。\n")


def test_stops_follow_their_numbers_and_keep_their_comments(reading: Run, project: Path) -> None:
    _, told, _ = reading(lambda book: book.set("教学路线·各站", "route", "no", 2.5), "--yes")
    assert "教学路线·各站：2 项 → 2 项" in told
    text = (project / ROUTE).read_text("utf-8")
    assert text.partition("stops:\n")[2] == "".join(
        [STOPS.partition("  # 第二站")[1], STOPS.partition("  # 第二站")[2], STOPS.partition("  # 第二站")[0]]
    )


def test_a_stop_can_be_put_in_between(reading: Run, project: Path) -> None:
    point = SOUND["content/points/point.yml"].replace("宝界桥", "蠡园")
    (project / "content/points/yi.yml").write_text(point, "utf-8")

    def change(book: Book) -> None:
        book.add("教学路线·各站", id="route", no=1.5, point="蠡园", minutes=20, action__see="看园")

    code, _, found = reading(change, "--yes")
    assert code == 0
    assert found == ["+  - point: yi", "+    minutes: 20", "+      see: 看园"]
    text = (project / ROUTE).read_text("utf-8")
    assert [line[11:] for line in text.splitlines() if "- point:" in line] == ["point", "yi", "jia"]


def test_a_new_row_is_a_new_file_that_passes_the_check(reading: Run, project: Path) -> None:
    def change(book: Book) -> None:
        book.add("讲师团队", id="xintuan", status="draft", source="出处", name="新团", summary="一支新队伍。")

    code, told, found = reading(change, "--yes")
    assert (code, found) == (0, ["+content/teams/xintuan.yml"])
    assert "新增 1 条：\n  讲师团队 xintuan 新团\n" in told
    assert not [one for one in check(load(project), date(2026, 11, 20)) if one.severity == "error"]


def lost(book: Book) -> None:
    book.sheet("讲师团队").delete_rows(book.row("讲师团队", "team"))


def test_a_row_that_is_gone_deletes_nothing_unless_asked(reading: Run) -> None:
    code, told, found = reading(lost, "--yes")
    assert (code, found) == (0, [])
    assert "保留不动的 1 条" in told
    code, _, found = reading(nothing, "--yes", "--delete")
    assert (code, found) == (0, ["-content/teams/team.yml"])


def test_what_has_changed_on_both_sides_is_a_conflict_and_stays(reading: Run, project: Path) -> None:
    def change(book: Book) -> None:
        book.set("党课", "lesson", "minutes", 50)
        book.set("党课", "lesson", "credit_hours", 2)

    code, told, found = reading(
        change, "--yes", between=lambda: projects.edit(project / LESSON, "minutes: 45", "minutes: 60")
    )
    assert (code, found) == (1, ["+credit_hours: 2"])
    assert "冲突 1 条，导出以后文件也改过，照文件的不动：\n  党课 lesson 一湖碧水的治理账\n" in told
    assert "    时长：文件里是“60”，表格里是“50”\n" in told


def test_what_has_changed_in_the_file_alone_or_alike_on_both_sides_is_no_conflict(reading: Run, project: Path) -> None:
    def meanwhile() -> None:
        projects.edit(project / LESSON, "minutes: 45", "minutes: 60")
        projects.edit(project / LESSON, "themes: [theory]", "themes: [skills]")

    code, told, found = reading(lambda book: book.set("党课", "lesson", "themes", "skills"), between=meanwhile)
    assert (code, told, found) == (0, f"不变 {len(SOUND)} 条\n", [])


def test_a_record_that_was_deleted_meanwhile_is_not_made_again(reading: Run, project: Path) -> None:
    code, told, found = reading(
        lambda book: book.set("讲师团队", "team", "summary", "改过。"),
        "--yes",
        between=(project / "content/teams/team.yml").unlink,
    )
    assert (code, found) == (1, [])
    assert "整条内容已被删除" in told


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: book.set("党课", "lesson", "minutes", "=40+5"), "表“党课”第 3 行“时长”：是公式“=40+5”"),
        (lambda book: book.set("党课", "lesson", "minutes", "四十五"), "表“党课”第 3 行：“minutes”应是整数"),
        (lambda book: book.set("党课", "lesson", "themes", "nix"), "表“党课”第 3 行：词表 themes 里没有“nix”"),
        (lambda book: book.set("党课", "lesson", "title", None), "表“党课”第 3 行：缺少“title”"),
        (lambda book: book.set("党课", "lesson", "title", "一\n二"), "表“党课”第 3 行：“title”应写成一行"),
        (
            lambda book: book.set("党课", "lesson", "title", "一\u200b二"),
            "表“党课”第 3 行“党课名称”：有看不见的零宽空格（U+200B）",
        ),
        (lambda book: book.set("党课", "lesson", "title", "一\u2028二"), "有看不见的换行符（U+2028）"),
        (lambda book: book.set("党课", "lesson", "summary", "一\u202e二"), "有看不见的改变文字方向的字符（U+202E）"),
        (lambda book: book.add("党课", title="没有编号"), "表“党课”第 4 行“编号”：没有编号"),
        (lambda book: book.add("党课", id="lesson", title="重"), "表“党课”第 4 行“编号”：“lesson”在第 3 行已经有了"),
        (lambda book: book.add("党课", id="Bad Id", title="甲"), "表“党课”第 4 行“编号”：文件名“Bad.yml”不能作编号"),
        (lambda book: book.add("讲师团队", id="jia", name="甲"), "表“讲师团队”第 4 行：缺少“status”"),
        (lambda book: book.set("教学路线·各站", "route", "no", "头"), "第 3 行“序号”：“头”不是数"),
        (lambda book: book.add("教学路线·各站", id="nix", point="jia"), "第 5 行“编号”：表“教学路线”里没有编号“nix”"),
        (lambda book: setattr(book.sheet("党课").cell(2, 3), "value", "nix"), "表“党课”第 2 行“nix”：没有这一列"),
        (lambda book: book.sheet("党课").delete_rows(2), "表“党课”的第二行应是英文列名"),
        (lambda book: book.book.remove(book.sheet("_state")), "这不是 export 导出的工作簿"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place_and_nothing_is_written(
    reading: Run, change: Change, said: str
) -> None:
    code, told, found = reading(change, "--yes")
    assert (code, found) == (1, [])
    assert said in told
    assert "什么也没有写" in told


def test_a_missing_sheet_or_column_leaves_its_values_alone(reading: Run) -> None:
    def change(book: Book) -> None:
        book.book.remove(book.sheet("教学路线·各站"))
        book.book.remove(book.sheet("师资"))
        book.sheet("党课").delete_cols(book.column("党课", "minutes"))

    assert reading(change, "--yes", "--delete") == (0, f"不变 {len(SOUND) - 1} 条\n", [])


def test_no_workbook_and_no_sound_content_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "alt.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert main(["import", "alt.xls"], project) == 1
    assert "不是能读的 xlsx 文件" in capsys.readouterr().out
    assert main(["import", "nix.xlsx"], project) == 1
    assert "nix.xlsx" in capsys.readouterr().err
    projects.edit(project / LESSON, "minutes:", "minuets:")
    for words in (["import", "catalog.xlsx"], ["export", "xlsx", "neu.xlsx"]):
        assert main(words, project) == 1
        assert "unknown-key" in capsys.readouterr().out
    assert not (project / "neu.xlsx").exists()


def test_an_export_never_overwrites(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / "catalog.xlsx").read_bytes()
    assert main(["export", "xlsx"], project) == 1
    assert "已经有 catalog.xlsx 了" in capsys.readouterr().err
    assert (project / "catalog.xlsx").read_bytes() == before


def test_line_ends_and_mark_of_a_file_from_windows_stay(reading: Run, project: Path) -> None:
    data = b"\xef\xbb\xbf" + (project / LESSON).read_bytes().replace(b"\n", b"\r\n")
    (project / LESSON).write_bytes(data)
    assert reading(lambda book: book.set("党课", "lesson", "minutes", 50), "--yes")[0] == 0
    assert (project / LESSON).read_bytes() == data.replace(b"minutes: 45", b"minutes: 50")


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (None, str, ""),
        (45, int, "45"),
        (45.0, int, "45"),
        (0.1 + 0.2, float, "0.3"),
        (120.2843, float, "120.2843"),
        (1e15, float, "1000000000000000"),
        (True, bool, "是"),
        (date(2026, 5, 12), date, "2026-05-12"),
        (datetime(2026, 5, 12), date, "2026-05-12"),  # noqa: DTZ001
        (datetime(2026, 5, 12, 9), datetime, "2026-05-12 09:00"),  # noqa: DTZ001
        (timedelta(hours=8, minutes=30), time, "08:30"),
        ("\u3000甲 \u3000\r\n乙\xa0", str, "甲 \u3000\n乙"),
    ],
)
def test_a_cell_is_taken_for_what_its_column_holds(cell: Any, kind: type, text: str) -> None:  # noqa: ANN401
    assert text_of(cell, frozenset([kind])) == text


@pytest.fixture(scope="module")
def fixture_book(fixture_library: Library) -> Any:  # noqa: ANN401 - sheets of cells
    return read_workbook(workbook(fixture_library))


TYPED = st.sampled_from(["新", "新: 值", "- 新", "=A1", "“新”", "甲\n乙", "a, b", "'", "12:30", "no", "#"])


@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_whatever_is_typed_into_free_text_arrives_and_nothing_else_changes(
    fixture_library: Library,
    fixture_book: Any,  # noqa: ANN401
    data: st.DataObject,
) -> None:
    table = data.draw(st.sampled_from([table for table in tables() if not table.part]))
    entry = data.draw(st.sampled_from(list(fixture_library.entries[table.kind].values())))
    free = [one for one in table.columns if str in one.kinds and not one.listed and not one.many]
    column = data.draw(st.sampled_from([one for one in free if len(one.where) == 1]))
    typed = data.draw(TYPED)
    rows = rows_of(fixture_book, fixture_library)
    rows.records[table.kind, entry.record.id][column.key] = typed.replace("\n", "\n\n")
    plan = make_plan(rows, fixture_library, delete=False)
    made = dict(changed_files(plan, fixture_library))
    assert set(made) <= {entry.path}
    for path, new in made.items():
        assert new is not None
        again = assemble(
            {**{one: found.data for one, found in fixture_library.files.items()}, path: new}, fixture_library
        )
        if "\n" in typed and any(one.code == "not-one-line" for one in again.problems):
            continue  # `import` writes nothing
        rest = make_plan(rows, again, delete=False)
        assert rest.changed == {}
        assert rest.conflicts == {}


def test_samples_are_whole_without_a_file_of_their_own() -> None:
    assert workbook(library()) == workbook(assemble(sound_with({})))
