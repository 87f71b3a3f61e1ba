"""A folder over HTTP on this machine, at the root or under a sub-path, as a static host would serve it."""

import http.server
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from types import MappingProxyType


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Quiet; knows a sub-path; shows the site's own page for what is not there."""

    def __init__(self, *arguments: object, prefix: str, directory: str, headers_too: Mapping[str, str]) -> None:
        self.prefix = prefix
        self.headers_too = headers_too
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Nothing lies outside the sub-path."""
        inside = path.removeprefix(self.prefix) if path.startswith(self.prefix) else "outside/the/site"
        return super().translate_path(f"/{inside}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """As `error_page 404 /404.html` does."""
        page = Path(self.directory, "404.html")
        if code != http.HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Add what this site is served with."""
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    """Takes it calmly that browsers hang up on what they no longer need."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, prefix: str = "/", headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """The address under which a folder is served, with its slash."""
    handler = partial(_Handler, prefix=prefix, directory=str(folder), headers_too=headers)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()
