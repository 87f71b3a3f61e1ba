"""build.py: what it installs, when it does so again, and what it says when it cannot."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import build


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder with everything that the environment follows."""
    (tmp_path / ".requirements").mkdir()
    (tmp_path / ".requirements" / "site.txt").write_text("site==1 --hash=sha256:0\n")
    (tmp_path / ".requirements" / "test.txt").write_text("test==1 --hash=sha256:0\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "package-lock.json").write_text("{}\n")
    return tmp_path


@pytest.fixture
def commands(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect the commands that build.py would run; each succeeds, and `venv` leaves a Python."""
    seen: list[list[str]] = []

    def run(command: list[str], _doing: str, _advice: str = "") -> None:
        seen.append(command)
        if "venv" in command:
            for stamp in (root / ".venv").glob("*.stamp"):
                stamp.unlink()
            python = build.venv_python(root)
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()

    monkeypatch.setattr(build, "run", run)
    return seen


def kinds(commands: list[list[str]]) -> list[str]:
    """Name each command by what it makes."""
    return ["venv" if "venv" in command else Path(command[-1]).name for command in commands]


def test_a_first_run_makes_the_environment_then_the_dependencies_then_the_project(
    root: Path, commands: list[list[str]]
) -> None:
    build.prepare(root)
    assert kinds(commands) == ["venv", "site.txt", root.name]


def test_a_second_run_does_nothing(root: Path, commands: list[list[str]]) -> None:
    build.prepare(root)
    commands.clear()
    build.prepare(root)
    assert commands == []


def test_the_test_tools_come_only_when_they_are_asked_for(root: Path, commands: list[list[str]]) -> None:
    build.prepare(root)
    commands.clear()
    build.prepare(root, test=True)
    assert kinds(commands) == ["test.txt"]


def test_an_interrupted_installation_starts_afresh(
    root: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    finished = build.run

    def interrupted(command: list[str], doing: str, advice: str = "") -> None:
        finished(command, doing, advice)
        if "pip" in command:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(build, "run", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build.prepare(root)
    commands.clear()
    build.prepare(root)
    assert kinds(commands) == ["venv", "site.txt", root.name]


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        (".requirements/site.txt", ["venv", "site.txt", "PROJECT", "test.txt"]),
        ("pyproject.toml", ["PROJECT"]),
        (".requirements/test.txt", ["test.txt"]),
    ],
)
def test_a_changed_file_repeats_what_follows_from_it(
    root: Path, commands: list[list[str]], changed: str, again: list[str]
) -> None:
    build.prepare(root, test=True)
    commands.clear()
    (root / changed).write_text("changed\n")
    build.prepare(root, test=True)
    assert kinds(commands) == [root.name if name == "PROJECT" else name for name in again]


def test_an_environment_whose_python_is_gone_is_made_again(root: Path, commands: list[list[str]]) -> None:
    build.prepare(root)
    commands.clear()
    build.venv_python(root).unlink()
    build.prepare(root)
    assert kinds(commands)[0] == "venv"


def test_the_stamp_follows_the_lock_the_python_and_the_place(root: Path) -> None:
    lock = root / ".requirements" / "site.txt"
    stamps = {
        build.stamp(root, lock, (3, 11, 0)),
        build.stamp(root, lock, (3, 11, 1)),
        build.stamp(root / "moved", lock, (3, 11, 0)),
        build.stamp(root, root / ".requirements" / "test.txt", (3, 11, 0)),
    }
    assert len(stamps) == 4
    assert build.stamp(root, lock, (3, 11, 0)) in stamps


def test_a_damaged_stamp_counts_as_none(root: Path, commands: list[list[str]]) -> None:
    build.prepare(root)
    commands.clear()
    (root / ".venv" / "project.stamp").write_bytes(b"\xff\xfe")
    build.prepare(root)
    assert kinds(commands) == [root.name]


def test_everything_from_a_lock_is_checked_against_its_hash(root: Path) -> None:
    assert build.locked(root, "site.txt") == ["--require-hashes", "-r", str(root / ".requirements" / "site.txt")]


def test_with_a_wheels_folder_nothing_is_fetched(root: Path) -> None:
    (root / "wheels").mkdir()
    assert build.locked(root, "site.txt") == [
        "--no-index",
        "--find-links",
        str(root / "wheels"),
        "--require-hashes",
        "-r",
        str(root / ".requirements" / "site.txt"),
    ]


def test_the_project_itself_needs_nothing_from_outside(root: Path) -> None:
    commands = {name: command for name, _doing, _source, command in build.steps(root, test=False)}
    assert {"--no-deps", "--no-build-isolation"} <= set(commands["project"])


@pytest.fixture
def npm(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has npm."""
    monkeypatch.setattr("shutil.which", {"npm": "/usr/bin/npm"}.get)


@pytest.mark.usefixtures("npm")
def test_what_only_some_tests_need_is_fetched_once(root: Path, commands: list[list[str]]) -> None:
    build.prepare(root, test=True)
    commands.clear()
    build.prepare_extras(root)
    assert [command[:2] for command in commands] == [["/usr/bin/npm", "ci"], [str(build.venv_python(root)), "-P"]]
    commands.clear()
    build.prepare_extras(root)
    assert commands == []
    (root / "tests" / "package-lock.json").write_text("changed\n")
    build.prepare_extras(root)
    assert [command[1] for command in commands] == ["ci"]


@pytest.mark.usefixtures("npm")
def test_tests_without_a_browser_fetch_none(root: Path, commands: list[list[str]]) -> None:
    build.prepare(root, test=True)
    commands.clear()
    build.prepare_extras(root, browser=False)
    assert [command[1] for command in commands] == ["ci"]


def test_without_npm_or_a_network_nothing_is_tried(
    root: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    build.prepare(root, test=True)
    commands.clear()
    build.prepare_extras(root, browser=False)
    (root / "wheels").mkdir()
    build.prepare_extras(root)
    assert commands == []


@pytest.mark.usefixtures("npm")
def test_what_could_not_be_fetched_is_not_tried_again_and_fails_only_a_ci(
    root: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    build.prepare(root, test=True)
    commands.clear()

    def fail(command: list[str], doing: str) -> None:
        commands.append(command)
        raise build.SetupError(doing)

    monkeypatch.setattr(build, "run", fail)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(build.SetupError, match="npm"):
        build.prepare_extras(root)
    monkeypatch.delenv("CI")
    commands.clear()
    for _ in range(2):
        build.prepare_extras(root)
    assert len(commands) == 2


def test_a_project_folder_with_a_chinese_name_is_found_by_its_environment(root: Path) -> None:
    project = root / "党员学习 目录"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(project / ".venv")], check=True)
    (project / "catalog.py").write_text("print('found')")
    packages = next((project / ".venv").glob("[Ll]ib/**/site-packages"))
    (packages / "catalog.pth").write_text(str(project), "utf-8")
    build.relink(project)
    command = [str(build.venv_python(project)), "-c", "import catalog"]
    plain = os.environ | {"LC_ALL": "C"}
    ended = subprocess.run(command, cwd=root, env=plain, capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.stderr) == ("found\n", "")


def test_the_environments_python_is_found_on_windows_and_elsewhere(root: Path) -> None:
    assert build.venv_python(root, "nt") == root / ".venv" / "Scripts" / "python.exe"
    assert build.venv_python(root, "posix") == root / ".venv" / "bin" / "python"


def test_a_failed_command_tells_its_last_lines_and_what_to_do() -> None:
    script = "import sys; print(*range(100), sep='\\n', flush=True); print('出错', file=sys.stderr); sys.exit(3)"
    with pytest.raises(build.SetupError) as caught:
        build.run([sys.executable, "-X", "utf8", "-c", script], "安装依赖", build.ADVICE.format(lock="site.txt"))
    told = str(caught.value)
    assert "安装依赖没有成功（退出码 3）" in told
    assert "出错" in told
    assert "\n    99\n" in told
    assert "\n    50\n" not in told
    assert "index-url" in told
    assert "-r .requirements/site.txt -d wheels" in told


def test_a_failed_installation_ends_with_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*, test: bool) -> None:
        raise build.SetupError("test" if test else "site")

    monkeypatch.setattr(build, "prepare", fail)
    monkeypatch.setattr(sys, "prefix", "elsewhere")
    monkeypatch.setenv("PYTHONUTF8", "1")
    assert build.main(["check"]) == 2
    assert build.main(["test", "-x"]) == 2
    assert capsys.readouterr().err == "site\ntest\n"


def test_without_ensurepip_it_names_the_package_to_install(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(build.SetupError, match="apt install python3-venv"):
        build.make_venv(root)


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 8, 0), (3, 10, 13)])
def test_an_old_python_is_told_which_one_is_needed(version: tuple[int, ...]) -> None:
    told = build.refusal(version)
    assert "需要 Python 3.11 或更新的版本" in told
    assert f"现在用的是 {version[0]}.{version[1]}。" in told


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_new_python_is_welcome(version: tuple[int, ...]) -> None:
    assert build.refusal(version) == ""


def test_an_old_python_can_read_the_file_far_enough_to_say_so() -> None:
    ast.parse(Path(build.__file__).read_text("utf-8"), feature_version=(3, 8))


def test_the_help_names_every_command_before_anything_is_installed(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "ROOT", root)
    monkeypatch.setenv("PYTHONUTF8", "1")
    assert build.main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"\n  {command} " in told for command in ("build", "serve", "check", "test"))
    assert not (root / ".venv").exists()


@pytest.fixture
def ready(root: Path) -> Path:
    """A project folder whose environment is finished, and whose program tells its arguments and ends with 7."""
    shutil.copy(build.__file__, root)
    (root / "catalog").mkdir()
    (root / "catalog" / "__init__.py").touch()
    (root / "catalog" / "__main__.py").write_text("import sys\nprint(*sys.argv[1:])\nsys.exit(7)\n")
    python = build.venv_python(root)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    for name, _doing, source, _command in [*build.steps(root, test=True), *build.extras(root, browser=True)]:
        (root / ".venv" / f"{name}.stamp").write_text(build.stamp(root, source))
    return root


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
@pytest.mark.parametrize(
    ("given", "received"),
    [([], "build"), (["serve", "--port", "80"], "serve --port 80"), (["test", "-k", "x y"], "test -k x y")],
)
def test_the_program_gets_the_arguments_and_its_exit_code_comes_back(
    ready: Path, tmp_path_factory: pytest.TempPathFactory, given: list[str], received: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    command = [sys.executable, str(ready / "build.py"), *given]
    ended = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (7, f"{received}\n", "")


def test_on_windows_too_the_exit_code_comes_back(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ready)
    monkeypatch.setattr(build, "ROOT", ready)
    assert build.hand_over(Path(sys.executable), ["check"], "nt") == 7
