"""Whole processes: wall and CPU seconds, peak memory."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One process, with the processes it waited for."""

    wall: float
    cpu: float
    peak_mb: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command to its end; one that fails ends the benchmark with what it said."""
    with (folder / ".said").open("wb") as said:
        started = time.perf_counter()
        child = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        words = (folder / ".said").read_text("utf-8", "replace")[-3000:]
        message = f"{' '.join(command)} → {child.returncode}\n{words}"
        raise SystemExit(message)
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def spread(values: Sequence[float], digits: int = 2) -> str:
    """`1.23 (1.20–1.31)`: the median, and from where to where."""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def ratio(ours: Sequence[Run], theirs: Sequence[Run], what: Callable[[Run], float]) -> str:
    """How many times as much they need, pair by pair: what disturbs one of a pair disturbs the other as well."""
    return spread([what(other) / what(one) for one, other in zip(ours, theirs, strict=True)])
