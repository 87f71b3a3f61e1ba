"""N records of the catalogue, the same ones each time: lessons, points, instructors, venues.

The text is put together from parts and means little, but it is Chinese as the real records are: as long (about
770 characters a record, head and all), with the same keys, lists and references. Everything passes the rules without
an error. There are no routes, courses, teams, needs or sessions: of those a real site has dozens, not thousands.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = str | list[str] | Mapping[str, str] | Mapping[str, list[str]] | Mapping[str, str | list[str]]
Record: TypeAlias = dict[str, Value]
Records: TypeAlias = dict[str, dict[str, Record]]
"""By kind, then by id; values as the YAML files write them."""

SHARES = {"lessons": 70, "points": 12, "instructors": 10, "venues": 8}

_WHO = [
    "网格员",
    "老党员",
    "新来的大学生",
    "送餐的小哥",
    "班组长",
    "楼栋长",
    "退休教师",
    "种粮大户",
    "年轻的书记",
    "会计",
    "社区医生",
    "护河志愿者",
]
_WHERE = [
    "村口的樟树下",
    "党群服务中心二楼",
    "湖边的木栈道上",
    "车间的休息室里",
    "小区的凉亭里",
    "田埂边的工棚里",
    "学校的阅览室里",
    "旧厂房改的教室里",
    "码头边的长凳上",
    "食堂收拾好的圆桌旁",
]
_FIRST = [
    "把问题一条一条写在纸上",
    "挨家挨户问了一遍",
    "请大家各说一件没有办成的事",
    "拿着账本逐项核对",
    "先听完再开口",
    "照着地图走了一个来回",
    "把去年的记录翻出来对照",
    "让坐在后排的人先讲",
]
_THEN = [
    "分成能马上办的和要等一等的",
    "挑出三件最急的请众人表决",
    "找出两处对不上的数字",
    "给每件事写上负责的人",
    "把听不懂的词都换成家常话",
    "画成一张贴在墙上的表",
    "约好半个月以后再来看",
    "把意见原样念给当事人听",
]
_LAST = [
    "结果比预想的慢，却没有人中途离开",
    "第二个月就有人主动来报名",
    "有一件至今没有办好，原因也写在了旁边",
    "省下来的时间都用在了走访上",
    "连最不爱说话的人也添了一句",
    "后来这个办法传到了隔壁的村子",
    "大家才明白难处不在钱，在于谁来开头",
    "这张表至今还贴在原处",
]
_WHAT = [
    "河道清淤",
    "老旧小区改造",
    "集体账本",
    "垃圾分类",
    "夜间课堂",
    "志愿积分",
    "电梯加装",
    "农机合作",
    "停车难题",
    "湿地保护",
    "社区食堂",
    "青年夜校",
    "芯片工艺",
    "发展党员",
    "支部会议",
    "防汛值守",
]
_FORM = ["三笔账", "五个问题", "一天", "前因后果", "得与失", "十年", "两种办法", "头一步", "半张纸", "下一程"]
_ASK = [
    "如果只能先办一件，您选哪一件，怎样向没有被选中的人解释？",
    "没有人检查的时候，这件事还会不会照样做下去？",
    "快一点和稳一点只能选一头，支部应当怎样作决定？",
    "您身边有没有相似的事，当时卡在了哪一步？",
    "十年以后回头看，今天的哪一个决定最可能被问起？",
    "数字好看而群众没有感觉，问题多半出在哪里？",
]
_GAIN = [
    "能用自己的话说清这件事的来龙去脉",
    "会做一张看得懂、用得上的任务表",
    "能分辨哪些事要商量、哪些事要马上办",
    "学会一种不靠投影也能讲清楚的办法",
    "能说出本支部可以照着做的第一步",
    "知道遇到不同意见时先问哪三句话",
]
_THINGS = ["讲稿一页", "任务卡", "空白表格", "现场照片", "提问单", "课件", "线上回看", "对照图"]
_TOWNS = ["helie", "rongxiang", "lihu", "xuelang", "mashan", "liyuan", "hudai"]
_THEMES = ["theory", "politics", "discipline", "purpose", "tradition", "situation", "skills"]
_AUDIENCES = [
    "organs",
    "rural",
    "youth",
    "emerging",
    "education-health",
    "mobile",
    "new-members",
    "secretaries",
    "affairs",
    "community",
]
_FORMATS = ["lecture", "seminar", "onsite", "observation", "simulation", "case-review", "sand-table", "online"]
_CATEGORIES = ["leader", "secretary", "expert", "pioneer", "backbone"]
_LEVELS = ["district", "town", "community"]
_SURNAMES = "东西南北上下前后内外"


def records(count: int, seed: int = 2026) -> Records:
    """RenderFn `count` records; the same arguments give the same records on every machine."""
    dice = random.Random(seed)  # noqa: S311 - texts, not secrets
    sizes = {kind: count * share // 100 for kind, share in SHARES.items()}
    sizes["lessons"] += count - sum(sizes.values())
    ids = {kind: [f"{kind[:-1]}-{n:05}" for n in range(1, size + 1)] for kind, size in sizes.items()}
    return {
        "lessons": {record_id: _lesson(dice, n, ids) for n, record_id in enumerate(ids["lessons"])},
        "points": {record_id: _point(dice, n) for n, record_id in enumerate(ids["points"])},
        "instructors": {record_id: _instructor(dice, n) for n, record_id in enumerate(ids["instructors"])},
        "venues": {record_id: _venue(dice, n) for n, record_id in enumerate(ids["venues"])},
    }


def yaml(record: Mapping[str, Value]) -> str:
    """Write a record as editors do; texts here hold nothing that YAML would take for something else."""
    return "# 合成条目，只用于测速\n" + "\n".join(_lines(record)) + "\n"


def _lines(
    values: Mapping[str, Value] | Mapping[str, str] | Mapping[str, list[str]] | Mapping[str, str | list[str]],
    indent: str = "",
) -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list) and all(item.isascii() or len(item) <= 4 for item in value):
            yield f"{indent}{key}: [{', '.join(value)}]"
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {item}" for item in value)
        elif "\n" in value:
            yield f"{indent}{key}: |-"
            yield from (f"{indent}  {line}" if line else "" for line in value.split("\n"))
        elif len(value) > 60:
            yield f"{indent}{key}: >-"
            yield f"{indent}  {value}"
        else:
            yield f"{indent}{key}: {value}"


def _some(dice: random.Random, words: Sequence[str], least: int, most: int) -> list[str]:
    return dice.sample(words, dice.randint(least, most))


def _sentence(dice: random.Random) -> str:
    who, where, first, then, last = (dice.choice(words) for words in (_WHO, _WHERE, _FIRST, _THEN, _LAST))
    return f"{who}在{where}{first}，然后{then}，{last}。"


def _text(dice: random.Random, sentences: int) -> str:
    return "".join(_sentence(dice) for _ in range(sentences))


def _point_of_outline(dice: random.Random) -> str:
    what, form, who, where, first = (dice.choice(words) for words in (_WHAT, _FORM, _WHO, _WHERE, _FIRST))
    return f"{what}的{form}，{who}在{where}{first}"


def _head() -> Record:
    source = "合成内容，只用于测速"
    return {"status": "sample", "source": source, "verified_on": "2026-11-20", "verified_by": "测速程序"}


def _lesson(dice: random.Random, number: int, ids: Mapping[str, Sequence[str]]) -> Record:
    people, places = ids["instructors"], ids["points"]
    first = people[number % len(people)]
    second = dice.choice(people)
    made = _head()
    made["title"] = f"{dice.choice(_WHAT)}的{dice.choice(_FORM)}（第 {number + 1} 讲）"
    if number < 28:
        made["series"] = "premium"
    made |= {
        "themes": _some(dice, _THEMES, 1, 2),
        "audiences": _some(dice, _AUDIENCES, 1, 3),
        "formats": _some(dice, _FORMATS, 1, 3),
        "minutes": str(dice.choice((15, 30, 45, 60, 90))),
        "credit_hours": dice.choice(("0.3", "1", "1.3", "2")),
        "language": "普通话",
        "lecturers": [first] if second == first else [first, second],
        "points": _some(dice, places, 1, 2),
        "summary": _text(dice, 2),
        "outline": [_point_of_outline(dice) for _ in range(4)],
        "objectives": _some(dice, _GAIN, 2, 2),
        "questions": _some(dice, _ASK, 3, 3),
        "materials": _some(dice, _THINGS, 2, 3),
        "booking": "向所在街道的组织办点单，至少提前一周",
        "tags": _some(dice, _WHAT, 2, 3),
    }
    return made


def _point(dice: random.Random, number: int) -> Record:
    made = _head()
    made |= {
        "name": f"{dice.choice(_WHAT)}现场第 {number + 1} 处",
        "town": dice.choice(_TOWNS),
        "address": f"示例路 {number + 1} 号",
        "location": {
            "lat": f"{31.42 + dice.random() * 0.14:.4f}",
            "lon": f"{120.20 + dice.random() * 0.12:.4f}",
            "datum": "wgs84",
            "precision": "approx",
        },
        "themes": _some(dice, _THEMES, 1, 2),
        "lede": _sentence(dice),
        "story": "\n\n".join(_text(dice, 2) for _ in range(2)),
        "facts": [_point_of_outline(dice) for _ in range(3)],
        "questions": _some(dice, _ASK, 3, 3),
        "opening": {"hours": ["09:00-16:30"], "closed": ["周一"]},
        "access": dice.choice(("open", "booking")),
        "visit": {"minutes": str(dice.choice((20, 30, 45))), "capacity": "40", "toilets": "有", "guide": "有"},
        "tags": _some(dice, _WHAT, 2, 3),
    }
    return made


def _instructor(dice: random.Random, number: int) -> Record:
    made = _head()
    made |= {
        "name": f"示例讲师 {dice.choice(_SURNAMES)}{number + 1:04}",
        "unit": "滨湖区某街道",
        "post": dice.choice(("社区党组织书记", "高级工程师", "农技员", "班组长")),
        "category": dice.choice(_CATEGORIES),
        "level": dice.choice(_LEVELS),
        "topics": [_point_of_outline(dice) for _ in range(6)],
        "bio": "\n\n".join(_text(dice, 2) for _ in range(3)),
        "term": "示例聘期",
        "public_consent": "是",
        "tags": _some(dice, _WHAT, 2, 3),
    }
    return made


def _venue(dice: random.Random, number: int) -> Record:
    made = _head()
    made |= {
        "name": f"第 {number + 1} 党群服务点",
        "level": dice.choice(("town", "community", "station")),
        "town": dice.choice(_TOWNS),
        "address": f"示例巷 {number + 1} 号",
        "lede": _text(dice, 3),
        "facilities": [_point_of_outline(dice) for _ in range(8)],
        "opening": {"hours": ["08:30-11:30", "13:30-17:30"], "closed": ["周日"]},
        "booking": {"lead_days": "3", "contact": "社区党组织"},
        "tags": _some(dice, _WHAT, 2, 3),
    }
    return made
