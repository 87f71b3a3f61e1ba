"""Who teaches what."""

from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.diagnostics import Diagnostic
from catalog.model.types import Ref


def lesson_without_lecturer(library: Library) -> Iterator[Diagnostic]:
    """A branch can only order a lesson that somebody gives."""
    for entry in library.entries.get("lessons", {}).values():
        if entry.record.is_live and not getattr(entry.record, "lecturers", ()):
            message = f"“{entry.record.heading}”没有主讲人"
            hint = "加一行 lecturers: [编号]，编号是 content/instructors/ 里的文件名"
            yield entry.warning((), "no-lecturer", message, hint)


def idle_instructor(library: Library) -> Iterator[Diagnostic]:
    """Each instructor whom readers can see should teach something."""
    if library.lacks("lessons", "plan"):
        return  # the unread one may name anybody
    busy = {
        value
        for entry in library.all()
        for _, mark, value in entry.marks
        if isinstance(mark, Ref) and mark.kind == "instructors"
    }
    for stem, entry in library.entries.get("instructors", {}).items():
        seen = entry.record.is_live and getattr(entry.record, "public_consent", False)
        if seen and stem not in busy:
            message = f"“{entry.record.heading}”没有任何课程"
            hint = "在某堂党课的 lecturers 里写上这个编号，或把这一条归档"
            yield entry.warning((), "idle-instructor", message, hint)
