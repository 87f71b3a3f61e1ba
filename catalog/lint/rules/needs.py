"""Rules about needs lists."""

from collections.abc import Iterator

from catalog.content.loader import Entry, Library
from catalog.diagnostics import Finding
from catalog.domain.recommendations import fits
from catalog.lint.rule import rule
from catalog.model import Course, Lesson, NeedList


@rule("need-unanswered", "warning")
def unanswered_need(library: Library) -> Iterator[Finding]:
    """Report a need without a lesson, and without a lesson or course under its themes for its audience."""
    taught: list[tuple[Entry, Lesson | Course]] = [*library.records(Lesson), *library.records(Course)]
    offers = [record for _, record in taught if record.status != "draft"]
    for entry, need in library.records(NeedList):
        for index, item in enumerate(need.items if need.is_live else ()):
            if not item.lessons and not any(fits(record, item.themes, need.audience) for record in offers):
                message = "这一项需求没有党课，也没有同主题、同对象的党课或课程"
                hint = "在 lessons 里写上能满足它的党课编号，或者安排备一堂新课"
                yield entry.finding(("items", index, "text"), message, hint)
