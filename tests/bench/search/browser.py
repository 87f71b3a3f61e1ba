"""A contender in Chromium: what it answers, how long it takes on a slow processor, what it loads and keeps."""

import gzip
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Playwright, Response, sync_playwright

from tests.support.browser import installed_browser
from tests.support.serving import serving

COLD, TYPING = 4, 6  # how many times as slow the processor is made
BATCH = 50  # queries asked at once
PATIENCE = 60  # seconds after which no further query is typed

# Each key of each query, one after the other, then what comes after a pause: milliseconds.
_TYPE = """async ([texts, patience]) => {
  const keys = [], pauses = [];
  const until = performance.now() + patience * 1000;
  for (const text of texts) {
    const letters = Array.from(text);
    for (let length = 1; length <= letters.length; length += 1) {
      const before = performance.now();
      await contender.key(letters.slice(0, length).join(""));
      keys.push(performance.now() - before);
      await new Promise((done) => setTimeout(done));
      if (performance.now() > until) return [keys, pauses];
    }
    const before = performance.now();
    await contender.search(text);
    pauses.push(performance.now() - before);
  }
  return [keys, pauses];
}"""
_FIRST = """async (text) => {
  const before = performance.now();
  await contender.first(text);
  return performance.now() - before;
}"""
_ASK = (
    "async (texts) => { const all = []; for (const text of texts) all.push(await contender.search(text)); return all; }"
)


@dataclass(frozen=True, slots=True)
class Speed:
    """Times in milliseconds on a slowed processor, sizes in bytes."""

    cold: list[float]
    keys: list[float]
    pauses: list[float]
    first_bytes: int
    heap: int
    beside: int


@contextmanager
def launched() -> Iterator[Browser]:
    """The machine's Chromium, else Playwright's own."""
    with sync_playwright() as playwright:
        browser = _launch(playwright)
        try:
            yield browser
        finally:
            browser.close()


def _launch(playwright: Playwright) -> Browser:
    flags = ("--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc")
    return playwright.chromium.launch(executable_path=installed_browser(), args=flags)


def answers(browser: Browser, folder: Path, texts: Sequence[str]) -> list[list[str]]:
    """The first ten records for each query, as `kind/id`."""
    with serving(folder) as root, _opened(browser, root) as page:
        _complete(page)
        found: list[list[str]] = []
        for start in range(0, len(texts), BATCH):
            found += page.evaluate(_ASK, list(texts[start : start + BATCH]))
        return found


def speed(browser: Browser, folder: Path, texts: Sequence[str], runs: int = 5) -> Speed:
    """How it feels: the first result of a fresh page, then every key with all texts loaded.

    Args:
        browser: The browser.
        folder: What is served.
        texts: Queries to type, key by key; the first of them are asked of fresh pages.
        runs: How many fresh pages.
    """
    with serving(folder) as root:
        cold = [_cold(browser, root, text) for text in texts[:runs]]
        size = _bytes(browser, root, texts[0])
        with _opened(browser, root) as page:
            devtools = page.context.new_cdp_session(page)
            bare = _heap(devtools)
            _complete(page)
            _slow(devtools, TYPING)
            keys, pauses = page.evaluate(_TYPE, [list(texts), PATIENCE])
            _slow(devtools, 1)
            apart: int = page.evaluate("contender.apart ? contender.apart() : 0")  # what WASM has for itself
            heap, beside = (after - before for after, before in zip(_heap(devtools), bare, strict=True))
            return Speed(cold, keys, pauses, size, heap, beside + apart)


@contextmanager
def _opened(browser: Browser, root: str) -> Iterator[Page]:
    """A fresh page: nothing cached, nothing loaded."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.set_default_timeout(0)
        page.goto(root)
        yield page
    finally:
        context.close()


def _complete(page: Page) -> None:
    page.evaluate("contender.open().then(() => contender.complete())")


def _cold(browser: Browser, root: str, text: str) -> float:
    with _opened(browser, root) as page:
        _slow(page.context.new_cdp_session(page), COLD)
        taken: float = page.evaluate(_FIRST, text)
        return taken


def _bytes(browser: Browser, root: str, text: str) -> int:
    """What has to come before the first result, each file gzipped as a server would."""
    with _opened(browser, root) as page:
        came: list[Response] = []
        page.on("response", lambda response: came.append(response))  # noqa: PLW0108 - it must be a function of ours
        page.evaluate("(text) => contender.open().then(() => contender.search(text))", text)
        page.wait_for_load_state("networkidle")
        return sum(min(len(body), len(gzip.compress(body, 9))) for body in (one.body() for one in came))


def _slow(devtools: CDPSession, times: int) -> None:
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": times})


def _heap(devtools: CDPSession) -> tuple[int, int]:
    """Bytes of the scripts' heap after the garbage is gone, and of what lies beside it: buffers, sources of scripts."""
    for _ in range(3):
        devtools.send("HeapProfiler.collectGarbage")
    used: dict[str, Any] = devtools.send("Runtime.getHeapUsage")
    return int(used["usedSize"]), int(used.get("backingStorageSize", 0))


def at(values: Sequence[float], share: float) -> float:
    """The value below which a share of all values lies; 0.95 is the slowest key but one of twenty."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else 0.0
