"""Rules about personal numbers: they must not be in any file, because what was published once stays public."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from catalog.content.encoding import position
from catalog.content.loader import Library
from catalog.diagnostics import Finding
from catalog.lint.rule import rule

_GAP = r"[\s-]?"
# No digit before them, nor a decimal point: `lon: 120.13812345678` is a place.
_FREE = r"(?<![\d.])"
_IDENTITY = re.compile(rf"{_FREE}[1-9]\d{{5}}(?:{_GAP}\d){{11}}{_GAP}[\dXx](?![\dXx])")
_CARD = re.compile(rf"{_FREE}(?=[3-69])(?:\d{{16,19}}|\d{{4}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?)(?!\d)")
_MOBILE = re.compile(rf"{_FREE}(?:\+?86{_GAP})?1[3-9]\d(?:{_GAP}\d){{8}}(?!\d)")

_DIGITS = re.compile(r"\d(?:[\s-]?\d){10}")  # of any width; most texts have none

# GB 11643-1999: weights of the first seventeen digits, and the check digit for each remainder by 11.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_OLDEST = 1900


@rule("private-number")
def private_number(library: Library) -> Iterator[Finding]:
    """Report an identity card, mobile telephone or bank card number in a text file, its comments included."""
    hint = "删去它，只写单位和办公座机；已经提交过的，请马上告诉管理仓库的同志，历史里还留着"
    for path, file in library.files.items():
        if path.endswith((".yml", ".md")):
            for offset, name in find_private_numbers(file.text):
                yield Finding(path, *position(file.text, offset), f"这里像是{name}", hint)


def find_private_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset of each personal number and what it is; full-width digits are digits (NFKC)."""
    if not _DIGITS.search(text):
        return
    normalized = unicodedata.normalize("NFKC", text)
    reported: list[range] = []
    for pattern, name, is_valid in (
        (_IDENTITY, "身份证号", _is_identity),
        (_CARD, "银行卡号", _is_card),
        (_MOBILE, "手机号", bool),
    ):
        for match in pattern.finditer(normalized):
            is_reported = any(match.start() in span for span in reported)
            if not is_reported and is_valid(re.sub(r"[\s-]", "", match[0])):
                reported.append(range(*match.span()))
                yield _original_offset(text, match.start()), name


def _is_identity(digits: str) -> bool:
    """Return whether 18 characters hold a birthday and end in the check digit (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return born.year >= _OLDEST and _CHECKS[total % len(_CHECKS)] == digits[-1].upper()


def _is_card(digits: str) -> bool:
    """Return whether the sum of the digits, every second one doubled, is right (Luhn, ISO/IEC 7812-1)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0


def _original_offset(text: str, offset: int) -> int:
    """Return the offset in a text of the character at an offset in its NFKC form."""
    length = 0
    for index, character in enumerate(text):
        length += len(unicodedata.normalize("NFKC", character))
        if length > offset:
            return index
    return 0
