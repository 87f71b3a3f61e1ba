"""What is asked for and when it is taught: needs lists and the yearly plan."""

from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from catalog.model.record import Record
from catalog.model.types import (
    Audience,
    Count,
    CourseRef,
    DayOrMoment,
    Hours,
    InstructorRef,
    LessonRef,
    Line,
    Part,
    PointRef,
    RouteRef,
    Searched,
    Term,
    Theme,
    Url,
    VenueRef,
    Word,
    about,
)


class NeedItem(Part):
    """One thing that members want to learn."""

    text: Annotated[Line, Searched("body")] = about("需求", "不会用短视频卖农产品")
    themes: tuple[Theme, ...] = about("主题，取自 site.yml 的 themes", "skills", min_length=1)
    lessons: tuple[LessonRef, ...] = about("能满足它的党课编号；不写就看哪堂课讲到同样的词句", "dianshang", default=())


class NeedList(Record):
    """One of the ten lists of what members need (需求清单)."""

    KIND: ClassVar[str] = "needs"
    NAME: ClassVar[str] = "需求清单"
    SORT_BY: ClassVar[tuple[str, ...]] = ("audience",)

    title: Line = about("清单名称", "农村党员需求清单")
    audience: Audience = about("对象，取自 site.yml 的 audiences", "rural")
    level: Annotated[Word, Term("levels")] = about("层级，取自 site.yml 的 levels", "town")
    items: Annotated[tuple[NeedItem, ...], Searched("body")] = about("需求，一条一项", min_length=1)


State = Literal["planned", "full", "postponed", "cancelled"]


class Enrolment(Part):
    """How to take part in a session."""

    whom: Line | None = about("谁可以报名", "蠡湖街道各支部的党员", default=None)
    how: Line | None = about("怎样报名", "由所在支部统一报名", default=None)
    until: DayOrMoment | None = about(
        "报名截止，写成 年-月-日 或 年-月-日 时:分", "2026-05-08", "2026-05-08 17:00", default=None
    )
    url: Url | None = about("报名网址", "https://www.example.cn/baoming", default=None)
    phone: Line | None = about("报名电话（办公座机，带区号；不写个人手机号）", "0510-00000000", default=None)


class Online(Part):
    """How to get into a session over the network."""

    how: Line | None = about("怎样进入", "会议号由主办单位发到各支部", default=None)
    url: Url | None = about("直播或会议的网址", "https://www.example.cn/live", default=None)


class Session(Record):
    """A dated class or theme day of the yearly plan (培训计划)."""

    KIND: ClassVar[str] = "plan"
    NAME: ClassVar[str] = "培训安排"
    SORT_BY: ClassVar[tuple[str, ...]] = ("start",)

    title: Line = about("班次名称", "第一季度党务干部培训班")
    lesson: LessonRef | None = about("党课编号", "taihu-zhili", default=None)
    course: CourseRef | None = about("系列课程编号", "diyi-ke", default=None)
    lecturers: tuple[InstructorRef, ...] = about("主讲人编号", "lecturer-01", default=())
    venue: VenueRef | None = about("阵地编号", "qu-dangjianguan", default=None)
    point: PointRef | None = about("点位编号", "changguangxi", default=None)
    route: RouteRef | None = about("路线编号", "shanzhi-binhu", default=None)
    online: Annotated[Online | None, Searched("nowhere")] = about("线上参加的办法；没有线上的不写", default=None)
    start: DayOrMoment = about("开始，写成 年-月-日 时:分；全天的只写 年-月-日", "2026-05-12 09:00", "2026-05-12")
    end: DayOrMoment | None = about(
        "结束，写法同 start；只有一整天的可以不写", "2026-05-12 11:00", "2026-05-13", default=None
    )
    state: State = about(
        "情况：planned 照常、full 已报满、postponed 延期、cancelled 取消", "cancelled", default="planned"
    )
    notice: Annotated[Line | None, Searched("nowhere")] = about(
        "对读者说明情况的一句话；延期、取消的一定要写", "因台风停办，补课时间另行通知", default=None
    )
    audiences: tuple[Audience, ...] = about("对象，取自 site.yml 的 audiences", "affairs", min_length=1)
    seats: Count | None = about("名额", "60", default=None)
    credit_hours: Hours | None = about("学时；不写就从起止时间折算，办几天的要写", "2", default=None)
    organiser: Annotated[Line, Searched("line", "单位")] = about("主办单位", "滨湖区委组织部")
    enrolment: Annotated[Enrolment | None, Searched("nowhere")] = about("怎样报名", default=None)

    @property
    def is_whole_day(self) -> bool:
        """Whether it is given by days alone, without a time of day."""
        return not isinstance(self.start, datetime)

    @property
    def is_off(self) -> bool:
        """Whether it will not take place when it says: postponed or cancelled."""
        return self.state in ("postponed", "cancelled")

    @property
    def is_online_only(self) -> bool:
        """Whether one can take part online and nowhere else."""
        return self.online is not None and not (self.venue or self.point or self.route)

    @cached_property
    def begins(self) -> datetime:
        """Its first moment, local time; midnight if it takes whole days."""
        return _moment(self.start)

    @cached_property
    def ends(self) -> datetime:
        """The moment at which it is over, local time; midnight after the last day if it takes whole days."""
        end = self.start if self.end is None else self.end
        return _moment(end) if isinstance(end, datetime) else _moment(end) + timedelta(days=1)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day on which it takes place; at least the first."""
        first = self.begins.date()
        last = (self.ends - timedelta(microseconds=1)).date()
        return tuple(first + timedelta(days=number) for number in range(max(0, (last - first).days) + 1))


def _moment(when: date | datetime) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when, time())
