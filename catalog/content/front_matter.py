"""Read the front matter of an ordinary page, as carefully as a record."""

import re

from catalog.content.encoding import position
from catalog.content.validation import validate
from catalog.content.yaml_reader import parse_text
from catalog.diagnostics import Diagnostic
from catalog.model import FrontMatter

CODES = frozenset({"front-matter"})

_FENCED = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# What was meant as front matter: blank lines or another dash before it, a fence that is not closed, keys without one.
_INTENDED = re.compile(rf"\s*([-－—–]{{2,}}[ \t]*\n|(?:{'|'.join(FrontMatter.model_fields)})[ \t]*[:：])")
_FORM = "文件的第一行写 ---，下面写 title: 标题，再用单独一行 --- 收尾"


def split_page(text: str) -> tuple[str | None, str]:
    """Return the front matter of a page between its fences, None if it has none, and the text after it."""
    fenced = _FENCED.match(text)
    return (fenced[1], text[fenced.end() :]) if fenced else (None, text)


def read_front_matter(path: str, text: str) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """Read what a page says of itself.

    Args:
        path: The file as problems name it.
        text: Its text, as `decode` returns it.

    Returns:
        The front matter, or None if it is not valid or missing, and the problems.
    """
    yaml_text, _ = split_page(text)
    if yaml_text is None:
        intended = _INTENDED.match(text)
        if intended is None:
            return None, ()
        place = position(text, intended.start(1))
        return None, (Diagnostic(path, *place, "front-matter", "页面开头的说明没有用两行 --- 围起来", _FORM),)
    if not yaml_text.strip():
        return None, (Diagnostic(path, 1, 1, "front-matter", "页面开头的说明是空的", _FORM),)
    node, problems = parse_text(path, f"\n{yaml_text}")  # with a line in place of the fence
    if node is None:
        return None, problems
    front_matter, more = validate(path, node, FrontMatter, {})
    return front_matter, (*problems, *more)
