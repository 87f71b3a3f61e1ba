"""Where it is taught: points, the routes through them, and venues."""

from typing import Annotated, ClassVar, Literal

from catalog.model.location import Location
from catalog.model.record import Record
from catalog.model.types import (
    BodyLines,
    Clock,
    Count,
    Hours,
    Image,
    Kilometres,
    Line,
    Minutes,
    Part,
    PointRef,
    Prose,
    Searched,
    Span,
    Term,
    Theme,
    Town,
    Weekday,
    Word,
    YesNo,
    about,
)

Access = Literal["open", "booking", "restricted"]
Mode = Literal["walk", "coach", "bus", "metro"]


class Opening(Part):
    """When a place is open."""

    hours: tuple[Span, ...] = about("开放时段，写成 时:分-时:分", "09:00-17:00", default=())
    closed: tuple[Weekday, ...] = about("每周闭馆日", "周一", default=())
    note: Line | None = about("补充说明", "16:00 停止入场", default=None)


class Booking(Part):
    """How to book a place."""

    lead_days: Count | None = about("须提前几天预约", "3", default=None)
    group: Line | None = about("团队要求", "10 人以上按团队预约", default=None)
    contact: Line | None = about("联系单位（写单位，不写个人和手机号）", "社区党委", default=None)


class Visit(Part):
    """What a group needs to know on the spot; a missing answer means not verified."""

    minutes: Minutes | None = about("建议停留，单位分钟", "40", default=None)
    capacity: Count | None = about("一次最多接待人数", "40", default=None)
    coach_parking: YesNo | None = about("能否停大客车：是 或 否", "是", default=None)
    toilets: YesNo | None = about("有无厕所：有 或 无", "有", default=None)
    step_free: YesNo | None = about("有无无障碍通道：有 或 无", "有", default=None)
    indoor: YesNo | None = about("是否以室内为主：是 或 否", "否", default=None)
    guide: YesNo | None = about("有无讲解：有 或 无", "有", default=None)


class Photo(Part):
    """A picture in `content/photos/`."""

    file: Annotated[str, Image()] = about(
        "content/photos/ 里的文件名（jpg、png、webp）",
        "changguangxi.jpg",
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|jpeg|png|webp)$",
    )
    alt: Line = about("照片内容的一句话说明（给看不见照片的人）", "湿地里的木栈道")
    credit: Line = about("摄影者或提供单位", "滨湖区融媒体中心")


class Point(Record):
    """One teaching point (教学点位)."""

    KIND: ClassVar[str] = "points"
    NAME: ClassVar[str] = "教学点位"
    TITLE_FIELD: ClassVar[str] = "name"

    name: Line = about("点位名称", "长广溪国家湿地公园")
    town: Town | None = about("所在街道或镇，取自 site.yml 的 towns；未核实就不写", "xuelang", default=None)
    address: Annotated[Line | None, Searched("line", "地址")] = about(
        "地址；未核实就不写", "金石路 352 号", default=None
    )
    location: Annotated[Location | None, Searched("nowhere")] = about("坐标；没有可靠来源就不写", default=None)
    themes: tuple[Theme, ...] = about("主题，取自 site.yml 的 themes", "situation", min_length=1)
    lede: Annotated[Line, Searched("summary")] = about("一句话介绍", "一条溪，一面看城市怎样善待水的镜子。")
    story: Annotated[Prose | None, Searched("body")] = about("点位故事，空一行分段", default=None)
    facts: BodyLines = about("可核实的事实，一条一行", "2005 年列入名单", default=())
    questions: Annotated[tuple[Line, ...], Searched("body", order=-1)] = about(
        "讨论题，一条一行", "这里让你想到什么？", default=()
    )
    opening: Annotated[Opening | None, Searched("nowhere")] = about("开放时间", default=None)
    booking: Annotated[Booking | None, Searched("nowhere")] = about("预约", default=None)
    access: Access = about("开放性质：open 自由进入、booking 需预约、restricted 限制进入", "booking")
    visit: Annotated[Visit | None, Searched("nowhere")] = about("到访须知", default=None)
    photo: Annotated[Photo | None, Searched("nowhere")] = about("照片", default=None)


class Way(Part):
    """How a group gets from one place to another."""

    mode: Mode = about("方式：walk 步行、coach 大巴、bus 公交、metro 地铁", "coach")
    minutes: Minutes | None = about("用时，单位分钟", "15", default=None)
    km: Kilometres | None = about("里程，单位公里", "4.5", default=None)


class Leg(Way):
    """The way from one stop to the next."""

    to: PointRef | None = about("下一站的点位编号；站序改了，程序靠它提醒核对这一段", "meiyuan", default=None)


class Action(Part):
    """What the group does at a stop: 看、听、议、做."""

    see: Annotated[Line | None, Searched("body")] = about("看什么", "看展陈", default=None)
    listen: Annotated[Line | None, Searched("body")] = about("听什么", "听讲解", default=None)
    discuss: Annotated[Line | None, Searched("body")] = about("议什么", "议一个问题", default=None)
    practise: Annotated[Line | None, Searched("body")] = about("做什么", "重温入党誓词", default=None)


class Stop(Part):
    """One stop of a route."""

    point: PointRef = about("点位编号", "changguangxi")
    minutes: Minutes = about("停留，单位分钟", "40")
    action: Annotated[Action, Searched("body")] = about("看、听、议、做，至少写一项")
    note: Annotated[Line | None, Searched("body")] = about("提醒", "集合点在东门", default=None)
    leg: Annotated[Leg | None, Searched("nowhere")] = about("到下一站怎么走；最后一站不写", default=None)


class Gathering(Part):
    """Where the day begins and ends."""

    place: Annotated[Line, Searched("body")] = about("集合和返回的地点", "区党建馆门前")
    minutes: Minutes | None = about("出发前留多少分钟点名、上车", "15", default=None)
    leg_out: Annotated[Way | None, Searched("nowhere")] = about("从集合点到第一站怎么走", default=None)
    leg_back: Annotated[Way | None, Searched("nowhere")] = about("从最后一站回集合点怎么走", default=None)


class Pause(Part):
    """A break after a stop: lunch, rest."""

    after: PointRef = about("在哪一站之后，点位编号", "changguangxi")
    name: Annotated[Line, Searched("body")] = about("叫什么", "午餐")
    minutes: Minutes = about("多长，单位分钟", "60")
    place: Annotated[Line | None, Searched("body")] = about("在哪里", "蠡湖街道党群服务中心食堂（示例）", default=None)


class PairLeg(Way):
    """The way between two stops that follow each other in a variant only."""

    after: PointRef = about("从哪一站出发，点位编号", "changguangxi")
    to: PointRef = about("到哪一站，点位编号", "meiyuan")


class Variant(Part):
    """A shorter version of a route, with a clock of its own."""

    stops: tuple[PointRef, ...] = about("按顺序的点位编号", "changguangxi", min_length=1)
    start_time: Clock | None = about("出发时间，写成 时:分；不写同全程", "08:30", default=None)
    gathering: Annotated[Gathering | None, Searched("nowhere")] = about(
        "集合和返回；不写同全程，第一站或最后一站不同的要写", default=None
    )
    legs: Annotated[tuple[PairLeg, ...], Searched("nowhere")] = about(
        "全程里不相连的两站之间怎么走，一段一条", default=()
    )
    pauses: Annotated[tuple[Pause, ...], Searched("body")] = about("午餐和休息，一次一条", default=())
    note: Annotated[Line | None, Searched("body")] = about("说明", "适合上午", default=None)


class Route(Record):
    """One of the four teaching routes (教学路线)."""

    KIND: ClassVar[str] = "routes"
    NAME: ClassVar[str] = "教学路线"
    TITLE_FIELD: ClassVar[str] = "name"
    SORT_BY: ClassVar[tuple[str, ...]] = ("mark",)

    name: Line = about("路线名称", "立心铸魂")
    mark: Literal["circle", "square", "diamond", "triangle"] = about(
        "路线标记：circle 圆（红）、square 方（蓝）、diamond 菱（琥珀）、triangle 三角（绿）", "circle"
    )
    theme: Theme = about("主题，取自 site.yml 的 themes", "tradition")
    summary: Annotated[Prose, Searched("summary")] = about("简介，两三句话", "从老街到湖边。")
    objectives: BodyLines = about("学习目标，一条一行", "能讲一个人物", min_length=1)
    start_time: Clock = about("出发时间，写成 时:分", "08:30")
    stops: Annotated[tuple[Stop, ...], Searched("body")] = about("各站，按顺序排列", min_length=1)
    credit_hours: Hours | None = about("走完一条路线计几个学时；没有核定就不写", "6", default=None)
    gathering: Annotated[Gathering | None, Searched("body")] = about("集合和返回", default=None)
    pauses: Annotated[tuple[Pause, ...], Searched("body")] = about("全程的午餐和休息，一次一条", default=())
    half_day: Annotated[Variant | None, Searched("body")] = about("半天的走法", default=None)
    full_day: Annotated[Variant | None, Searched("body")] = about("一天的走法", default=None)
    safety: BodyLines = about("安全提示，一条一行", "临水步道注意防滑", default=())
    booking: Annotated[Line | None, Searched("nowhere")] = about("整条路线的预约方式", "向区委组织部预约", default=None)


class Venue(Record):
    """One venue of the four-level 1+7+78+N system (阵地)."""

    KIND: ClassVar[str] = "venues"
    NAME: ClassVar[str] = "党群阵地"
    TITLE_FIELD: ClassVar[str] = "name"
    SORT_BY: ClassVar[tuple[str, ...]] = ("level", "town")

    name: Line = about("阵地名称", "中南家园B区“滨锋驿家”")
    level: Annotated[Word, Term("venue_levels")] = about("级别，取自 site.yml 的 venue_levels", "station")
    town: Town | None = about("所在街道或镇，取自 site.yml 的 towns", "lihu", default=None)
    address: Annotated[Line | None, Searched("line", "地址")] = about(
        "地址；未核实就不写", "中南家园 B 区", default=None
    )
    location: Annotated[Location | None, Searched("nowhere")] = about("坐标；没有可靠来源就不写", default=None)
    lede: Annotated[Line | None, Searched("summary")] = about("一句话介绍", "闲置凉亭改成的议事角。", default=None)
    facilities: BodyLines = about("设施，一条一行", "会议室", default=())
    opening: Annotated[Opening | None, Searched("nowhere")] = about("开放时间", default=None)
    booking: Annotated[Booking | None, Searched("nowhere")] = about("预约", default=None)
