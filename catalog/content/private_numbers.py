"""Find what belongs to one person in a text: numbers of telephones, papers, cards and cars, mailboxes, QQ and WeChat.

What an office has is no such thing: landlines, 400 and 800 numbers, mailboxes of its own domain.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from catalog.content.digits import CHINESE, read_digits

_BLANK = r"[^\S\n]{0,2}"
_GAP = rf"{_BLANK}(?:[-.·•・_~()]{{1,2}}{_BLANK})?"
_LOOSE = r"[\s\-.·•・_~(),、/]{0,4}"
# No digit before them, nor a decimal point: `lon: 120.13812345678` is a place.
_FREE = r"(?<!\d)(?<!\d\.)"
_COUNTRY = rf"(?:(?:(?:\+|00)\s?)?86{_GAP}|0)?"
_MOBILE_GROUPS = {
    *((11,), (3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (4, 4, 3), (3, 3, 5), (3, 5, 3), (5, 3, 3), (5, 6), (6, 5)),
    *((3, 2, 2, 2, 2), (3, 2, 2, 4), (3, 4, 2, 2), (2, 3, 3, 3), (1, 3, 3, 4), (3, 3, 3, 2), (3, 2, 3, 3), (1,) * 11),
}
_DOTTED = {(3, 4, 4), (3, 3, 5), (4, 3, 4), (1,) * 11}
_UNIT = re.compile(r"\s?(?:[万亿]|元|美元|人次|吨|千瓦|平方|立方|公里|千米)")
_ASKED = r"(?:手机|电话|联系|号码|致电|拨打|(?i:tel|mobile|phone))[^\d\n]{0,8}"
_IDENTITY_GROUPS = {(15,), (6, 6, 3), (6, 2, 2, 2, 3), (6, 9), (12, 3)}
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_PROVIDERS = (
    r"(?:vip\.)?(?:qq|foxmail|163|126|188|139|189|wo|yeah|sina|sohu|aliyun|21cn|tom|263|gmail|googlemail|outlook|hotmail|"
    r"live|msn|icloud|me|mac|yahoo|proton|protonmail)"
)
_DOT = r"\s?(?:\.|。|点|\[?dot\]?)\s?"
_PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_WECHAT = r"(?i:微信(?:号码?|ID|账号|联系)?|[薇威v]信|wei信|(?:加|(?<![a-z]))(?:v|vx|wx|wechat|weixin)(?:号|id)?)"
_OFFICIAL = re.compile(r"(?:公众|服务|订阅|视频|企业|政务)号?\s*(?:的)?\s*$")
_PASSPORT_WORD = re.compile(r"护照|通行证|(?i:passport)")
_CARD_WORD = re.compile(r"卡号|银行卡|工资卡|储蓄卡|借记卡|信用卡")

# GB 11643-1999: weights of the first seventeen digits, and the check digit for each remainder by 11.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_BORN, _BORN_SURELY = range(1900, 2031), range(1920, 2013)
_NEAR = 12  # characters between a word and its number


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind of number: how it is written, and what else must be true of it; the group `n` is the number."""

    name: str
    pattern: re.Pattern[str]
    accepts: Callable[[re.Match[str]], bool]


def find_private_numbers(text: str, allowed: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Yield the offset of each personal number and what it is.

    Args:
        text: Anything that may be published.
        allowed: Mailboxes that are an office's.
    """
    if not _SUSPICIOUS.search(text):
        return
    seen: list[range] = []
    for chinese in (False, True):
        if chinese and not any(numeral in text for numeral in CHINESE):
            return
        reading = read_digits(text, chinese=chinese)
        plain = _ADDRESS.sub(lambda match: "\ufffc" * len(match[0]), reading.text)
        for form in _FORMS:
            for match in form.pattern.finditer(plain):
                first, last = match.span("n")
                span = range(reading.offsets[first], reading.offsets[last - 1] + 1)
                is_new = not any(span.start < old.stop and old.start < span.stop for old in seen)
                if is_new and match["n"].lower() not in allowed and form.accepts(match):
                    seen.append(span)
                    yield span.start, form.name


def _is_mobile(match: re.Match[str]) -> bool:
    """Return whether digits stand in groups as those of telephones do, and not as years or a decimal fraction."""
    number = re.sub(rf"^{_COUNTRY}(?=1)", "", match["n"])
    groups = tuple(map(len, re.findall(r"\d+", number)))
    forms = _DOTTED if "." in number else _MOBILE_GROUPS  # `139.196.123.45` is a computer
    return groups in forms and not _UNIT.match(match.string, match.end())


def _is_identity(match: re.Match[str]) -> bool:
    """Return whether 18 characters hold a place and a birthday, and end in the check digit or were mistyped.

    The check digit is that of GB 11643-1999, ISO 7064 MOD 11-2.
    """
    digits = "".join(re.findall(r"[\dXx]", match["n"]))
    year = int(digits[6:10])
    if not _PROVINCES.match(digits) or year not in _BORN or not _is_day(year, digits[10:14]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return _CHECKS[total % len(_CHECKS)] == digits[-1].upper() or year in _BORN_SURELY


def _is_old_identity(match: re.Match[str]) -> bool:
    """Return whether 15 digits hold a place and a birthday of the last century."""
    digits = "".join(re.findall(r"\d", match["n"]))
    groups = tuple(map(len, re.findall(r"\d+", match["n"])))
    year = 1900 + int(digits[6:8])
    return groups in _IDENTITY_GROUPS and _PROVINCES.match(digits) is not None and _is_day(year, digits[8:12])


def _is_day(year: int, month_and_day: str) -> bool:
    try:
        date(year, int(month_and_day[:2]), int(month_and_day[2:]))
    except ValueError:
        return False
    return True


def _is_card(match: re.Match[str]) -> bool:
    """Return whether the sum of the digits, every second one doubled, is right (Luhn), or a word says what it is."""
    digits = "".join(re.findall(r"\d", match["n"]))
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    is_right = (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0
    return is_right or _has_before(match, _CARD_WORD)


def _is_passport(match: re.Match[str]) -> bool:
    """Return whether a word says so, or the number is of the form in use and no date."""
    if _has_before(match, _PASSPORT_WORD) or _PASSPORT_WORD.search(match.string[match.end() : match.end() + _NEAR]):
        return True
    number = match["n"]
    digits = number[1:]
    is_date = digits.isdigit() and digits[:2] in ("19", "20") and _is_day(int(digits[:4]), digits[4:])
    return re.fullmatch(r"[EG]\d{8}|E[A-HJ-NP-Z]\d{7}", number) is not None and not is_date


def _is_plate(match: re.Match[str]) -> bool:
    return len(re.findall(r"\d", match["n"])) >= 3  # noqa: PLR2004 - at most two letters more


def _is_somebodys(match: re.Match[str]) -> bool:
    """Return whether a WeChat name is not that of an office's account, nor just a word behind a blank."""
    head = match.string[match.start() : match.start("n")]
    is_name = re.search(r"\d|_", match["n"]) or re.search(r"[:=是为(“\"号]|(?i:id)", head)
    return bool(is_name) and not _has_before(match, _OFFICIAL)


def _has_before(match: re.Match[str], word: re.Pattern[str]) -> bool:
    return word.search(match.string[max(0, match.start() - _NEAR) : match.start()]) is not None


def _mobile(gap: str) -> str:
    """Return the form of a mobile number; 194 was never given out, but many a year begins so."""
    return rf"1{gap}(?!9{gap}4)[3-9](?:{gap}\d){{9}}(?!\d)"


def _form(name: str, pattern: str, accepts: Callable[[re.Match[str]], bool] = bool) -> _Form:
    return _Form(name, re.compile(pattern), accepts)


_FORMS = (
    _form("身份证号", rf"{_FREE}(?P<n>[1-9](?:{_GAP}\d){{16}}{_GAP}[\dXx])(?![\dXx])", _is_identity),
    _form(
        "银行卡号",
        rf"{_FREE}(?P<n>(?:6[02]|4\d|5[1-5]|3[4-7]|9[4-9]|81)\d\d(?:(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?|\d\d{_GAP}\d{{10,13}}))(?!\d)",
        _is_card,
    ),
    _form("身份证号", rf"{_FREE}(?P<n>[1-9](?:{_GAP}\d){{14}})(?!\d)", _is_old_identity),
    _form("手机号", rf"{_FREE}(?P<n>{_COUNTRY}{_mobile(_GAP)})", _is_mobile),
    _form("手机号", rf"{_ASKED}(?P<n>{_COUNTRY}{_mobile(_LOOSE)})"),
    _form("护照号", r"(?<![A-Za-z0-9-])(?P<n>(?i:[A-Z][A-Z]?)(?:[ -]?\d){7,9})(?![A-Za-z0-9])", _is_passport),
    _form(
        "个人邮箱",
        rf"(?P<n>(?i:(?<![a-z0-9._+-])[a-z0-9][a-z0-9._+-]{{0,63}}\s?(?:@|#|[(\[]\s?at\s?[)\]]|艾特)\s?{_PROVIDERS}{_DOT}(?:com|cn|net|me|org)))(?![A-Za-z0-9-])",
    ),
    _form(
        "QQ 号",
        r"(?i:q\s?q|q号|扣扣|企鹅)(?!群|浏览|音乐|飞车)[^\d\n,;。、]{0,6}(?P<n>[1-9](?:[ -]?\d){4,11})(?!\d)",
    ),
    _form(
        "微信号",
        rf"{_WECHAT}[\s:=是为(“\"]{{1,3}}(?P<n>(?i:[a-z][a-z0-9_-]{{5,19}})|\d{{5,12}})(?![A-Za-z0-9_.@/-])",
        _is_somebodys,
    ),
    _form(
        "微信号", r"微信(?:号码?|ID|账号)(?P<n>(?i:[a-z][a-z0-9_-]{5,19})|\d{5,12})(?![A-Za-z0-9_.@/-])", _is_somebodys
    ),
    _form(
        "车牌号",
        rf"(?P<n>[{_PLATES}]\s?(?i:[A-HJ-NP-Z])[\s·•・.-]?(?:(?i:[A-HJ-NP-Z0-9]){{5,6}}|\d{{4}}[学挂警]))(?![A-Za-z0-9])",
        _is_plate,
    ),
)
_ADDRESS = re.compile(r"https?://[!-+\--:<-~]+")
# In the text as it was written: most have nothing to look for.
_DIGIT = rf"[\d①-⑨⑴-⑼⒈-⒐⓪⓿⓵-⓽❶-❾➀-➈➊-➒⁰¹²³⁴-⁹₀-₉{''.join(CHINESE)}]"
_SUSPICIOUS = re.compile(
    rf"{_DIGIT}(?:(?:[^\w\n]|_){{0,8}}{_DIGIT}){{10}}|[A-Za-zＡ-Ｚａ-ｚ][^\w\n:]{{0,3}}{_DIGIT}(?:[^\w\n]{{0,2}}{_DIGIT}){{6}}|"
    rf"[@＠艾]|[\w.][#＃]\s?\w|(?i:at\s?[)\]]|[qｑ]\s?[qｑ]|q号|加v|v信|wei信|vx|wx|wechat|weixin)|微信|薇信|威信|扣扣|企鹅|"
    rf"[{_PLATES}]\s?[A-Za-zＡ-Ｚａ-ｚ]"
)
