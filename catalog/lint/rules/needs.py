"""Rules about needs lists."""

from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.diagnostics import Finding
from catalog.domain.recommendations import fits
from catalog.lint.rule import rule
from catalog.model import Course, Lesson, NeedList


@rule("need-unanswered", "warning")
def unanswered_need(library: Library) -> Iterator[Finding]:
    """Report a need without a lesson, and without a lesson or course under its themes for its audience."""
    records = (entry.record for kind in ("lessons", "courses") for entry in library.entries.get(kind, {}).values())
    offers = [record for record in records if isinstance(record, Lesson | Course) and record.status != "draft"]
    for entry in library.entries.get("needs", {}).values():
        need = entry.record
        if not isinstance(need, NeedList) or not need.is_live:
            continue
        for index, item in enumerate(need.items):
            if item.lessons or any(fits(record, item.themes, need.audience) for record in offers):
                continue
            message = "这一项需求没有党课，也没有同主题、同对象的党课或课程"
            hint = "在 lessons 里写上能满足它的党课编号，或者安排备一堂新课"
            yield entry.finding(("items", index, "text"), message, hint)
