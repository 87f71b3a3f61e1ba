"""Queries, made from a catalogue by dice: by category, what is typed and what it means.

Pieces of titles are cut anywhere, not at words. A maker returns None where its dice fell badly, and is asked again.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tests.bench.search import slips, spelt
from tests.bench.search.documents import Document, plain
from tests.bench.search.judge import Exactly, Literal, Sense
from tests.bench.search.world import World

TEMPLATES = (
    *(
        "请问{}在哪里",
        "我想学{}",
        "有没有讲{}的课",
        "{}怎么预约",
        "谁来讲{}",
        "帮我找找{}",
        "{}的课有吗",
        "关于{}的内容",
    ),
    *(
        "想了解一下{}",
        "哪里能听到{}",
        "给我推荐{}",
        "我要报名{}",
        "{}什么时候开课",
        "你好，有{}吗",
        "找一堂讲{}的党课",
        "{}在什么地方",
    ),
)
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Query:
    """One thing that somebody types."""

    category: str
    typed: str
    sense: Sense
    wanted: frozenset[str]


Maker = Callable[[World], tuple[str, Sense] | None]


def queries(world: World, each: int, most: int = 400) -> Iterator[Query]:
    """So many queries of each category, none twice; fewer where the catalogue has no more to ask."""
    for category, maker in MAKERS.items():
        seen: set[str] = set()
        for _ in range(most):
            if len(seen) == each:
                break
            if not (made := maker(world)) or made[0] in seen:
                continue
            typed, sense = made
            if expected := frozenset(document.key for document in world.documents if sense.wants(document)):
                seen.add(typed)
                yield Query(category, typed, sense, expected)


def _title(world: World) -> tuple[str, Sense]:
    one = world.title()
    return one.shown["title"], Literal(((one.title,),))


def _middle(world: World) -> tuple[str, Sense]:
    piece = world.piece(2, 6)
    return piece, Literal((world.ways(piece),))


def _several(world: World) -> tuple[str, Sense] | None:
    pieces = world.pieces(world.title())
    if not pieces:
        return None
    # In either order.
    return " ".join(world.dice.sample(pieces, 2)), Literal(tuple(map(world.ways, pieces)))


def _cut(world: World) -> tuple[str, Sense] | None:
    pieces = world.pieces(world.title())
    if not pieces or world.occurs("".join(pieces)):
        return None
    return "".join(pieces), Literal(tuple(map(world.ways, pieces)))


def _cut_words(world: World) -> tuple[str, Sense] | None:
    piece, word = world.piece(3, 5), world.dice.choice(world.words("formats") + world.words("audiences"))
    if world.occurs(piece + word):
        return None
    return piece + word, Literal((world.ways(piece), world.ways(word)), "short")


def _duration(world: World) -> tuple[str, Sense]:
    minutes, said = world.dice.choice(
        (
            *((15, "一刻钟"), (15, "15分钟"), (30, "半小时"), (30, "三十分钟"), (45, "45分钟"), (45, "四十五分钟")),
            *((60, "一小时"), (60, "1个小时"), (90, "一个半小时"), (90, "90分钟"), (20, "二十分钟"), (30, "半个小时")),
        )
    )
    return _with_piece(world, said, (f"{minutes}分钟",))


def _hours(world: World) -> tuple[str, Sense]:
    hours, said = world.dice.choice(
        (
            ("1", "1学时"),
            ("1", "一学时"),
            ("2", "两学时"),
            ("2", "2 学时"),
            ("1.3", "1.3学时"),
            ("0.3", "0.3 学时"),
            ("2", "两课时"),
        )
    )
    return _with_piece(world, said, (plain(f"{hours} 学时"), f"{hours}学时"))


def _with_piece(world: World, said: str, ways: tuple[str, ...]) -> tuple[str, Sense]:
    """A number alone, or with a word from a title."""
    if world.dice.random() < 0.3:
        return said, Literal((ways,), "words")
    piece = world.piece(2, 4)
    return f"{piece} {said}", Literal((world.ways(piece), ways), "short")


def _number(world: World) -> tuple[str, Sense] | None:
    found = re.search(r"第(\d+)讲", world.title().title)
    if not found:
        return None
    number = int(found[1])
    tens, ones = divmod(number, 10)
    said = ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
    typed = world.dice.choice((f"第{number}讲", f"{number}讲", f"第{said}讲", f"第 {number} 讲"))
    return typed, Literal(((f"第{number}讲",),))


def _code(world: World) -> tuple[str, Sense]:
    key = world.title().key
    record_id = key.partition("/")[2]
    return world.dice.choice((record_id, record_id.upper(), f" {record_id} ")), Exactly(frozenset({key}))


def _synonym(world: World) -> tuple[str, Sense] | None:
    one = world.title()
    groups = [(word, group) for group in world.site.synonyms for word in group if word in one.title]
    if not groups:
        return None
    word, group = max(groups, key=lambda found: len(found[0]))
    at = one.title.index(word)
    around = one.title[max(0, at - world.dice.randint(0, 3)) : at + len(word) + world.dice.randint(0, 2)]
    other = world.dice.choice([other for other in group if other != word])
    ways = tuple(plain(around.replace(word, way)) for way in group)
    return around.replace(word, other), Literal((ways,))


def _natural(world: World) -> tuple[str, Sense]:
    piece = world.piece(3, 6)
    return world.dice.choice(TEMPLATES).format(piece), Literal((world.ways(piece),))


def _metadata(world: World) -> tuple[str, Sense]:
    kinds = world.dice.sample(("themes", "audiences", "formats", "towns"), 2)
    words = [_shortened(world.dice, world.dice.choice(world.words(kind))) for kind in kinds]
    return " ".join(words), Literal(tuple(map(world.ways, words)), "short")


def _shortened(dice: random.Random, word: str) -> str:
    """胡埭 for 胡埭镇, 革命传统 for 革命传统教育; half of the time."""
    return re.sub("(?:街道.*|镇|教育|党员)$", "", word) or word if dice.random() < 0.5 else word


def _named(world: World) -> tuple[str, Sense]:
    """A lecturer and a word of a lesson."""
    lesson: Document = world.dice.choice(
        [document for document in world.documents if document.key.startswith("lessons/")]
    )
    record_id = world.dice.choice(list(world.made.records["lessons"][lesson.key.partition("/")[2]]["lecturers"]))
    name = str(world.made.records["instructors"][record_id]["name"])
    piece = lesson.title[1:4]
    return f"{name} {piece}", Literal(((name,), world.ways(piece)), "short")


def _text(world: World) -> tuple[str, Sense]:
    run = world.dice.choice(list(world.sentences(world.title())))
    start = world.dice.randint(0, len(run) - 9)
    phrase = run[start : start + world.dice.randint(5, 9)]
    return phrase, Literal((world.ways(phrase),), "all")


MAKERS: Mapping[str, Maker] = {
    "title": _title,
    "middle": _middle,
    "several words": _several,
    "cut-up phrase": _cut,
    "title and word": _cut_words,
    "pinyin": spelt.pinyin,
    "initials": spelt.initials,
    "half-typed pinyin": spelt.partial,
    "mixed": spelt.mixed,
    "fuzzy pinyin": spelt.fuzzy,
    "traditional": spelt.traditional,
    "homophone": slips.homophone,
    "wrong character": slips.wrong,
    "dropped character": slips.dropped,
    "swapped": slips.swapped,
    "added character": slips.added,
    "duration": _duration,
    "hours": _hours,
    "number": _number,
    "code": _code,
    "lecturer": spelt.lecturer,
    "lecturer and word": _named,
    "synonym": _synonym,
    "natural words": _natural,
    "metadata": _metadata,
    "text": _text,
}
