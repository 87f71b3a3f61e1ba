"""Links to other sites, and whether they still answer: the only module that sends requests to other sites.

One failure means little: a site may be slow, or down for an evening. So each check tries several times, its outcome is
stored, and a link is reported only when it has failed in four checks in a row.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from http.client import HTTPException
from pathlib import Path
from time import sleep
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from catalog.content.atomic import write_atomic
from catalog.content.loader import Library

CACHE = ".cache/links.json"
REPORT_AFTER = 4
"""Failures in a row after which a link is reported."""

_TRIES = 3
_PAUSE = 2.0  # seconds before another try
_PATIENCE = 10.0  # seconds for one answer
_GONE = (404, 410)
_REFUSING = (401, 403, 405, 429)  # it answers, only not to programs
_MANUALS = ("content/README.md", "content/pages/manual/")  # they show how links are written
_URL = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+[^\s<>\"'`\\{}|^\[\]()（）《》“”，。；、]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a link's checks.

    Attributes:
        failures: How many checks in a row it has failed.
        since: The day of the first of them, or of the last success.
        why: What the last failure was; empty after a success.
    """

    failures: int
    since: str
    why: str


def links(library: Library) -> dict[str, str]:
    """Return each address in the content, and the first place where it is written, as `path:line`."""
    places: dict[str, str] = {}
    for path, read in library.files.items():
        if not path.endswith((".yml", ".md")) or path.startswith(_MANUALS):
            continue
        for number, line in enumerate(read.data.decode("utf-8", "replace").split("\n"), 1):
            if not (path.endswith(".yml") and line.lstrip().startswith("#")):
                for match in _URL.finditer(line):
                    places.setdefault(match[0].rstrip(".,;:!?"), f"{path}:{number}")
    own = library.site.base_url if library.site else None
    return {url: place for url, place in places.items() if url != own and ".example" not in url}


def check_links(
    urls: Iterable[str], before: Mapping[str, Outcome], today: date, ask: Callable[[str], str]
) -> Iterator[tuple[str, Outcome]]:
    """Check every link once more.

    Args:
        urls: The addresses.
        before: The outcomes of earlier checks.
        today: The day of this check.
        ask: Returns why an address does not answer; empty when it does.
    """
    for url in urls:
        why = ask(url)
        last = before.get(url, Outcome(0, "", ""))
        since = last.since if last.why and why else today.isoformat()
        yield url, Outcome(last.failures + 1 if why else 0, since, why)


def link_failure(url: str, wait: Callable[[float], None] = sleep) -> str:
    """Return why an address does not answer, after several tries; empty when it does."""
    why = ""
    for attempt in range(_TRIES):
        if attempt:
            wait(_PAUSE)
        why = _try_once(url)
        if not why or why.endswith(tuple(map(str, _GONE))):
            break
    return why


def _try_once(url: str) -> str:
    request = Request(url, headers={"User-Agent": "Mozilla/5.0 (link check)"})  # noqa: S310 - only http and https are found
    try:
        with urlopen(request, timeout=_PATIENCE):  # noqa: S310 - see above
            return ""
    except HTTPError as error:
        return "" if error.code in _REFUSING else f"回答是 {error.code}"
    except (OSError, HTTPException, ValueError) as error:
        return f"没有回答（{type(error).__name__}）"


def load_outcomes(root: Path) -> dict[str, Outcome]:
    """Return the outcomes of earlier checks; none where there was none, or they cannot be read."""
    try:
        outcomes = json.loads((root / CACHE).read_text("utf-8"))
        return {url: Outcome(**outcome) for url, outcome in outcomes.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def save_outcomes(root: Path, outcomes: Mapping[str, Outcome]) -> None:
    """Store the outcomes of a check."""
    noted = {url: asdict(outcome) for url, outcome in sorted(outcomes.items())}
    write_atomic(root / CACHE, json.dumps(noted, ensure_ascii=False, indent=1).encode())
