"""What stands under a town, an audience or a theme."""

import pytest

from catalog.pages.listings import term_counts, under_term
from tests.support.samples import POINT, SESSION, VENUE, catalog

_FILES = {
    "content/venues/venue.yml": f"{VENUE}town: hudai\n",
    "content/points/point.yml": f"{POINT}town: lihu\n",
    "content/plan/session.yml": f"{SESSION}venue: venue\nlesson: lesson\n",
    "content/plan/gone.yml": SESSION.replace("2026-12-01", "2026-11-02").replace("一", "二")
    + "point: point\nroute: route\n",
    "content/plan/late.yml": SESSION.replace("2026-12-01", "2026-12-09").replace("一", "三") + "course: course\n",
}


@pytest.mark.parametrize(
    ("vocabulary", "term", "sessions"),
    [
        ("towns", "hudai", ["session"]),
        ("towns", "lihu", ["gone"]),
        ("themes", "theory", ["session", "gone"]),
        ("themes", "skills", ["late"]),
        ("audiences", "rural", ["session", "late", "gone"]),
    ],
)
def test_its_sessions_are_listed_those_still_to_come_first(vocabulary: str, term: str, sessions: list[str]) -> None:
    found = catalog(_FILES)
    group = next(group for group in under_term(found, vocabulary, term) if group.anchor == "plan")
    own = [session.id for session in group.records if session.id in {"session", "gone", "late"}]
    assert own == sessions
    assert group.past >= {"gone"} & {*sessions}


def test_what_is_counted_is_what_is_listed() -> None:
    found = catalog(_FILES)
    for vocabulary in ("towns", "themes", "audiences"):
        for term, _, count in term_counts(found, vocabulary):
            assert count == sum(len(group.records) for group in under_term(found, vocabulary, term))
