"""What `check --fix` makes of the content: slips that can mean one thing only, mended; every other byte as it was.

Most problems carry their own `Fix`. What an indent should be no single line can say: a tab or a full-width space is
taken for each number of blanks in turn, all over the file, and the file is mended if one reading of it is the best.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from catalog.content.encoding import decode
from catalog.content.loader import Library, assemble
from catalog.content.typos import outside_blocks
from catalog.content.yaml_reader import parse
from catalog.diagnostics import Diagnostic
from catalog.lint.rules import check

_ROUNDS = 12  # a mended slip may uncover the next one of its line
_LOST = ("syntax", "not-a-mapping")  # what a line becomes that should not have been touched
_LEAD = re.compile("^[ \t\u00a0\u3000\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_END = re.compile("[ \t]+$")
_TABS, _WIDE = (2, 4, 6, 8, 1, 3), (2, 1, 0)


def mended(library: Library) -> dict[str, bytes]:
    """The files that can be mended, by path, as they should be."""
    given = {path: read.data for path, read in library.files.items()}
    files = {path: _tidy(path, data) if path.endswith((".yml", ".md")) else data for path, data in given.items()}
    left_alone: set[tuple[str, int]] = set()
    for _ in range(_ROUNDS):
        library = assemble(files, library)
        problems = _by_file(check(library))
        changed = {path: _fixed(files[path], told, left_alone) for path, told in problems.items() if path in files}
        changed = {path: data for path, data in changed.items() if data != files[path]}
        for path in changed:
            _undo(path, files[path], changed, left_alone)
        changed |= {path: data for path, data in _aligned(files, problems) if path not in changed}
        if not changed:
            break
        files |= changed
    return {path: data for path, data in files.items() if data != given[path]}


def _tidy(path: str, data: bytes) -> bytes:
    """Without byte order mark, with one kind of line ends and, in YAML, without blanks at the end of lines."""
    text, problem = decode(path, data)
    if problem:
        return data
    if path.endswith(".yml"):  # in Markdown two blanks at the end break the line
        # A line of blanks is an empty one, in block text as well.
        lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
        for number, line in outside_blocks(text):
            short = _END.sub("", line)
            lines[number - 1] = line if short.endswith("\\") else short
        text = "\n".join(lines)
    return text.encode()


def _by_file(problems: Iterable[Diagnostic]) -> Mapping[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for problem in problems:
        found[problem.path].append(problem)
    return found


def _fixed(data: bytes, problems: Iterable[Diagnostic], left_alone: set[tuple[str, int]]) -> bytes:
    """A file with the fixes of its problems, from the last to the first so that places stay true."""
    if not any(problem.fix for problem in problems):
        return data
    lines = data.decode().split("\n")
    for problem in sorted(problems, reverse=True):
        fix, line, at = problem.fix, problem.line - 1, problem.column - 1
        if fix and (problem.path, problem.line) not in left_alone and lines[line].startswith(fix.old, at):
            lines[line] = f"{lines[line][:at]}{fix.new}{lines[line][at + len(fix.old) :]}"
    return "\n".join(lines).encode()


def _undo(path: str, before: bytes, changed: dict[str, bytes], left_alone: set[tuple[str, int]]) -> None:
    """Take back what made nonsense of a line: it was text, and only looked like a slip."""
    was, now = before.decode().split("\n"), changed[path].decode().split("\n")
    lost = {problem.line for problem in _own(path, changed[path]) if problem.code in _LOST}
    for number in lost:
        if was[number - 1] != now[number - 1]:
            now[number - 1] = was[number - 1]
            left_alone.add((path, number))
    changed[path] = "\n".join(now).encode()


def _aligned(files: Mapping[str, bytes], problems: Mapping[str, list[Diagnostic]]) -> Iterator[tuple[str, bytes]]:
    """Files with tabs or unseen blanks in their indents, if one way to read them is better than all others."""
    for path, told in problems.items():
        crooked = {one.line for one in told if one.code in ("tab", "unseen-space") and one.fix is None}
        # By how many problems are left: what is said, and the bytes.
        readings: dict[int, dict[str, bytes]] = defaultdict(dict)
        for tab, wide in product(_TABS, _WIDE) if crooked else ():
            data = _indented(files[path].decode(), crooked, tab, wide)
            node, _ = parse(path, data)
            if node:
                readings[len(_own(path, data))].setdefault(repr(node.plain()), data)
        if readings and len(best := readings[min(readings)]) == 1:
            yield path, next(iter(best.values()))


def _indented(text: str, crooked: set[int], tab: int, wide: int) -> bytes:
    """A text in whose crooked indents each tab and each full-width space is so many blanks."""
    lines = text.split("\n")
    blanks = {" ": 1, "\u00a0": 1, "\t": tab, "\u3000": wide}
    for number in crooked:
        if lead := _LEAD.match(line := lines[number - 1]):
            rest = line[lead.end() :]
            lines[number - 1] = " " * sum(blanks.get(sign, 0) for sign in lead[0]) + rest if rest else ""
    return "\n".join(lines).encode()


def _own(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """The problems of a file by itself."""
    return assemble({path: data}).files[path].problems
