"""How soon maps are there on a slow telephone: 1.6 Mbit/s, 150 ms, processor ÷4, nothing in the cache.

    python tests/bench/map_speed.py --runs 5

See README.md beside this file.
"""

import argparse
import gzip
import http.server
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402 - the path is set above

from tests.bench.measure import spread  # noqa: E402 - likewise
from tests.browser.conftest import FLAGS, PHONE  # noqa: E402 - likewise
from tests.support import sites  # noqa: E402 - likewise
from tests.support.browser import installed_browser  # noqa: E402 - likewise

_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
_PROCESSOR = 4
_REST = 2000  # milliseconds until what still comes has come
_ZIPPED = (".html", ".css", ".js", ".json", ".svg")
# When the map is there: its page's own clock starts with its address.
_READY = """new MutationObserver(() => {
  if (document.documentElement.dataset.map === "ready" && !window.readyAt) window.readyAt = performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-map"] });"""
_PAINTED = """() => new Promise((done) => {
  const seen = performance.getEntriesByName("first-contentful-paint")[0];
  if (seen) done(seen.startTime);
  new PerformanceObserver((list, self) => {
    const found = list.getEntriesByName("first-contentful-paint")[0];
    if (found) { self.disconnect(); done(found.startTime); }
  }).observe({ type: "paint", buffered: true });
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: seconds to the first paint and until the pins are there, KB on the wire with headers, requests."""

    painted: float
    ready: float
    kilobytes: float
    requests: int


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Sends texts zipped, as the server of the main README does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = gzip.compress(path.read_bytes(), 6) if path.suffix in _ZIPPED else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in _ZIPPED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder."""
    handler = partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def visit(browser: Browser, address: str) -> Visit:
    """Open a page with an empty cache; a map that lies in it is opened as soon as the page has been painted."""
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(_READY)
    page = context.new_page()
    sizes: list[float] = []
    tap = context.new_cdp_session(page)
    tap.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    tap.send("Network.enable")
    tap.send("Network.emulateNetworkConditions", _NETWORK)
    tap.send("Emulation.setCPUThrottlingRate", {"rate": _PROCESSOR})
    page.goto(address, wait_until="commit")
    painted = float(page.evaluate(_PAINTED)) / 1000
    ready = _until_ready(page) / 1000
    page.wait_for_timeout(_REST)
    found = Visit(painted, ready, sum(sizes) / 1000, len(sizes))
    context.close()
    return found


def _until_ready(page: Page) -> float:
    """Milliseconds from the map's address to its pins."""
    page.wait_for_load_state("domcontentloaded")
    inner = page.locator("details:has(iframe) summary")
    if not inner.count():
        page.wait_for_function("window.readyAt")
        return float(page.evaluate("window.readyAt"))
    inner.click()
    page.frame_locator("iframe").locator("html[data-map=ready]").wait_for(state="attached")
    return float(page.frames[1].evaluate("window.readyAt"))


def main() -> None:
    """Build the site and visit its maps, in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="visits of each page (5)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = sites.make(sites.ROOT, Path(scratch) / "site")
        record_id = max(site.catalog.records["routes"], key=lambda one: len(site.read(f"maps/{one}.js")))
        uris = ("maps/", f"maps/{record_id}.html", f"routes/{record_id}/")
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=FLAGS)
        visits: dict[str, list[Visit]] = {uri: [] for uri in uris}
        with served(site.folder) as address:
            for _ in range(runs):
                for uri in uris:
                    visits[uri].append(visit(browser, address + uri))
        browser.close()
    sys.stdout.write("| page | first paint s | pins there s | KB on the wire | requests |\n|---|---|---|---|---|\n")
    for uri, row in visits.items():
        times = " | ".join(spread([getattr(one, name) for one in row]) for name in ("painted", "ready"))
        sys.stdout.write(f"| `{uri}` | {times} | {spread([one.kilobytes for one in row], 0)} | {row[0].requests} |\n")


if __name__ == "__main__":
    main()
