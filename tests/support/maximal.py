"""A record of each kind with every field that it may have, each value a text that stands nowhere else."""

from catalog.model import KINDS, Record
from tests.support.examples import as_yaml, example
from tests.support.samples import STEMS, VOCABULARIES

_COMMON = """\
status: sample
source: 出处甲
verified_on: 2026-05-12
verified_by: 核实单位甲
tags: [标签甲, 标签乙]
"""
_FIELDS = {
    "lessons": """\
title: 党课甲
series: premium
themes: [theory, skills]
audiences: [rural, youth]
formats: [lecture, onsite]
minutes: 47
credit_hours: 1.3
language: 吴语甲
lecturers: [teacher]
points: [point]
summary: 党课简介甲。
outline: [提纲甲, 提纲乙]
objectives: [目标甲, 目标乙]
questions: [问题甲, 问题乙]
materials: [材料甲, 材料乙]
booking: 预约甲
""",
    "courses": """\
title: 课程甲
organiser: 主办甲
town: hudai
themes: [theory, skills]
audiences: [rural, youth]
formats: [lecture, onsite]
summary: 课程简介甲。
units:
  - {title: 单元甲, lesson: lesson, point: point, minutes: 37}
  - {title: 单元乙}
credit_hours: 7.5
cadence: 节奏甲
""",
    "instructors": """\
name: 讲师甲
unit: 单位甲
post: 职务甲
category: leader
level: town
topics: [专题甲, 专题乙]
bio: 简介甲。
teams: [team]
term: 聘期甲
public_consent: 是
""",
    "teams": """\
name: 团队甲
organiser: 组建甲
summary: 团队简介甲。
""",
    "points": """\
name: 点位甲
town: lihu
address: 地址甲
location: {lat: 31.52345, lon: 120.26789, datum: wgs84, precision: approx, radius: 700}
themes: [theory, skills]
lede: 引语甲
story: |-
  故事甲。

  故事乙。
facts: [事实甲, 事实乙]
questions: [问题甲, 问题乙]
opening: {hours: ["09:00-11:30", "13:00-17:00"], closed: [周一, 周二], note: 开放说明甲}
booking: {lead_days: 3, group: 团队要求甲, contact: 联系单位甲}
access: restricted
visit: {minutes: 43, capacity: 41, coach_parking: 是, toilets: 有, step_free: 无, indoor: 否, guide: 有}
photo: {file: jia.jpg, alt: 照片说明甲, credit: 摄影甲}
""",
    "routes": """\
name: 路线甲
mark: square
theme: skills
summary: 路线简介甲。
objectives: [目标甲, 目标乙]
start_time: "08:35"
credit_hours: 6.7
stops:
  - point: point
    minutes: 23
    action: {see: 看甲, listen: 听甲, discuss: 议甲, practise: 做甲}
    note: 提醒甲
    leg: {to: jia-points, mode: metro, minutes: 17, km: 4.7}
  - {point: jia-points, minutes: 29, action: {see: 看乙}}
gathering:
  place: 集合甲
  minutes: 11
  leg_out: {mode: coach, minutes: 13, km: 3.3}
  leg_back: {mode: bus, minutes: 19, km: 5.3}
pauses: [{after: point, name: 休息甲, minutes: 31, place: 休息处甲}]
half_day:
  stops: [jia-points, point]
  start_time: "13:05"
  gathering:
    place: 集合乙
    minutes: 7
    leg_out: {mode: walk, minutes: 14, km: 0.7}
    leg_back: {mode: metro, minutes: 16, km: 6.3}
  legs: [{after: jia-points, to: point, mode: coach, minutes: 21, km: 7.3}]
  pauses: [{after: jia-points, name: 休息乙, minutes: 9, place: 休息处乙}]
  note: 半日说明甲
full_day:
  stops: [point, jia-points]
  start_time: "09:25"
  gathering:
    place: 集合丙
    minutes: 8
    leg_out: {mode: walk, minutes: 12, km: 0.6}
    leg_back: {mode: coach, minutes: 24, km: 8.3}
  legs: [{after: point, to: jia-points, mode: bus, minutes: 26, km: 9.3}]
  pauses: [{after: point, name: 休息丙, minutes: 32, place: 休息处丙}]
  note: 一日说明甲
safety: [安全甲, 安全乙]
booking: 预约甲
""",
    "venues": """\
name: 阵地甲
level: town
town: lihu
address: 地址甲
location: {lat: 31.51234, lon: 120.25678, datum: wgs84, precision: approx, radius: 30}
lede: 引语甲
facilities: [设施甲, 设施乙]
opening: {hours: ["09:00-11:30"], closed: [周日], note: 开放说明甲}
booking: {lead_days: 5, group: 团队要求甲, contact: 联系单位甲}
""",
    "needs": """\
title: 清单甲
audience: youth
level: district
items:
  - {text: 需求甲, themes: [theory], lessons: [lesson]}
  - {text: 需求乙, themes: [skills]}
""",
    "plan": """\
title: 班次甲
lesson: lesson
course: course
lecturers: [teacher]
venue: venue
point: point
route: route
online: {how: 进入甲, url: "https://example.org/live"}
start: 2026-12-01 09:05
end: 2026-12-01 11:25
state: full
notice: 情况甲
audiences: [rural, youth]
seats: 61
credit_hours: 2.5
organiser: 主办甲
enrolment: {whom: 谁甲, how: 报名甲, until: 2026-11-25 17:35, url: "https://example.org/join", phone: 0510-00000000}
""",
}


def maximal(kind: str) -> str:
    """A record with every field; points and venues may not share an id, nor a former one."""
    fields = _FIELDS[kind] if kind in _FIELDS else _example(kind)
    return f"{_COMMON}redirect_from: [before-{kind}]\n{fields}"


def _example(kind: str) -> str:
    values = example(KINDS[kind], STEMS, VOCABULARIES)
    return as_yaml({name: value for name, value in values.items() if name not in Record.model_fields})
