"""Golden files: what a build must give, stored whole, compared as a folder, renewed on demand."""

import re
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

_SHOWN_FILES, _SHOWN_LINES, _SHOWN_WIDTH = 5, 24, 200
_ADVICE = "If this is meant: python build.py test tests/golden --update-golden; then look at `git diff tests/golden`"
# What a page says of itself in its head; the rest of the head is the same for all pages of its kind.
_HEAD = re.compile(
    r'<title>.*?</title>|<meta name="(?:description|robots)"[^>]*>|<script type="application/ld.*?</script>'
)
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)
# Where a long line may be broken to show what has changed in it.
_SEAM = re.compile(r'(?<=>)(?=<)|(?<=[,}\]])(?=["{\[])|(?<=, )(?=["{\[])')


def own_part(page: str) -> str:
    """What a page does not share with its sisters: title, description, linked data and `<main>`."""
    head, _, body = page.partition("</head>")
    main = _MAIN.search(body)
    assert main, "a page has a <main>"
    return "\n".join([*(match[0] for match in _HEAD.finditer(head)), main[0], ""])


def difference(folder: Path, output: Mapping[str, bytes]) -> str:
    """Compare output with the golden files of a folder.

    Returns:
        Each file that is missing, superfluous or different with the first lines of a diff, and how to accept what has
        changed; empty if nothing has.
    """
    golden = _read(folder)
    reports: list[str] = []
    for name in sorted(golden.keys() | output.keys()):
        if name not in output:
            reports.append(f"{name}: a golden file, but not made any more")
        elif name not in golden:
            reports.append(f"{name}: made, but there is no golden file")
        elif golden[name] != output[name]:
            shown = _diff(golden[name], output[name]) if len(reports) < _SHOWN_FILES else []
            reports.append("\n".join([f"{name}: differs", *shown]))
    return "\n".join([f"{len(reports)} golden files differ", *reports, _ADVICE]) if reports else ""


def renew(folder: Path, output: Mapping[str, bytes]) -> None:
    """Make output the golden files of a folder; those that are not made any more go."""
    for name in _read(folder).keys() - output.keys():
        (folder / name).unlink()
    for name, data in output.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _read(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _diff(golden: bytes, output: bytes) -> list[str]:
    """The first lines of a unified diff, long lines broken and cut."""
    changes = [*unified_diff(_lines(golden), _lines(output), "golden", "now", n=1, lineterm="")]
    shown = [_cut(line) for line in changes[:_SHOWN_LINES]]
    return [*shown, f"… {len(changes) - len(shown)} more lines"] if len(changes) > len(shown) else shown


def _lines(data: bytes) -> list[str]:
    return [repr(line)[1:-1] for line in _SEAM.sub("\n", data.decode()).split("\n")]


def _cut(line: str) -> str:
    return line if len(line) <= _SHOWN_WIDTH else f"{line[:_SHOWN_WIDTH]}…"
