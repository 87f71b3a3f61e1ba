"""What a guide says. Every text is as it is printed: formats place it and compute nothing.

Its numbers are for the page, on which a reader may set out at another time: all are minutes.
"""

from dataclasses import dataclass
from typing import NamedTuple

from catalog.geo import Position


class Pair(NamedTuple):
    """A label and what is said under it."""

    label: str
    value: str


class Answer(NamedTuple):
    """What the leader of a group must know of a stop; `known` is False for 未核实."""

    label: str
    value: str
    known: bool


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the own site.

    Attributes:
        label: What lies there.
        address: In full, as the QR code has it.
        shown: The same as people type it, without the scheme.
    """

    label: str
    address: str
    shown: str


class Moment(NamedTuple):
    """Something between the stops, with its time.

    Attributes:
        begins: Minutes after the group has set out, before it negative; None after a way of unknown length.
        clock: The same as `08:15`, `次日 00:20`; a dash where it is not known.
        text: What happens: `集合：区党建馆门前`, `午餐 1 小时`.
        way: How the group goes on from there, if that is part of it.
    """

    begins: int | None
    clock: str
    text: str
    way: str | None


class Version(NamedTuple):
    """Another variant of the route.

    Attributes:
        name: 半天, 一天, 全程.
        totals: `4 站，08:30—12:02，3 小时 32 分钟`.
        rows: Gathering, stops, breaks and return in order, each as (clock, what).
        note: What the editors say of it.
    """

    name: str
    totals: str
    rows: tuple[Pair, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class GuideStop:
    """One stop.

    Attributes:
        number: Its place on the route, 1-based.
        code: What is typed after `Guide.short` to get to its page; the point's id.
        marks: 示例, 需预约, 限制进入: what must not be overlooked.
        arrive: Time of arrival, `08:30`, or None after a leg of unknown length.
        leave: Time of departure, likewise.
        begins: Arrival, minutes after the group has set out; None where `arrive` is.
        lasts: The stay, minutes.
        closed: Days of the week on which it is closed.
        hours: When it opens and closes, minutes after midnight; none if nothing is known.
        opening: Hours and closing days.
        booking: How to book.
        place: In WGS-84, if known.
        actions: 看, 听, 议, 做.
        note: What to mind on the spot.
        pause: The break after it, if there is one.
        leg: The way to the next stop; None at the last.
        answers: What the leader must know.
        page: Its page, if the site has an address.
        way: Its navigation, likewise; None as well where nobody can be led.
        no_way: Why there is no navigation.
        verified: When its record was verified.
    """

    number: int
    code: str
    name: str
    marks: tuple[str, ...]
    arrive: str | None
    leave: str | None
    stay: str
    begins: int | None
    lasts: int
    closed: tuple[str, ...]
    hours: tuple[tuple[int, int], ...]
    opening: str
    booking: str
    address: str
    place: Position | None
    lede: str
    story: tuple[str, ...]
    questions: tuple[str, ...]
    actions: tuple[Pair, ...]
    note: str | None
    pause: Moment | None
    leg: str | None
    answers: tuple[Answer, ...]
    page: Link | None
    way: Link | None
    no_way: str | None
    verified: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One variant of a route.

    Attributes:
        variant: 半天, 一天, 全程; None where the route has but one.
        mark: `circle`, `square`, `diamond` or `triangle`.
        marks: 示例, if it is a sample.
        summary: Two or three sentences.
        objectives: What to take home.
        totals: Stops, start, end, length.
        departs: When the group sets out, minutes after midnight.
        lasts: All stays and breaks, and the ways that are known, minutes.
        versions: The other variants.
        gathering: Where the group meets, and the way to the first stop.
        back: When it is back, with the way from the last stop before it.
        booking: How the whole route is booked.
        page: The route's page, if the site has an address.
        short: What stands before a stop's code in its short address.
        no_links: Why there are no QR codes, if there are none.
        corrections: Where mistakes are reported.
        edition: The day of the newest record in it.
        edition_date: The same as year, month and day.
        digest: Eight hexadecimal digits of everything else.
    """

    id: str
    title: str
    name: str
    variant: str | None
    mark: str
    marks: tuple[str, ...]
    site_name: str
    organiser: str
    theme: str
    summary: tuple[str, ...]
    objectives: tuple[str, ...]
    totals: tuple[Pair, ...]
    departs: int
    lasts: int
    versions: tuple[Version, ...]
    gathering: Moment | None
    back: Moment | None
    safety: tuple[str, ...]
    booking: str | None
    stops: tuple[GuideStop, ...]
    page: Link | None
    short: str | None
    no_links: str | None
    corrections: str
    edition: str
    edition_date: tuple[int, int, int]
    digest: str = ""
