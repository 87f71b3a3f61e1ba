"""Who teaches: instructors and the teams they belong to."""

from typing import Annotated, ClassVar

from catalog.model.record import Record
from catalog.model.types import Line, Prose, Searched, TeamRef, Term, Word, YesNo, about


class Instructor(Record):
    """A lecturer (师资). Published only with consent; no telephone, ever."""

    KIND: ClassVar[str] = "instructors"
    NAME: ClassVar[str] = "师资"
    TITLE_FIELD: ClassVar[str] = "name"
    SORT_BY: ClassVar[tuple[str, ...]] = ("category",)

    name: Line = about("姓名；示例写“示例讲师 01”", "示例讲师 01")
    unit: Annotated[Line, Searched("line", "单位")] = about("单位", "滨湖区某街道")
    post: Annotated[Line | None, Searched("line", "职务")] = about("职务或职称", "社区党组织书记", default=None)
    category: Annotated[Word, Term("categories")] = about("类别，取自 site.yml 的 categories", "secretary")
    level: Annotated[Word, Term("levels")] = about("层级，取自 site.yml 的 levels", "community")
    topics: Annotated[tuple[Line, ...], Searched("line", "专题", order=-1)] = about(
        "授课专题，一条一行", "基层治理", min_length=1
    )
    bio: Annotated[Prose | None, Searched("body")] = about("简介", default=None)
    teams: tuple[TeamRef, ...] = about("所在讲师团队的编号", "yinhui", default=())
    term: Annotated[Line | None, Searched("nowhere")] = about("聘期", "2026—2028 年", default=None)
    public_consent: YesNo = about("本人是否同意公开：是 或 否；不是“是”就不会上网", "是")


class Team(Record):
    """A body of lecturers (讲师团队); its members are derived from the instructors."""

    KIND: ClassVar[str] = "teams"
    NAME: ClassVar[str] = "讲师团队"
    TITLE_FIELD: ClassVar[str] = "name"

    name: Line = about("团队名称", "银辉讲师团")
    organiser: Annotated[Line | None, Searched("line", "单位")] = about("组建单位", "滨湖区委组织部", default=None)
    summary: Annotated[Prose, Searched("summary")] = about("简介，两三句话", "由银龄导师和党员骨干组成。")
