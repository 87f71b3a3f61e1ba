"""Queries with one slip in them: nothing that occurs anywhere as it is typed counts as one."""

import re
from collections.abc import Callable, Iterable

from tests.bench.search import judge
from tests.bench.search.judge import Sense, Slip
from tests.bench.search.language import spoken
from tests.bench.search.vocabulary import COMMON
from tests.bench.search.world import World

_LEAST, _MOST = 3, 10


def homophone(world: World) -> tuple[str, Sense] | None:
    """One character for another of the same sound."""
    piece = world.piece(3, _MOST)
    said = spoken(piece)
    places = [at for at in range(len(piece)) if world.alike.get(said[at], "").replace(piece[at], "")]
    if not places:
        return None
    at = world.dice.choice(places)
    other = world.dice.choice(world.alike[said[at]].replace(piece[at], ""))
    typed = piece[:at] + other + piece[at + 1 :]
    return None if world.occurs(typed) else (typed, Slip(typed, judge.syllables([f".{one}" for one in said])))


def wrong(world: World) -> tuple[str, Sense] | None:
    """One character for another that sounds different."""
    piece = world.piece(_LEAST, _MOST)
    at = world.dice.randrange(len(piece))
    other = world.dice.choice(COMMON)
    if spoken(other) == spoken(piece[at]):
        return None
    return _slip(world, piece[:at] + other + piece[at + 1 :], judge.wrong)


def dropped(world: World) -> tuple[str, Sense] | None:
    """One character inside left out."""
    piece = world.piece(_LEAST + 1, _MOST)
    at = world.dice.randrange(1, len(piece) - 1)
    return _slip(world, piece[:at] + piece[at + 1 :], judge.dropped)


def swapped(world: World) -> tuple[str, Sense] | None:
    """Two neighbours the wrong way round."""
    piece = world.piece(_LEAST, _MOST)
    at = world.dice.randrange(1, len(piece))
    return _slip(world, piece[: at - 1] + piece[at] + piece[at - 1] + piece[at + 1 :], judge.swapped)


def added(world: World) -> tuple[str, Sense] | None:
    """One character too many, inside."""
    piece = world.piece(_LEAST, _MOST)
    at = world.dice.randrange(1, len(piece))
    return _slip(world, piece[:at] + world.dice.choice(COMMON) + piece[at:], judge.added)


def _slip(world: World, typed: str, kind: Callable[[str], Iterable[str]]) -> tuple[str, Sense] | None:
    if world.occurs(typed):
        return None
    sound = judge.syllables([f".{re.escape(one)}" for one in spoken(typed)])
    return typed, Slip(typed, sound, judge.any_of(kind(typed)))
