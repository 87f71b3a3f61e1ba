"""Turn the YAML parser's English errors into Chinese ones that an editor can act on.

This module knows the parser's sentences but does not import it.
"""

import re
from typing import Any

from catalog.content.encoding import position
from catalog.diagnostics import Diagnostic

# What YAML has no place for; an escape in double quotes (`\x07`) could still bring it in.
CONTROL = re.compile("[^\t\n -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONTROL_ERROR = ("文件里有看不见的控制字符", "删去这个位置的字符再重新输入")
UNEVEN_LIST = ("列表没有对齐", "同一个列表的“- ”要从同一列开始")
_BRACKETS = ("方括号或花括号没有写完", "检查 [ ] 和 { } 是否成对，逗号要用英文逗号")
_QUOTE = ("引号没有成对", "补上另一个引号")
_UNEVEN = ("缩进没有对齐，或引号、括号没有成对", "同一层的行要从同一列开始")

# (part of the parser's sentence, whether the fault is where it began to read, message, hint): it notices
# a missing quote, bracket or colon only at the end of the file or on the next line.
_CAUSES = (
    ("mapping values are not allowed", False, "这里多了一个冒号，或上一行没有写完", "文字里有英文冒号时，整段加引号"),
    ("could not find expected ':'", True, "这一行缺少英文冒号“: ”", "写成“键: 值”，冒号后空一格"),
    ("did not find expected key", False, *_UNEVEN),
    ("expected <block end>", False, *_UNEVEN),
    ("did not find expected '-'", False, "缩进没有对齐", "同一层的行、同一个列表的“- ”要从同一列开始"),
    ("expected ',' or", True, *_BRACKETS),
    ("node content", False, *_BRACKETS),
    ("found unexpected end of stream", True, *_QUOTE),
    ("alphabetic or numeric character", True, "这里不能用 & 或 * 开头", "整段加引号"),
    ("that cannot start", False, "这里不能用这个符号开头", "整段加引号"),
    ("escape", False, "英文双引号里的 \\ 有特别的意思", "改用英文单引号，或不加引号"),
    ("block scalar", False, "| 或 > 后面不能接文字", "文字另起一行、缩进两格写"),
    ("block sequence entries are not allowed", False, "“- ”不能写在这里", "列表另起一行写"),
)


def syntax_error(path: str, text: str, error: Exception) -> Diagnostic:
    """Return the parser's error as a problem at the place where the editor has to change something."""
    if control := CONTROL.search(text):
        return Diagnostic(path, *position(text, control.start()), "syntax", *CONTROL_ERROR)
    begin: Any = getattr(error, "context_mark", None)
    end: Any = getattr(error, "problem_mark", None) or begin
    sentence = str(error)
    causes = ((at_begin, message, hint) for part, at_begin, message, hint in _CAUSES if part in sentence)
    unknown = (False, "这里不合 YAML 的写法", "对照同类文件检查这一行和上一行")
    at_begin, message, hint = next(causes, unknown)
    mark = begin if at_begin and begin else end
    # At the end of the file the parser stands on a line that editors do not show.
    last = position(text, len(text.rstrip("\n")))
    line, column = min((mark.line + 1, mark.column + 1), last) if mark else (1, 1)
    return Diagnostic(path, line, column, "syntax", message, hint)
