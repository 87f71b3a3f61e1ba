"""Ways to break the fixture content, one for each thing that an editor is told.

A way is one or more edits. An edit says which file (or a folder: then any file of it that has the old text), what is
taken out (a pattern), and what is put in; `⟨` in that is where the problem stands, and does not stay. Without such a
mark it is told at the beginning of the last file.
"""

import base64
import random
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.support import pictures

MARK = "⟨"


class Edit(NamedTuple):
    """One change."""

    where: str
    old: str
    new: str | bytes
    like: str = ""
    """A file that a new one is made from."""


_HAN = "[\u4e00-\u9fff]"
_END = r"\Z"
_ALL = r"(?s)\A.*\Z"
_PHOTO = "photo: {{file: {}, alt: 桥, credit: 某单位}}\n"
_TILES = "\ntiles:\n  url: {}\n  attribution: {}\n  datum: wgs84\n  max_zoom: 18\n"
_GS = "天地图 审图号：GS（2024）0650号"
_CLOSED = "opening: {closed: [周一, 周二, 周三, 周四, 周五, 周六, 周日]}\n"
_LESSON, _LECTURER = "lessons/clear-water.yml", "instructors/teacher-f.yml"
_SESSION, _ROUTE, _POINT = "plan/month-end.yml", "routes/water-route.yml", "points/old-street.yml"
_AGAIN = "  - {{point: {}, minutes: 5, action: {{see: 看}}}}\nhalf_day:"
_AT = r"^location: \{lat: \S+ lon: \S+ "
_JPEG = base64.b64decode("/9j/2gAC/9k=")

# Slips that are told line by line; they hide whatever else is wrong with the file.
SLIPS: dict[str, list[Edit]] = {
    "fullwidth-colon": [Edit("", r"^(title|name|status|summary): (?=[^|>])", r"\1⟨：")],
    "tab": [Edit("routes/", r"^ {4}minutes:", "⟨\tminutes:")],
    "unseen-space": [Edit("", r"^(source|verified_by):", r"⟨　\1:")],
    "dash-space": [Edit("routes/", rf"^  - (?={_HAN})", "  ⟨-")],
    "fullwidth-dash": [Edit("routes/", rf"^  - (?={_HAN})", "  ⟨－ ")],
    "colon-space": [Edit("lessons/", r"^(minutes|formats): ", r"\1⟨:")],
    "cut-by-hash": [Edit("", rf"^((?:title|name): {_HAN}+)$", r"\1 ⟨#注")],
    "fullwidth-comma": [Edit("lessons/", r"^((?:themes|audiences): \[[a-z-]+), ", r"\1⟨，")],
}

# What ends the reading of a file, so that nothing else is told of it.
REFUSALS: dict[str, list[Edit]] = {
    "front-matter": [Edit("pages/", r"\A---\n", "⟨")],
    "merge-conflict": [Edit("lessons/", r"^title:", "⟨<<<<<<< HEAD\ntitle:")],
    "anchor": [Edit("", r"^(title|name): ", r"\1: ⟨&a ")],
    "tag": [Edit("lessons/", r"^minutes: ", "minutes: ⟨!!int ")],
    "second-document": [Edit("lessons/", r"^title:", "⟨---\ntitle:")],
    "syntax": [Edit("lessons/", r"^minutes: ", "⟨minutes ")],
    "duplicate-key": [Edit("lessons/", _END, "⟨title: 又一个\n")],
    "too-deep": [Edit("lessons/", _END, f"redirect_from: {'[' * 19}⟨{'[' * 30}\n")],
    "not-a-mapping": [Edit("teams/", _ALL, "⟨一段话\n")],
    "empty-file": [Edit("teams/", _ALL, "# 只有注释\n")],
    "too-large": [Edit("teams/", _ALL, "x" * 300_000)],
    "encoding": [Edit("venues/", _ALL, "name: ⟨党群服务中心\n")],
    "bad-file-name": [Edit("lessons/太湖.yml", "", b"x: y\n")],
}

# What a file says that no record of its kind can say.
SHAPES: dict[str, list[Edit]] = {
    "unknown-key": [Edit("lessons/", r"^series: ", "⟨seires: ")],
    "missing-key": [Edit("lessons/", r"^(status: .*\n(?:.*\n)*?)minutes: .*\n", r"⟨\1")],
    "wrong-value": [Edit("", r"^verified_on: (\d+)-(\d+)-", r"verified_on: ⟨\1.\2.")],
    "out-of-range": [Edit("lessons/", r"^minutes: \d+", "minutes: ⟨0")],
    "empty-text": [Edit("lessons/", r"^summary: (?![>|]).*", "⟨summary:")],
    "wrong-type": [Edit("", r"^themes: \[.*", "themes: ⟨theory")],
    "unknown-value": [Edit("", r"^status: sample", "status: ⟨smaple")],
    "bad-id": [Edit("", r"^lecturers: \[", "lecturers: [⟨Lecturer_1, ")],
    "not-one-line": [Edit("lessons/", r"^title: .*", 'title: ⟨"一\\\\n二"')],
    "too-long": [Edit("lessons/", r"^title: ", f"title: ⟨{'长' * 300}")],
}

# What can only be seen beside other files.
RULES: dict[str, list[Edit]] = {
    "unknown-id": [Edit("", r"^lecturers: \[", "lecturers: [⟨lecturer-99, ")],
    "unknown-value": [Edit("", r"^themes: \[", "themes: [⟨teory, ")],
    "unseen-character": [Edit("pages/", _END, "\n一⟨\u200b二\n")],
    "private-number": [Edit("lessons/", r"^(summary: (?![>|]).*)$", r"\1⟨13800138000")],
    "mixed-punctuation": [Edit("", rf"^((?:title|name): {_HAN})(?={_HAN})", r"\1⟨,")],
    "traditional": [Edit("", r"^(title|name): ", r"\1: ⟨黨")],
    "same-title": [Edit("lessons/quiet-phone.yml", r"^title: .*", "title: ⟨湖水为什么变清")],
    "kind-in-title": [Edit("courses/", r"^title: ", "title: ⟨系列课程：")],
    "redirect-clash": [Edit("courses/", _END, "redirect_from: [⟨street-course]\n")],
    "no-lecturer": [Edit("lessons/", r"^(status: (?!draft|archived).*\n(?:.*\n)*?)lecturers: .*\n", r"⟨\1")],
    "idle-instructor": [
        Edit("instructors/teacher-z.yml", r"^(status: (?:.*\n)*name: ).*", r"⟨\1甲乙", "instructors/teacher-a.yml")
    ],
    "count-differs": [Edit("site.yml", r"^  points: \d+", "  points: ⟨99")],
    "archived-id": [
        Edit(_LECTURER, r"^status: .*", "status: archived"),
        Edit(_LESSON, r"^lecturers: \[", "lecturers: [⟨"),
    ],
    "hidden-id": [
        Edit(_LECTURER, r"^status: .*", "status: draft"),
        Edit(_LESSON, r"^lecturers: \[", "lecturers: [⟨"),
    ],
    "point-on-no-route": [Edit("points/zz.yml", r"^(status: (?:.*\n)*name: ).*", r"⟨\1甲地", "points/rice-field.yml")],
    "stray-stop": [Edit(_ROUTE, r"^half_day:\n  stops: \[", "half_day:\n  stops: [⟨craft-hall, ")],
    "same-stop-twice": [Edit(_ROUTE, r"^half_day:", _AGAIN.format("⟨ferry-pier"))],
    "empty-action": [Edit("routes/", r"^    action: .*", "    action: ⟨{}")],
    "last-leg": [Edit(_ROUTE, r"^(?=half_day:)", "    leg: ⟨{mode: walk, minutes: 5}\n")],
    "same-mark": [Edit(_ROUTE, r"^mark: .*", "mark: ⟨square")],
    "variant-time": [
        Edit(_ROUTE, r"^    minutes: 40((?:.*\n)*?half_day:\n  stops: )", r"    minutes: 400\1⟨"),
    ],
    "past-midnight": [Edit("routes/", r'^start_time: "\d+:\d+"', "start_time: ⟨23:55")],
    "no-meal": [Edit(_ROUTE, r"^(stops:\n  )((?:.*\n)*)pauses:\n  - .*\n", r"\1⟨\2")],
    "leg-pair": [Edit("routes/", r"leg: \{to: \S+, ", "leg: {to: ⟨old-kiln, ")],
    "leg-missing": [
        Edit(_ROUTE, r"^half_day:\n  stops: \[old-street, reading-room, ", "half_day:\n  stops: [old-street, ⟨")
    ],
    "leg-unused": [Edit("routes/", r"^  legs: \[", "  legs: [⟨{after: old-street, to: wetland, mode: walk}, ")],
    "leg-too-fast": [
        Edit("routes/", r"leg: \{mode: walk, minutes: \d+, km: [\d.]+", "leg: {mode: walk, minutes: ⟨1, km: 9")
    ],
    "leg-too-short": [Edit(_ROUTE, r"minutes: 18, km: 1.3", "minutes: 18, km: ⟨0.1")],
    "ends-before-start": [Edit("plan/", r"^(start: (\S+) (?:0[1-9]|1\d):\d\d\nend: )\S+ .*", r"\1⟨\2 00:01")],
    "missing-notice": [Edit("plan/cc-noon.yml", _END, "state: ⟨cancelled\n")],
    "enrolment-no-way": [Edit("plan/aa-morning.yml", _END, "enrolment: ⟨{whom: 党员}\n")],
    "enrolment-late": [Edit("plan/bb-morning.yml", _END, "enrolment: {how: 由支部报名, until: ⟨2026-12-01}\n")],
    "online-no-way": [Edit("plan/autumn-course.yml", _END, "online: ⟨{}\n")],
    "missing-end": [Edit("plan/", r"^start: (\S+ \S+)\nend: .*\n", r"start: ⟨\1\n")],
    "mixed-times": [Edit("plan/", r"^end: (\S+) \d\d:\d\d", r"end: ⟨\1")],
    "far-year": [Edit("plan/", r"^start: 20\d\d(.*)\nend: 20\d\d", r"start: ⟨2062\1\nend: 2062")],
    "too-many-days": [Edit("plan/", r"^end: 20\d\d", "end: ⟨2028")],
    "long-session": [Edit("plan/", r"^(start: (\S+) )\d\d:\d\d\nend: \S+ \d\d:\d\d", r"\g<1>07:00\nend: ⟨\2 23:00")],
    "odd-hours": [Edit("plan/", r"^start: (\S+) \d\d:\d\d", r"start: ⟨\1 01:30")],
    "too-many-hours": [Edit("lessons/", r"^(minutes: .*)\n(?!(?:.*\n)*credit_hours)", r"\1\ncredit_hours: ⟨99\n")],
    "closed-then": [
        Edit("points/craft-hall.yml", r"^opening: .*\n", _CLOSED),
        Edit("plan/monday-visit.yml", r"^point: ", "point: ⟨"),
    ],
    "lecturer-twice": [Edit("plan/zz.yml", r"^lecturers: \[", "lecturers: [⟨", _SESSION)],
    "place-twice": [Edit("plan/zy.yml", r"^point: ", "point: ⟨", _SESSION)],
    "swapped-lat-lon": [Edit("points/", r"\{lat: ([\d.]+), lon: ([\d.]+)", r"{lat: ⟨\2, lon: \1")],
    "outside-district": [Edit("points/archive-house.yml", r"\{lat: [\d.]+", "{lat: ⟨39.9")],
    "radius-of-exact": [Edit("points/", r"precision: approx, radius: ", "precision: exact, radius: ⟨")],
    "lone-coordinate": [Edit("points/", r"^address: .*\n(location: )", r"\1⟨")],
    "same-coordinate": [Edit("points/zx.yml", r"^location: ", "location: ⟨", _POINT)],
    "two-datums": [Edit("points/zw.yml", r"datum: \w+", "datum: ⟨bd09", _POINT)],
    "points-too-close": [
        Edit("points/zu.yml", _AT, "location: {lat: 31.5501, lon: 120.22, ", _POINT),
        Edit("points/zv.yml", _AT, "location: ⟨{lat: 31.5502, lon: 120.22, ", _POINT),
    ],
    "need-unanswered": [
        Edit(
            "needs/need-rural.yml",
            r"^(  - \{text: )(.*), themes: \[skills\], lessons: \[.*?\]",
            r"\1⟨\2, themes: [theory]",
        )
    ],
    "no-glyph": [Edit("points/", r"^lede: ", "lede: ⟨𰻝")],
    "short-address-clash": [Edit("venues/old-street.yml", r"^status: ", "⟨status: ", "venues/garden-station.yml")],
    "missing-photo": [Edit("points/tea-hill.yml", _END, _PHOTO.format("⟨none.jpg"))],
    "unused-photo": [Edit("photos/unused.jpg", "", _JPEG)],
    "wrong-photo": [
        Edit("points/village-hall.yml", _END, _PHOTO.format("wrong.jpg")),
        Edit("photos/wrong.jpg", "", b"<svg/>"),
    ],
    "photo-place": [
        Edit("points/lake-tower.yml", _END, _PHOTO.format("placed.jpg")),
        Edit("photos/placed.jpg", "", pictures.jpeg((0xE1, b"Exif\x00\x00" + pictures.exif(placed=True)))),
    ],
    "lone-prose": [Edit("lessons/nobody.md", "", "没有条目的文章。\n".encode())],
    "bad-folder": [Edit("leson/x.yml", "", b"x: y\n")],
    "link-text": [Edit("pages/", _END, "\n⟨[点这里](help.md)\n")],
    "unknown-markup": [Edit("pages/", _END, "\n甲⟨<br>\n")],
    "lone-note": [Edit("pages/", _END, "\n甲⟨[^甲]\n")],
    "heading-skipped": [Edit("pages/", _END, "\n## 一\n\n⟨#### 二\n")],
    "image-text": [Edit("pages/", _END, "\n⟨![](x.png)\n")],
    "stale": [Edit("lessons/", r"^(status: (?!draft|archived).*\n(?:.*\n)*?verified_on: ).*", r"\1⟨2020-01-01")],
    "future-date": [Edit("", r"^verified_on: .*", "verified_on: ⟨2099-01-01")],
    "no-map-approval": [Edit("site.yml", _END, _TILES.format("https://t.example.cn/{z}/{x}/{y}.png", "⟨天地图"))],
    "no-subdomains": [Edit("site.yml", _END, _TILES.format("⟨https://t{s}.example.cn/{z}/{x}/{y}.png", _GS))],
    "no-tile-key": [Edit("site.yml", _END, _TILES.format("⟨https://t.example.cn/{z}/{x}/{y}.png?tk={key}", _GS))],
}

LAYERS = {"slips": SLIPS, "refusals": REFUSALS, "shapes": SHAPES, "rules": RULES}
# Of rules, only these may share a file with others: each changes one line that the others leave alone.
_BESIDE = ("", "lessons/")
_PATTERN = "left as it is: another is made from it"
_MARKS = "[\ue000-\uf8ff]"  # for private use: one for each way that is followed in a copy
_EACH = 14  # ways tried in one copy


def broken_copy(files: Mapping[str, bytes], number: int) -> tuple[dict[str, bytes], set[str]]:
    """A copy that is broken in many places, and what must be told of it as `path:line:column: code`.

    Rules about the whole are silent while a record cannot be read, so every other copy is broken by rules alone.
    """
    chance = random.Random(number)  # noqa: S311 - the same copies each time
    names = ("rules",) if number % 2 else ("slips", "refusals", "shapes")
    ways = [(name, code, edits) for name in names for code, edits in LAYERS[name].items()]
    copy = {path: data.decode() for path, data in files.items() if path.endswith((".yml", ".md"))}
    codes, layers = list[str](), dict[str, str]()
    made = {path: data for path, data in files.items() if path not in copy}
    for name, code, edits in chance.sample(ways, min(_EACH, len(ways))):
        alone = len(edits) > 1 or name == "refusals" or (name == "rules" and edits[0].where not in _BESIDE)
        layer = f"{code} alone" if alone else name
        changed = {
            path: text
            for edit in edits
            if (found := _changed(edit, copy, layers, layer, chance))
            for path, text in [found]
        }
        if len(changed) < len(edits):
            continue
        mark = chr(0xE000 + len(codes))
        for path, text in changed.items():
            layers[path] = layer
            copy[path] = text.replace(MARK, mark)
        layers |= {f"content/{edit.like}": _PATTERN for edit in edits if edit.like}
        made |= {f"content/{edit.where}": edit.new for edit in edits if isinstance(edit.new, bytes)}
        codes.append(code)
        if not any(MARK in text for text in changed.values()):
            copy[path] = mark + copy[path]
    told = {
        f"{path}:{line}:{column}: {codes[which]}" for path, text in copy.items() for which, line, column in _marks(text)
    }
    assert len(told) == len(codes), "no mark is lost"
    plain = {path: re.sub(_MARKS, "", text) for path, text in copy.items()}
    foreign = {path for path, layer in layers.items() if layer == "encoding alone"}
    return {path: text.encode("gbk" if path in foreign else "utf-8") for path, text in plain.items()} | made, told


def _changed(
    edit: Edit, copy: Mapping[str, str], layers: Mapping[str, str], layer: str, chance: random.Random
) -> tuple[str, str] | None:
    """The file that an edit is made in, and what becomes of it; None if no file is left for it."""
    where = f"content/{edit.where}"
    ending = ".md" if edit.where == "pages/" else ".yml"
    if layers.get(f"content/{edit.like}", _PATTERN) != _PATTERN:
        return None
    paths = (
        [where]
        if edit.like or where in copy or isinstance(edit.new, bytes)
        else [
            path
            for path in sorted(copy)
            if path.startswith(where) and path.endswith(ending) and "site.yml" not in path and "/manual/" not in path
        ]
    )
    # Files that are broken already come first: several problems in one file must all be told.
    for path in sorted(chance.sample(paths, len(paths)), key=lambda path: path not in layers):
        if layers.get(path, layer) != layer or (" alone" in layer and path in layers):
            continue
        if isinstance(edit.new, bytes):
            return path, ""
        text = copy[f"content/{edit.like}"] if edit.like else copy[path]
        match = re.search(edit.old, text, re.MULTILINE)
        if match:
            before, after = text[: match.start()], text[match.end() :]
            lines = before.rpartition("\n")[2] + match[0] + after.partition("\n")[0]
            if not re.search(_MARKS, lines):
                return path, before + match.expand(edit.new) + after
    return None


def _marks(text: str) -> Iterator[tuple[int, int, int]]:
    """Each mark's number, line and column, as if no mark were there."""
    for line, row in enumerate(text.split("\n"), 1):
        for seen, match in enumerate(re.finditer(_MARKS, row)):
            yield ord(match[0]) - 0xE000, line, match.start() - seen + 1
