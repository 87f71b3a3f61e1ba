"""What every record has in common, whatever its kind."""

from typing import Annotated, Any, ClassVar, Literal

from catalog.model.types import Day, Id, Line, Part, Searched, about

Status = Literal["sample", "draft", "published", "archived"]


class Record(Part):
    """One YAML file: one record, one page. Each class below it is a kind, and in `model.KINDS`.

    Attributes:
        KIND: Its folder in `content/` and on the site.
        NAME: What it is called in Chinese.
        TITLE_FIELD: The field that is its title.
        SORT_BY: The fields by which its lists are ordered: in the order of their vocabulary or choices, else by value.
    """

    KIND: ClassVar[str]
    NAME: ClassVar[str]
    TITLE_FIELD: ClassVar[str] = "title"
    SORT_BY: ClassVar[tuple[str, ...]] = ()

    id: Id = about("编号，等于文件名（不含 .yml），由程序填写，文件里不用写", "taihu-zhili")
    status: Status = about("状态：sample 示例、draft 草稿（不上网）、published 已发布、archived 已归档", "published")
    source: Annotated[Line, Searched("nowhere")] = about(
        "内容的出处：文件、报道或提供单位", "区委组织部 2026 年授课清单"
    )
    verified_on: Day | None = about("最近一次核实的日期，写成 年-月-日", "2026-05-12", default=None)
    verified_by: Annotated[Line | None, Searched("nowhere")] = about(
        "核实单位（写单位，不写个人）", "滨湖区委组织部", default=None
    )
    tags: Annotated[tuple[Line, ...], Searched("line", "标签")] = about("自由标签，帮助搜索", "太湖", default=())
    redirect_from: tuple[Id, ...] = about(
        "改名前的旧编号，最早的写在最前面；旧网址会自动转到本页", "taihu-old", default=()
    )

    def get(self, name: str) -> Any:  # noqa: ANN401 - any field's value
        """A field that only some kinds have, or None.

        `getattr` with a default takes thirty times as long where there is none.
        """
        return self.__dict__.get(name)

    @property
    def is_live(self) -> bool:
        """Whether lists and search show it: neither a draft nor archived."""
        return self.status in ("sample", "published")

    @property
    def heading(self) -> str:
        """The record's title or name, as its page shows it."""
        return str(getattr(self, self.TITLE_FIELD))
