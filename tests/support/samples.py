"""The smallest sound library: one record of each kind with the required fields only, nothing to complain of.

Tests lay their own files over it, so that each says only what it is about.
"""

from collections.abc import Mapping

from catalog.content.loader import Library, assemble
from catalog.domain.catalog import Catalog
from catalog.lint.rules import check
from catalog.model import KINDS
from tests.support.examples import as_yaml, example

SITE = """\
name: 目录
tagline: 一句话
description: 简介
organiser: 编辑组
updated_on: 2026-11-20
vocabularies:
  themes: {theory: 政治理论教育, skills: 知识技能教育}
  audiences: {rural: 农村党员, youth: 青年党员}
  formats: {lecture: 课堂讲授, onsite: 现场教学}
  categories: {expert: 专家学者, leader: 领导干部}
  levels: {district: 区级, town: 镇级}
  venue_levels: {district: 区党建馆, town: 镇党群服务中心}
  towns: {hudai: 胡埭镇, lihu: 蠡湖街道}
expected: {routes: 1, points: 1, premium_lessons: 0}
contact: {office: 编辑组}
"""
LESSON = """\
status: published
source: 出处
title: 一湖碧水的治理账
themes: [theory]
audiences: [rural]
formats: [lecture]
minutes: 45
lecturers: [teacher]
summary: 从一湖水讲起。
"""
COURSE = """\
status: published
source: 出处
title: 青蓝课堂
organiser: 胡埭镇
themes: [skills]
audiences: [rural]
formats: [onsite]
summary: 田间地头的课。
"""
INSTRUCTOR = """\
status: published
source: 出处
name: 示例讲师
unit: 某街道
category: expert
level: district
topics: [基层治理]
public_consent: 是
"""
TEAM = """\
status: published
source: 出处
name: 宣讲团
summary: 一支队伍。
"""
POINT = """\
status: published
source: 出处
name: 宝界桥
themes: [theory]
lede: 一座桥。
access: open
"""
ROUTE = """\
status: published
source: 出处
name: 立心铸魂
mark: circle
theme: theory
summary: 从桥上走过。
objectives: [能讲一个人物]
start_time: 08:30
stops:
  - point: point
    minutes: 40
    action: {see: 看桥}
"""
VENUE = """\
status: published
source: 出处
name: 区党建馆
level: district
"""
NEED = """\
status: published
source: 出处
title: 农村党员需求清单
audience: rural
level: town
items:
  - text: 想到田间地头的课堂，听一湖碧水的治理账
    themes: [skills]
"""
SESSION = """\
status: published
source: 出处
title: 第一期培训班
start: 2026-12-01 09:00
end: 2026-12-01 11:00
audiences: [rural]
organiser: 编辑组
"""

_WRITTEN = {
    "content/site.yml": SITE,
    "content/lessons/lesson.yml": LESSON,
    "content/courses/course.yml": COURSE,
    "content/instructors/teacher.yml": INSTRUCTOR,
    "content/teams/team.yml": TEAM,
    "content/points/point.yml": POINT,
    "content/routes/route.yml": ROUTE,
    "content/venues/venue.yml": VENUE,
    "content/needs/need.yml": NEED,
    "content/plan/session.yml": SESSION,
}
STEMS: Mapping[str, str] = {
    **{kind: f"example-{kind}" for kind in KINDS},
    **{path.split("/")[1]: path.split("/")[2][:-4] for path in _WRITTEN if path.count("/") == 2},
}
_SITE = assemble({"content/site.yml": SITE.encode()}).site
assert _SITE
VOCABULARIES = _SITE.vocabularies
SOUND: Mapping[str, str] = {
    **_WRITTEN,
    **{
        f"content/{kind}/{STEMS[kind]}.yml": as_yaml(
            example(model, STEMS, VOCABULARIES, required_only=True) | {"source": "出处"}
        )
        for kind, model in KINDS.items()
        if f"content/{kind}/{STEMS[kind]}.yml" not in _WRITTEN
    },
}


def sound_with(files: Mapping[str, str | bytes | None]) -> dict[str, bytes]:
    """The sound library's files with these in their place or beside them; None takes one away."""
    given = {**SOUND, **files}
    return {path: text.encode() if isinstance(text, str) else text for path, text in given.items() if text is not None}


def library(files: Mapping[str, str | bytes | None] | None = None) -> Library:
    """The sound library with some files changed."""
    return assemble(sound_with(files or {}))


def catalog(files: Mapping[str, str | bytes | None] | None = None) -> Catalog:
    """The public view of the sound library with some files changed, which must be right."""
    found = library(files)
    wrong = [str(problem) for problem in check(found) if problem.severity == "error"]
    assert not wrong, wrong
    assert found.site is not None
    return Catalog.from_library(found, found.site)
