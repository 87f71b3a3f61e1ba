"""How texts are written: punctuation and characters. A human may be right, so all of these are warnings."""

import re
from collections.abc import Iterator
from itertools import chain

from catalog.content.hanzi import shown_simplified
from catalog.content.loader import Library
from catalog.content.text_spans import Text, articles, values
from catalog.diagnostics import Diagnostic, Fix

_HAN = r"[\u3400-\u9fff]"
_WIDE = str.maketrans(",;:?!.()", "，；：？！。（）")
_SIGN = re.compile(rf"(?<={_HAN})[,;:?!] *(?=\s*(?:{_HAN}|$))|(?<={_HAN})\.(?={_HAN}|\s*$)")
_PAIR = re.compile(r"(?<!\])(?:\([^()（）\n]*[)）]|（[^()（）\n]*\))")
_LETTERS = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
# The same in a file, where a comma may also part the items of a list.
_NEAR = re.compile(rf"{_HAN}[,;:?!.](?: ?{_HAN}|\s*$)|[()０-９Ａ-Ｚａ-ｚ]", re.MULTILINE)
_LIST = re.compile(r" *[\w-]+: *[\[{]")


def mixed_punctuation(library: Library) -> Iterator[Diagnostic]:
    """Between Chinese characters stand Chinese signs, letters and numbers are of one width, brackets are pairs."""
    for text in chain(values(library, _suspicious), articles(library)):
        yield from _signs(text)
        for match in _LETTERS.finditer(text.value):
            plain = "".join(chr(ord(sign) - 0xFEE0) for sign in match[0])
            hint = f"改成半角“{plain}”"
            fix = Fix(match[0], plain)
            yield text.warning(match.start(), "mixed-punctuation", f"“{match[0]}”是全角", hint, fix)


def _suspicious(source: str) -> bool:
    """Whether a file is worth looking at value by value; most are not."""
    for match in _NEAR.finditer(source):
        line = source.rfind("\n", 0, match.start()) + 1
        if match[0][1:3] != ", " or not _LIST.match(source, line):
            return True
    return False


def _signs(text: Text) -> Iterator[Diagnostic]:
    for match in _SIGN.finditer(text.value):
        sign = match[0].rstrip()
        wide = sign.translate(_WIDE)
        message, hint = f"中文里用了半角的“{sign}”", f"改成“{wide}”"
        yield text.warning(match.start(), "mixed-punctuation", message, hint, Fix(match[0], wide))
    for match in _PAIR.finditer(text.value):
        beside = text.value[max(0, match.start() - 1) : match.start()]
        alike = match[0][0] + match[0][-1] == "()"
        if alike and not re.search(_HAN, beside + match[0]):
            continue
        message = "中文里用了半角的括号" if alike else "括号一半是全角、一半是半角"
        wide = f"（{match[0][1:-1]}）"
        yield text.warning(match.start(), "mixed-punctuation", message, f"改成“{wide}”", Fix(match[0], wide))


def traditional_characters(library: Library) -> Iterator[Diagnostic]:
    """Texts are in simplified characters; each line that has others is told once."""
    sound = (path for path, read in library.reads.items() if path.endswith(".yml") and not read.problems)
    texts = {path: library.text(path) or "" for path in sound}
    texts |= {text.path: text.value for text in articles(library)}
    every = set[str]().union(*texts.values())
    old = {sign for sign in every if shown_simplified(sign) != sign}
    for path, text in texts.items() if old else ():
        for number, line in enumerate(text.split("\n") if old & set(text) else (), 1):
            if found := [sign for sign in dict.fromkeys(line) if sign in old]:
                pairs = "、".join(f"{sign}（{shown_simplified(sign)}）" for sign in found)
                at = line.index(found[0]) + 1
                message, hint = f"夹了繁体字：{pairs}", "改成括号里的简体字；引文、人名确实如此的不用改"
                yield Diagnostic(path, number, at, "traditional", message, hint, "warning")
