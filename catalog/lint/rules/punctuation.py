"""Rules about how texts are written: punctuation and characters. All are warnings: an editor may be right."""

import re
from collections.abc import Iterator
from itertools import chain

from catalog.content.hanzi import simplify_unambiguous
from catalog.content.language import language, prose
from catalog.content.loader import Library
from catalog.content.text_spans import Text, markdown_texts, yaml_texts
from catalog.diagnostics import Finding, Fix
from catalog.lint.rule import rule

_HAN = r"[\u3400-\u9fff]"
_TO_FULL_WIDTH = str.maketrans(",;:?!.()", "，；：？！。（）")
_HALF_WIDTH = re.compile(rf"(?<={_HAN})[,;:?!] *(?=\s*(?:{_HAN}|$))|(?<={_HAN})\.(?={_HAN}|\s*$)")
_PAIR = re.compile(r"(?<!\])(?:\([^()（）\n]*[)）]|（[^()（）\n]*\))")
_FULL_WIDTH_LETTERS = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
# The same in the source of a file, where a comma may also separate the items of a list.
_SUSPICIOUS = re.compile(rf"{_HAN}[,;:?!.](?: ?{_HAN}|\s*$)|[()０-９Ａ-Ｚａ-ｚ]", re.MULTILINE)
_LIST = re.compile(r" *[\w-]+: *[\[{]")


@rule("mixed-punctuation", "warning")
def mixed_punctuation(library: Library) -> Iterator[Finding]:
    """Report half-width marks between Chinese characters, full-width letters and digits, and unequal brackets."""
    for text in chain(yaml_texts(library, _is_suspicious), markdown_texts(library)):
        words = text.language()
        yield from _half_width_marks(text, words)
        yield from _half_width_brackets(text, words)
        for match in _FULL_WIDTH_LETTERS.finditer(words):
            half_width = "".join(chr(ord(character) - 0xFEE0) for character in match[0])
            fix = Fix(match[0], half_width)
            yield text.finding(match.start(), f"“{match[0]}”是全角", f"改成半角“{half_width}”", fix)


def _is_suspicious(source: str) -> bool:
    """Return whether a file has to be looked through value by value; most need not."""
    for match in _SUSPICIOUS.finditer(source):
        line = source.rfind("\n", 0, match.start()) + 1
        if match[0][1:3] != ", " or not _LIST.match(source, line):
            return True
    return False


def _half_width_marks(text: Text, words: str) -> Iterator[Finding]:
    for match in _HALF_WIDTH.finditer(words):
        mark = match[0].rstrip()
        full_width = mark.translate(_TO_FULL_WIDTH)
        message, hint = f"中文里用了半角的“{mark}”", f"改成“{full_width}”"
        yield text.finding(match.start(), message, hint, Fix(match[0], full_width))


def _half_width_brackets(text: Text, words: str) -> Iterator[Finding]:
    for match in _PAIR.finditer(words):
        before = words[max(0, match.start() - 1) : match.start()]
        is_half_width = match[0][0] + match[0][-1] == "()"
        if is_half_width and not re.search(_HAN, before + match[0]):
            continue
        message = "中文里用了半角的括号" if is_half_width else "括号一半是全角、一半是半角"
        written = text.written(*match.span())
        full_width = f"（{written[1:-1]}）"
        yield text.finding(match.start(), message, f"改成“{full_width}”", Fix(written, full_width))


@rule("traditional", "warning")
def traditional_characters(library: Library) -> Iterator[Finding]:
    """Report traditional characters, once for each line that has any."""
    files = library.files.items()
    texts = {path: file.text for path, file in files if path.endswith(".yml") and not file.problems}
    texts |= {text.path: text.source for text in markdown_texts(library)}
    used = set[str]().union(*texts.values())
    traditional = {character for character in used if simplify_unambiguous(character) != character}
    for path, text in texts.items() if traditional else ():
        for number, line in enumerate(_words(path, text).split("\n") if traditional & set(text) else (), 1):
            if matches := [character for character in dict.fromkeys(line) if character in traditional]:
                pairs = "、".join(f"{character}（{simplify_unambiguous(character)}）" for character in matches)
                column = line.index(matches[0]) + 1
                message, hint = f"夹了繁体字：{pairs}", "改成括号里的简体字；引文、人名确实如此的不用改"
                yield Finding(path, number, column, message, hint)


def _words(path: str, text: str) -> str:
    return language(prose(text) if path.endswith(".md") else text)
