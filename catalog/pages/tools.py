"""Pages that are neither a record's nor a list: tools whose answer depends on who is reading.

A tool's template says what it is for and, without scripts, where to find the same; its scripts do the rest in the
browser. What they need to know of records is one file, `data/briefs.js`.
"""

import json
from collections.abc import Iterator
from typing import NamedTuple

from catalog.catalog import Catalog
from catalog.model import KINDS, Record
from catalog.pages import views

BRIEFS = "data/briefs.js"

COLLECTED = ("lessons", "courses", "plan", "routes")
"""The kinds that a visitor can put into a list of their own."""

_KINDS = (*COLLECTED, "points", "instructors")
# What would end a line or an element inside a script.
_ESCAPED = str.maketrans({"<": r"\u003c", "\u2028": r"\u2028", "\u2029": r"\u2029"})


class Tool(NamedTuple):
    """One such page.

    Attributes:
        title: What it is called.
        description: One sentence, for whoever lists it.
        scripts: Site paths of what it loads, in this order, beside what every page does.
    """

    title: str
    description: str
    scripts: tuple[str, ...]


TOOLS: dict[str, Tool] = {
    "my/": Tool(
        "我的学习单",
        "把想学的党课、培训和路线收在一起，算一算学时，打印或者发给别人。",
        (BRIEFS, "assets/script/share.js", "assets/script/my-list.js"),
    ),
}
"""The tools by uri; `theme/fragments/<name>.html` is the template of `<name>/`."""


def briefs(catalog: Catalog) -> bytes:
    """What tools know of records, as a script, because a page opened from a disk cannot load JSON.

    For each record that can be collected, ordered or stamped: title, line of facts, minutes, credit hours, whether
    it is a sample; a value that is not known is null.
    """
    data = {
        "names": {kind: KINDS[kind].NAME for kind in _KINDS},
        "records": dict(_rows(catalog)),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return f"catalogBriefs={text};\n".encode()


def _rows(catalog: Catalog) -> Iterator[tuple[str, list[str | int | float | bool | None]]]:
    for kind in _KINDS:
        for record in catalog.of(kind):
            yield f"{kind}/{record.id}", _row(catalog, record)


def _row(catalog: Catalog, record: Record) -> list[str | int | float | bool | None]:
    line = " · ".join(views.line(catalog, record))
    return [record.heading, line, record.get("minutes"), record.get("credit_hours"), record.status == "sample"]
