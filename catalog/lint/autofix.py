"""Correct problems for `check --fix`: those with one possible correction; every other byte stays.

What was corrected is checked again, and taken back where it made anything worse or changed what is no language. A
second run has nothing left to do.

Most problems carry their own `Fix`. For indents no single line says what is right: a tab or a full-width space is
replaced by each number of blanks in turn, all over the file, and the file is corrected if one attempt leaves fewer
problems than all others.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, product
from operator import attrgetter

from catalog.content.conflicts import find_conflict
from catalog.content.encoding import decode
from catalog.content.language import foreign
from catalog.content.loader import Library, assemble
from catalog.content.typos import outside_blocks
from catalog.content.yaml_reader import parse
from catalog.diagnostics import Diagnostic, errors
from catalog.lint.rules import check
from catalog.model.unseen import UNSEEN

_ROUNDS = 12  # a correction may uncover the next typo of its line
_RUNS = 4
_BROKEN = ("syntax", "not-a-mapping")  # codes of a line that should not have been changed
_INDENT = re.compile("^[ \t\u00a0\u3000\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_TRAILING_BLANKS = re.compile("[ \t]+$")
_TAB_WIDTHS, _FULL_WIDTH_WIDTHS = (2, 4, 6, 8, 1, 3), (2, 1, 0)


def autofix(library: Library) -> dict[str, bytes]:
    """Return the files that can be corrected, by path, with their new bytes."""
    originals = {path: file.data for path, file in library.files.items()}
    files = originals
    for _ in range(_RUNS):
        corrected, is_settled = _corrected(library, files)
        # What another run would change once more has no one correction.
        unsettled = [path for path, data in corrected.items() if files is not originals and data != files[path]]
        files = corrected | {path: originals[path] for path in unsettled}
        if is_settled and not unsettled:
            break
    return {path: data for path, data in files.items() if data != originals[path]}


def _corrected(library: Library, originals: Mapping[str, bytes]) -> tuple[dict[str, bytes], bool]:
    """Return files, corrected round by round, and whether nothing was taken back or is left to correct."""
    files = {path: _tidy(path, data) if path.endswith((".yml", ".md")) else data for path, data in originals.items()}
    tidy, at_first, reverted = files, None, set[tuple[str, int]]()
    for _ in range(_ROUNDS):
        library = assemble(files, library)
        problems = {path: list(rows) for path, rows in groupby(check(library), attrgetter("path"))}
        at_first = at_first or (library, problems)
        changed = {path: _apply(files[path], rows, reverted) for path, rows in problems.items() if path in files}
        changed = {path: data for path, data in changed.items() if data != files[path]}
        for path in changed:
            _revert(path, files[path], changed, reverted)
        changed |= {path: data for path, data in _reindented(files, problems) if path not in changed}
        if not changed:
            worse = {path for path in _worse(*at_first, problems) if files[path] != tidy[path]}
            return files | {path: originals[path] for path in worse}, not (reverted or worse)
        files = files | {path: _tidy(path, data) for path, data in changed.items()}
    return files, False


def _worse(before: Library, *problems_by_path: Mapping[str, list[Diagnostic]]) -> Iterator[str]:
    """Yield the files that could be read before and have more errors of some kind now."""
    old, new = (
        Counter((error.path, error.code) for rows in problems.values() for error in errors(rows))
        for problems in problems_by_path
    )
    yield from (path for path, _ in new - old if path in before.files and not before.files[path].problems)


def _tidy(path: str, data: bytes) -> bytes:
    """Remove a byte order mark and, in YAML, blanks at the end of lines; make all line ends line feeds."""
    text, problem = decode(path, data)
    if problem or find_conflict(path, text):
        return data
    if path.endswith(".yml"):  # in Markdown two blanks at the end break the line
        # A line of blanks is an empty one, in block text as well.
        lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
        for number, line in outside_blocks(text):
            stripped = _TRAILING_BLANKS.sub("", line)
            lines[number - 1] = line if stripped.endswith("\\") else stripped
        text = "\n".join(lines)
    return text.encode()


def _apply(data: bytes, problems: Iterable[Diagnostic], reverted: set[tuple[str, int]]) -> bytes:
    """Apply the fixes of a file's problems, from the last to the first so that places stay valid."""
    if not any(problem.fix for problem in problems):
        return data
    lines = data.decode().split("\n")
    for problem in sorted(problems, reverse=True):
        fix, line, at = problem.fix, problem.line - 1, problem.column - 1
        if fix and (problem.path, problem.line) not in reverted and lines[line].startswith(fix.old, at):
            lines[line] = f"{lines[line][:at]}{fix.new}{lines[line][at + len(fix.old) :]}"
    return "\n".join(lines).encode()


def _revert(path: str, before: bytes, changed: dict[str, bytes], reverted: set[tuple[str, int]]) -> None:
    """Take back the changes of lines that no longer parse or have changed more than language."""
    old_lines, new_lines = before.decode().split("\n"), changed[path].decode().split("\n")
    unreadable = {problem.line for problem in _file_problems(path, changed[path]) if problem.code in _BROKEN}
    differing = {number for number, pair in enumerate(zip(old_lines, new_lines, strict=True), 1) if pair[0] != pair[1]}
    if not unreadable and not _is_same_outside_language(path, before, changed[path]):
        unreadable = differing
    for number in unreadable & differing:
        new_lines[number - 1] = old_lines[number - 1]
        reverted.add((path, number))
    changed[path] = "\n".join(new_lines).encode()


def _is_same_outside_language(path: str, before: bytes, after: bytes) -> bool:
    """Return whether two versions of a file have as many values, with the same addresses, targets and code in them."""
    if path.endswith(".md"):
        return _foreign(before.decode()) == _foreign(after.decode())
    old, new = parse(path, before)[0], parse(path, after)[0]
    if old is None or new is None:
        return True  # what could not be read has nothing to lose
    return [_foreign(leaf.value) for _, leaf in old.leaves()] == [_foreign(leaf.value) for _, leaf in new.leaves()]


def _foreign(value: object) -> list[str]:
    return foreign(UNSEEN.sub("", str(value)))


def _reindented(files: Mapping[str, bytes], problems: Mapping[str, list[Diagnostic]]) -> Iterator[tuple[str, bytes]]:
    """Yield the files with tabs or invisible blanks in their indents of which one correction is the best."""
    for path, rows in problems.items():
        lines = {row.line for row in rows if row.code in ("tab", "unseen-space") and row.fix is None}
        # By the number of remaining problems: the values that the file then has, and its bytes.
        attempts: dict[int, dict[str, bytes]] = defaultdict(dict)
        for tab, full_width in product(_TAB_WIDTHS, _FULL_WIDTH_WIDTHS) if lines else ():
            data = _reindent(files[path].decode(), lines, tab, full_width)
            node, _ = parse(path, data)
            if node:
                attempts[len(_file_problems(path, data))].setdefault(repr(node.plain()), data)
        if attempts and len(best := attempts[min(attempts)]) == 1:
            yield path, next(iter(best.values()))


def _reindent(text: str, numbers: set[int], tab: int, full_width: int) -> bytes:
    """Replace each tab and each full-width space in the indents of some lines by so many blanks."""
    lines = text.split("\n")
    blanks = {" ": 1, "\u00a0": 1, "\t": tab, "\u3000": full_width}
    for number in numbers:
        if indent := _INDENT.match(line := lines[number - 1]):
            rest = line[indent.end() :]
            width = sum(blanks.get(character, 0) for character in indent[0])
            lines[number - 1] = " " * width + rest if rest else ""
    return "\n".join(lines).encode()


def _file_problems(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """Return the problems of a file by itself."""
    return assemble({path: data}).files[path].problems
