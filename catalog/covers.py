"""Covers: line art drawn from a record's kind and id, where others put photos.

A cover is one inline `<svg>` of at most `LIMIT` bytes. It takes its colour from the page (`currentColor`), holds no
text and no id, and comes out the same on every machine: the die is our own, and the floats only see operations that
IEEE 754 fixes to the last bit. It is drawn on 320 × 120 and cut to fit its box: what counts lies between y = 28 and
y = 92, and the lines keep their width at any size.
"""

from collections.abc import Callable
from hashlib import blake2b
from typing import Literal

Motif = Literal[
    "arches", "circuits", "contours", "fields", "lattice", "moons", "reeds", "ripples", "roofs", "sails", "slips"
]
Roll = Callable[[int, int], int]
"""A die: a whole number from the first to the second, both included."""
Layers = tuple[str, str, str]
"""Path data: strong lines, soft ones, faint ones."""

LIMIT = 1100

_BY_MARK: dict[str, Motif] = {"circle": "ripples", "square": "circuits", "diamond": "sails", "triangle": "roofs"}
_BY_THEME: dict[str, Motif] = {
    "theory": "slips",
    "politics": "arches",
    "discipline": "lattice",
    "purpose": "reeds",
    "tradition": "sails",
    "situation": "contours",
    "skills": "circuits",
}
_BY_KIND: dict[str, Motif] = {
    "courses": "slips",
    "teams": "sails",
    "points": "arches",
    "routes": "contours",
    "venues": "roofs",
    "needs": "fields",
    "plan": "moons",
}

_WIDE = 320
_HEAD = (
    '<svg class="cover" viewBox="0 0 320 120" aria-hidden="true" focusable="false"'
    ' preserveAspectRatio="xMidYMid slice" fill="none" stroke="currentColor" stroke-width="1.2">'
)
_STRONG = '<path class="cover-a" vector-effect="non-scaling-stroke" d="'
_SOFT = '<path class="cover-b" vector-effect="non-scaling-stroke" stroke-opacity=".6" d="'
_FAINT = '<path class="cover-b" vector-effect="non-scaling-stroke" stroke-opacity=".3" d="'


def motif_of(theme: str | None, kind: str, mark: str | None) -> Motif:
    """Choose by the route's mark, else by theme, else by kind; ripples suit everything."""
    return _BY_MARK.get(mark or "") or _BY_THEME.get(theme or "") or _BY_KIND.get(kind) or "ripples"


def cover(kind: str, stem: str, motif: Motif) -> str:
    """Draw a record's cover; of `kind` and `stem` only their hash gets in."""
    strong, soft, faint = _DRAW[motif](_die(f"{kind}/{stem}"))
    last = f'{_FAINT}{faint}"/>' if faint else ""
    return f'{_HEAD}{_STRONG}{strong}"/>{_SOFT}{soft}"/>{last}</svg>'


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
    drawn = ""
    for row in range(rows):
        drawn += f"M{roll(-10, 290)} {top}h{roll(14, 24) + 6 * row}"
        top += 3 + row
    return drawn


def _arches(roll: Roll) -> Layers:
    """A stone bridge and its reflection, the arches as wide as fit under the deck."""
    crest, top, reach, widest = roll(90, 230), roll(33, 37), roll(130, 300), roll(20, 27)
    narrowest = 6

    def room(x: int) -> int:
        near = max(1 - abs(x - crest) / reach, 0)
        return int(near * near * (3 - 2 * near) * (74 - top)) - 5

    row = [(crest, min(widest, room(crest)))]
    for way in (-1, 1):
        x, half = row[0]
        while 0 < x < _WIDE:
            guess = min(widest, room(x + way * (2 * half + 4)))
            wide = (guess + min(widest, room(x + way * (half + guess + 4)))) // 2
            if wide < narrowest:
                break
            x, half = x + way * (half + wide + 4), wide
            row.append((x, half))
    spans = mirrored = ""
    for x, half in row:
        pier = max(room(x) - half - 2, 0)
        spans += f"M{x - half} 76v{-pier}a{half} {half} 0 0 1 {2 * half} 0v{pier}"
        mirrored += f"M{x - half} 78a{half} {half // 2} 0 0 0 {2 * half} 0"
    left, right, third = crest - reach, crest + reach, reach // 3
    deck, rail = (
        f"M-9 {low}H{left}C{left + third} {low} {crest - third} {high} {crest} {high}S{right - third} {low} {right} {low}H329"
        for low, high in ((74, top), (69, top - 5))
    )
    return deck + spans, rail + mirrored, _glints(roll, 80, 5)


def _circuits(roll: Roll) -> Layers:
    """A chip whose traces fan out to pads, or off the sheet."""
    x, legs = roll(90, 230), "m-4 5h4" * 6
    traces, through = f"M{x - 11} 49h22v22h-22zm0 11h22m-11-11v22", ""
    for way in (-1, 1):
        for lane in range(-3, 4):
            jog = abs(lane) * 4
            trace = f"M{x + way * 22} {60 + lane * 5}h{way * (18 - jog)}l{way * jog} {lane * 4}H"
            if roll(0, 3):
                traces += f"{trace}{x + way * roll(52, 165)}a2 2 0 1 {int(way > 0)} 0 .1"
            else:
                through += f"{trace}{_WIDE * (way > 0)}"
    return f"M{x - 18} 42h36v36h-36zM{x - 22} 45h4{legs}M{x + 18} 45h4{legs}", traces, through


_EIGHTHS = ((10, 0), (7, 7), (0, 10), (-7, 7), (-10, 0), (-7, -7), (0, -10), (7, -7))
_HEIGHTS = (4, 9, 15, 22, 29, 37, 46)
_RING = "M%d %dQ%d %d %d %dT" + " ".join(["%d %d"] * 7)


def _contours(roll: Roll) -> Layers:
    """Two hills on a map, every third line strong."""
    lines = ["", ""]
    side = 2 * roll(0, 1) - 1
    for x, y, count in ((-roll(52, 68), roll(48, 72), 7), (roll(122, 138), roll(36, 84), 3)):
        rough = [roll(64, 104), *(roll(56, 136) for _ in range(7))]
        shape = [
            (side * dx * (rough[n] + rough[n - 1]) / 1520, dy * (rough[n] + rough[n - 1]) / 3800)
            for n, (dx, dy) in enumerate(_EIGHTHS)
        ]
        east, south = side * roll(-4, 1), roll(-2, 2)
        for ring, height in enumerate(_HEIGHTS[:count]):
            middle = (160 + side * x + east * ring) // 2, (y + south * ring) // 2
            lines[ring % 3 != 2] += _ring(middle, [(height * dx, height * dy) for dx, dy in shape])
    return lines[0], lines[1], ""


def _ring(middle: tuple[int, int], shape: list[tuple[float, float]]) -> str:
    """Close a quadratic B-spline: its knots lie halfway between its points, so `T` guesses each point right."""
    across = [middle[0] + int(dx) for dx, _ in shape]
    down = [middle[1] + int(dy) for _, dy in shape]
    x, y = across[-1], down[-1]
    first = x + across[0], y + down[0]
    knots = []
    for bx, by in zip(across, down, strict=True):
        knots += [x + bx, y + by]
        x, y = bx, by
    return _RING % (*first, 2 * across[0], 2 * down[0], *knots[2:], *first)


def _fields(roll: Roll) -> Layers:
    """Polder land to the horizon: furrows that meet there, paddies between them."""
    eye, top, wet, left = roll(90, 230), roll(46, 52), roll(0, 1), -60
    dykes, rows = f"M-9 {top}H329", ""
    for width in (22, 19, 14, 11, 14, 20, 26):
        right = left + width + roll(-2, 2)
        dykes += f"M{eye + right} {top}L{eye + right * 9} 120"
        if wet:
            for row in (2, 5, 9, 14, 20, 27, 36):
                west, east = eye + left * (9 + row) // 9, eye + right * (9 + row) // 9
                if west < _WIDE and east > 0:
                    rows += f"M{west} {top + row}H{east}"
        else:
            for furrow in range(1, 5):
                foot = left + (right - left) * furrow // 5
                if 0 < eye + foot * 3 + 40 < _WIDE + 80:
                    rows += f"M{eye + foot} {top}L{eye + foot * 9} 120"
        left, wet = right, 1 - wet
    hills = ""
    for start, half, tall in ((roll(-60, 90), roll(24, 36), roll(9, 15)), (roll(120, 280), roll(14, 24), roll(5, 8))):
        hills += f"M{start} {top}c{half} 0 {half}-{tall} {2 * half}-{tall}s{half} {tall} {2 * half} {tall}"
    return dykes, rows, hills


_SQUARE = "v-26h52v52h-52z"
_WINDOWS = (
    (_SQUARE, "l26-26 26 26-26 26zm10 0l16-16 16 16-16 16zm9 0l7-7 7 7-7 7z"),
    (_SQUARE, "h19m14 0h19m-26-26v19m0 14v19m-7-33h14v14h-14zm-10-10h34v34h-34z"),
    (_SQUARE, "m8-26v52m10 0v-52m16 0v52m10 0v-52m8 8h-52m0 10h52m0 16h-52m0 10h52"),
    ("a26 26 0 1 0 0-.1z", "h19m14 0h19m-26-26v19m0 14v19m-17-26a17 17 0 1 0 0-.1zm10 0a7 7 0 1 0 0-.1z"),
    ("v-11l15-15h22l15 15v22l-15 15h-22l-15-15z", "m0-11l37 37m15-15l-37-37m22 0l-37 37m15 15l37-37"),
)


def _lattice(roll: Roll) -> Layers:
    """The pierced windows of a garden corridor; no two neighbours alike."""
    frames = panes = ""
    window = roll(0, 4)
    for x in range(roll(-46, -2), _WIDE, 65):
        window = (window + roll(1, 4)) % len(_WINDOWS)
        frame, pane = _WINDOWS[window]
        frames += f"M{x} 60{frame}"
        panes += f"M{x} 60{pane}"
    return frames, panes, "M-9 29H329M-9 91H329"


_PHASES = (
    "",
    "a12 12 0 0 1 0 24a9 12 0 0 0 0-24",
    "a12 12 0 0 1 0 24z",
    "a12 12 0 0 1 0 24a9 12 0 0 1 0-24",
    "a12 12 0 0 1 0 24a12 12 0 0 1 0-24",
    "a12 12 0 0 0 0 24a9 12 0 0 0 0-24",
    "a12 12 0 0 0 0 24z",
    "a12 12 0 0 0 0 24a9 12 0 0 1 0-24",
)


def _moons(roll: Roll) -> Layers:
    """The moon through a month, and its path on the lake."""
    count, phase, crest, bow = roll(3, 4) * 2 + 1, roll(0, 7), roll(100, 220), roll(2, 6)
    lit, discs, path, top = "", "M-9 72H329", "", 76
    for place in range(count):
        x = 160 + (place - count // 2) * (310 // count)
        y = 34 + (x - crest) ** 2 * bow // 22500
        discs += f"M{x} {y}a12 12 0 1 0 .1 0z"
        lit += f"M{x} {y}{_PHASES[(phase + place) % 8]}"
    for row in range(9):
        long = roll(8, 16) + 4 * row
        path += f"M{crest - long // 2 + roll(-14, 14)} {top}h{long}"
        top += 2 + row // 2
    return lit, discs, path


def _reeds(roll: Roll) -> Layers:
    """A stand of reed mace in the wind, the lake behind it."""
    wind, x = 2 * roll(0, 1) - 1, roll(16, 110)
    head = "q-2-6 1-13 3 6-1 13m1-13l1-6" if wind > 0 else "q2-6-1-13-3 6 1 13m-1-13l-1-6"
    stems = blades = ""
    for _ in range(7):
        tall = roll(48, 76)
        stems += f"M{x} 122q0-{tall // 2} {wind * roll(3, 14)}-{tall}{head}"
        for way in (wind, wind * (1 - 2 * roll(0, 1))):
            long, bend = roll(38, 70), way * roll(9, 30)
            blades += f"M{x + roll(-7, 7)} 122q{bend // 8}-{long * 3 // 4} {bend}-{long}"
        x += roll(14, 40)
    return stems, blades, "M-9 62H329" + _glints(roll, 68, 4)


_QUARTER = ((1.0, 0.0), (0.966, 0.259), (0.866, 0.5), (0.707, 0.707), (0.5, 0.866), (0.259, 0.966))
_HALF = (*_QUARTER, *((-y, x) for x, y in _QUARTER))
_TURN = (*_HALF, *((-x, -y) for x, y in _HALF))


def _ripples(roll: Roll) -> Layers:
    """Two drops on still water; further out the rings break."""
    side, x, y = 2 * roll(0, 1) - 1, roll(35, 80), roll(54, 66)
    near, far = (160 - side * x, y), (160 + side * roll(70, 125), roll(36, 50))
    strong = "".join(
        f"M{x} {y - r * 0.3:g}a{r} {r * 0.3:g} 0 1 0 .1 0"
        for (x, y), radii in ((near, (4, 9, 15)), (far, (3, 8)))
        for r in radii
    )
    soft = _broken(roll, near, (22, 30, 39, 49, 61, 75)) + _broken(roll, far, (15,))
    return strong, soft, _broken(roll, near, (92, 112, 136, 165, 200)) + _broken(roll, far, (24, 36))


def _broken(roll: Roll, middle: tuple[int, int], radii: Iterable[int]) -> str:
    """Rings seen aslant, each with a gap somewhere."""
    x, y = middle
    drawn = ""
    for r in radii:
        turn, flat = roll(0, 23), r * 0.3
        (ax, ay), (bx, by) = _TURN[turn], _TURN[turn - 2]
        drawn += (
            f"M{x + r * ax:.0f} {y + flat * ay:.1f}a{r} {flat:.1f} 0 1 1 {r * (bx - ax):.1f} {flat * (by - ay):.1f}"
        )
    return drawn


def _roofs(roll: Roll) -> Layers:
    """Houses by a canal: stepped gables and tiled roofs in turn."""
    strong, soft, faint = "M-9 85H329", "", ""
    x, gable = roll(-60, -10), roll(0, 1)
    while x < _WIDE:
        if gable:
            step, y = roll(9, 11), roll(44, 54)
            wide = 5 * step
            strong += f"M{x - 2} {y}h{step + 2}v-7h{step}v-7h{step}v7h{step}v7h{step + 2}"
            soft += f"M{x} {y + 3}V85m{wide} 0V{y + 3}m{-wide // 2 - 3} 6h6v7h-6z"
        else:
            pairs, y, door = roll(5, 6), roll(48, 57), roll(12, 50)
            wide = 14 * pairs + 14
            strong += f"M{x - 1} {y}q5 0 9-3h{wide - 16}q4 3 9 3M{x + 3} {y - 15}q4 0 6-3h{wide - 18}q2 3 6 3"
            soft += f"M{x + 7} {y - 18}" + "v15h7v-15h7" * pairs + "v15"
            faint += f"M{x + door} 85v-19h12v19m-6 0v-19"
        x += wide
        gable = not gable
    return strong, soft, faint + _glints(roll, 88, 3)


_BOATS = ((3, 40, 82, 4), (2, 26, 76, 3), (1, 16, 73, 2))
"""Masts, height of the tallest, waterline, battens in a sail."""


def _sails(roll: Roll) -> Layers:
    """The lake's fishing boats under battened sails, near and far."""
    x, first = roll(24, 60), roll(0, 2)
    lines, battens = "", "M-9 70H329"
    for place in range(3):
        masts, size, water, count = _BOATS[first - place]
        bow, keel, stern = size // 4, masts * size * 9 // 20, size // 3
        lines += f"M{x - bow} {water - 6}q{size // 8} 6 {bow} 6h{keel}q{size // 8} 0 {stern}-8z"
        for mast in range(masts):
            tall = size - abs(mast - masts // 2) * roll(4, 8)
            wide, yard = tall * 2 // 5, tall // 7
            lines += f"M{x} {water - 7}v{-tall - 2}l{wide * 3 // 4}-{yard}"
            lines += f"q{wide // 2} {tall // 2} {wide // 4} {tall + yard - 1}z"
            for n in range(1, count + 1):
                up = n / (count + 1)
                reach = wide * (1 + up * (0.35 - 0.6 * up))
                battens += f"M{x} {water - 8 - tall * up:.0f}l{reach:.0f}-{yard * up + 1:.0f}"
            x += wide + 4
        x += roll(44, 80)
    return lines, battens, _glints(roll, 86, 5)


_INK = ("v4m0 3v6m0 3v3", "v7m0 3v3m0 3v8", "v3m0 3v4", "v9m0 3v3", "v5m0 3v5m0 3v5", "v2m0 3v7")


def _slips(roll: Roll) -> Layers:
    """Bamboo slips on two cords, the oldest books, half unrolled."""
    side = 2 * roll(0, 1) - 1
    x = 160 + side * roll(30, 76)
    end, edge = x + side * 37, 160 + side * -169
    slips = f"M{x} 34" + f"v52m{-13 * side}-52" * 18
    slips += f"M{x} 34" + "".join([f"m{side * gap} 0v52m0-52" for gap in (8, 7, 6, 5, 4, 3, 2)])
    ink = "".join([f"M{x - side * (6 + 13 * n)} 50{_INK[roll(0, 5)]}" for n in range(17) if roll(0, 6)])
    cords = f"M{edge} 43H{end}m0 2H{edge}m0 30H{end}m0 2H{edge}"
    return f"M{edge} 34H{end}v52H{edge}{ink}", slips, cords


_DRAW: dict[Motif, Callable[[Roll], Layers]] = {
    "arches": _arches,
    "circuits": _circuits,
    "contours": _contours,
    "fields": _fields,
    "lattice": _lattice,
    "moons": _moons,
    "reeds": _reeds,
    "ripples": _ripples,
    "roofs": _roofs,
    "sails": _sails,
    "slips": _slips,
}
