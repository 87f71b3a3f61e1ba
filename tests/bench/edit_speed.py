"""How soon one edit is seen over HTTP: our preview and Hugo's server, on the same records.

    python tests/bench/edit_speed.py --records 1000 --edits 9

See README.md beside this file.
"""

import argparse
import contextlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)

from tests.bench import build_speed, measure, peers, synthetic  # noqa: E402 - the path is set above

_POLL = 0.005  # seconds
_PATIENCE = 120
_REST = 1.5  # between edits, so that the last one's rebuild is over
_LESSON = "lessons/lesson-00123"


@dataclass(frozen=True, slots=True)
class Preview:
    """A server that watches one file of ours."""

    name: str
    page: str
    file: Path


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def served(url: str) -> str:
    """What lies at an address now; nothing while there is none."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server
            body: bytes = answer.read()
            return body.decode("utf-8")
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(url: str, words: str) -> float:
    """Seconds until an address serves these words."""
    started = time.perf_counter()
    while words not in served(url):
        if time.perf_counter() - started > _PATIENCE:
            message = f"{url} does not show “{words}” after {_PATIENCE} s"
            raise SystemExit(message)
        time.sleep(_POLL)
    return time.perf_counter() - started


@contextlib.contextmanager
def running(name: str, command: Sequence[str], folder: Path, env: dict[str, str], url: str) -> Iterator[Preview]:
    """A preview from its start to its end."""
    folder_of = {"ours": ".yml", build_speed.HUGO: ".md"}
    with (folder / ".said").open("wb") as said:
        child = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=subprocess.STDOUT)
    try:
        wait_for(url, "</html>")
        yield Preview(name, url, folder / "content" / f"{_LESSON}{folder_of[name]}")
    finally:
        child.terminate()
        child.wait(20)


def edit(one: Preview, turn: int) -> float:
    """Write a new sentence into the summary, in place as editors' programs do; seconds until it is served."""
    words = f"第 {turn} 次改动"
    text = one.file.read_text("utf-8")
    before, mark, after = text.partition("，然后")  # the first stands in the summary
    changed = f"{before}（{words}）{mark}{after}"
    started = time.perf_counter()
    one.file.write_text(changed, "utf-8")
    wait_for(one.page, words)
    return time.perf_counter() - started


def compare(folder: Path, count: int, edits: int) -> Iterator[str]:
    """The table, as Markdown."""
    peers.ours(folder / "ours", synthetic.records(count))
    peers.hugo(folder / "hugo", peers.read(folder / "ours"))
    env = build_speed.environment(folder, "")
    ports = free_port(), free_port()
    urls = [f"http://127.0.0.1:{port}/{_LESSON}/" for port in ports]
    serve = (sys.executable, "-m", "catalog", "serve", "--port", str(ports[0]))
    hugo = (build_speed.hugo(), "server", "--port", str(ports[1]), "--cacheDir", str(folder / "cache"))
    times: dict[str, list[float]] = {}
    with (
        running("ours", serve, folder / "ours", env, urls[0]) as ours,
        running(build_speed.HUGO, hugo, folder / "hugo", env, urls[1]) as theirs,
    ):
        for turn in range(edits + 1):
            for one in (ours, theirs):
                time.sleep(_REST)
                seconds = edit(one, turn)
                if turn:  # the first warms up
                    times.setdefault(one.name, []).append(seconds)
    yield f"### One edit among {count} records, {edits} times"
    yield ""
    yield "| | seconds until served |"
    yield "|---|---|"
    for name, seconds_of in times.items():
        yield f"| {name} | {measure.spread(seconds_of, 3)} |"


def main() -> None:
    """Compare the two previews."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1000, help="how many records (1000)")
    parser.add_argument("--edits", type=int, default=9, help="how many edits each (9)")
    chosen = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="catalog-bench-", dir=build_speed.memory_disk()))
    try:
        for line in compare(scratch, chosen.records, chosen.edits):
            sys.stdout.write(line + "\n")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
