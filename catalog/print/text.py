"""Texts of records as paper wants them."""

import re

_WIDE = "\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff"
_FOLD = re.compile(rf"(?<=[{_WIDE}])[ \t\n]+(?=[{_WIDE}])")


def clean(text: str) -> str:
    """One line, without the spaces that a folded line of YAML leaves between Chinese characters."""
    return re.sub(r"\s+", " ", _FOLD.sub("", text)).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """Text cut at its empty lines."""
    return tuple(clean(piece) for piece in re.split(r"\n\s*\n", text) if piece.strip())
