"""Style sheets, read far enough to ask what they style: rules with their selectors and declarations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CSS = Path(__file__).resolve().parents[2] / "theme" / "assets" / "css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_RULE = re.compile(r"([^{}]*)([{}])")
_INNER = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Rule:
    """Selectors, the at-rules around them, and their declarations in order."""

    selectors: tuple[str, ...]
    around: tuple[str, ...]
    declarations: tuple[tuple[str, str], ...]


def rules(text: str) -> Iterator[Rule]:
    """Every rule of a style sheet, those inside `@media` included."""
    around: list[str] = []
    head = ""
    for match in _RULE.finditer(_COMMENT.sub("", text)):
        before, brace = match[1], match[2]
        if brace == "{":
            if head:
                around.append(head)
            head = before.strip().rpartition(";")[2].strip()
        elif head:
            yield Rule(_listed(head), tuple(around), tuple(_declarations(before)))
            head = ""
        elif around:
            around.pop()


def classes(selector: str) -> set[str]:
    """The classes of what a selector styles, not of what it is in or beside; those inside `:not()` are passed over."""
    plain = _STRING.sub("", selector)
    while _INNER.search(plain):
        plain = _INNER.sub("", plain)
    subject = re.split(r"[\s>+~]+", plain.strip())[-1]
    return set(re.findall(r"\.([\w-]+)", subject))


def _listed(head: str) -> tuple[str, ...]:
    """Selectors of a list; commas inside `:is()` are passed over."""
    return tuple(part.strip() for part in re.split(r",(?![^(]*\))", head))


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    for line in re.split(r";(?![^(]*\))", body):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()
