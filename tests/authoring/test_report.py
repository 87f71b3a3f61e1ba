"""The report: what is missing is counted, what has changed is said, a link is told of only when it has failed often."""

import io
import subprocess
from collections.abc import Callable
from datetime import date
from email.message import Message
from http.client import RemoteDisconnected
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

import pytest

from catalog.authoring.report import link_check
from catalog.authoring.report.changelog import changes
from catalog.authoring.report.link_check import Outcome, check_links, link_failure
from catalog.authoring.report.table import as_text
from catalog.cli.main import main
from catalog.domain.coverage import Section, sections
from catalog.lint.reporters import width
from tests.support import projects
from tests.support.samples import SOUND, catalog, library

TODAY = date(2026, 11, 20)
LESSON, ROUTE, NEED = "content/lessons/lesson.yml", "content/routes/route.yml", "content/needs/need.yml"


def with_lines(path: str, lines: str) -> str:
    return SOUND[path] + lines


def section(heading: str, files: dict[str, str | bytes | None] | None = None) -> Section:
    (found,) = (one for one in sections(catalog(files), TODAY) if one.heading == heading)
    return found


def first_cells(found: Section) -> list[str]:
    return [row.cells[0] for row in found.rows]


def test_counts_are_held_against_what_is_expected() -> None:
    found = section("应有多少", {"content/site.yml": SOUND["content/site.yml"].replace("points: 1", "points: 35")})
    assert found.answer == "1 类的数量和应有的不一样。"
    assert [row.cells for row in found.rows] == [
        ("教学路线", "1", "1", "0", "1"),
        ("教学点位", "35", "1", "0", "1"),
        ("精品党课", "0", "0", "0", "0"),
    ]


def test_samples_are_counted_until_there_are_none() -> None:
    assert section("示例换了多少").answer == "示例都换完了。"
    found = section("示例换了多少", {LESSON: SOUND[LESSON].replace("published", "sample")})
    assert found.answer == "还有 1 条示例要换成正式内容，换完才能正式发布。"
    assert found.rows[0].cells == ("党课", "1", "0", "0")


def test_what_was_not_looked_over_for_a_year_is_listed_the_oldest_first() -> None:
    fresh = {path: f"{text}verified_on: 2026-11-01\n" for path, text in SOUND.items() if path.count("/") == 2}
    assert section("多久没有核实", {**fresh}).rows == ()
    aged: dict[str, str | bytes | None] = {
        **fresh,
        LESSON: with_lines(LESSON, "verified_on: 2025-11-19\n"),
        ROUTE: with_lines(ROUTE, "verified_on: 2025-11-20\n"),
        NEED: SOUND[NEED],
    }
    found = section("多久没有核实", aged)
    assert [row.cells for row in found.rows] == [
        ("农村党员需求清单", "需求清单", "没有写"),
        ("一湖碧水的治理账", "党课", "2025-11-19"),
    ]


def test_what_is_to_be_measured_is_listed_trip_by_trip_and_the_least_sure_first() -> None:
    venue, point = "content/venues/venue.yml", "content/points/point.yml"
    where = "address: 某路 {} 号\nlocation: {{lat: 31.5{}, lon: 120.2, datum: wgs84, precision: {}}}\n"
    surplus: dict[str, str | bytes | None] = {
        "content/venues/a.yml": SOUND[venue].replace("区党建馆", "甲馆") + "town: lihu\n",
        "content/venues/b.yml": SOUND[venue].replace("区党建馆", "乙馆") + where.format(2, 2, "approx, radius: 300"),
        "content/venues/c.yml": SOUND[venue].replace("区党建馆", "丙馆") + where.format(3, 3, "approx"),
        "content/venues/d.yml": SOUND[venue].replace("区党建馆", "丁馆") + where.format(4, 4, "exact"),
        "content/venues/e.yml": SOUND[venue].replace("published", "archived").replace("区党建馆", "旧馆"),
        "content/points/guarded.yml": SOUND[point].replace("宝界桥", "禁地").replace("open", "restricted"),
    }
    unmeasured = section("要去现场定位", surplus)
    assert [row.cells for row in unmeasured.rows] == [
        ("宝界桥", "路线“立心铸魂”", "没有写", "没有坐标"),
        ("甲馆", "蠡湖街道", "蠡湖街道", "没有坐标"),
        ("区党建馆", "未写镇街", "没有写", "没有坐标"),
        ("丙馆", "未写镇街", "某路 3 号", "可能差 1.5 公里"),
        ("乙馆", "未写镇街", "某路 2 号", "可能差 300 米"),
    ]
    assert unmeasured.answer.startswith("5 处要到现场定位：3 处没有坐标，2 处只有大致位置；")
    measured: dict[str, str | bytes | None] = {
        path: SOUND[path] + where.format(5, 5, "exact") for path in (point, venue)
    }
    assert section("要去现场定位", measured).answer == "去得了的地方都有准确的坐标。"


def test_what_nobody_names_is_listed() -> None:
    found = section("谁也没有提到")
    assert "示例讲师" not in first_cells(found)
    assert "一湖碧水的治理账" in first_cells(found)
    assert all(row.record and row.record.heading == row.cells[0] for row in found.rows)
    asked = section("谁也没有提到", {NEED: SOUND[NEED] + "    lessons: [lesson]\n"})
    assert "一湖碧水的治理账" not in first_cells(asked)


def test_needs_without_a_lesson_say_what_answers_them() -> None:
    found = section("需求对上了多少")
    assert found.answer == "1 项需求里，1 项没有写明党课、按词句找到了课。"
    assert found.rows[0].cells[2] == "可以对上“一湖碧水的治理账”，都讲到“一湖碧水”“治理账”"
    gap = section(
        "需求对上了多少", {NEED: SOUND[NEED].replace("一湖碧水的治理账", "土地的合同").replace("田间地头", "这里")}
    )
    assert (gap.answer, gap.rows[0].cells[2]) == ("1 项需求里，1 项还没有课能回答。", "还没有课能回答，要备新课")
    assert section("需求对上了多少", {NEED: SOUND[NEED] + "    lessons: [lesson]\n"}).rows == ()


def test_themes_and_audiences_are_a_table_with_gaps() -> None:
    found = section("主题和对象")
    assert found.heads == ("主题", "农村党员", "青年党员")
    assert [row.cells for row in found.rows] == [("政治理论教育", "1", "—"), ("知识技能教育", "1", "—")]
    assert found.answer == "党课和课程一起数，2 处是空的，标“—”。"


def test_towns_and_levels_are_a_table() -> None:
    venue = "content/venues/venue.yml"
    found = section("镇街和级别", {venue: SOUND[venue] + "town: lihu\n"})
    assert found.heads == ("镇街", "区党建馆", "镇党群服务中心", "教学点位")
    assert [row.cells for row in found.rows] == [("胡埭镇", "—", "—", "—"), ("蠡湖街道", "1", "—", "—")]
    assert found.answer == "1 处没有写镇街，没有数在里面。"


def test_drafts_are_not_in_what_a_page_will_show() -> None:
    draft = SOUND[LESSON].replace("published", "draft").replace("一湖碧水", "机密")
    told = as_text(sections(catalog({LESSON: draft}), TODAY))
    assert "机密" not in told


def test_columns_line_up_on_a_terminal() -> None:
    rows = as_text([section("主题和对象")]).splitlines()[1:]
    assert [width(row[: row.index("1")]) for row in rows[1:]] == [width(rows[0][: rows[0].index("农")])] * 2
    assert max(map(width, as_text(sections(catalog(), TODAY)).splitlines())) < 120


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({LESSON: SOUND[LESSON].replace("45", "60")}, "时长由“45”改为“60”"),
        ({LESSON: SOUND[LESSON].replace("45", "60") + "verified_on: 2026-11-01\n"}, "时长由“45”改为“60”"),
        ({LESSON: SOUND[LESSON] + "verified_on: 2026-11-01\n"}, "重新核实"),
        ({LESSON: SOUND[LESSON] + "credit_hours: 1\n"}, "补上学时"),
        ({LESSON: SOUND[LESSON].replace("lecturers: [teacher]\n", "")}, "删去主讲人编号"),
        ({LESSON: SOUND[LESSON].replace("[rural]", "[youth]")}, "适用对象有改动"),
        ({LESSON: SOUND[LESSON].replace("published", "archived")}, "由已发布改为已归档"),
        ({"content/lessons/lesson.md": "正文。\n"}, "正文有改动"),
        ({LESSON: SOUND[LESSON].replace("title: ", "title:   ") + "# 注释\n"}, None),
        ({LESSON: None}, "删去了文件"),
        (
            {LESSON: None, "content/lessons/neu.yml": SOUND[LESSON] + "redirect_from: [lesson]\n"},
            "编号由 lesson 改为 neu",
        ),
    ],
)
def test_a_change_is_said_in_words(files: dict[str, str | bytes | None], told: str | None) -> None:
    found = [change for change in changes(library(), library(files)) if change.kind == "lessons"]
    assert [change.summary for change in found] == ([told] if told else [])


def test_what_is_new_says_how_it_stands() -> None:
    files = {"content/lessons/neu.yml": SOUND[LESSON].replace("published", "draft").replace("治理账", "新账")}
    assert [(change.title, change.summary) for change in changes(library(), library({**files}))] == [
        ("一湖碧水的新账", "新增（草稿）")
    ]


def test_stops_that_move_are_told_from_stops_that_change() -> None:
    jia = {"content/points/jia.yml": SOUND["content/points/point.yml"].replace("宝界桥", "鹿顶山")}
    stop = "  - point: jia\n    minutes: 30\n    action: {see: 看塔}\n"
    first, *_ = SOUND[ROUTE].partition("  - point: point")
    before = library({**jia, ROUTE: SOUND[ROUTE] + stop})
    moved = library({**jia, ROUTE: first + stop + SOUND[ROUTE].removeprefix(first)})
    longer = library({**jia, ROUTE: SOUND[ROUTE].replace("40", "50") + stop})
    assert [change.summary for change in changes(before, moved)] == ["各站的次序有变"]
    assert [change.summary for change in changes(before, longer)] == ["各站有改动"]
    assert [change.summary for change in changes(library(jia and {**jia}), before)] == ["各站由 1 项变成 2 项"]


def test_the_site_itself_is_told_of_last() -> None:
    files = {"content/site.yml": SOUND["content/site.yml"] + "notice: 试编\n"}
    assert [change.title for change in changes(library(), library({**files}))] == ["全站内容（site.yml）"]


def git(root: Path, *words: str) -> None:
    settings = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *settings, *words], cwd=root, check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def project(tmp_path: Path) -> Path:
    projects.content(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def test_changes_since_a_revision_are_told_by_kind(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--since", "HEAD"], project) == 0
    assert capsys.readouterr().out == "从 HEAD 到现在，内容没有变化。\n"
    projects.edit(project / LESSON, "minutes: 45", "minutes: 60")
    assert main(["report", "--since", "HEAD"], project) == 0
    assert capsys.readouterr().out == "## 党课\n\n- 一湖碧水的治理账：时长由“45”改为“60”\n\n"


@pytest.mark.parametrize("revision", ["nix", "--help", "HEAD:content", ""])
def test_a_revision_that_is_none_is_told(project: Path, capsys: pytest.CaptureFixture[str], revision: str) -> None:
    assert main(["report", f"--since={revision}"], project) == 1
    assert f"git 里没有“{revision}”这个版本" in capsys.readouterr().err


def test_the_report_is_told_whole(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    projects.edit(project / LESSON, "status: published", "status: draft")
    assert main(["report"], project) == 0
    told = capsys.readouterr().out
    for heading in ("应有多少", "示例换了多少", "需求对上了多少", "外部链接"):
        assert f"【{heading}】" in told
    assert told.endswith("\n\n另有草稿 1 条，内容错误 0 处。\n")


LINKED = """\
# https://comment.cn/
status: published
source: 见 https://a.cn/x?y=1。
name: 宣讲团
summary: 见（https://b.cn/z）和 https://binhu.example/
"""


def test_links_are_found_where_readers_see_them() -> None:
    files = {
        "content/teams/team.yml": LINKED,
        "content/lessons/lesson.md": "[课](https://c.cn/k)，https://a.cn/x?y=1\n",
    }
    assert link_check.links(library({**files})) == {
        "https://c.cn/k": "content/lessons/lesson.md:1",
        "https://a.cn/x?y=1": "content/lessons/lesson.md:1",
        "https://b.cn/z": "content/teams/team.yml:5",
    }


def test_a_link_counts_its_failures_in_a_row() -> None:
    days = [date(2026, 11, day) for day in range(1, 6)]
    known: dict[str, Outcome] = {}
    for day in days[:4]:
        known = dict(check_links(["u"], known, day, lambda _: "没有回答"))
    assert known == {"u": Outcome(4, "2026-11-01", "没有回答")}
    assert dict(check_links(["u"], known, days[4], lambda _: "")) == {"u": Outcome(0, "2026-11-05", "")}
    assert dict(check_links(["v"], known, days[4], lambda _: "回答是 404")) == {
        "v": Outcome(1, "2026-11-05", "回答是 404")
    }


def test_four_failures_in_a_row_are_told_and_three_are_not(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "content/teams/team.yml").write_text(LINKED, "utf-8")
    monkeypatch.setattr(link_check, "link_failure", lambda url: "回答是 500" if "b.cn" in url else "")
    assert main(["report"], project) == 0
    assert "【外部链接】有 2 个，还没有查看过；加上 --links 就去查看。" in capsys.readouterr().out
    for _ in range(3):
        assert main(["report", "--links"], project) == 0
    assert "【外部链接】2 个里有 0 个连续 4 次打不开。" in capsys.readouterr().out
    main(["report", "--links"], project)
    told = capsys.readouterr().out
    assert "【外部链接】2 个里有 1 个连续 4 次打不开。" in told
    assert "https://b.cn/z" in told
    assert "content/teams/team.yml:5" in told
    assert (project / ".cache/links.json").exists()


def test_notes_that_cannot_be_read_are_begun_anew(project: Path) -> None:
    (project / ".cache").mkdir()
    for text in ("{", "[]", '{"u": {"failures": 1}}'):
        (project / ".cache/links.json").write_text(text, "utf-8")
        assert link_check.load_outcomes(project) == {}


def opener(*answers: Exception | None) -> tuple[Callable[..., Any], list[Any]]:
    asked: list[Any] = []

    def urlopen(request: Any, timeout: float) -> io.BytesIO:  # noqa: ANN401
        assert timeout == 10
        asked.append(request)
        answer = answers[len(asked) - 1]
        if answer:
            raise answer
        return io.BytesIO()

    return urlopen, asked


def refused(code: int) -> HTTPError:
    return HTTPError("https://a.cn/", code, "no", Message(), None)


@pytest.mark.parametrize(
    ("answers", "why", "pauses"),
    [
        ([None], "", 0),
        ([URLError("down"), None], "", 1),
        ([RemoteDisconnected("gone"), TimeoutError(), URLError("down")], "没有回答（URLError）", 2),
        ([refused(500), refused(503), refused(500)], "回答是 500", 2),
        ([refused(404)], "回答是 404", 0),
        ([refused(403)], "", 0),
    ],
)
def test_a_site_is_asked_again_before_it_counts_as_silent(
    monkeypatch: pytest.MonkeyPatch, answers: list[Exception | None], why: str, pauses: int
) -> None:
    urlopen, asked = opener(*answers)
    monkeypatch.setattr(link_check, "urlopen", urlopen)
    waited: list[float] = []
    assert link_failure("https://a.cn/", waited.append) == why
    assert len(waited) == pauses
    assert len(asked) == len(answers)
