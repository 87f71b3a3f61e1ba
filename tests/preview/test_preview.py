"""The live preview: what a browser gets while content changes, is wrong, and is mended."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from typing import NoReturn

import pytest
from watchdog.events import FileModifiedEvent

from catalog.cli.main import main
from catalog.content.loader import Library
from catalog.diagnostics import BuildError, Diagnostic
from catalog.domain.catalog import Catalog
from catalog.model import KINDS
from catalog.preview.error_overlay import panel, with_overlay
from catalog.preview.server import AddressError, PreviewServer, answer, previewing
from catalog.preview.snapshot import Preview, Snapshot
from catalog.preview.watcher import Scope, scope_of, watching, widest_scope
from catalog.site import mkdocs_plugin
from catalog.site.layout import Layouts, cut, placeholder
from catalog.site.manifest import LAYOUT_DIRS
from tests.support import projects

ROOT = Path(__file__).resolve().parents[2]
LONG = 60  # seconds until something is not waited for any more; on a busy machine everything takes longer
LESSON = "content/lessons/lesson.yml"
PAGE = b'<!DOCTYPE html>\n<html><body class="x">\n<p>text</p>\n</body></html>'
SLOTS = ("title", "description", "head", "content")


def read_nothing(_path: str) -> str | None:
    return None


def wrong(message: str = "错了", **more: object) -> Diagnostic:
    return Diagnostic(**{"path": LESSON, "line": 1, "column": 1, "code": "code", "message": message, **more})  # type: ignore[arg-type]


# The panel


def test_without_problems_there_is_no_panel() -> None:
    assert panel((), read_nothing) == ""


def test_the_panel_says_file_line_column_code_message_hint_and_marks_the_place() -> None:
    found = panel([wrong(line=2, column=4, hint="改一改")], lambda _path: "一行\n第二行在这里\n")
    assert f"<code>{LESSON}:2:4</code> code" in found
    assert "错了<br>→ 改一改" in found
    assert "<pre>2│ 第二行<mark>在</mark>这里</pre>" in found
    assert "1 处错误" in found
    assert "<details open>" in found


def test_warnings_stay_folded_and_come_after_errors() -> None:
    mild = wrong("提一提", severity="warning", path="content/a.yml")
    assert "<details>" in panel([mild], read_nothing)
    both = panel([mild, wrong()], read_nothing)
    assert "1 处错误，1 处提醒" in both
    assert both.index("错了") < both.index("提一提")


def test_nothing_in_the_panel_is_taken_for_html() -> None:
    attack = '"><script>alert(1)</script>'
    problem = Diagnostic(attack, 1, 3, attack, attack, attack)
    found = panel([problem], lambda _path: attack * 20)
    assert "<script" not in found
    assert found.count("&lt;script&gt;") >= 5


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("a: b", 3, "a:<mark>␣</mark>b"),
        ("\ta: b", 1, "<mark>⇥</mark>a: b"),
        ("a\u200b: b", 2, "a<mark>[U+200B]</mark>: b"),
        ("a:\u00a0b", 1, "<mark>a</mark>:[U+00A0]b"),
        ("\u202ea", 2, "[U+202E]<mark>a</mark>"),
        ("a:", 3, "a:<mark>⏎</mark>"),
        ("x" * 300, 200, "…" + "x" * 60 + "<mark>x</mark>" + "x" * 99 + "…"),
    ],
)
def test_the_marked_place_can_be_seen(line: str, column: int, shown: str) -> None:
    assert f"<pre>1│ {shown}</pre>" in panel([wrong(column=column)], lambda _path: f"{line}\n下一行")


def test_a_problem_without_its_line_is_told_all_the_same() -> None:
    assert "错了" in panel([wrong(line=9)], lambda _path: "一行")


def test_a_thousand_problems_do_not_make_a_page_of_megabytes() -> None:
    found = panel([wrong(line=line) for line in range(1, 1001)], read_nothing)
    assert found.count("<li>") == 100
    assert "另有 900 处没有列出" in found


# Answers


def snapshot(made: dict[str, Callable[[], bytes]], folder: Path | None = None, told: str = "") -> Snapshot:
    return Snapshot(7, made, folder, (), told)


def raising(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


def test_a_page_gets_the_panel_at_its_top_and_the_script_at_its_end() -> None:
    found = with_overlay("index.html", PAGE, "<aside>problems</aside>", 7).decode()
    assert '<body class="x"><aside>problems</aside>' in found
    assert re.search(r"</p>\s*<script>.*after=7.*</script>\s*</body>", found, re.DOTALL)
    assert "//" not in found.split("<script>")[1].split("</script>")[0]


def test_a_page_in_a_frame_and_a_file_that_is_no_page_stay_as_they_are() -> None:
    now = snapshot({"maps/route.html": lambda: PAGE, "catalog.json": lambda: b"{}"}, told="<aside></aside>")
    assert answer(now, "/maps/route.html").body == PAGE
    found = answer(now, "/catalog.json")
    assert (found.body, found.kind) == (b"{}", "application/json; charset=utf-8")


@pytest.mark.parametrize("path", ["/", "/lessons/x/", "/lessons/x/index.html", "//lessons//x/", "/lessons/%78/"])
def test_a_folder_is_its_index(path: str) -> None:
    now = snapshot({"index.html": lambda: PAGE, "lessons/x/index.html": lambda: PAGE})
    assert answer(now, path).status == HTTPStatus.OK


def test_a_folder_without_its_slash_is_sent_there() -> None:
    now = snapshot({"plan/课/index.html": lambda: PAGE})
    found = answer(now, "/plan/%E8%AF%BE")
    assert (found.status, found.location) == (HTTPStatus.FOUND, "/plan/%E8%AF%BE/")


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/a/..%2f..%2fsecret.txt", "/..%5csecret.txt", "/x%00", "/" + "x" * 5000],
)
def test_nothing_outside_the_site_is_served(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "site").mkdir()
    found = answer(snapshot({}, tmp_path / "site"), path)
    assert found.status == HTTPStatus.NOT_FOUND
    assert b"secret" not in found.body.replace(b"secret.txt", b"")


def test_what_is_not_there_gets_the_sites_own_page_with_the_panel(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_bytes(PAGE)
    found = answer(snapshot({}, tmp_path, "<aside></aside>"), "/nix/")
    assert found.status == HTTPStatus.NOT_FOUND
    assert b"<aside></aside>" in found.body
    assert b"text" in found.body


def test_a_page_that_cannot_be_made_says_so_and_shows_its_error_escaped() -> None:
    now = snapshot({"x/index.html": raising(ValueError("<b>why</b>"))}, told="<aside></aside>")
    found = answer(now, "/x/")
    assert found.status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert b"&lt;b&gt;why" in found.body
    assert b"<b>why" not in found.body
    assert b"<aside></aside>" in found.body


# Changes


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("content/lessons/x.yml", Scope.CONTENT),
        ("content/lessons/x.md", Scope.CONTENT),
        ("content/site.yml", Scope.CONTENT),
        ("content/pages/about.md", Scope.EVERYTHING),
        ("theme/templates/cards/card.html", Scope.TEMPLATES),
        ("theme/assets/css/site.css", Scope.EVERYTHING),
        ("theme/base.html", Scope.EVERYTHING),
        ("mkdocs.yml", Scope.EVERYTHING),
        ("README.md", None),
        ("site/index.html", None),
        (".site.new", None),
        (".cache/templates/x", None),
        ("content/pages/.about.md.swp", None),
        ("content/lessons/x.yml~", None),
        ("content/~$x.docx", None),
    ],
)
def test_each_file_has_its_scope(path: str, scope: Scope | None) -> None:
    assert scope_of(path) is scope


def layouts() -> Layouts:
    """Layouts without a theme around them."""
    html = "<html><body>" + "".join(f"<{slot}>{placeholder(slot)}</{slot}>" for slot in SLOTS) + "</body></html>"
    layout = cut(html, dict.fromkeys(SLOTS, 1))
    return Layouts(dict.fromkeys(LAYOUT_DIRS, layout), {"": layout, **{f"{kind}/": layout for kind in KINDS}})


class Mkdocs:
    """Stands for MkDocs: counts how often it is asked, and can be told to complain."""

    def __init__(self) -> None:
        self.runs = 0
        self.complaints: tuple[Diagnostic, ...] = ()
        self.stops = False

    def __call__(self, _root: Path, folder: Path, _library: Library, catalog: Catalog) -> mkdocs_plugin.Rendered:
        self.runs += 1
        folder.mkdir()
        if self.stops:
            raise BuildError(self.complaints)
        (folder / "about").mkdir()
        (folder / "about" / "index.html").write_text(f"<body>{catalog.site.name} {self.runs}</body>", "utf-8")
        return mkdocs_plugin.Rendered(layouts(), self.complaints)


@pytest.fixture
def mkdocs(monkeypatch: pytest.MonkeyPatch) -> Mkdocs:
    made = Mkdocs()
    monkeypatch.setattr(mkdocs_plugin, "render", made)
    return made


@pytest.fixture
def preview(tmp_path: Path, mkdocs: Mkdocs) -> Preview:  # noqa: ARG001 - it takes MkDocs' place
    """A preview of the smallest content, not yet read."""
    root = tmp_path / "project"
    projects.content(root)
    (root / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    (tmp_path / "scratch").mkdir()
    return Preview(root, tmp_path / "scratch")


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    return tmp_path / "project" / LESSON


def seen(preview: Preview, path: str = "/lessons/lesson/") -> tuple[int, str]:
    found = answer(preview.current, path)
    return found.status, found.body.decode()


def test_an_edit_is_shown_without_mkdocs_and_without_writing(
    preview: Preview, mkdocs: Mkdocs, lesson: Path, tmp_path: Path
) -> None:
    preview.refresh()
    files = sorted((tmp_path / "scratch").rglob("*"))
    projects.edit(lesson, "一湖碧水", "一河清波")
    assert preview.refresh(Scope.CONTENT)
    for path in ("/lessons/lesson/", "/lessons/", "/instructors/teacher/"):
        assert "一河清波" in seen(preview, path)[1]
    assert mkdocs.runs == 1
    assert sorted((tmp_path / "scratch").rglob("*")) == files


@pytest.mark.skipif(os.name == "nt", reason="there are no such files there")
def test_what_is_no_file_is_told_and_neither_read_nor_waited_for(preview: Preview, lesson: Path) -> None:
    preview.refresh()
    lesson.with_name("outside.yml").symlink_to(__file__)
    os.mkfifo(lesson.with_name("pipe.yml"))
    assert preview.refresh(Scope.CONTENT), "no file differs, but what is wrong does"
    assert [problem.code for problem in preview.current.problems] == ["special-file"] * 2
    assert "这是一个链接" in preview.current.panel
    assert "test_what_is_no_file" not in preview.current.panel


def test_a_folder_that_may_not_be_read_keeps_its_pages(
    preview: Preview, lesson: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.refresh()
    scandir = os.scandir

    def scan(top: Path) -> Iterator[os.DirEntry[str]]:
        if top == lesson.parent:
            raise PermissionError
        return scandir(top)

    monkeypatch.setattr(os, "scandir", scan)
    assert preview.refresh(Scope.CONTENT)
    assert [str(problem).partition(": ")[0] for problem in preview.current.problems] == ["content/lessons:1:1"]
    assert seen(preview)[0] == 200


def test_a_dead_link_is_told_once(preview: Preview, mkdocs: Mkdocs, lesson: Path) -> None:
    page = lesson.parents[1] / "pages" / "about.md"
    page.parent.mkdir()
    page.write_text("[课](nix.md)\n", "utf-8")
    preview.refresh()
    (problem,) = preview.current.problems
    mkdocs.complaints = (replace(problem, hint="照 MkDocs 的说法"),)
    preview.refresh()
    assert preview.current.problems == (problem,)


def test_a_file_saved_without_a_change_reloads_nobody(preview: Preview, lesson: Path) -> None:
    preview.refresh()
    before = preview.current
    lesson.touch()
    assert not preview.refresh(Scope.CONTENT)
    assert preview.current is before


def test_whoever_holds_a_snapshot_sees_one_moment(preview: Preview, lesson: Path) -> None:
    preview.refresh()
    before = preview.current
    projects.edit(lesson, "一湖碧水", "一河清波")
    preview.refresh(Scope.CONTENT)
    assert b"\xe4\xb8\x80\xe6\xb9\x96" in (before.file("lessons/lesson/index.html") or b"")


def test_a_record_that_breaks_keeps_its_page_and_mending_clears_the_panel(preview: Preview, lesson: Path) -> None:
    preview.refresh()
    projects.edit(lesson, "minutes: 45", "minutes:45")
    preview.refresh(Scope.CONTENT)
    status, page = seen(preview)
    assert status == HTTPStatus.OK
    assert "一湖碧水的治理账" in page
    assert f"{LESSON}:7:" in page
    assert "preview-problems" in seen(preview, "/about/")[1]
    projects.edit(lesson, "minutes:45", "minutes: 45")
    preview.refresh(Scope.CONTENT)
    assert preview.current.problems == ()
    assert "preview-problems" not in seen(preview)[1]


def test_a_reference_that_leads_nowhere_leaves_the_page_up(preview: Preview, lesson: Path) -> None:
    preview.refresh()
    projects.edit(lesson, "[teacher]", "[nobody]")
    preview.refresh(Scope.CONTENT)
    status, page = seen(preview)
    assert status == HTTPStatus.OK
    assert "unknown-id" in page


def test_a_record_that_goes_or_comes_does_so_in_the_preview_too(preview: Preview, mkdocs: Mkdocs, lesson: Path) -> None:
    preview.refresh()
    text = lesson.read_text("utf-8")
    lesson.unlink()
    preview.refresh(Scope.CONTENT)
    assert seen(preview)[0] == HTTPStatus.NOT_FOUND
    lesson.write_text(text, "utf-8")
    preview.refresh(Scope.CONTENT)
    assert seen(preview)[0] == HTTPStatus.OK
    assert mkdocs.runs == 3  # Markdown pages may link to it


def test_the_sites_own_texts_reach_the_pages_around_records(preview: Preview, lesson: Path) -> None:
    preview.refresh()
    projects.edit(lesson.parents[1] / "site.yml", "name: 目录", "name: 新目录")
    preview.refresh(Scope.CONTENT)
    assert "新目录" in seen(preview, "/about/")[1]


def test_a_broken_site_yml_keeps_the_last_site_up(preview: Preview, lesson: Path) -> None:
    preview.refresh()
    projects.edit(lesson.parents[1] / "site.yml", "name: 目录", "nmae: 目录")
    preview.refresh(Scope.CONTENT)
    status, page = seen(preview)
    assert status == HTTPStatus.OK
    assert "content/site.yml:1:1" in page


def test_a_first_start_with_a_broken_site_yml_shows_the_problems_and_then_the_site(
    preview: Preview, lesson: Path
) -> None:
    projects.edit(lesson.parents[1] / "site.yml", "name: 目录", "nmae: 目录")
    preview.refresh()
    status, page = seen(preview, "/")
    assert status == HTTPStatus.SERVICE_UNAVAILABLE
    assert "content/site.yml:1:1" in page
    assert "EventSource" in page
    projects.edit(lesson.parents[1] / "site.yml", "nmae: 目录", "name: 目录")
    preview.refresh(Scope.CONTENT)
    assert seen(preview, "/")[0] == HTTPStatus.OK


def test_what_mkdocs_warns_of_is_in_the_panel_until_it_is_mended(preview: Preview, mkdocs: Mkdocs) -> None:
    mkdocs.complaints = (wrong("坏链接", path="content/pages/about.md"),)
    preview.refresh()
    assert "坏链接" in seen(preview)[1]
    mkdocs.complaints = ()
    preview.refresh(Scope.EVERYTHING)
    assert "坏链接" not in seen(preview)[1]


def test_what_stops_mkdocs_leaves_the_last_pages_up(preview: Preview, mkdocs: Mkdocs, lesson: Path) -> None:
    preview.refresh()
    mkdocs.complaints, mkdocs.stops = (wrong("模板坏了", path="theme/base.html"),), True
    projects.edit(lesson, "一湖碧水", "一河清波")
    preview.refresh(Scope.EVERYTHING)
    assert "一河清波" in seen(preview)[1]
    assert "模板坏了" in seen(preview, "/about/")[1]


def test_old_builds_do_not_pile_up(preview: Preview, tmp_path: Path) -> None:
    for _ in range(4):
        preview.refresh(Scope.EVERYTHING)
    assert len(list((tmp_path / "scratch").iterdir())) == 2


def test_a_changed_template_is_used_and_a_broken_one_is_told(preview: Preview, tmp_path: Path) -> None:
    preview.refresh()
    theme = tmp_path / "project" / "theme"
    theme.unlink()
    shutil.copytree(ROOT / "theme" / "templates", theme / "templates")
    (theme / "templates" / "records" / "lessons.html").write_text("新模板：{{ record.title }}", "utf-8")
    (theme / "templates" / "records" / "points.html").write_text("\n{% if %}", "utf-8")
    preview.refresh(Scope.TEMPLATES)
    status, page = seen(preview)
    assert status == HTTPStatus.OK
    assert "新模板：一湖碧水" in page
    assert "theme/templates/records/points.html:2:1" in page
    assert seen(preview, "/points/point/")[0] == HTTPStatus.INTERNAL_SERVER_ERROR


def test_a_fault_of_the_program_keeps_the_pages_and_is_told(preview: Preview) -> None:
    preview.refresh()
    preview.fail(Diagnostic("catalog", 1, 1, "program", "程序出错"))
    status, page = seen(preview)
    assert status == HTTPStatus.OK
    assert "程序出错" in page


def test_a_burst_of_changes_counts_once_with_its_widest_scope(tmp_path: Path) -> None:
    paths = ("content/lessons/x.yml", "mkdocs.yml", "README.md", "content/lessons/y.yml")
    assert widest_scope([FileModifiedEvent(str(tmp_path / path)) for path in paths], tmp_path) is Scope.EVERYTHING
    assert widest_scope([FileModifiedEvent(str(tmp_path / "README.md"))], tmp_path) is None


def test_writing_and_replacing_a_file_is_noticed_and_reading_is_not(tmp_path: Path) -> None:
    root = projects.content(tmp_path.resolve())
    (root / "theme").mkdir()
    found: list[Scope] = []
    with watching(root, found.append):
        (root / LESSON).read_bytes()
        (root / "README.md").touch()
        time.sleep(0.1)
        assert found == []
        (root / LESSON).write_text("新", "utf-8")
        _until(lambda: found)
        assert set(found) == {Scope.CONTENT}
        (root / "new.yml").touch()
        (root / "new.yml").replace(root / "mkdocs.yml")
        _until(lambda: Scope.EVERYTHING in found)


# Over HTTP


def _until(condition: Callable[[], object], seconds: float = LONG) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


def get(server: PreviewServer, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=LONG)
    connection.request("GET", path)
    answered = connection.getresponse()
    text = answered.read().decode()
    connection.close()
    return answered.status, text


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return projects.whole(tmp_path_factory.mktemp("project"))


@pytest.fixture
def server(project: Path) -> Iterator[PreviewServer]:
    """The whole preview, MkDocs and all, on a port of its own."""
    with previewing(project, "127.0.0.1", 0, lambda _text: None) as opened:
        thread = Thread(target=opened.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield opened
        opened.shutdown()
        thread.join()


def test_saving_a_file_reaches_the_page_and_the_browser_is_told(server: PreviewServer, project: Path) -> None:
    assert "一湖碧水" in get(server, "/lessons/lesson/")[1]
    assert get(server, "/assets/css/site.css")[0] == HTTPStatus.OK
    version = server.preview.current.version
    listener = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=LONG)
    listener.request("GET", f"/_preview/events?after={version}")
    stream = listener.getresponse()
    assert stream.getheader("Content-Type") == "text/event-stream; charset=utf-8"
    projects.edit(project / LESSON, "一湖碧水", "一河清波")
    assert b"event: change" in stream.read()
    assert "一河清波" in get(server, "/lessons/lesson/")[1]
    listener.close()


def test_a_page_older_than_the_snapshot_is_told_at_once(server: PreviewServer) -> None:
    assert "event: change" in get(server, "/_preview/events?after=1")[1]
    assert "event: change" in get(server, "/_preview/events")[1]


def test_a_bad_link_in_a_page_is_told_until_it_is_mended(server: PreviewServer, project: Path) -> None:
    about = project / "content" / "pages" / "about.md"
    text = about.read_text("utf-8")
    about.write_text(text + "\n[x](nix.md)\n", "utf-8")
    _until(lambda: "unknown-link" in get(server, "/")[1])
    about.write_text(text, "utf-8")
    _until(lambda: "unknown-link" not in get(server, "/")[1])


def test_every_page_of_the_preview_loads_from_itself_only(server: PreviewServer) -> None:
    for path in ("/", "/lessons/", "/lessons/lesson/", "/about/", "/nix/"):
        page = get(server, path)[1]
        assert not re.search(r"(?:src|EventSource\()\s*=?\s*[\"'](?:https?:)?//", page)


def test_a_port_that_is_taken_is_told_and_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)], tmp_path) == 2
    said = capsys.readouterr().err
    assert f"端口 {port} 已被别的程序占用" in said
    assert f"--port {port + 1}" in said


def test_an_address_that_is_not_this_machines_is_told() -> None:
    with pytest.raises(AddressError, match=r"不能在地址 203\.0\.113\.1、端口 0 上打开预览"):
        PreviewServer("203.0.113.1", 0, Preview(Path(), Path()))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way there")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_the_preview_cleanly(tmp_path: Path, ending: signal.Signals) -> None:
    projects.content(tmp_path / "project")  # no theme: it starts all the same, and shows what is wrong
    (tmp_path / "scratch").mkdir()
    program = (
        "import sys; from pathlib import Path; from catalog.cli.main import main\n"
        "sys.exit(main(sys.argv[2:], Path(sys.argv[1])))"
    )
    command = [sys.executable, "-X", "utf8", "-c", program, str(tmp_path / "project"), "serve", "--port", "0"]
    environment = {"TMPDIR": str(tmp_path / "scratch"), "PATH": ""}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as child:
        assert child.stderr
        assert any("按 Ctrl-C 结束" in line for line in child.stderr)
        child.send_signal(ending)
        assert child.stderr.read().endswith("预览结束。\n")
        assert child.wait(LONG) == 0
    assert list((tmp_path / "scratch").iterdir()) == []
