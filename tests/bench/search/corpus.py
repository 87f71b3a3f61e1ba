"""A made-up catalogue to search in: the records of `synthetic.py` with titles, names and texts of more variety.

Half a million different titles are possible, and every record has some 800 characters, as the real ones have.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from tests.bench import synthetic
from tests.bench.search import vocabulary as v

_SUBJECTS, _ANGLES, _PEOPLE, _PLACES, _DEEDS, _THINGS, _SITES, _WATERS, _MARKS, _CARDS = (
    v.words(one)
    for one in (
        *(v.SUBJECTS, v.ANGLES, v.PEOPLE, v.PLACES, v.DEEDS, v.THINGS),
        *(v.SITES, v.WATERS, v.MARKS, v.CARDS),
    )
)
_OPENINGS, _MIDDLES, _ENDINGS = (v.words(one) for one in (v.OPENINGS, v.MIDDLES, v.ENDINGS))
_SURNAMES, _GIVEN = v.read(v.SURNAMES), v.read(v.GIVEN)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The records by kind and id, as YAML files write them, and how the lecturers' names are read."""

    records: synthetic.Records
    names: Mapping[str, tuple[str, ...]]


def corpus(count: int, seed: int) -> Corpus:
    """Make a catalogue of `count` records; the same arguments give the same one on every machine."""
    dice = random.Random(seed)  # noqa: S311 - texts, not secrets
    records = synthetic.records(count, seed)
    names: dict[str, tuple[str, ...]] = {}
    for kind, retell in (("lessons", _lesson), ("points", _point), ("venues", _venue)):
        for record_id in records[kind]:
            records[kind][record_id] |= retell(dice)
    taken: set[str] = set()
    for record_id in records["instructors"]:
        name, read = _name(dice, taken)
        taken.add(name)
        names[record_id] = read
        records["instructors"][record_id] |= _instructor(dice) | {"name": name}
    return Corpus(records, names)


def _name(dice: random.Random, taken: set[str]) -> tuple[str, tuple[str, ...]]:
    while True:
        parts = [dice.choice(_SURNAMES), *dice.sample(_GIVEN, dice.choice((1, 2, 2)))]
        if (name := "".join(one for one, _ in parts)) not in taken:
            return name, tuple(read for _, read in parts)


def _title(dice: random.Random) -> str:
    subject, other = dice.sample(_SUBJECTS, 2)
    person, place, deed = dice.choice(_PEOPLE), dice.choice(_PLACES), dice.choice(_DEEDS)
    thing, angle = dice.choice(_THINGS), dice.choice(_ANGLES)
    patterns: tuple[Callable[[], str], ...] = (
        lambda: f"{subject}的{angle}",
        lambda: f"从{thing}看{subject}",
        lambda: f"{place}的{subject}课",
        lambda: f"{subject}：{person}的{angle}",
        lambda: f"{person}怎样{deed}{subject}",
        lambda: f"{subject}与{other}",
        lambda: f"{subject}{angle}（第 {dice.randint(1, 60)} 讲）",
        lambda: f"把{subject}讲到{place}",
        lambda: f"{thing}和{person}的{angle}",
        lambda: f"{deed}{thing}，{deed}{subject}",
    )
    return dice.choice(patterns)()


def _sentence(dice: random.Random) -> str:
    first, then = dice.sample(_MIDDLES, 2)
    who, where = dice.choice(_PEOPLE), dice.choice(_PLACES)
    about = f"说到{dice.choice(_SUBJECTS)}，{dice.choice(_OPENINGS)}"
    return f"{about}：{who}在{where}{first}，为了{dice.choice(_THINGS)}又{then}，{dice.choice(_ENDINGS)}。"


def _text(dice: random.Random, sentences: int) -> str:
    return "".join(_sentence(dice) for _ in range(sentences))


def _row(dice: random.Random) -> str:
    who = f"{dice.choice(_PEOPLE)}{dice.choice(_DEEDS)}{dice.choice(_THINGS)}"
    return f"{who}：{dice.choice(_SUBJECTS)}的{dice.choice(_ANGLES)}"


def _rows(dice: random.Random, count: int) -> list[str]:
    return [_row(dice) for _ in range(count)]


def _tags(dice: random.Random) -> list[str]:
    return dice.sample(_SUBJECTS, dice.randint(2, 3))


def _place(dice: random.Random) -> str:
    return "".join(dice.sample(_MARKS, 2)) + dice.choice(_WATERS)


def _lesson(dice: random.Random) -> synthetic.Record:
    return {"title": _title(dice), "summary": _text(dice, 2), "outline": _rows(dice, 4), "tags": _tags(dice)}


def _point(dice: random.Random) -> synthetic.Record:
    story = "\n\n".join(_text(dice, 2) for _ in range(2))
    name = _place(dice) + dice.choice(_SITES)
    return {"name": name, "lede": _text(dice, 1), "story": story, "facts": _rows(dice, 3), "tags": _tags(dice)}


def _venue(dice: random.Random) -> synthetic.Record:
    name = _place(dice) + dice.choice(("社区党群服务中心", "党群服务站", "小区党建驿站"))
    return {"name": name, "lede": _text(dice, 3), "facilities": _rows(dice, 6), "tags": _tags(dice)}


def _instructor(dice: random.Random) -> synthetic.Record:
    bio = "\n\n".join(_text(dice, 2) for _ in range(3))
    return {"post": dice.choice(_CARDS), "topics": _rows(dice, 6), "bio": bio, "tags": _tags(dice)}


def strings(value: object) -> list[str]:
    """All texts inside a value of a record, in order."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return list(chain.from_iterable(map(strings, inner)))
