"""The manual's page of codes: what is wrong, what is right, and what the program says of it.

Each code is shown by the first case of its file: run through the checker, so that the page says what an editor will
read. The wrong and the right lines are where the case's file and the sound one differ; where that does not show what
is meant, the case says them itself (`wrong`, `right`). `python -m tests.support.manual` writes the page.
"""

import difflib
from pathlib import Path

from catalog.lint.autofix import autofix
from tests.support import cases
from tests.support.cases import CASES, Case, content, told_by
from tests.support.samples import SOUND

PAGE = Path(__file__).resolve().parents[2] / "content" / "pages" / "manual" / "codes.md"
_HEAD = """\
---
title: 检查代码一览
description: 给编辑看的：检查时说到的每一种问题，错的写法和对的写法。
robots: noindex
---

# 检查代码一览

给更新目录的同志看的。`python build.py check` 说到的每一种问题，按代码的字母排列：错的怎么写，对的怎么写，程序怎么说。

例子是编的，只看写法。标“提醒”的不妨碍发布，但请抽空看一看；标“可以自动改”的，`python build.py check --fix` 会替您改。

这一页由程序生成，请不要手工改。
"""


def page() -> str:
    """The page, as Markdown."""
    return "\n".join([_HEAD, *(_section(code, rows[0]) for code, rows in CASES.items())])


def example(case: Case) -> tuple[str, str]:
    """The wrong and the right lines of a case; empty if it neither changes lines nor says them."""
    if "wrong" in case:
        return case["wrong"], case["right"]
    for path, given in case.get("files", {}).items():
        if isinstance(given, dict) and "replace" in given:
            sound, broken = SOUND[given.get("like", path)], content(path, given)
            rows = list(difflib.ndiff(sound.splitlines(), str(broken).splitlines()))
            return _rows("+", rows), _rows("-", rows)
    return "", ""


def _rows(sign: str, rows: list[str]) -> str:
    return "\n".join(row[2:] for row in rows if row[0] == sign)


def _section(code: str, case: Case) -> str:
    """One code: its name, the wrong lines, the right lines, what is told."""
    problem = next(one for one in told_by(case) if one.code == code)
    wrong, right = example(case)
    kind = "提醒" if problem.severity == "warning" else "错误"
    fixable = "，可以自动改" if "files" in case and autofix(cases.library_of(case)) else ""
    told = f"{problem.message}\n→ {problem.hint}"
    blocks = "\n\n".join(
        f"**{title}**\n\n```\n{text}\n```" for title, text in (("错", wrong), ("对", right), ("程序说", told))
    )
    return f"## `{code}` {case['name']} {{#{code}}}\n\n{kind}{fixable}\n\n{blocks}\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8")
