"""A release: nothing made up, wrong or unverified goes out, and what goes out is the same bytes every time."""

import hashlib
import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from catalog.authoring.release import obstacles
from catalog.cli.main import main
from catalog.lint.rules import check
from catalog.site.replacement import MARKER
from tests.support import projects
from tests.support.samples import SOUND, catalog, library

LESSON = "content/lessons/lesson.yml"
VERIFIED = "verified_on: 2026-11-01\nverified_by: 区委组织部\n"


def in_the_way(files: dict[str, str | bytes | None]) -> list[str]:
    found = library({**verified(), **files})
    return [str(obstacle) for obstacle in obstacles(found, check(found))]


def verified() -> dict[str, str | bytes | None]:
    return {path: text + VERIFIED for path, text in SOUND.items() if path.count("/") == 2}


def test_nothing_is_in_the_way_of_verified_content() -> None:
    assert in_the_way({}) == []


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {LESSON: SOUND[LESSON].replace("published", "sample") + VERIFIED},
            ["示例：党课 1 条（一湖碧水的治理账）"],
        ),
        ({LESSON: SOUND[LESSON]}, ["没有写核实日期或核实单位：党课 1 条（一湖碧水的治理账）"]),
        (
            {LESSON: SOUND[LESSON] + VERIFIED.replace("区委组织部", "编辑组（示例）")},
            ["标着已发布，却还写着“示例”：党课 1 条（一湖碧水的治理账）"],
        ),
        ({LESSON: SOUND[LESSON].replace("published", "draft")}, []),
        ({LESSON: SOUND[LESSON].replace("published", "archived")}, []),
        (
            {
                "content/instructors/b.yml": SOUND["content/instructors/teacher.yml"]
                .replace("published", "sample")
                .replace("是", "否")
            },
            [],
        ),
        (
            {LESSON: SOUND[LESSON].replace("[teacher]", "[taecher]").replace("[theory]", "[nix]") + VERIFIED},
            ["有错误：content/lessons/lesson.yml 2 条（第 4 行 unknown-value、第 8 行 unknown-id）"],
        ),
        (
            {
                "content/site.yml": SOUND["content/site.yml"]
                + "notice: 凡标示例的都是演示\nbase_url: https://x.example/\n"
            },
            ["还写着示例内容：content/site.yml 2 条（notice、base_url）"],
        ),
    ],
)
def test_what_is_in_the_way_is_told_in_groups(files: dict[str, str | bytes | None], told: list[str]) -> None:
    assert in_the_way(files) == told


def test_a_long_group_names_a_few_and_counts_the_rest() -> None:
    more = {f"content/teams/t{n}.yml": SOUND["content/teams/team.yml"].replace("宣讲团", f"团{n}") for n in range(9)}
    assert in_the_way({**more}) == ["没有写核实日期或核实单位：讲师团队 9 条（团0、团1、团2等）"]


def git(root: Path, *words: str) -> None:
    settings = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *settings, *words], cwd=root, check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that may be released, in a repository."""
    projects.whole(tmp_path)
    for path in verified():
        projects.edit(tmp_path / path, "source: 出处\n", f"source: 出处\n{VERIFIED}")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def released(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "release").iterdir()}


def test_a_release_is_a_zip_its_checksums_and_what_is_new(project: Path) -> None:
    assert main(["release"], project) == 0
    made = released(project)
    assert set(made) == {"site-2026-11-20.zip", "SHA256SUMS", "updates.md"}
    for line in made["SHA256SUMS"].decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(made[name]).hexdigest() == digest
    with zipfile.ZipFile(io.BytesIO(made["site-2026-11-20.zip"])) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    on_disk = {
        f"site/{path.relative_to(project / 'site').as_posix()}": path.read_bytes()
        for path in (project / "site").rglob("*")
        if path.is_file() and path.name != MARKER
    }
    assert packed == on_disk
    assert made["updates.md"].decode().startswith("# 本期更新（2026-11-20）\n\n首次发布：党课 1，")

    git(project, "tag", "v1")
    projects.edit(project / LESSON, "minutes: 45", "minutes: 60")
    draft = SOUND["content/teams/team.yml"].replace("published", "draft").replace("宣讲团", "草稿团")
    (project / "content/teams/neu.yml").write_text(draft, "utf-8")
    assert main(["release"], project) == 0
    assert released(project)["updates.md"].decode() == (
        "# 本期更新（2026-11-20）\n\n## 党课\n\n- 一湖碧水的治理账：时长由“45”改为“60”\n"
    )
    first = released(project)
    assert main(["release", "--since", "v1"], project) == 0
    assert released(project) == first


def test_a_refused_release_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    projects.edit(project / LESSON, "status: published", "status: sample")
    assert main(["release"], project) == 1
    assert "示例：党课 1 条（一湖碧水的治理账）" in capsys.readouterr().out
    projects.edit(project / LESSON, "status: sample", "status: published")
    assert main(["release", "--since", "nix"], project) == 1
    assert "git 里没有“nix”这个版本" in capsys.readouterr().err
    assert not (project / "release").exists()
    assert not (project / "site").exists()


def test_a_build_says_that_samples_are_in_and_so_does_every_page(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    projects.edit(project / LESSON, "status: published", "status: sample")
    assert main(["build", "--no-pdf"], project) == 0
    assert capsys.readouterr().out.endswith("\n试编版：还有 1 条示例，不能正式发布。缺什么用 release 看。\n")
    for uri in ("index.html", "404.html", "points/point/index.html"):
        assert "本站为试编版本" in (project / "site" / uri).read_text("utf-8")


def test_a_site_without_samples_says_nothing_and_its_own_notice_is_kept() -> None:
    assert catalog().site.notice is None
    sample = {LESSON: SOUND[LESSON].replace("published", "sample")}
    assert "试编版本" in (catalog({**sample}).site.notice or "")
    own = {"content/site.yml": SOUND["content/site.yml"] + "notice: 内部试用\n"}
    assert catalog({**sample, **own}).site.notice == "内部试用"
