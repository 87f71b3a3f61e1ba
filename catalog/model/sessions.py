"""What is asked for and when it is taught: needs lists and the yearly plan."""

from typing import Annotated, ClassVar

from catalog.model.record import Record
from catalog.model.types import (
    Audience,
    Count,
    CourseRef,
    Hours,
    InstructorRef,
    LessonRef,
    Line,
    Moment,
    Part,
    PointRef,
    RouteRef,
    Searched,
    Term,
    Theme,
    VenueRef,
    Word,
    about,
)


class NeedItem(Part):
    """One thing that members want to learn."""

    text: Annotated[Line, Searched("body")] = about("需求", "不会用短视频卖农产品")
    themes: tuple[Theme, ...] = about("主题，取自 site.yml 的 themes", "skills", min_length=1)
    lessons: tuple[LessonRef, ...] = about("能满足它的党课编号", "dianshang", default=())


class NeedList(Record):
    """One of the ten lists of what members need (需求清单)."""

    KIND: ClassVar[str] = "needs"
    NAME: ClassVar[str] = "需求清单"
    SORT_BY: ClassVar[tuple[str, ...]] = ("audience",)

    title: Line = about("清单名称", "农村党员需求清单")
    audience: Audience = about("对象，取自 site.yml 的 audiences", "rural")
    level: Annotated[Word, Term("levels")] = about("层级，取自 site.yml 的 levels", "town")
    items: Annotated[tuple[NeedItem, ...], Searched("body")] = about("需求，一条一项", min_length=1)


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
    start: Moment = about("开始，写成 年-月-日 时:分", "2026-05-12 09:00")
    end: Moment = about("结束，写成 年-月-日 时:分", "2026-05-12 11:00")
    audiences: tuple[Audience, ...] = about("对象，取自 site.yml 的 audiences", "affairs", min_length=1)
    seats: Count | None = about("名额", "60", default=None)
    credit_hours: Hours | None = about("学时", "2", default=None)
    organiser: Annotated[Line, Searched("line", "单位")] = about("主办单位", "滨湖区委组织部")
