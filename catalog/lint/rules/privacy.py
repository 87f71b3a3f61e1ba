"""Rules about personal numbers: they must not be in any file, because what was published once stays public."""

from collections.abc import Iterator

from catalog.content.encoding import position
from catalog.content.file_names import SITE_PATH
from catalog.content.loader import Library
from catalog.content.private_numbers import find_private_numbers
from catalog.diagnostics import Finding
from catalog.lint.rule import rule

__all__ = ["find_private_numbers"]

_HINT = "删去它，只写单位和办公座机；已经提交过的，请马上告诉管理仓库的同志，历史里还留着"


@rule("private-number")
def private_number(library: Library) -> Iterator[Finding]:
    """Report what belongs to one person in a text, a comment or a file's name; the office's mailbox stays."""
    contact = library.site.contact.email if library.site else None
    allowed = frozenset([contact.lower()] if contact else [])
    lines: set[tuple[str, int]] = set()
    for path, file in library.files.items():
        for _, name in find_private_numbers(path, allowed):
            yield Finding(path, 1, 1, f"文件名里像是有{name}", _HINT)
        if path.endswith((".yml", ".md")):
            for offset, name in find_private_numbers(file.text, allowed):
                finding = Finding(path, *position(file.text, offset), f"这里像是{name}", _HINT)
                lines.add((path, finding.line))
                yield finding
    yield from _broken_numbers(library, allowed, lines)


def _broken_numbers(library: Library, allowed: frozenset[str], lines: set[tuple[str, int]]) -> Iterator[Finding]:
    """Report what only a value says: a number that goes on in the next line, or is written with escapes."""
    roots = [(entry.path, entry.node) for entry in library.all()]
    for path, root in [*roots, (SITE_PATH, library.site_node)] if library.site_node else roots:
        text = library.text(path) or ""
        for _, leaf in root.leaves():
            value = str(leaf.value)
            if value not in text and not any((path, line) in lines for line in range(leaf.line, leaf.end[0] + 1)):
                for _, name in find_private_numbers(value, allowed):
                    yield Finding(path, leaf.line, leaf.column, f"这里像是{name}", _HINT)
