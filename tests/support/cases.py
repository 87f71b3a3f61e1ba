"""What editors are told, case by case: `tests/cases/<code>.yml` has one file for each code.

A case lays `files` over the smallest sound library and lists everything that is
`told`, as `path:line:column: code`, with pieces of `message` and `hint` where
they matter. A file is a text, or one of these:

    {replace: …, by: …}          the sound library's file of that path, changed
    {like: path, called: …, replace: …, by: …}  the same with another file of it, under another title
    {text: …, encoding: gbk}     bytes in another encoding
    {before: …, text: …, times: "1000", after: …}
    {base64: …}                  any bytes
    {absent: 是}                  taken away

The first case of a file is the manual's example of its code; where its change of lines does not show what is meant,
`wrong` and `right` do. `today` says which day it is for rules that ask. A case with `before`, the files of the last
commit, is of what is told of a change; one with `says` in place of files is a sentence of MkDocs.
"""

import base64
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml  # noqa: TID251 - the cases are read by another reader than the one they test

from catalog.content.loader import Library
from catalog.diagnostics import Diagnostic
from catalog.lint.changes import compare
from catalog.lint.rules import check
from catalog.site import mkdocs_messages
from tests.support.samples import SOUND, library

FOLDER = Path(__file__).resolve().parents[1] / "cases"

Case = dict[str, Any]

PLAIN_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""PyYAML's own reader of which every scalar stays text."""

CASES: dict[str, list[Case]] = {
    path.stem: yaml.load(path.read_text("utf-8"), Loader=PLAIN_LOADER)  # noqa: S506 - makes texts and nothing else
    for path in sorted(FOLDER.glob("*.yml"))
}


def each(*codes: str) -> pytest.MarkDecorator:
    """Run a test once for every case of these codes, or of all."""
    chosen = [(code, case) for code in codes or CASES for case in CASES[code]]
    return pytest.mark.parametrize("case", [pytest.param(case, id=f"{code}: {case['name']}") for code, case in chosen])


def told_by(case: Case) -> list[Diagnostic]:
    """Every problem that a case is told of, in order."""
    if "says" in case:
        return [mkdocs_messages.translate_message(case["says"], FOLDER)]
    today = date.fromisoformat(case["today"]) if "today" in case else None
    if "before" in case:
        return list(compare(library_of({"files": case["before"]}), library_of(case), today))
    return list(check(library_of(case), today))


def library_of(case: Case) -> Library:
    """The sound library with a case's files."""
    return library({path: content(path, given) for path, given in case["files"].items()})


def content(path: str, given: str | dict[str, str]) -> str | bytes | None:
    if isinstance(given, str):
        return given
    if "absent" in given:
        return None
    if "base64" in given:
        return base64.b64decode(given["base64"])
    if "replace" in given:
        text = SOUND[given.get("like", path)]
        assert text.count(given["replace"]) == 1, "a case must change what it means to change"
        text = text.replace(given["replace"], given["by"])
        return re.sub("(?m)^(name|title): .*$", rf"\1: {given['called']}", text) if "called" in given else text
    text = given.get("before", "") + given["text"] * int(given.get("times", "1")) + given.get("after", "")
    return text.encode(given.get("encoding", "utf-8"))
