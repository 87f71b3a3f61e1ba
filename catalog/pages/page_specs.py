"""The pages that are neither a record's nor one of many: the one table from which everybody else takes them.

MkDocs' plugin asks it for layouts, the manifest for what fills them, the sitemap for what readers may find.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from catalog.domain import figures, measuring, teaching_list, venue_tree
from catalog.domain.catalog import Catalog
from catalog.domain.coverage import sections
from catalog.domain.kinds import KIND_VIEWS
from catalog.geo import DISTRICT_LAT, DISTRICT_LON
from catalog.model import KINDS
from catalog.pages.calendar import FOLDERS
from catalog.pages.renderer import Page, Pages
from catalog.pages.tools import BRIEFS, CHOSEN, questions, rolls

Assets = Mapping[str, Sequence[str]]
"""What a page loads beside the style sheets and the search box that all have, as values for the theme's templates."""

_SCHEMATIC = "pages/schematic"
_CLOCK = "core/clock"  # wherever a session's time may stand
_STYLES = {
    **dict.fromkeys(("routes", "points", "venues"), (_SCHEMATIC,)),  # they have a map in them
    **dict.fromkeys(FOLDERS, ("pages/programme",)),
}
_SCRIPTS = {"courses": ("tools/course-progress",), "routes": ("tools/route-page", "core/clipboard")}
_SEARCH_SCRIPTS = (
    _CLOCK,
    "filters/url-state",
    "filters/bottom-sheet",
    "filters/panel",
    "search/results",
    "search/page",
)
_SHARED = ("core/clipboard", "tools/share")


def _assets(styles: Sequence[str] = (), scripts: Sequence[str] = (), data: Sequence[str] = ()) -> Assets:
    """Style sheets below `assets/css/`, scripts below `assets/js/` in this order, and the data that these need."""
    return {
        "catalog_styles": [f"assets/css/{name}.css" for name in styles],
        "catalog_scripts": [*data, *(f"assets/js/{name}.js" for name in scripts)],
    }


def folder_assets(folder: str) -> Assets:
    """What every page of a folder loads: of a kind's records, of a vocabulary's terms, of the yearly plan."""
    scripts = ("core/store", "tools/save-buttons") if folder in CHOSEN else ()
    return _assets(_STYLES.get(folder, ()), (_CLOCK, *scripts, *_SCRIPTS.get(folder, ())))


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One such page.

    Attributes:
        uri: Where it lies, from the site's root.
        render: Makes what fills its layout; a page that is Markdown alone has none.
        assets: What it loads.
        title: Of a page without Markdown; of the others, `content/pages/` says it.
        description: Likewise.
        listed: Whether readers should find it in the sitemap; a tool for editors is linked nowhere, either.
    """

    uri: str
    render: Callable[[Pages], Page] | None = None
    assets: Assets = field(default_factory=_assets)
    title: str = ""
    description: str = ""
    listed: bool = True


def _tool(  # noqa: PLR0913 - a row of the table below
    uri: str,
    title: str,
    description: str,
    scripts: tuple[str, ...] = (),
    *,
    data: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
    values: Callable[[Catalog], dict[str, Any]] = lambda _: {},
    listed: bool = True,
) -> PageSpec:
    """A tool, whose template is `theme/templates/tools/<name>.html` and gets `values` beside the catalogue."""

    def render(pages: Pages) -> Page:
        return pages.tool(uri, listed=listed, **values(pages.catalog))

    assets = _assets(("pages/programme", "pages/tools", *styles), ("core/store", *scripts), data)
    return PageSpec(uri, render, assets, title, description, listed)


TOOLS = (
    _tool(
        "my/",
        "我的学习单",
        "把想学的党课、培训和路线收在一起，算一算学时，打印或者发给别人。",
        (_CLOCK, *_SHARED, "tools/hours", "tools/my-list"),
        data=(BRIEFS,),
    ),
    _tool(
        "order/",
        "单位点单",
        "选好党课、讲师和点位，写上日期和人数，生成一张点单发给受理单位。",
        (*_SHARED, "tools/orders", "tools/order-page"),
        data=(BRIEFS,),
    ),
    _tool(
        "dispatch/",
        "组织派单",
        "把几张点单放在一起，按讲师和日期排成派单表，标出冲突。",
        (*_SHARED, "tools/orders", "tools/dispatch"),
        data=(BRIEFS,),
    ),
    _tool(
        "finder/",
        "我要学什么",
        "按身份、主题、时间、形式和地方，找到合适的党课、课程和培训。",
        (_CLOCK, "search/results", "tools/finder"),
        styles=("pages/search-results",),
        values=lambda catalog: {"questions": questions(catalog)},
    ),
    _tool(
        "teaching/",
        "授课清单",
        "师资库里谁能讲什么：按类别排开的讲师、专题和党课，可以打印。",
        values=lambda catalog: {
            "categories": tuple(teaching_list.categories(catalog)),
            "news": teaching_list.news(catalog),
        },
    ),
    _tool(
        "figures/",
        "数说滨湖",
        "公开报道里的数字，一样单位的画在一起，每个都注明出处。",
        values=lambda catalog: {"figures": figures.groups(catalog.site)},
    ),
    _tool(
        "evaluation/",
        "签到表和评价单",
        "一训一评：签到表和评价单，打印出来带到课上。",
        (*_SHARED, "tools/evaluation"),
        data=(BRIEFS,),
    ),
    _tool(
        "attendance/",
        "考勤表",
        "班上签到、签退用的考勤表，选好班次自动填抬头，打印出来带到班上。",
        (*_SHARED, "tools/sheet-rows", "tools/attendance"),
        values=lambda catalog: {"rolls": tuple(rolls(catalog))},
    ),
    _tool(
        "hours-record/",
        "学时登记表",
        "党员一年一张的学时登记表，学一次记一行，打印出来由党组织核对。",
        (*_SHARED, "tools/sheet-rows"),
    ),
    _tool(
        "levels/",
        "四级阵地",
        "区、镇（街道）、村（社区）、小区四级党员教育阵地，一个镇街一个镇街地看。",
        (_CLOCK, "tools/open-today"),
        values=lambda catalog: {"top": venue_tree.top(catalog), "branches": tuple(venue_tree.branches(catalog))},
    ),
    _tool(
        "data/",
        "公开数据",
        "目录里的全部内容，可以成批下载：表格、JSON、订阅、日历和地图文件。",
    ),
    _tool(
        "passport/",
        "打卡本",
        "四条教学路线走到了哪里：点位打卡的进度，可以打印。",
        (*_SHARED, "tools/passport"),
    ),
    _tool(
        "measure/",
        "现场定位",
        "给到现场核对的同志用：用手机读出一处的坐标，交给编辑。",
        (*_SHARED, "tools/measure"),
        values=lambda catalog: {
            "trips": measuring.trips(catalog),
            "measured": measuring.measured(catalog),
            "known": measuring.known,
            "district": (*DISTRICT_LAT, *DISTRICT_LON),
        },
        listed=False,
    ),
    _tool(
        "report/",
        "编辑看板",
        "给编辑看的：示例换了多少，哪些久未核实，哪里还是空白。",
        # As of the day that the content says, so that two builds agree.
        values=lambda catalog: {"sections": tuple(sections(catalog, catalog.updated_on))},
        listed=False,
    ),
)


def _specs() -> Iterator[PageSpec]:
    """Every page, in the order of the sitemap."""
    yield PageSpec("", Pages.home, _assets((_SCHEMATIC, "pages/home"), (_CLOCK,)))
    yield from TOOLS
    yield PageSpec("about/")
    yield PageSpec("help/")
    yield PageSpec("maps/", Pages.overview_map)
    yield PageSpec("privacy/", assets=_assets(scripts=("core/store", *_SHARED, "tools/storage-panel")))
    for kind in KINDS:
        styles = [_SCHEMATIC] if kind == "routes" else []
        if KIND_VIEWS[kind].filterable:  # it brings more when its filter is touched
            scripts = [_CLOCK] if kind == "plan" else []
            assets = _assets([*styles, "pages/filters"], [*scripts, "filters/lazy-load"])
        else:
            assets = _assets(styles)
        yield PageSpec(f"{kind}/", partial(Pages.listing, kind=kind), assets)
    search_assets = _assets(("pages/filters", "pages/search-results"), _SEARCH_SCRIPTS)
    yield PageSpec("search/", Pages.search, search_assets, listed=False)


PAGES = {spec.uri: spec for spec in _specs()}


def is_generated(uri: str) -> bool:
    """Whether a page in Markdown has a place that is filled from records: the front page, a list, map, search."""
    spec = PAGES.get(uri)
    return spec is not None and spec.render is not None and not spec.title


def assets_of(uri: str) -> Assets:
    """What a page that MkDocs renders loads."""
    return PAGES[uri].assets if uri in PAGES else _assets()
