"""The commands: what they say, how they end, and that a failed build leaves the last site alone."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import NoReturn

import pytest

from catalog.cli.arguments import COMMANDS
from catalog.cli.commands import build
from catalog.cli.console import output
from catalog.cli.main import main
from catalog.content.loader import Library
from catalog.model import KINDS
from catalog.site import build as site_build
from catalog.site import mkdocs_plugin, replacement
from catalog.site.layout import Layouts
from catalog.site.lock import build_lock
from tests.support import projects
from tests.support.samples import SOUND

ROOT = Path(__file__).resolve().parents[2]
LESSON = "content/lessons/lesson.yml"
ENGLISH = ("usage", "options", "error", "argument", "expected", "invalid", "show this")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the project in `tmp_path`: exit code, standard output, standard error."""

    def run_(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments, tmp_path)
        return (code, *capsys.readouterr())

    return run_


@pytest.fixture
def last_site(tmp_path: Path) -> Callable[[], list[str]]:
    """A site of an earlier build; what is left in the project's folder says whether it was touched."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("last", "utf-8")
    replacement.mark(tmp_path / "site", ["index.html"])

    def left() -> list[str]:
        assert {path.name for path in (tmp_path / "site").iterdir()} == {"index.html", replacement.MARKER}
        assert (tmp_path / "site" / "index.html").read_text("utf-8") == "last"
        return sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".site"))

    return left


def raising(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


def test_check_of_sound_content_says_how_much_there_is(tmp_path: Path, run: Run) -> None:
    projects.content(tmp_path)
    assert run("check") == (0, f"没有问题：{len(SOUND) - 1} 条内容\n", "")


def test_check_tells_every_problem_with_place_code_and_hint_then_counts(tmp_path: Path, run: Run) -> None:
    projects.content(tmp_path)
    projects.edit(tmp_path / LESSON, "minutes:", "minuets:")
    projects.edit(tmp_path / "content/points/point.yml", "access: open", "access: opne")
    code, told, _ = run("check")
    assert code == 1
    lines = told.splitlines()
    places = [line for line in lines if line.startswith("content/")]
    assert [line.split(": ")[:2] for line in places] == [
        [f"{LESSON}:1:1", "missing-key"],
        [f"{LESSON}:7:1", "unknown-key"],
        ["content/points/point.yml:6:9", "unknown-value"],
    ]
    assert "    → 是不是想写“minutes”？" in lines
    assert lines[-1] == "3 处错误，0 处提醒"


def test_warnings_are_told_but_do_not_fail(tmp_path: Path, run: Run) -> None:
    projects.content(tmp_path)
    projects.edit(tmp_path / LESSON, "lecturers: [teacher]\n", "")
    code, told, _ = run("check")
    assert code == 0
    assert "（提醒）" in told
    assert told.splitlines()[-1].startswith("0 处错误，")


def test_a_folder_without_content_is_a_problem_not_a_crash(run: Run) -> None:
    code, told, _ = run("check")
    assert code == 1
    assert "missing-file" in told


def test_check_imports_nothing_that_only_building_needs(tmp_path: Path) -> None:
    projects.content(tmp_path)
    program = (
        "import sys; from pathlib import Path; from catalog.cli.main import main\n"
        "main(['check'], Path(sys.argv[1]))\n"
        "print({'mkdocs', 'jinja2', 'markdown', 'folium', 'watchdog'} & set(sys.modules))"
    )
    command = [sys.executable, "-X", "utf8", "-c", program, str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["buidl"], "没有“buidl”这个命令。是不是想写“build”？"),
        (["部署"], f"没有“部署”这个命令。可用的命令：{'、'.join(COMMANDS)}"),
        (["check", "--fast"], "不认识“--fast”"),
        (["--fast"], "不认识“--fast”"),
        (["build", "site2"], "不认识“site2”"),
        (["serve", "--port"], "--port 后面要写一个值"),
        (["serve", "--port", "八千"], "--port：“八千”不是端口号，应是 0 到 65535 的整数"),
        (["serve", "--port", "70000"], "--port：“70000”不是端口号，应是 0 到 65535 的整数"),
        (["serve", "--po", "1"], "不认识“--po 1”"),
    ],
)
def test_wrong_usage_is_told_in_chinese_and_ends_with_2(run: Run, words: list[str], said: str) -> None:
    assert run(*words) == (2, "", f"{said}\n全部用法见 python build.py --help\n")


@pytest.mark.parametrize(
    "words", [["--help"], ["-h"], ["serve", "--port", "1", "--help"], *([name, "-h"] for name in COMMANDS)]
)
def test_help_is_chinese(run: Run, words: list[str]) -> None:
    code, told, said = run(*words)
    assert (code, said) == (0, "")
    assert "用法：" in told
    assert "退出码" in told
    assert not [word for word in ENGLISH if word in told]


def test_help_names_every_command(run: Run) -> None:
    _, told, _ = run("--help")
    for name in COMMANDS:
        assert f"\n  {name} " in told


def test_python_m_catalog_is_the_same_program() -> None:
    command = [sys.executable, "-X", "utf8", "-m", "catalog", "--help"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.startswith("用法：python build.py")


def test_without_a_command_the_site_is_built(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "run", lambda _root, **_options: 42)
    assert run()[0] == run("build")[0] == 42


def test_what_follows_test_goes_to_pytest_and_its_exit_code_comes_back(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], Path]] = []

    def pytest_main(arguments: list[str]) -> pytest.ExitCode:
        seen.append((arguments, Path.cwd()))
        return pytest.ExitCode.NO_TESTS_COLLECTED

    monkeypatch.setattr(pytest, "main", pytest_main)
    monkeypatch.chdir(tmp_path.parent)
    assert run("test", "--fast", "-k", "搜索", "tests/search")[0] == 5
    ((arguments, folder),) = seen
    assert arguments[-4:] == ["--fast", "-k", "搜索", "tests/search"]
    assert arguments[0] == "--numprocesses=auto"
    assert folder == tmp_path


def test_the_help_of_test_names_the_fast_run(run: Run) -> None:
    assert "--fast" in run("test", "--help")[1]


def test_ctrl_c_ends_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "run", raising(KeyboardInterrupt()))
    assert run("build") == (130, "", "\n已中断。\n")


def test_a_file_that_cannot_be_written_is_one_chinese_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "run", raising(OSError(28, "No space left on device", "site/index.html")))
    code, _, said = run("build")
    assert code == 1
    assert said == "磁盘满了，没有写成（site/index.html）。腾出空间，再运行一次。原来的文件和网站都没有改动。\n"


def test_signs_that_steer_a_terminal_do_not_reach_it(capsys: pytest.CaptureFixture[str]) -> None:
    output("值“\x1b]0;x\x07\r\x9b31m”\n下一行")
    assert capsys.readouterr().out == "值“�]0;x���31m”\n下一行\n"


def test_a_console_without_a_sign_shows_another_instead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="gbk", errors="strict"))
    main(["--help"], tmp_path)
    output("学习😀")
    assert written.getvalue().decode("gbk").splitlines()[-1] == "学习?"


def test_guides_are_left_out_when_they_are_not_wanted(tmp_path: Path, run: Run) -> None:
    projects.whole(tmp_path)
    code, _, said = run("build", "--no-pdf")
    assert (code, "排印" in said) == (0, False)
    assert not (tmp_path / "site" / "guides").exists()
    assert (tmp_path / "site" / "index.html").exists()


def test_a_build_makes_the_whole_site_and_says_what_is_in_it(tmp_path: Path, run: Run) -> None:
    projects.whole(tmp_path)
    code, told, said = run("build")
    guides = "".join(f"排印《立心铸魂》{edition}…\n" for edition in ("A4", "A5 小册", "大字版"))
    guides += "排印《课程手册》…\n"
    no_codes = "content/site.yml 没有写 base_url（正式网址），导览手册里没有二维码。\n"
    assert (code, said) == (0, f"读取内容…\n渲染页面…\n写入…\n{no_codes}{guides}")
    assert " · ".join(f"{model.NAME} 1" for model in KINDS.values()) in told
    pages = sum(1 for _ in (tmp_path / "site").rglob("*.html"))
    assert f"\n{pages} 页，0 处提醒，用时 " in told
    for uri in ("index.html", "404.html", "lessons/lesson/index.html", "about/index.html", "guides/route-a4.pdf"):
        assert (tmp_path / "site" / uri).stat().st_size
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "content", "mkdocs.yml", "site", "theme"]


def test_a_build_replaces_the_last_site(tmp_path: Path, run: Run) -> None:
    projects.whole(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "gone.html").touch()
    replacement.mark(tmp_path / "site", ["gone.html"])
    assert run("build")[0] == 0
    assert (tmp_path / "site" / "index.html").exists()
    assert not (tmp_path / "site" / "gone.html").exists()


def test_a_folder_with_files_of_others_is_refused(tmp_path: Path, run: Run) -> None:
    projects.whole(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "报表.xlsx").touch()
    code, _, said = run("build", "--no-pdf")
    assert code == 1
    assert "site 里有不是生成的文件：报表.xlsx。" in said
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["报表.xlsx"]


def test_content_that_is_wrong_leaves_the_last_site(
    tmp_path: Path, run: Run, last_site: Callable[[], list[str]]
) -> None:
    projects.content(tmp_path)
    projects.edit(tmp_path / LESSON, "[teacher]", "[taecher]")
    code, told, _ = run("build")
    assert code == 1
    assert f"{LESSON}:8:13: unknown-id" in told
    assert told.endswith("1 处错误，1 处提醒。网站没有更新，上一次生成的不受影响。\n")
    assert last_site() == []


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "content/pages/about.md",
            "# 关于\n\n[课](../lessons/nix.md)\n",
            "content/pages/about.md:3:5: unknown-link: 链接“",
        ),
        ("content/pages/about.md", "# 关于\n\n[课](#nix)\n", "content/pages/about.md:3:5: unknown-anchor: 链接“#nix”"),
        (
            "content/pages/about.md",
            "# 关于\n\n![图](nix.png)\n",
            "content/pages/about.md:3:6: unknown-link: 图片“nix.png”",
        ),
        (
            "theme/templates/records/lessons.html",
            "\n{{ record.",
            "theme/templates/records/lessons.html:2:1: template: 模板写错了",
        ),
        (
            "theme/templates/records/lessons.html",
            "\n{{ nix }}",
            "theme/templates/records/lessons.html:2:1: template: 模板写错了",
        ),
        ("theme/main.html", "{% extends 'nix.html' %}", "theme/main.html:1:1: template: 没有叫“nix.html”的模板"),
        ("theme/record-page.html", "<p>", "theme/base.html:1:1: template: 页面骨架少了或多了一处"),
        ("mkdocs.yml", "nav: [", "mkdocs.yml:1:7: config: mkdocs.yml 不合 YAML 的写法"),
        (
            "mkdocs.yml",
            "site_name: x\nplugins: []\ndocs_dir: content/pages\n",
            "mkdocs.yml:1:1: config: mkdocs.yml 不能用",
        ),
    ],
)
def test_a_page_a_template_or_a_setting_that_is_wrong_leaves_the_last_site(  # noqa: PLR0913, PLR0917 - three of them are the case
    tmp_path: Path, run: Run, last_site: Callable[[], list[str]], file: str, text: str, told: str
) -> None:
    projects.whole(tmp_path)
    (tmp_path / file).write_text(text, "utf-8")
    code, out, said = run("build")
    assert code == 1
    assert told in out
    assert "Traceback" not in said
    assert "WARNING" not in said
    assert last_site() == []


def test_a_fault_of_the_program_leaves_the_last_site_and_shows_where(
    tmp_path: Path, run: Run, last_site: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    projects.content(tmp_path)
    monkeypatch.setattr(mkdocs_plugin, "render", raising(ZeroDivisionError("nought")))
    code, _, said = run("build")
    assert code == 1
    assert "Traceback" in said
    assert said.endswith("程序出错（ZeroDivisionError: nought），没有做完。已有的网站没有改动。\n")
    assert last_site() == []


def test_a_site_that_lacks_a_page_is_not_put_in_place(
    tmp_path: Path, run: Run, last_site: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    projects.content(tmp_path)

    def render(_root: Path, folder: Path, _library: Library, _catalog: object) -> mkdocs_plugin.Rendered:
        (folder / "index.html").write_text("new", "utf-8")
        return mkdocs_plugin.Rendered(Layouts(), ())

    monkeypatch.setattr(mkdocs_plugin, "render", render)
    monkeypatch.setattr(site_build, "write_outputs", lambda *_, **__: frozenset({"lessons/lesson/index.html"}))
    code, told, _ = run("build")
    assert code == 1
    assert "site/404.html:1:1: incomplete" in told
    assert "site/lessons/lesson/index.html:1:1: incomplete" in told
    assert last_site() == []


def test_an_empty_page_is_missing_but_an_empty_script_is_not() -> None:
    found = {"index.html": 1, "404.html": 1, "maps/x.html": 0, "maps/x.js": 0}
    assert [
        missing_output.path for missing_output in site_build.missing_outputs(found, {"maps/x.html", "maps/x.js"})
    ] == ["site/maps/x.html"]


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    waited, done, order = Event(), Event(), list[str]()

    def second() -> None:
        with build_lock(tmp_path / "locks" / "lock", waited.set):
            order.append("second")
        done.set()

    with build_lock(tmp_path / "locks" / "lock", lambda: pytest.fail("nobody is there yet")):
        thread = Thread(target=second)
        thread.start()
        assert waited.wait(10)
        order.append("first")
    assert done.wait(10)
    thread.join()
    assert order == ["first", "second"]


def test_the_turn_of_a_build_that_died_is_over(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from catalog.site.lock import build_lock\n"
        "with build_lock(Path(sys.argv[1]), lambda: None): os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "lock")], cwd=ROOT, check=False)
    with build_lock(tmp_path / "lock", lambda: pytest.fail("the dead hold no locks")):
        pass
