"""What is taught: lessons and the courses made of them."""

from typing import Annotated, ClassVar, Literal

from catalog.model.record import Record
from catalog.model.types import (
    Audience,
    BodyLines,
    Format,
    Hours,
    InstructorRef,
    LessonRef,
    Line,
    Minutes,
    Part,
    PointRef,
    Prose,
    Searched,
    Theme,
    Town,
    about,
)


class Lesson(Record):
    """One lecture that a branch can order (党课)."""

    KIND: ClassVar[str] = "lessons"
    NAME: ClassVar[str] = "党课"
    SORT_BY: ClassVar[tuple[str, ...]] = ("themes", "series")

    title: Line = about("党课名称", "一湖碧水的治理账")
    series: Literal["premium"] | None = about("系列：premium 精品党课，其余不写", "premium", default=None)
    themes: tuple[Theme, ...] = about("主题，取自 site.yml 的 themes", "politics", min_length=1)
    audiences: tuple[Audience, ...] = about("适用对象，取自 site.yml 的 audiences", "rural", min_length=1)
    formats: tuple[Format, ...] = about("形式，取自 site.yml 的 formats", "lecture", min_length=1)
    minutes: Minutes = about("时长，单位分钟", "45")
    credit_hours: Hours | None = about("学时；不写就从时长按 45 分钟 1 学时折算", "1", default=None)
    language: Annotated[Line | None, Searched("body", order=1)] = about("语言", "普通话", default=None)
    lecturers: tuple[InstructorRef, ...] = about(
        "主讲人编号，对应 instructors 文件夹里的文件名", "lecturer-01", default=()
    )
    points: tuple[PointRef, ...] = about("关联点位编号，对应 points 文件夹里的文件名", "changguangxi", default=())
    summary: Annotated[Prose, Searched("summary")] = about("简介，两三句话", "从一湖水讲清生态优先。")
    outline: BodyLines = about("提纲，一条一行", "一湖水的三本账", default=())
    objectives: BodyLines = about("学习目标，一条一行", "能说出三项工程", default=())
    questions: BodyLines = about("讨论题，一条一行", "身边有哪一处水变清了？", default=())
    materials: BodyLines = about("讲稿、课件、视频等材料", "讲义", default=())
    booking: Annotated[Line | None, Searched("nowhere")] = about("预约方式", "向所在街道组织办点单", default=None)


class Unit(Part):
    """One step of a course."""

    title: Annotated[Line, Searched("body")] = about("单元名称", "农业补贴怎么算")
    lesson: LessonRef | None = about("对应党课的编号", "nongye-butie", default=None)
    point: PointRef | None = about("上课点位的编号", "maan-cun", default=None)
    minutes: Minutes | None = about("时长，单位分钟", "60", default=None)


class Course(Record):
    """A programme of ordered units (课程)."""

    KIND: ClassVar[str] = "courses"
    NAME: ClassVar[str] = "系列课程"
    SORT_BY: ClassVar[tuple[str, ...]] = ("themes",)

    title: Line = about("课程名称", "新农人青蓝课堂")
    organiser: Annotated[Line, Searched("line", "单位")] = about("主办单位", "胡埭镇")
    town: Town | None = about("所在街道或镇，取自 site.yml 的 towns", "hudai", default=None)
    themes: tuple[Theme, ...] = about("主题，取自 site.yml 的 themes", "skills", min_length=1)
    audiences: tuple[Audience, ...] = about("适用对象，取自 site.yml 的 audiences", "rural", min_length=1)
    formats: tuple[Format, ...] = about("形式，取自 site.yml 的 formats", "onsite", min_length=1)
    summary: Annotated[Prose, Searched("summary")] = about("简介，两三句话", "面向新农人的课堂。")
    units: Annotated[tuple[Unit, ...], Searched("body")] = about("单元，按顺序排列", default=())
    credit_hours: Hours | None = about("总学时；不写就把各单元的分钟加起来折算", "4", default=None)
    cadence: Annotated[Line | None, Searched("body")] = about("开课节奏", "每月一次", default=None)
