"""Covers: inline SVG drawn from ids, the same bytes everywhere; what counts lies between y = 28 and 92."""

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from math import cos, pi, sin
from typing import Literal

Motif = Literal["arches", "circuits", "contours", "fields", "lattice", "moons", "reeds", "ripples", "roofs", "sails"]
Roll = Callable[[int, int], int]  # a die: from the first number to the second, both included
Layers = tuple[str, str, str]  # path data: strong lines, soft ones, faint ones
_WIDE = 320


def motif_of(theme: str | None, kind: str, symbol: str | None) -> Motif:
    """Choose by the route's symbol, else by theme, else by kind; ripples suit everything."""
    return next((_CHOICE[choice] for choice in (symbol, theme, kind) if choice in _CHOICE), "ripples")


@cache
def cover(kind: str, record_id: str, motif: Motif) -> str:
    """Draw a record's cover; `kind` and `record_id` only seed the die."""
    strong, soft, faint = _MOTIFS[motif][0](_die(f"{kind}/{record_id}"))
    return (
        '<svg class="cover" viewBox="0 0 320 120" aria-hidden="true" focusable="false"'
        ' preserveAspectRatio="xMidYMid slice" fill="none" stroke="currentColor" stroke-width="1.2">'
        f'<path class="cover-a" vector-effect="non-scaling-stroke" d="{strong}"/>'
        f'<path class="cover-b" vector-effect="non-scaling-stroke" stroke-opacity=".6" d="{soft}"/>'
        f'<path class="cover-b" vector-effect="non-scaling-stroke" stroke-opacity=".3" d="{faint}"/></svg>'
    )


def _die(seed: str) -> Roll:
    """Make a die (drand48's constants): what `random` rolls may change with the Python version."""
    state = int.from_bytes(blake2b(seed.encode(), digest_size=6).digest(), "big")

    def roll(low: int, high: int) -> int:
        nonlocal state
        state = (state * 0x5DEECE66D + 11) & 0xFFFFFFFFFFFF
        return low + (state >> 24) % (high - low + 1)

    return roll


def _glints(roll: Roll, top: int, rows: int) -> str:
    """Light on water: strokes that grow longer and wider apart towards us."""
    return "".join([f"M{roll(-10, 290)} {top + row * (row + 5) // 2}h{roll(14, 24) + 6 * row}" for row in range(rows)])


def _arches(roll: Roll) -> Layers:
    """A stone bridge and its reflection, the arches as wide as fit under the deck."""
    crest, top, reach, widest, least = roll(90, 230), roll(33, 37), roll(130, 300), roll(20, 27), 6

    def room(x: int) -> int:
        near = max(1 - abs(x - crest) / reach, 0)
        return int(near * near * (3 - 2 * near) * (74 - top)) - 5

    spans, mirrored, halves = "", "", {crest: widest}
    for side in (-1, 1):
        x, half = crest, widest
        while half >= least and -half < x < _WIDE + half:
            halves[x] = half
            after = min(widest, room(x + side * (half * 7 // 4 + 4)))
            x, half = x + side * (half + after + 4), after
    for x, half in halves.items():
        pier = max(room(x) - half - 2, 0)
        spans += f"M{x - half} 76v{-pier}a{half} {half} 0 0 1 {2 * half} 0v{pier}"
        mirrored += f"M{x - half} 78a{half} {half // 2} 0 0 0 {2 * half} 0"
    west, east, third = crest - reach, crest + reach, reach // 3
    deck = f"M-9 %dH{west}C{west + third} %d {crest - third} %d {crest} %dS{east - third} %d {east} %dH329"
    rail = deck % (69, 69, top - 5, top - 5, 69, 69) + mirrored
    return deck % (74, 74, top, top, 74, 74) + spans, rail, _glints(roll, 80, 5)


def _circuits(roll: Roll) -> Layers:
    """A chip whose traces fan out to pads, or off the sheet."""
    x, legs = roll(90, 230), "m-4 5h4" * 6
    traces, through = f"M{x - 11} 49h22v22h-22zm0 11h22m-11-11v22", ""
    for lane in range(-3, 4):
        jog = abs(lane) * 4
        for side in (-1, 1):
            trace = f"M{x + side * 22} {60 + lane * 5}h{side * (18 - jog)}l{side * jog} {lane * 4}H"
            if roll(0, 3):
                traces += f"{trace}{x + side * roll(52, 165)}a2 2 0 1 {int(side > 0)} 0 .1"
            else:
                through += f"{trace}{_WIDE * (side > 0)}"
    return f"M{x - 18} 42h36v36h-36zM{x - 22} 45h4{legs}M{x + 18} 45h4{legs}", traces, through


_EIGHTHS = (24, 0, 17, 7, 0, 10, -17, 7, -24, 0, -17, -7, 0, -10, 17, -7)
_LINE = "M%d %dQ%d %d %d %dT" + " ".join(["%d %d"] * 7)


def _contours(roll: Roll) -> Layers:
    """Two hills on a map, every third line strong."""
    layers, side = ["", "", ""], 2 * roll(0, 1) - 1
    for x, y, count in ((-roll(74, 88), roll(52, 68), 6), (roll(132, 144), roll(42, 78), 4)):
        rough = [roll(56, 136 if n % 4 else 90) for n in range(8)]
        shape = [axis * (rough[n // 2] + rough[n // 2 - 1]) for n, axis in enumerate(_EIGHTHS)]
        east, south = roll(-2, 2), roll(-2, 2)
        for ring, height in enumerate((5, 10, 16, 23, 32, 44)[:count]):
            middle = (160 + side * x + east * ring) // 2, (y + south * ring) // 2
            # A closed quadratic B-spline: as knots lie halfway between nodes, `T` guesses every node right.
            nodes = [centre + height * radius // 3200 for centre, radius in zip(middle * 8, shape, strict=True)]
            knots = [a + b for a, b in zip(nodes[-2:] + nodes[:-2], nodes, strict=True)]
            layers[(1, 1, 0, 1, 2, 2)[ring]] += _LINE % (*knots[:2], 2 * nodes[0], 2 * nodes[1], *knots[2:], *knots[:2])
    return layers[0], layers[1], layers[2]


def _fields(roll: Roll) -> Layers:
    """Polder land to the horizon: furrows that meet there, paddies between them."""
    eye, top, wet, west = roll(110, 210), roll(48, 52), roll(0, 1), roll(-62, -50)
    dykes, rows, hills = f"M-9 {top}H329M{eye + west} {top}L{eye + west * 9} {top + 72}", "", ""
    for width in (30, 18, 12, 16, 34):
        east = west + width + roll(-2, 2)
        dykes += f"M{eye + east} {top}L{eye + east * 9} {top + 72}"
        for row in (2, 5, 9, 14, 20, 27, 36) if wet else ():
            rows += f"M{eye + west * (9 + row) // 9} {top + row}H{eye + east * (9 + row) // 9}"
        for part in () if wet else range(1, 5):
            foot = west + (east - west) * part // 5
            rows += f"M{eye + foot} {top}L{eye + foot * 9} {top + 72}"
        west, wet = east, 1 - wet
    for x, half, tall in ((roll(-60, 90), roll(24, 36), roll(9, 15)), (roll(120, 280), roll(14, 24), roll(5, 8))):
        hills += f"M{x} {top}c{half} 0 {half}-{tall} {2 * half}-{tall}s{half} {tall} {2 * half} {tall}"
    return dykes, rows, hills


_WINDOWS = (
    ("v-26h52v52h-52z", "l26-26 26 26-26 26zm10 0l16-16 16 16-16 16zm9 0l7-7 7 7-7 7z"),
    ("v-26h52v52h-52z", "h19m14 0h19m-26-26v19m0 14v19m-7-33h14v14h-14zm-10-10h34v34h-34z"),
    ("v-26h52v52h-52z", "m8-26v52m10 0v-52m16 0v52m10 0v-52m8 8h-52m0 10h52m0 16h-52m0 10h52"),
    ("a26 26 0 1 0 0-.1z", "h19m14 0h19m-26-26v19m0 14v19m-17-26a17 17 0 1 0 0-.1zm10 0a7 7 0 1 0 0-.1z"),
    ("v-11l15-15h22l15 15v22l-15 15h-22l-15-15z", "m0-11l37 37m15-15l-37-37m22 0l-37 37m15 15l37-37"),
)


def _lattice(roll: Roll) -> Layers:
    """The pierced windows of a garden corridor; no two neighbours alike."""
    frames, panes, window, edge = "", "", roll(0, 4), roll(29, 31)
    for x in range(roll(-46, -2), _WIDE, roll(61, 69)):
        window = (window + roll(1, 4)) % len(_WINDOWS)
        frames += f"M{x} 60{_WINDOWS[window][0]}"
        panes += f"M{x} 60{_WINDOWS[window][1]}"
    return frames, panes, f"M-9 {edge}H329M-9 {120 - edge}H329"


_LIMBS = ((1, 9, 0), (1, 0, 0), (1, 9, 1), (1, 12, 1), (0, 9, 0), (0, 0, 0), (0, 9, 1))
_PHASES = ("", *[f"a12 12 0 0 {limb} 0 24a{edge} 12 0 0 {back} 0-24" for limb, edge, back in _LIMBS])


def _moons(roll: Roll) -> Layers:
    """The moon through a month, and its path on the lake."""
    count, phase, crest, bow = roll(3, 4) * 2 + 1, roll(0, 7), roll(100, 220), roll(2, 6)
    lit, discs, path = "", "M-9 72H329", ""
    for place in range(count):
        x = 160 + (place - count // 2) * (310 // count)
        y = 34 + (x - crest) ** 2 * bow // 22500
        discs += f"M{x} {y}a12 12 0 1 0 .1 0z"
        lit += f"M{x} {y}{_PHASES[(phase + place) % 8]}"
    for row in range(9):
        path += f"M{crest + roll(-20, 8) - 2 * row} {76 + row * (row + 7) // 4}h{roll(8, 16) + 4 * row}"
    return lit, discs, path


def _reeds(roll: Roll) -> Layers:
    """A stand of reed mace in the wind, the lake behind it."""
    wind, x, stalks, blades = 2 * roll(0, 1) - 1, roll(16, 110), "", ""
    head = "q-2-6 1-13 3 6-1 13m1-13l1-6" if wind > 0 else "q2-6-1-13-3 6 1 13m-1-13l-1-6"
    for _ in range(7):
        tall = roll(48, 76)
        stalks += f"M{x} 122q0-{tall // 2} {wind * roll(3, 14)}-{tall}{head}"
        for bend, long in ((wind * roll(9, 30), roll(38, 70)), (wind * roll(-26, 26), roll(38, 70))):
            blades += f"M{x + roll(-7, 7)} 122q{bend // 8}-{long * 3 // 4} {bend}-{long}"
        x += roll(14, 40)
    return stalks, blades, "M-9 62H329" + _glints(roll, 68, 4)


_TURNS = [(round(cos(n * pi / 12), 3), round(sin(n * pi / 12), 3)) for n in range(24)]
_RINGS = (4, 9, 15, 22, 30, 39, 49, 61, 75, 92, 112, 136, 165, 200)
_RING = "M%.1f %.1fa%d %.1f 0 1 1 %.1f %.1f"


def _ripples(roll: Roll) -> Layers:
    """Two drops on still water; further out the rings break."""
    side, closed, near, layers = 2 * roll(0, 1) - 1, 20, 80, ["", "", ""]
    for x, y, rings in ((-roll(35, 80), roll(54, 66), _RINGS), (roll(70, 125), roll(36, 50), (4, 9, 16, 25, 37))):
        for r in rings:
            angle, flat, layer = roll(0, 23), r * 0.3, (r > closed) + (r > near)
            (ax, ay), (bx, by) = (_TURNS[angle], _TURNS[angle - 2]) if layer else ((1, 0), (1, -0.05))
            layers[layer] += _RING % (160 + side * x + r * ax, y + flat * ay, r, flat, r * (bx - ax), flat * (by - ay))
    return layers[0], layers[1], layers[2]


def _roofs(roll: Roll) -> Layers:
    """Houses by a canal: stepped gables and tiled roofs in turn."""
    x, gable, strong, soft, faint = roll(-60, -10), roll(0, 1), "M-9 85H329", "", ""
    while x < _WIDE:
        if gable:
            step, y = roll(9, 11), roll(44, 54)
            wide = 5 * step
            strong += f"M{x} {y}h{step}v-7h{step}v-7h{step}v7h{step}v7h{step}"
            soft += f"M{x} {y + 3}V85m{wide} 0V{y + 3}m{-wide // 2 - 3} 5h6v7h-6z"
        else:
            pairs, y, door = roll(5, 6), roll(48, 57), roll(12, 50)
            wide = 14 * pairs + 14
            strong += f"M{x} {y}q5 0 9-3h{wide - 18}q4 3 9 3M{x + 3} {y - 15}q4 0 6-3h{wide - 18}q2 3 6 3"
            soft += f"M{x + 7} {y - 18}" + "v15h7v-15h7" * pairs + "v15"
            faint += f"M{x + door} 85v-19h12v19m-6 0v-19"
        x, gable = x + wide, 1 - gable
    return strong, soft, faint + _glints(roll, 88, 3)


_BOATS = (
    (3, 42, 4, 75, "m-10 1q5 6 10 6h54q5 0 13-8z"),
    (2, 28, 3, 69, "m-6 1q3 6 6 6h23q3 0 8-8z"),
    (1, 18, 2, 66, "m-4 1q2 6 4 6h7q2 0 5-8z"),
)


def _sails(roll: Roll) -> Layers:
    """The lake's fishing boats under battened sails, near and far."""
    x, first, rigs, slats = roll(24, 60), roll(0, 2), "", "M-9 70H329"
    for masts, size, count, deck, hull in (_BOATS * 2)[first : first + 3]:
        rigs += f"M{x} {deck}{hull}"
        for mast in range(masts):
            tall = size - abs(mast - masts // 2) * roll(4, 8)
            wide, yard = tall * 3 // 8, tall // 7
            rigs += f"M{x} {deck}v{-tall}l{wide * 3 // 4}-{yard}q{wide // 2} {tall // 2} {wide // 4} {tall + yard - 1}z"
            for up in [n / (count + 1) for n in range(1, count + 1)]:
                slats += f"M{x} {deck - tall * up:.0f}l{wide * (0.9 + up * (0.5 - 0.75 * up)):.0f}-{yard * up + 1:.0f}"
            x += wide + 4
        x += roll(44, 80)
    return rigs, slats, _glints(roll, 86, 5)


_MOTIFS: dict[Motif, tuple[Callable[[Roll], Layers], str]] = {
    "arches": (_arches, "politics points"),
    "circuits": (_circuits, "skills square"),
    "contours": (_contours, "situation routes"),
    "fields": (_fields, "needs"),
    "lattice": (_lattice, "discipline"),
    "moons": (_moons, "plan"),
    "reeds": (_reeds, "purpose"),
    "ripples": (_ripples, "theory circle"),
    "roofs": (_roofs, "venues triangle"),
    "sails": (_sails, "tradition teams diamond"),
}
_CHOICE: dict[str | None, Motif] = {word: motif for motif, (_, words) in _MOTIFS.items() for word in words.split()}
