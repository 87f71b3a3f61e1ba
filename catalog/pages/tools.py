"""Pages that are neither a record's nor a list: tools whose answer depends on who is reading.

A tool's template says what it is for and, without scripts, where to find the same; its scripts do the rest in the
browser. What they need to know of records is one file, `data/briefs.js`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from catalog.domain import figures, summaries, teaching_list, venue_tree
from catalog.domain.catalog import Catalog
from catalog.domain.coverage import sections
from catalog.domain.script_json import script_json
from catalog.model import KINDS, Record
from catalog.search import facets

BRIEFS = "data/briefs.js"

CHOSEN = ("lessons", "courses", "plan", "routes", "points", "instructors")
"""The kinds that a visitor can collect, order or stamp."""

_SHARED = ("core/clipboard", "tools/share")


class Tool(NamedTuple):
    """One such page.

    Attributes:
        title: What it is called.
        description: One sentence, for whoever lists it.
        scripts: The scripts below `assets/js/` that it loads, in this order, beside what every tool does.
        data: Site paths of the data that they need.
        styles: Its style sheets below `assets/css/`, beside what every tool has.
        tells: What its template is told beside the catalogue.
        listed: Whether readers should find it; one for editors is linked nowhere, and search engines pass it over.
    """

    title: str
    description: str
    scripts: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    tells: Callable[[Catalog], dict[str, Any]] = lambda _: {}
    listed: bool = True


TOOLS: dict[str, Tool] = {
    "my/": Tool(
        "我的学习单",
        "把想学的党课、培训和路线收在一起，算一算学时，打印或者发给别人。",
        (*_SHARED, "tools/my-list"),
        data=(BRIEFS,),
    ),
    "order/": Tool(
        "单位点单",
        "选好党课、讲师和点位，写上日期和人数，生成一张点单发给受理单位。",
        (*_SHARED, "tools/orders", "tools/order-page"),
        data=(BRIEFS,),
    ),
    "dispatch/": Tool(
        "组织派单",
        "把几张点单放在一起，按讲师和日期排成派单表，标出冲突。",
        (*_SHARED, "tools/orders", "tools/dispatch"),
        data=(BRIEFS,),
    ),
    "finder/": Tool(
        "我要学什么",
        "按身份、主题、时间、形式和地方，找到合适的党课、课程和培训。",
        ("search/results", "tools/finder"),
        styles=("pages/search-results",),
        tells=lambda catalog: {"questions": questions(catalog)},
    ),
    "teaching/": Tool(
        "授课清单",
        "师资库里谁能讲什么：按类别排开的讲师、专题和党课，可以打印。",
        tells=lambda catalog: {
            "categories": tuple(teaching_list.categories(catalog)),
            "news": teaching_list.news(catalog),
        },
    ),
    "figures/": Tool(
        "数说滨湖",
        "公开报道里的数字，一样单位的画在一起，每个都注明出处。",
        tells=lambda catalog: {"figures": figures.groups(catalog.site)},
    ),
    "evaluation/": Tool(
        "签到表和评价单",
        "一训一评：签到表和评价单，打印出来带到课上。",
        (*_SHARED, "tools/evaluation"),
        data=(BRIEFS,),
    ),
    "levels/": Tool(
        "四级阵地",
        "区、镇（街道）、村（社区）、小区四级党员教育阵地，一个镇街一个镇街地看。",
        ("tools/open-today",),
        tells=lambda catalog: {"top": venue_tree.top(catalog), "branches": tuple(venue_tree.branches(catalog))},
    ),
    "data/": Tool(
        "公开数据",
        "目录里的全部内容，可以成批下载：表格、JSON、订阅、日历和地图文件。",
        tells=lambda catalog: {"names": {kind: KINDS[kind].NAME for kind in catalog.listed}},
    ),
    "passport/": Tool(
        "打卡本",
        "四条教学路线走到了哪里：点位打卡的进度，可以打印。",
        (*_SHARED, "tools/passport"),
    ),
    "report/": Tool(
        "编辑看板",
        "给编辑看的：示例换了多少，哪些久未核实，哪里还是空白。",
        (),
        # As of the day that the content says, so that two builds agree.
        tells=lambda catalog: {"sections": tuple(sections(catalog, catalog.site.updated_on))},
        listed=False,
    ),
}
"""The tools by uri; `theme/templates/tools/<name>.html` is the template of `<name>/`."""


def questions(catalog: Catalog) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """What the finder asks: facet of the search, question, and (value, word) of each answer."""
    words = catalog.site.vocabularies
    return (
        ("audience", "我是", tuple(words.audiences.items())),
        ("theme", "想学", tuple(words.themes.items())),
        ("minutes", "有多少时间", tuple((band.value, band.answer) for band in facets.MINUTES)),
        ("format", "喜欢怎么学", tuple(words.formats.items())),
        ("town", "在哪里", tuple(words.towns.items())),
    )


def briefs(catalog: Catalog) -> bytes:
    """What tools know of records, as a script, because a page opened from a disk cannot load JSON.

    For each record that can be chosen: its title, its line of facts, and, where they are known, minutes, credit
    hours, start and end as local time, ids of its lecturers, and whether it is a sample.
    """
    data = {
        "names": {kind: KINDS[kind].NAME for kind in CHOSEN},
        "records": {f"{kind}/{record.id}": _brief(catalog, record) for kind in CHOSEN for record in catalog.of(kind)},
    }
    return f"catalog.briefs={script_json(data)};\n".encode()


def _brief(catalog: Catalog, record: Record) -> dict[str, Any]:
    start, end = record.get("start"), record.get("end")
    found = {
        "title": record.heading,
        "line": " · ".join(summaries.line(catalog, record)),
        "minutes": record.get("minutes"),
        "hours": record.get("credit_hours"),
        "start": start and start.isoformat(timespec="minutes"),
        "end": end and end.isoformat(timespec="minutes"),
        "lecturers": record.get("lecturers"),
        "sample": record.status == "sample",
    }
    return {name: value for name, value in found.items() if value}
