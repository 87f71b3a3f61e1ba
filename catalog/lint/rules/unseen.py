"""Rules about characters that nobody sees; the reader of YAML tells them itself."""

from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.content.text_spans import markdown_texts
from catalog.content.unseen import find_unseen
from catalog.diagnostics import Finding
from catalog.lint.rule import rule


@rule("unseen-character")
def unseen_character(library: Library) -> Iterator[Finding]:
    """Report a character in Markdown that has no width, ends a line unseen, or turns the text around."""
    for text in markdown_texts(library):
        for one in find_unseen(text.path, text.source):
            yield Finding(one.path, one.line, one.column, one.message, one.hint, one.fix)
