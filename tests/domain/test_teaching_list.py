"""授课清单: everybody is in it once, what is new is marked."""

from catalog.domain import teaching_list
from tests.support.samples import INSTRUCTOR, LESSON, SITE, catalog

_OTHER = INSTRUCTOR.replace("示例讲师", "另一位讲师").replace("expert", "leader")


def test_everybody_stands_under_their_category_with_what_they_give() -> None:
    lesson = LESSON.replace("[teacher]", "[other]").replace("一湖碧水", "一条新路")
    found = catalog({"content/instructors/other.yml": _OTHER, "content/lessons/new.yml": lesson})
    rows = {
        row.lecturer.id: (category.name, row) for category in teaching_list.categories(found) for row in category.rows
    }
    assert set(rows) == set(found.listed["instructors"])
    name, row = rows["other"]
    assert (name, [one.id for one in row.lessons]) == ("领导干部", ["new"])


def test_what_was_looked_over_since_the_last_edition_is_new() -> None:
    site = f"{SITE}last_edition: 2026-06-30\n"
    old, new = (f"{LESSON}verified_on: 2026-0{month}-30\n" for month in (6, 7))
    found = catalog(
        {
            "content/site.yml": site,
            "content/lessons/lesson.yml": old,
            "content/lessons/new.yml": new.replace("一湖碧水", "一条新路"),
        }
    )
    assert teaching_list.news(found) == {("lessons", "new")}


def test_without_an_earlier_edition_nothing_is_new() -> None:
    assert (
        teaching_list.news(catalog({"content/lessons/lesson.yml": f"{LESSON}verified_on: 2026-07-30\n"})) == frozenset()
    )
