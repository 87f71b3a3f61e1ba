"""Numbers that belong to a person must not be in any file: what was published once cannot be called back."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from catalog.content.encoding import position
from catalog.content.loader import Library
from catalog.diagnostics import Diagnostic

_GAP = r"[\s-]?"
# No digit before them, nor a decimal point: `lon: 120.13812345678` is a place.
_FREE = r"(?<![\d.])"
_IDENTITY = re.compile(rf"{_FREE}[1-9]\d{{5}}(?:{_GAP}\d){{11}}{_GAP}[\dXx](?![\dXx])")
_CARD = re.compile(rf"{_FREE}(?=[3-69])(?:\d{{16,19}}|\d{{4}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?)(?!\d)")
_MOBILE = re.compile(rf"{_FREE}(?:\+?86{_GAP})?1[3-9]\d(?:{_GAP}\d){{8}}(?!\d)")

_DIGITS = re.compile(r"\d(?:[\s-]?\d){10}")  # of any width; rules most texts out at once

# GB 11643-1999: weights of the first seventeen digits, and the check digit for each remainder by 11.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_OLDEST = 1900


def private_number(library: Library) -> Iterator[Diagnostic]:
    """No text file, its comments included, holds somebody's identity card, mobile telephone or bank card number."""
    hint = "删去它，只写单位和办公座机；已经提交过的，请马上告诉管理仓库的同志，历史里还留着"
    for path in library.reads:
        if path.endswith((".yml", ".md")):
            source = library.text(path) or ""
            for at, what in private(source):
                yield Diagnostic(path, *position(source, at), "private-number", f"这里像是{what}", hint)


def private(text: str) -> Iterator[tuple[int, str]]:
    """Where in a text such a number begins, and what it is; full-width digits are digits (NFKC)."""
    if not _DIGITS.search(text):
        return
    plain = unicodedata.normalize("NFKC", text)
    taken: list[range] = []
    for pattern, what, proves in (
        (_IDENTITY, "身份证号", _is_identity),
        (_CARD, "银行卡号", _is_card),
        (_MOBILE, "手机号", bool),
    ):
        for match in pattern.finditer(plain):
            known = any(match.start() in span for span in taken)
            if not known and proves(re.sub(r"[\s-]", "", match[0])):
                taken.append(range(*match.span()))
                yield _place(text, match.start()), what


def _is_identity(digits: str) -> bool:
    """Whether 18 signs hold a birthday and end in the check digit (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return born.year >= _OLDEST and _CHECKS[total % len(_CHECKS)] == digits[-1].upper()


def _is_card(digits: str) -> bool:
    """Whether the sum of the digits, every second one doubled, is right (Luhn, ISO/IEC 7812-1)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0


def _place(text: str, offset: int) -> int:
    """Where in a text the character stands that its NFKC form has at an offset."""
    length = 0
    for place, sign in enumerate(text):
        length += len(unicodedata.normalize("NFKC", sign))
        if length > offset:
            return place
    return 0
