"""`new`: what is asked, what is written, and that nothing is ever lost by it."""

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalog.authoring.scaffold import render_record
from catalog.cli.main import main
from catalog.content.loader import load
from catalog.content.validation import validate
from catalog.content.yaml_reader import parse
from catalog.lint.rules import check
from catalog.model import KINDS
from tests.support import projects
from tests.support.samples import SOUND, STEMS

Run = Callable[..., tuple[int, str, str]]

LESSON = ("title=敲门之后", "source=出处", "themes=theory", "audiences=rural", "formats=lecture", "minutes=45")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `new` on the small project, with lines to answer: exit code, standard output, standard error."""
    projects.content(tmp_path)

    def run_(*arguments: str, answers: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        code = main(["new", *arguments], tmp_path)
        return (code, *capsys.readouterr())

    return run_


def settings(*pairs: str) -> list[str]:
    return [word for pair in pairs for word in ("--set", pair)]


def plain(file: Path) -> Any:  # noqa: ANN401 - nested text, lists and dicts
    node, problems = parse(file.name, file.read_bytes())
    assert node, problems
    return node.plain()


def test_what_is_set_is_written_and_passes_the_check(tmp_path: Path, run: Run) -> None:
    code, told, _ = run("lesson", *settings(*LESSON, "summary=一句话简介。", "lecturers=示例讲师"))
    assert (code, told) == (0, "写好了 content/lessons/qiaomen-zhihou.yml\n")
    assert plain(tmp_path / "content/lessons/qiaomen-zhihou.yml") == {
        "status": "draft",
        "source": "出处",
        "title": "敲门之后",
        "themes": ["theory"],
        "audiences": ["rural"],
        "formats": ["lecture"],
        "minutes": "45",
        "summary": "一句话简介。",
        "lecturers": ["teacher"],
    }
    assert not [one for one in check(load(tmp_path)) if one.severity == "error"]


def test_what_is_not_said_is_asked_for_the_title_first(tmp_path: Path, run: Run) -> None:
    answers = "敲门之后\n出处\n2\n1 2\n课堂讲授\n四十五\n45\n简介。\n\n"
    code, told, said = run("党课", answers=answers)
    assert (code, told) == (0, "写好了 content/lessons/qiaomen-zhihou.yml\n")
    lesson = plain(tmp_path / "content/lessons/qiaomen-zhihou.yml")
    assert lesson["themes"] == ["skills"]
    assert lesson["audiences"] == ["rural", "youth"]
    assert lesson["formats"] == ["lecture"]
    assert lesson["minutes"] == "45"
    assert "  2  skills 知识技能教育" in said
    assert "“minutes”应是整数，现在是“四十五”" in said
    assert re.findall("党课名称|内容的出处|时长", said)[:2] == ["党课名称", "内容的出处"]


def test_the_stops_of_a_route_are_asked_one_by_one(tmp_path: Path, run: Run) -> None:
    name_to_goals = "新路线\n出处\n1\n1\n简介。\n目标甲\n目标乙\n\n09:00\n"
    code, *_ = run("route", answers=name_to_goals + "宝界桥\n40\n看桥\n\n\n\n\n\n")
    assert code == 0
    route = plain(tmp_path / "content/routes/xinlu-xian.yml")
    assert route["objectives"] == ["目标甲", "目标乙"]
    assert route["stops"] == [{"point": "point", "minutes": "40", "action": {"see": "看桥"}}]


def test_parts_can_be_set(tmp_path: Path, run: Run) -> None:
    common = ("name=新路线", "source=出处", "mark=square", "theme=theory", "summary=简介。", "start_time=09:00")
    stop = ("stops.1.point=point", "stops.1.minutes=40", "stops.1.action.see=看桥")
    code, *_ = run("route", *settings(*common, *stop, "objectives=目标，一个"))
    assert code == 0
    route = plain(tmp_path / "content/routes/xinlu-xian.yml")
    assert route["stops"] == [{"point": "point", "minutes": "40", "action": {"see": "看桥"}}]
    assert route["objectives"] == ["目标，一个"]


def test_what_is_missing_is_said_and_waits_in_the_file(tmp_path: Path, run: Run) -> None:
    code, told, _ = run("point", *settings("name=宝界新桥", "themes=theory"))
    assert code == 1
    assert "还缺：source（内容的出处）、lede（一句话介绍）、access（开放性质）。打开文件补上。" in told
    text = (tmp_path / "content/points/baojie-xinqiao.yml").read_text("utf-8")
    assert "\n# 必填：一句话介绍\n# lede: " in text


def test_the_kind_is_asked_when_it_is_not_said(tmp_path: Path, run: Run) -> None:
    number = list(KINDS).index("teams") + 1
    code, *_ = run(*settings("name=新团", "source=出处", "summary=简介。"), answers=f"九\n{number}\n\n")
    assert code == 0
    assert (tmp_path / "content/teams/xintuan.yml").exists()


@pytest.mark.parametrize("word", ["lesson", "lessons", "Lesson", "党课"])
def test_a_kind_has_english_and_chinese_names(run: Run, word: str) -> None:
    code, told, _ = run(word, *settings(*LESSON, "summary=简介。"))
    assert code == 0
    assert told.startswith("写好了 content/lessons/")


def test_an_id_that_is_taken_is_never_written_over(tmp_path: Path, run: Run) -> None:
    filled = settings(*LESSON, "summary=简介。")
    assert run("lesson", *filled)[1] == "写好了 content/lessons/qiaomen-zhihou.yml\n"
    before = (tmp_path / "content/lessons/qiaomen-zhihou.yml").read_bytes()
    assert run("lesson", *filled)[1] == "写好了 content/lessons/qiaomen-zhihou-2.yml\n"
    assert run("lesson", *filled, "--id", "qiaomen-zhihou")[0] == 2
    assert run("lesson", *filled, answers="Bad Id\nqiaomen-zhihou\nhaode\n")[1] == "写好了 content/lessons/haode.yml\n"
    assert (tmp_path / "content/lessons/qiaomen-zhihou.yml").read_bytes() == before


def test_a_former_id_is_not_given_again(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "content/lessons/lesson.yml"
    file.write_text(file.read_text("utf-8") + "redirect_from: [qiaomen-zhihou]\n", "utf-8")
    assert "qiaomen-zhihou-2" in run("lesson", *settings(*LESSON, "summary=简介。"))[1]


def test_a_session_that_begins_at_an_hour_is_asked_for_its_end(tmp_path: Path, run: Run) -> None:
    common = settings("title=新班", "source=出处", "audiences=youth", "organiser=主办")
    code, _, said = run("plan", *common, answers="2026-12-03 09:00\n2026-12-03 10:00\n\n")
    assert code == 0
    assert said.index("开始") < said.index("结束")
    assert plain(tmp_path / "content/plan/2026-12-xinban.yml")["end"] == "2026-12-03 10:00"
    code, _, said = run("plan", *common, answers="2026-12-15\n\n")
    assert (code, "结束" in said) == (0, False)


def test_the_life_of_a_session_can_be_set(tmp_path: Path, run: Run) -> None:
    life = ("state=postponed", "notice=另行通知", "online.how=会议号另发", "enrolment.how=支部报名")
    until = "enrolment.until=2026-12-01 17:00"
    common = ("title=新班", "source=出处", "start=2026-12-03", "audiences=youth", "organiser=主办")
    assert run("plan", *settings(*common, *life, until))[0] == 0
    session = plain(tmp_path / "content/plan/2026-12-xinban.yml")
    assert session["enrolment"] == {"how": "支部报名", "until": "2026-12-01 17:00"}
    assert (session["state"], session["online"]) == ("postponed", {"how": "会议号另发"})


def test_a_session_begins_with_its_month(run: Run) -> None:
    filled = settings("title=新班", "source=出处", "start=2026-12-03 09:00", "end=2026-12-03 10:00")
    code, told, _ = run("plan", *filled, *settings("audiences=youth", "organiser=主办"))
    assert (code, told) == (0, "写好了 content/plan/2026-12-xinban.yml\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["课"], "没有“课”这一类"),
        (["lesson", "--set", "title"], "--set 后面写成 名称=值，不是“title”"),
        (["lesson", "--set", "titel=甲"], "--set：没有“titel”这一项"),
        (["lesson", "--set", "id=jia"], "--set：没有“id”这一项"),
        (["lesson", "--set", "title.x=甲"], "--set：没有“title”这一项"),
        (["lesson", "--set", "minutes=四十"], "--set：“minutes”应是整数，现在是“四十”"),
        (["route", "--set", "stops.2.point=point"], "--set：“stops”里的序号从 1 开始依次写"),
        (["route", "--set", "stops=point"], "--set：没有“stops”这一项"),
        (["lesson", "--id", "甲"], "--id：文件名“甲.yml”不能作编号"),
        (["lesson", "--id", "con"], "--id：文件名“con.yml”是 Windows 或网站保留的名字"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_written(
    tmp_path: Path, run: Run, words: list[str], said: str
) -> None:
    code, told, complaint = run(*words)
    assert (code, told) == (2, "")
    assert complaint.startswith(said)
    assert sum(1 for _ in tmp_path.rglob("*.yml")) == len(SOUND)


def test_without_a_title_or_an_answer_nothing_is_written(tmp_path: Path, run: Run) -> None:
    for words in ([], ["lesson"]):
        code, told, said = run(*words)
        assert (code, told) == (1, "")
        assert said.endswith("没有标题，什么也没有写。\n")
    assert sum(1 for _ in tmp_path.rglob("*.yml")) == len(SOUND)


def uncommented(text: str) -> str:
    """The file with everything in it put into effect, as the manual says: the leading `# ` taken away."""
    return re.sub(r"^# (?=[a-z_]+:|  )", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_every_comment_taken_away_is_a_whole_record(kind: str) -> None:
    path = f"content/{kind}/{STEMS[kind]}.yml"
    sample, _ = parse(path, SOUND[path].encode())
    assert sample
    nothing: dict[str, Any] = {}
    for values in (nothing, sample.plain()):
        node, problems = parse(path, uncommented(render_record(KINDS[kind], values)).encode())
        assert node, problems
        assert set(node.plain()) == set(KINDS[kind].model_fields) - {"id"}
        record, problems = validate(path, node, KINDS[kind], {"id": "x"})
        assert [str(problem) for problem in problems] == []
        assert record
