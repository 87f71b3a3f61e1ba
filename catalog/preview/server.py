"""The preview over HTTP: pages with the problems at their top, and events that reload them."""

import errno
import gc
import mimetypes
import os
import posixpath
import signal
import socket
import socketserver
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, quote, unquote, urlsplit

from catalog.diagnostics import Diagnostic, errors
from catalog.preview.error_overlay import EVENTS, message_page, with_overlay
from catalog.preview.snapshot import Preview, Snapshot
from catalog.preview.watcher import Scope, watching
from catalog.print.pdf import ReportFn

CODES = frozenset({"program"})

# Not left to the system: Windows' registry may say anything.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".webp": "image/webp",
}
_HTML = _TYPES[".html"]
# Between comments in a stream of events: writing one shows whether the browser is still there.
_KEEPALIVE_SECONDS = 15.0


class AddressError(Exception):
    """The preview cannot be opened at this address; the text says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response to a browser."""

    status: HTTPStatus
    kind: str = _HTML
    body: bytes = b""
    location: str = ""


def answer(snapshot: Snapshot, path: str) -> Answer:
    """Return the response to a path.

    Args:
        snapshot: The current site.
        path: As the browser asks for it, without the query.
    """
    decoded = unquote(path)
    uri = posixpath.normpath("/" + decoded).lstrip("/")
    if decoded.endswith("/"):
        uri = posixpath.join(uri, "index.html")
    try:
        body = snapshot.file(uri)
        if body is None and snapshot.file(f"{uri}/index.html") is not None:
            return Answer(HTTPStatus.FOUND, location=quote(f"/{uri}/"))
    except Exception as error:  # noqa: BLE001 - a page that cannot be made is no reason to go down
        return _failed(snapshot, uri, error)
    if body is None:
        return _absent(snapshot)
    kind = _TYPES.get(posixpath.splitext(uri)[1].lower()) or mimetypes.guess_type(uri)[0] or "application/octet-stream"
    if kind == _HTML:
        body = with_overlay(uri, body, snapshot.panel, snapshot.version)
    return Answer(HTTPStatus.OK, kind, body)


def _absent(snapshot: Snapshot) -> Answer:
    """Return the response for a page that does not exist, or while there is none at all."""
    if snapshot.folder is None:
        page = message_page("还没有可以看的页面", "先改正上面列出的问题，改好并保存后这里自己更新。")
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, body=with_overlay("", page, snapshot.panel, snapshot.version))
    page = snapshot.file("404.html") or message_page("没有这一页", "网址可能写错了。")
    return Answer(HTTPStatus.NOT_FOUND, body=with_overlay("404.html", page, snapshot.panel, snapshot.version))


def _failed(snapshot: Snapshot, uri: str, error: Exception) -> Answer:
    """Return the response for a page that cannot be rendered, mostly for a problem that the panel names."""
    details = "".join(traceback.format_exception(error))
    page = message_page(f"{uri} 暂时做不出来", "多半是因为上面列出的问题；改好并保存后这里自己更新。", details)
    return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, body=with_overlay("", page, snapshot.panel, snapshot.version))


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server: "PreviewServer"

    def do_GET(self) -> None:
        """Send a file, or the stream of events."""
        url = urlsplit(self.path)
        if url.path == EVENTS:
            self._stream(parse_qs(url.query).get("after", [""])[0])
            return
        response = answer(self.server.preview.current, url.path)
        self.send_response(response.status)
        if response.location:
            self.send_header("Location", response.location)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    do_HEAD = do_GET  # noqa: N815 - http.server's name

    def _stream(self, after: str) -> None:
        """Send one event as soon as there is something newer than the page that asks."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        version = int(after) if after.isdecimal() else -1
        self.wfile.write(b": hello\n\n")
        while not self.server.preview.wait(version, _KEEPALIVE_SECONDS):
            self.wfile.write(b": still here\n\n")
        self.wfile.write(b"event: change\ndata: reload\n\n")

    def log_message(self, *_: object) -> None:
        """Log no requests: the console is for changes."""


class PreviewServer(ThreadingHTTPServer):
    """Serves a preview; an address that is taken is refused, also on Windows."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port
    request_queue_size = 64

    def __init__(self, host: str, port: int, preview: Preview) -> None:
        """Bind to the address.

        Raises:
            AddressError: It cannot be had.
        """
        self.preview = preview
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            raise AddressError(_why_not(host, port, error)) from error

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore browsers that leave early."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def url(self) -> str:
        """Return the address of the front page."""
        host, port = self.server_address[:2]
        name = str(host)
        hostname = "127.0.0.1" if name in ("0.0.0.0", "::") else f"[{name}]" if ":" in name else name  # noqa: S104 - read, not bound
        return f"http://{hostname}:{port}/"


def _why_not(host: str, port: int, error: OSError) -> str:
    """Return why an address cannot be had, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被别的程序占用（也许另一个预览还开着）。换一个：python build.py serve --port {port + 1}"
    if error.errno == errno.EACCES:
        return f"没有权限使用端口 {port}。换一个大于 1024 的：python build.py serve --port 8000"
    return f"不能在地址 {host}、端口 {port} 上打开预览：{error.strerror or error}"


@contextmanager
def previewing(root: Path, host: str, port: int, report: ReportFn) -> Iterator[PreviewServer]:
    """Run a server whose preview follows the files; the caller lets it serve."""
    root = root.resolve()
    with TemporaryDirectory(prefix="catalog-preview-", ignore_cleanup_errors=True) as scratch:
        preview = Preview(root, Path(scratch).resolve())
        with (
            PreviewServer(host, port, preview) as server,
            watching(root, lambda scope: _follow(preview, scope, report)),
        ):
            report("读取内容，准备页面…")
            _follow(preview, Scope.EVERYTHING, report)
            # Unchanged records live on: going through 5,000 of them again and again would add 0.3 s to some edits.
            gc.collect()
            gc.freeze()
            yield server


def serve(root: Path, host: str, port: int, report: ReportFn) -> None:
    """Preview a project until Ctrl-C.

    Args:
        root: The project's folder.
        host: The address to listen at.
        port: The port; 0 for any.
        report: Told of each change.

    Raises:
        AddressError: The address cannot be had.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as cleanly as Ctrl-C
    try:
        with previewing(root, host, port, report) as server:
            report(f"预览：{server.url}\n改动保存后页面自己更新。按 Ctrl-C 结束。")
            server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        report("\n预览结束。")


def _follow(preview: Preview, scope: Scope, report: ReportFn) -> None:
    """Refresh the preview and report it; a fault of the program is reported, too, and the preview stays."""
    started = time.perf_counter()
    before = preview.current.problems
    try:
        if not preview.refresh(scope):
            return
    except Exception as error:  # noqa: BLE001 - whatever it is, the pages of before stay
        report(traceback.format_exc())
        preview.fail(
            Diagnostic("catalog", 1, 1, "program", f"程序出错（{type(error).__name__}: {error}）", "详情见命令行窗口")
        )
    problems = preview.current.problems
    if problems and problems != before:
        report("\n".join(map(str, problems)))
    fatal = len(errors(problems))
    counts = f"：{fatal} 处错误，{len(problems) - fatal} 处提醒" if problems else ""
    report(f"{time.strftime('%H:%M:%S')} 已更新，用时 {time.perf_counter() - started:.2f} 秒{counts}")
