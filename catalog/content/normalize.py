"""The form in which texts are compared; `normalize.js` has the same in the browser."""

import re
import unicodedata

from catalog.content.hanzi import simplify, simplify_unambiguous

# Characters that matching passes over. The browser has the same class (DROPPED in normalize.js); it is
# spelt out because Python and old browsers disagree about \s and \p{P}. The line break separates
# records, `.` stands in decimals, `_` marks the gap between two numbers, 々 and 〇 are characters.
DROPPED = (
    r"[\x00-\x09\x0b-\x2d\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7"
    r"\u2000-\u206f\u2190-\u245f\u2500-\u27bf\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f"
    r"\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0d\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufeff\ufffc\ufffd]"
)
_TIDY = re.compile(rf"([0-9]){DROPPED}+(?=[0-9])|{DROPPED}+|\.(?![0-9])")
_HAN = r"[々〇㐀-䶿一-鿿]"
_NARROW = re.compile(r"[^，。！？；：（）、“”‘’…—·]+")  # Chinese punctuation stays as wide as it is
_THIN = re.compile(rf"(?<={_HAN}) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?={_HAN})")


def fold(text: str) -> str:
    """NFKC, lower case, simplified, no punctuation."""
    return tidy(simplify(unicodedata.normalize("NFKC", text).lower()))


def tidy(text: str) -> str:
    """Without punctuation, but with `_` between two numbers that it keeps apart."""
    return _TIDY.sub(lambda match: f"{match[1]}_" if match[1] else "", text)


def line(text: str) -> str:
    """One line, because the line break separates records."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def readable(text: str) -> str:
    """One line of the text tier: folded but for punctuation and case, which an excerpt needs."""
    full_width = _NARROW.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text.replace("\n\n", ""))
    return simplify_unambiguous(_THIN.sub("", " ".join(full_width.split())))
