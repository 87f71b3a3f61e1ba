"""Settings and texts of the whole site: `content/site.yml`."""

from typing import Annotated, Literal, Self
from urllib.parse import quote

from pydantic import Field

from catalog.model.types import Count, Day, Id, Line, Part, Prose, TileUrl, Url, about

Names = Annotated[dict[Id, Line], Field(min_length=1)]
_TRIAL = "本站为试编版本，凡标“示例”的条目均为演示内容。"
Synonyms = Annotated[tuple[Line, ...], Field(min_length=2)]


class Vocabularies(Part):
    """The closed lists: id → Chinese name, in the order in which they are shown."""

    themes: Names = about("主题（《条例》第 9—15 条的七类内容）")
    audiences: Names = about("学习人群")
    formats: Names = about("授课形式")
    categories: Names = about("师资类别")
    levels: Names = about("师资和需求的层级")
    venue_levels: Names = about("阵地级别")
    towns: Names = about("镇（开发区、街道）")


class Expected(Part):
    """How many records the programme should have; the build reports counts that differ."""

    routes: Count = about("教学路线条数", "4")
    points: Count = about("教学点位个数", "35")
    premium_lessons: Count = about("精品党课堂数", "28")


class Figure(Part):
    """One published number of the programme."""

    value: Line = about("数字", "200 余")
    unit: Line = about("单位", "场")
    label: Line = about("说的是什么", "银辉讲师团每年宣讲")
    amount: Count = about("画图用的整数；“200 余”写 200，“8 万多”写 80000", "200")
    source: Line = about("出处", "共产党员网")
    taken_on: Day = about("摘录日期", "2026-11-20")


class Contact(Part):
    """Where a reader can ask; an office, never a person."""

    office: Line = about("联系单位", "滨湖区委组织部")
    phone: Line | None = about("办公电话（座机）", "0510-00000000", default=None)
    email: Annotated[str, Field(pattern=r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")] | None = about("公务邮箱", default=None)
    address: Line | None = about("办公地址", default=None)


class Identifiers(Part):
    """What government sites print in footer and head; all optional."""

    site_name: Line | None = about("网站名称（SiteName）", default=None)
    site_domain: Line | None = about("网站域名（SiteDomain）", default=None)
    site_id_code: Line | None = about("政府网站标识码（SiteIDCode）", default=None)
    icp: Line | None = about("ICP 备案号", default=None)
    police: Line | None = about("公安备案号", default=None)


class Tiles(Part):
    """An optional background for the interactive maps; the default is none."""

    url: TileUrl = about(
        "瓦片地址，含 {z}{x}{y}；子域名处写 {s}，密钥处写 {key}", "https://t{s}.example.cn/{z}/{x}/{y}.png?tk={key}"
    )
    label_url: TileUrl | None = about("注记瓦片地址，叠在上面，写法同 url", default=None)
    subdomains: Annotated[str, Field(pattern=r"^[a-z0-9]{1,16}$")] | None = about(
        "地址里 {s} 可换成的字符，一个字符一个", "01234567", default=None
    )
    datum: Literal["wgs84", "gcj02"] = about("瓦片的坐标系：天地图写 wgs84，高德、腾讯写 gcj02", "wgs84")
    attribution: Line = about("地图来源与审图号（必填）", "天地图 审图号：GS（2024）0000号")
    max_zoom: Annotated[Count, Field(ge=8, le=18)] = about("瓦片最大级别，8 到 18", "18")

    @property
    def lacks_key(self) -> bool:
        """Whether an address still has the placeholder of its key."""
        return "{key}" in f"{self.url}{self.label_url or ''}"

    def with_key(self, key: str) -> Self:
        """Return the tiles with the key in their addresses."""
        urls = {"url": self.url, "label_url": self.label_url}
        return self.model_copy(
            update={name: url and url.replace("{key}", quote(key, safe="")) for name, url in urls.items()}
        )


class Site(Part):
    """The content of `site.yml`."""

    name: Line = about("网站名称", "滨湖党员学习目录")
    tagline: Line = about("首页的一句话", "滨湖区党员教育培训公开目录")
    description: Prose = about("网站简介，也用于搜索引擎")
    organiser: Line = about("主办单位", "滨湖区委组织部")
    base_url: Url | None = about("正式网址；不写也能用", "https://example.org/", default=None)
    notice: Line | None = about("页面顶端的提示", default=None)
    updated_on: Day | None = about("内容更新到哪一天；不写就是各条目里最近一次核实的日期", "2026-05-12", default=None)
    last_edition: Day | None = about("上一版授课清单的日期；此后核实的讲师和党课标“新”", "2026-06-30", default=None)
    vocabularies: Vocabularies = about("受控词表")
    expected: Expected = about("应有的数量")
    figures: tuple[Figure, ...] = about("公开数字；前 8 个也出现在首页", default=())
    synonyms: tuple[Synonyms, ...] = about(
        "搜索时当作同一个词的几组词，一组一行，例如 [学时, 课时]；搜其中一个，另外几个也会找到", default=()
    )
    contact: Contact = about("联系方式")
    identifiers: Identifiers = about("政府网站标识", default=Identifiers())
    tiles: Tiles | None = about("在线地图底图；默认没有", default=None)

    def absolute(self, uri: str) -> str:
        """The full address of a page or file; without `base_url`, its path from the site's root."""
        return f"{(self.base_url or '').rstrip('/')}/{uri}"

    def on_trial(self) -> "Site":
        """Return the site with a notice that it has samples, unless it has a notice of its own."""
        return self if self.notice else self.model_copy(update={"notice": _TRIAL})
