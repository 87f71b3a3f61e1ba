"""Every sum of hours that readers see, computed once more from the YAML by code that shares nothing with the site's."""

import re
from collections import defaultdict
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml  # noqa: TID251 - reads the files by itself

from tests.support.fixture_site import fixture_project
from tests.support.outputs import published
from tests.support.sites import ROOT

Records = dict[str, dict[str, Any]]


@pytest.fixture(params=["own", "fixture"])
def read_and_shown(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[dict[str, Records], str, dict[str, str]]:
    """The records of a content by kind, the day up to which it is right, and its pages by uri."""
    own = request.param == "own"
    root = ROOT if own else fixture_project(tmp_path)
    catalog = request.getfixturevalue("real_catalog" if own else "fixture_catalog")
    pages = {uri: data.decode() for uri, data in published(catalog).items() if uri.endswith(".html")}
    return {kind: _records(root, kind) for kind in ("lessons", "courses", "plan")}, str(catalog.updated_on), pages


def test_periods_and_reviews_show_the_sums_of_their_sessions(
    read_and_shown: tuple[dict[str, Records], str, dict[str, str]],
) -> None:
    kinds, day, pages = read_and_shown
    sums: defaultdict[str, Fraction] = defaultdict(Fraction)
    for session in kinds["plan"].values():
        begins, ends = _moment(session["start"]), _end(session)
        if session.get("state") in ("postponed", "cancelled"):
            continue
        months = (f"{begins:%Y}", f"{begins:%Y}-q{(begins.month + 2) // 3}", f"{begins:%Y-%m}")
        for period in months:
            sums[f"calendar/{period}"] += _session_minutes(session) or 0
        if ends <= datetime.fromisoformat(day):
            sums[f"review/{begins:%Y}"] += _session_minutes(session) or 0
    shown = {
        uri.removesuffix("/index.html"): _shown(text)
        for uri, text in pages.items()
        if re.match(r"(calendar|review)/[^/]+/index", uri)
    }
    assert shown
    assert {uri: hours for uri, hours in shown.items() if hours} == {
        uri: _hours(minutes) for uri, minutes in sums.items() if minutes
    }


def test_lessons_and_courses_show_their_own(
    read_and_shown: tuple[dict[str, Records], str, dict[str, str]],
) -> None:
    kinds, _, pages = read_and_shown
    for lesson_id, lesson in kinds["lessons"].items():
        assert _fact(pages, f"lessons/{lesson_id}") == (lesson.get("credit_hours") or _hours(int(lesson["minutes"])))
    for course_id, course in kinds["courses"].items():
        lengths = [_unit_minutes(unit, kinds["lessons"]) for unit in course.get("units", ())]
        computed = _hours(sum(map(int, lengths))) if lengths and all(lengths) else None
        assert _fact(pages, f"courses/{course_id}") == (course.get("credit_hours") or computed)


def _records(root: Path, kind: str) -> Records:
    read = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (root / "content" / kind).glob("*.yml")}
    return {name: record for name, record in read.items() if record["status"] in ("sample", "published")}


def _moment(value: Any) -> datetime:  # noqa: ANN401 - PyYAML reads days as days and moments as text
    return datetime.fromisoformat(str(value))


def _end(session: dict[str, Any]) -> datetime:
    end = session.get("end", session["start"])
    return _moment(end) + timedelta(days=0 if ":" in str(end) else 1)


def _session_minutes(session: dict[str, Any]) -> Fraction | None:
    length = (_end(session) - _moment(session["start"])) // timedelta(minutes=1)
    at_one_sitting = ":" in str(session["start"]) and 0 < length <= 720
    stated = session.get("credit_hours")
    if at_one_sitting and (stated is None or _hours(length) == stated):
        return Fraction(length)
    return None if stated is None else Fraction(str(stated)) * 45


def _unit_minutes(unit: dict[str, Any], lessons: Records) -> Any:  # noqa: ANN401 - as read
    return unit.get("minutes") or lessons.get(unit.get("lesson", ""), {}).get("minutes")


def _hours(minutes: Fraction | int) -> float:
    tenths = Fraction(minutes) / 45 * 10
    return float(Fraction(int(tenths + Fraction(1, 2)), 10))


def _shown(text: str) -> float | None:
    match = re.search(r"共 ([0-9.]+) 学时（按 45 分钟 1 学时折算）", text)
    return float(match[1]) if match else None


def _fact(pages: dict[str, str], uri: str) -> float | None:
    match = re.search(r"<dt>学时</dt>\s*<dd><span>([0-9.]+)（按", pages[f"{uri}/index.html"])
    return float(match[1]) if match else None
