"""Rules about what a session says of itself: its state, how to enrol, how to take part online."""

from collections.abc import Iterator
from datetime import datetime

from catalog.content.loader import Library
from catalog.diagnostics import Finding
from catalog.domain import wording
from catalog.lint.rule import rule
from catalog.model import Session


@rule("missing-notice")
def missing_notice(library: Library) -> Iterator[Finding]:
    """Report a session that is postponed or cancelled without a word to those who meant to come."""
    for entry, session in library.records(Session):
        if session.is_off and session.notice is None:
            message = f"写了{wording.STATE[session.state]}（state: {session.state}），没有写 notice"
            hint = "加一行 notice，说明原因和以后怎么办，例如 notice: 因台风停办，补课时间另行通知"
            yield entry.finding(("state",), message, hint)


@rule("enrolment-no-way")
def enrolment_without_way(library: Library) -> Iterator[Finding]:
    """Report an enrolment that does not say how to enrol: neither a way, nor an address, nor a telephone."""
    for entry, session in library.records(Session):
        enrolment = session.enrolment
        if enrolment and not (enrolment.how or enrolment.url or enrolment.phone):
            hint = "写上 how（怎样报名）、url（报名网址）或 phone（办公座机）；不用报名的，写 how: 不用报名"
            yield entry.finding(("enrolment",), "写了 enrolment，没有写怎样报名", hint)


@rule("enrolment-late", "warning")
def enrolment_after_start(library: Library) -> Iterator[Finding]:
    """Report an enrolment that stays open when the session has begun."""
    for entry, session in library.records(Session):
        until = session.enrolment.until if session.enrolment else None
        if until is None:
            continue
        is_late = until > session.begins if isinstance(until, datetime) else until > session.begins.date()
        if is_late:
            message = f"报名截止（{until:%Y-%m-%d}）晚于开始（{session.begins:%Y-%m-%d}）"
            if isinstance(until, datetime):
                message = f"报名截止（{until:%Y-%m-%d %H:%M}）晚于开始（{session.begins:%Y-%m-%d %H:%M}）"
            yield entry.finding(("enrolment", "until"), message, "核对两处的日期")


@rule("online-no-way")
def online_without_way(library: Library) -> Iterator[Finding]:
    """Report a session online that says neither an address nor how to get in."""
    for entry, session in library.records(Session):
        if session.online and not (session.online.how or session.online.url):
            hint = "写上 url（直播或会议的网址）或 how（怎样进入）；没有线上的，删去 online"
            yield entry.finding(("online",), "写了 online，没有写怎样进入", hint)
