"""How long `check` takes beside yamllint, which knows YAML and nothing of the content, on the same files.

    python tests/bench/check_speed.py --records 400 --runs 7

See README.md beside this file.
"""

import argparse
import importlib.metadata
import os
import shutil
import sys
import tempfile
from operator import attrgetter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)

from tests.bench import measure, peers, synthetic  # noqa: E402 - the path is set above

# Long lines are what Chinese texts are made of; the rest of its `relaxed` rules.
_LINT = "{extends: relaxed, rules: {line-length: disable}}"


def main() -> None:
    """Run both in turn, the first round not counted, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=400)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    print(f"yamllint {importlib.metadata.version('yamllint')}\n")  # noqa: T201 - a benchmark talks
    print("| files | | wall s | CPU s | CPU ÷ yamllint |\n|---|---|---|---|---|")  # noqa: T201
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        peers.ours(folder / "made", synthetic.records(options.records))
        _real(folder / "real")
        for name in ("made", "real"):
            files = sum(1 for _ in (folder / name / "content").rglob("*.yml"))
            _compare(folder / name, f"{files} ({name})", options.runs)


def _real(folder: Path) -> None:
    """The project as it is."""
    for name in ("content", "catalog"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))


def _compare(folder: Path, files: str, runs: int) -> None:
    commands = {
        "check": (sys.executable, "-m", "catalog", "check"),
        "yamllint": (sys.executable, "-m", "yamllint", "-d", _LINT, "content"),
    }
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    rounds = [
        {name: measure.run(command, folder, environment) for name, command in commands.items()} for _ in range(runs + 1)
    ][1:]
    ours, theirs = ([one[name] for one in rounds] for name in commands)
    for name, done, told in (
        ("check", ours, measure.ratio(theirs, ours, attrgetter("cpu"))),
        ("yamllint", theirs, "1"),
    ):
        wall, cpu = ([getattr(one, what) for one in done] for what in ("wall", "cpu"))
        print(f"| {files} | {name} | {measure.spread(wall)} | {measure.spread(cpu)} | {told} |")  # noqa: T201


if __name__ == "__main__":
    main()
