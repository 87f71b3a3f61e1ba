"""Rules about who teaches what."""

from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.diagnostics import Finding
from catalog.lint.rule import rule
from catalog.model import Instructor, Lesson
from catalog.model.types import Ref


@rule("no-lecturer", "warning")
def lesson_without_lecturer(library: Library) -> Iterator[Finding]:
    """Report a lesson without a lecturer: a branch cannot order it."""
    for entry, lesson in library.records(Lesson):
        if lesson.is_live and not lesson.lecturers:
            message = f"“{lesson.heading}”没有主讲人"
            hint = "加一行 lecturers: [编号]，编号是 content/instructors/ 里的文件名"
            yield entry.finding((), message, hint)


@rule("idle-instructor", "warning")
def idle_instructor(library: Library) -> Iterator[Finding]:
    """Report an instructor whom readers can see and who teaches nothing."""
    if library.has_broken("lessons", "plan"):
        return  # the record that could not be read may name anybody
    busy = {value for _, _, marker, value in library.references(Ref) if marker.kind == Instructor.KIND}
    for entry, instructor in library.records(Instructor):
        if instructor.is_live and instructor.public_consent and instructor.id not in busy:
            message = f"“{instructor.heading}”没有任何课程"
            hint = "在某堂党课的 lecturers 里写上这个编号，或把这一条归档"
            yield entry.finding((), message, hint)
