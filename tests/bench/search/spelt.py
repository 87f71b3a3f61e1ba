"""Queries that are spelt in another way than the titles they mean."""

import re

from tests.bench.search import judge, language
from tests.bench.search.judge import Literal, Sense, Spoken, letters, syllables
from tests.bench.search.world import World


def pinyin(world: World) -> tuple[str, Sense]:
    """Every syllable in full."""
    typed = "".join(language.spoken(world.piece(2, 5)))
    return typed, Spoken(letters(typed))


def initials(world: World) -> tuple[str, Sense]:
    """The first letter of each character."""
    typed = "".join(one[0] for one in language.spoken(world.piece(3, 6)))
    return typed, Spoken(re.compile(r"\|" + _begun(typed)))


def _begun(typed: str) -> str:
    """A pattern for initials: zh may be that of one character or of two."""
    if not typed:
        return ""
    short = rf".{typed[0]}[a-z]*\|{_begun(typed[1:])}"
    long = rf".{typed[:2]}[a-z]*\|{_begun(typed[2:])}"
    return f"(?:{short}|{long})" if re.match("[zcs]h", typed) else short


def partial(world: World) -> tuple[str, Sense] | None:
    """Pinyin whose last syllable is cut short."""
    *whole, last = language.spoken(world.piece(2, 5))
    if len(last) == 1:
        return None
    typed = "".join(whole) + last[: world.dice.randint(1, len(last) - 1)]
    if letters(typed).search(world.titles_aloud):
        return None  # which is another thing, typed to its end
    return typed, Spoken(re.compile(letters(typed).pattern.removesuffix(r"\|")))


def mixed(world: World) -> tuple[str, Sense]:
    """Some characters as pinyin."""
    piece = world.piece(3, 6)
    said = language.spoken(piece)
    spelt = sorted(world.dice.sample(range(len(piece)), world.dice.randint(1, len(piece) - 1)))
    typed = "".join(said[at] if at in spelt else piece[at] for at in range(len(piece)))
    return typed, Spoken(
        syllables([f".{said[at]}" if at in spelt else f"{piece[at]}[a-z]*" for at in range(len(piece))])
    )


def fuzzy(world: World) -> tuple[str, Sense] | None:
    """Pinyin with one syllable as those say it who do not tell two sounds apart."""
    said = list(language.spoken(world.piece(2, 5)))
    places = [at for at in range(len(said)) if _bent(said[at])]
    if not places:
        return None
    at = world.dice.choice(places)
    typed = "".join([*said[:at], world.dice.choice(_bent(said[at])), *said[at + 1 :]])
    if letters(typed).search(world.titles_aloud):
        return None
    near = [f".(?:{'|'.join((one, *_bent(one)))})" for one in said]
    return typed, Spoken(syllables([f".{one}" for one in said]), syllables(near))


def _bent(said: str) -> list[str]:
    """What people type for a syllable whose sounds they do not tell apart."""
    found = []
    for one, other in judge.FUZZY:
        if said.startswith(one):
            found.append(other + said[len(one) :])
        elif said.startswith(other):
            found.append(one + said[len(other) :])
    if said.endswith("ng"):
        found.append(said[:-1])
    elif re.search("[aei]n$", said):
        found.append(said + "g")
    return found


def traditional(world: World) -> tuple[str, Sense] | None:
    """In traditional characters."""
    piece = world.piece(3, 8)
    typed = language.traditional(piece)
    return None if typed == piece else (typed, Literal((world.ways(piece),)))


def lecturer(world: World) -> tuple[str, Sense]:
    """A name, mostly as pinyin; surnames are read as surnames."""
    record_id = world.dice.choice(sorted(world.made.names))
    said, name = world.made.names[record_id], str(world.made.records["instructors"][record_id]["name"])
    typed = world.dice.choice(("".join(said), " ".join(said), "".join(said), name))
    if typed == name:
        return typed, Literal(((name,),))
    return typed, Spoken(letters("".join(said)))
