"""Rules about needs lists."""

from collections.abc import Iterator

from catalog.content.loader import Library
from catalog.diagnostics import Finding
from catalog.domain.common_words import Corpus, Texts
from catalog.domain.recommendations import Offer, Offers, answer
from catalog.lint.rule import rule
from catalog.model import Course, Lesson, NeedList


@rule("need-unanswered", "warning")
def unanswered_need(library: Library) -> Iterator[Finding]:
    """Report a need that no lesson or course answers, named by its list or known by its words."""
    if library.has_broken("lessons", "courses"):
        return  # what cannot be read may be the answer
    lessons = {record.id for _, record in library.records(Lesson)}
    offers: Offers | None = None
    for entry, need in library.records(NeedList):
        for index, item in enumerate(need.items if need.is_live else ()):
            if not lessons.issuperset(item.lessons):
                continue  # a name that nothing has is another rule's
            offers = offers or _offers(library)
            if answer(offers, need, item).is_missing:
                is_named = "写明的党课读者看不到，" if item.lessons else "没有写明党课，"
                message = f"还没有课能回答这一项需求：{is_named}也没有党课或课程讲到它"
                hint = "在 lessons 里写上能满足它的党课编号，或者安排备一堂新课"
                yield entry.finding(("items", index, "text"), message, hint)


def _offers(library: Library) -> Offers:
    live: list[Offer] = [record for _, record in library.records(Lesson) if record.is_live]
    live += [record for _, record in library.records(Course) if record.is_live]
    return Corpus(Texts.of(record, library.prose.get((record.KIND, record.id))) for record in live)
