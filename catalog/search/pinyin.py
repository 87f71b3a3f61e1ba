"""Pinyin of characters and titles.

The only module that knows pypinyin, and it knows the dictionaries only: running it takes several times as long as
reading titles by them.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from catalog.content.hanzi import common_characters, package_folder, split_phrases, traditional_pairs
from catalog.search.serialize import script

_HAN = re.compile(r"[㐀-䶿一-鿿]+")
_PHRASE = 4  # longer entries of the phrase book agree with the shorter ones inside them
_MOST = 3  # readings kept of a character

# Characters of common_characters use that have two readings; beside what the texts themselves need.
_TWO_READINGS = (
    "行 xing/hang,长 chang/zhang,重 zhong/chong,乐 le/yue,还 hai/huan,都 dou/du,得 de/dei,地 di/de,了 le/liao,"
    "调 diao/tiao,着 zhe/zhao,觉 jue/jiao,校 xiao/jiao,会 hui/kuai,率 lv/shuai,藏 cang/zang,传 chuan/zhuan,"
    "弹 tan/dan,降 jiang/xiang,角 jiao/jue,血 xue/xie,壳 ke/qiao,薄 bo/bao,参 can/shen,差 cha/chai,朝 chao/zhao,"
    "盛 sheng/cheng,省 sheng/xing,什 shen/shi,宿 su/xiu,系 xi/ji,厦 sha/xia,畜 chu/xu,绿 lv/lu,露 lu/lou,模 mo/mu,"
    "落 luo/la,数 shu/shuo,说 shuo/shui,堡 bao/pu,便 bian/pian,塞 sai/se,扎 za/zha,巷 xiang/hang,给 gei/ji,"
    "解 jie/xie"
)
_TWO = dict(pair.split() for pair in _TWO_READINGS.split(","))

# Surnames that are not read as the word is; those of two characters first.
_SURNAME_READINGS = (
    "万俟 mo/qi,尉迟 yu/chi,澹台 tan/tai,长孙 zhang/sun,令狐 ling/hu,单 shan,仇 qiu,乐 yue,解 xie,查 zha,曾 zeng,"
    "区 ou,盖 ge,任 ren,华 hua,朴 piao,翟 zhai,冼 xian,繁 po,覃 qin,种 chong,缪 miao,隗 wei,员 yun,折 she,黑 he,"
    "召 shao,纪 ji,宓 fu,牟 mu,逄 pang,洗 xian,那 na,能 nai,燕 yan,应 ying,祭 zhai,訾 zi,柏 bai,秘 bi,谌 chen,"
    "晁 chao,谯 qiao,车 che,石 shi,薄 bo,藏 zang,宁 ning,葛 ge,尹 yin,卜 bu,褚 chu,贾 jia,重 chong"
)
_SURNAMES = dict(pair.split() for pair in _SURNAME_READINGS.split(","))


def table(texts: Iterable[str], names: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return the syllables of every character of the texts: those that its phrases need, and the two commonest.

    Args:
        texts: Folded strings.
        names: Those of people, whose first character is read as a surname.
    """
    readings: dict[str, dict[str, None]] = defaultdict(dict)
    runs = dict.fromkeys(run for text in texts for run in _HAN.findall(text))
    for run in runs:
        for character, reading in zip(run, _spoken(run), strict=True):
            for syllable in reading:
                readings[character][syllable] = None
    for name in dict.fromkeys(names):
        for character, syllable in zip(name, surname(name), strict=False):
            readings[character][syllable] = None
    for character, syllables in readings.items():
        for syllable in _TWO.get(character, "").split("/"):
            if syllable and len(syllables) < _MOST:
                syllables[syllable] = None
    return {character: tuple(syllables)[:_MOST] for character, syllables in readings.items() if syllables}


def surname(name: str) -> tuple[str, ...]:
    """Return the syllables of a surname that is not read as the word is; empty for others."""
    for length in (2, 1):
        if len(name) > length and (syllables := _SURNAMES.get(name[:length])):
            return tuple(syllables.split("/"))
    return ()


@cache
def _spoken(run: str) -> tuple[tuple[str, ...], ...]:
    """Return for each character of a run its syllables: those of the phrases it stands in, else its first."""
    phrases = _pypinyin("phrases_dict")
    syllables: list[dict[str, None]] = [{} for _ in run]
    for start in range(len(run)):
        for length in range(min(_PHRASE, len(run) - start), 1, -1):
            for place, tones in enumerate(phrases.get(run[start : start + length], ()), start):
                syllables[place][toneless(tones[0])] = None
    return tuple(
        tuple(in_phrases) or _single(character)[:1] for character, in_phrases in zip(run, syllables, strict=True)
    )


@cache
def _single(character: str) -> tuple[str, ...]:
    """The readings of a character by itself, the commonest first."""
    tones: str = _pypinyin("pinyin_dict").get(str(ord(character)), "")
    return tuple(dict.fromkeys(toneless(tone) for tone in tones.split(",") if tone))


@cache
def _pypinyin(name: str) -> dict[str, Any]:
    """By character (as a number) its readings, or by phrase those of each character, all with tones."""
    dictionary: dict[str, Any] = json.loads((package_folder("pypinyin") / f"{name}.json").read_bytes())
    return dictionary


@cache
def toneless(reading: str) -> str:
    """`lǜ` as it is typed: `lv`."""
    split = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in split if "a" <= letter <= "z")


def lines(readings: Mapping[str, Iterable[str]]) -> str:
    """A line for each syllable: the syllable and the characters that are read so."""
    by_syllable: dict[str, list[str]] = defaultdict(list)
    for character in sorted(readings):
        for syllable in readings[character]:
            by_syllable[syllable].append(character)
    return "\n".join(f"{syllable}{''.join(by_syllable[syllable])}" for syllable in sorted(by_syllable))


def rare() -> bytes:
    """The script with readings of the 6,763 characters of GB 2312, and all traditional forms.

    For homophones of, and typing slips into, characters that no record has.
    """
    readings = {character: _both(character) for character in common_characters()}
    return script("rare", {"readings": lines(readings), "traditional": traditional_pairs(readings)})


def _both(character: str) -> tuple[str, ...]:
    """The readings of common_characters use."""
    pair = _TWO.get(character)
    return tuple(pair.split("/")) if pair else _single(character)[:1]


def spoken(text: str) -> tuple[str, ...]:
    """Return a title's syllables by the longest phrases in it; Latin text and digits stay as they are."""
    phrases = _pypinyin("phrases_dict")
    syllables: list[str] = []
    for run in re.findall(r"[㐀-䶿一-鿿]+|[\x21-\x7f]+", unicodedata.normalize("NFKC", text)):
        if run.isascii():
            syllables.append(run.lower())
            continue
        for word in split_phrases(run, phrases):
            in_phrases = [toneless(tones[0]) for tones in phrases.get(word, ())]
            syllables.extend(in_phrases or _single(word)[:1])
    return tuple(syllables)


def initials(syllables: Iterable[str]) -> str:
    """The first letters of syllables; numbers stay whole."""
    return "".join(syllable[:1] if syllable.isalpha() else syllable for syllable in syllables)
