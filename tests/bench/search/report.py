"""What was measured, as Markdown."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median

from playwright.sync_api import Browser

from tests.bench.search.browser import COLD, TYPING, Speed, at
from tests.bench.search.contenders import Made
from tests.bench.search.queries import Query
from tests.bench.search.world import World

TEN = 10
ALL = "all"


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over queries."""

    recall: float
    precision: float
    queries: int


@dataclass(frozen=True, slots=True)
class Row:
    """One contender at one size."""

    made: Made
    quality: dict[str, Quality]
    speed: Speed


def judged(world: World, asked: Sequence[Query], found: Sequence[Sequence[str]]) -> dict[str, Quality]:
    """Recall@10 and precision@10 by category, then over all.

    Recall is counted of as many as ten places can hold. Who answers nothing where something is wanted has no precision.
    """
    known = {document.key: document for document in world.documents}
    values: dict[str, list[tuple[float, float]]] = {query.category: [] for query in asked}
    for query, records in zip(asked, found, strict=True):
        ten = list(dict.fromkeys(records))[:TEN]
        hits = sum(key in query.wanted for key in ten)
        faults = sum(key not in query.wanted and query.sense.minds(known[key]) for key in ten)
        precision = 1 - faults / len(ten) if ten else 0.0
        values[query.category].append((hits / min(TEN, len(query.wanted)), precision))
    values[ALL] = [pair for pairs in values.values() for pair in pairs]
    return {
        name: Quality(mean(document for document, _ in pairs), mean(document for _, document in pairs), len(pairs))
        for name, pairs in values.items()
    }


def heading(browser: Browser, seed: int) -> str:
    """On what it was measured."""
    return (
        f"Seed {seed}; Chromium {browser.version}, Python {platform.python_version()}, {os.cpu_count()} cores; "
        f"cold: processor ÷{COLD}; keys: ÷{TYPING}, all texts loaded."
    )


def tables(count: int, rows: Sequence[Row]) -> Iterator[str]:
    """How good, how fast and how big, then how good by category."""
    yield f"### {count} records"
    yield ""
    yield (
        "| | recall@10 | precision@10 | KB to the first result | cold s | key ms p50 | p95 | worst "
        "| after a pause, p95 | heap MB | and beside it | index s per 1,000 |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|---|---|"
    yield from (_line(count, row) for row in rows)
    yield ""
    sizes = rows[0].made.sizes
    yield "Ours, gzipped: " + ", ".join(
        f"{name} {size / 1000:.1f} KB ({size / count:.1f} B a record)" for name, size in sizes.items()
    )
    yield ""
    yield "| recall@10 / precision@10 | queries | " + " | ".join(row.made.name for row in rows) + " |"
    yield "|---|---|" + "---|" * len(rows)
    for category, first in rows[0].quality.items():
        cells = (f"{row.quality[category].recall:.3f} / {row.quality[category].precision:.3f}" for row in rows)
        yield f"| {category} | {first.queries} | {' | '.join(cells)} |"
    yield ""


def _line(count: int, row: Row) -> str:
    speed, total = row.speed, row.quality[ALL]
    cells = (
        row.made.name,
        f"{total.recall:.3f}",
        f"{total.precision:.3f}",
        f"{speed.first_bytes / 1000:.0f}",
        f"{median(speed.cold) / 1000:.2f}",
        *(f"{at(speed.keys, share):.0f}" for share in (0.5, 0.95, 1)),
        f"{at(speed.pauses, 0.95):.0f}",
        f"{speed.heap / 1e6:.1f}",
        f"{speed.beside / 1e6:.1f}",
        f"{row.made.seconds / count * 1000:.2f}",
    )
    return f"| {' | '.join(cells)} |"
