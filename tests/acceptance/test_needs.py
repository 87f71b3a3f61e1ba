"""Every need of the sample lists, judged as an editor would: what may answer it by its words, and what never may."""

from collections.abc import Iterator

import pytest

from catalog.domain.catalog import Catalog
from catalog.domain.recommendations import Offers, answer, offers_of

# The beginning of a need: what may answer it if its list names nothing. All others find nothing that is right.
RIGHT = {
    "“新质生产力”写进材料": {"xinzhi-shengchanli"},
    "吃饭、出差、报销": {"shuohua-de-baoxiaodan"},
    "补贴的名目": {"nongye-butie"},
    "会种不会卖": {"nonghuo-shangwang"},
    "土地流转的合同": {"nongye-butie"},
    "天天说新质生产力": {"xinzhi-shengchanli"},
    "写东西已经离不开智能工具": {"zhineng-zhushou"},
    "老板问过我": {"lian-shang-zhibu"},
    "警示教育": {"shuohua-de-baoxiaodan", "hua-he-jinqi"},
    "孩子问太湖水": {"yi-hu-bi-shui", "taihu-liang-tiwen"},
    "单位里一有事": {"redian-laile"},
    "平时带学生参观": {"xiaoxue-judian"},
    "组织关系该转到哪里": {"xinglixiang"},
    "第一次开组织生活会": {"piping-chukou"},
    "自己的入党材料": {"rudang-cailiao"},
    "发展党员的材料": {"rudang-cailiao"},
    "换届选举": {"huanjie-shapan"},
    "智能工具都说": {"zhineng-zhushou"},
    "主题党日年年那几样": {"gongjian-zhibu"},
}
GAPS = (  # named by no list and spoken of by no lesson
    "到社区报到",
    "方案会做",
    "科技、人才、知识产权",
    "家长在群里发火",
    "学校、医院和社区",
    "给几家平台干活",
    "党章读过几遍",
    "物业、业委会",
    "台风夜里",
    "学时怎么登记",
    "挂号、缴费",
    "骗子说得",
)


@pytest.fixture(scope="module")
def offers(real_catalog: Catalog) -> Offers:
    return offers_of(real_catalog)


def test_each_need_finds_by_its_words_only_what_is_right(real_catalog: Catalog, offers: Offers) -> None:
    found = dict(_by_words(real_catalog, offers))
    wrong = {text: ids - _right(text) for text, ids in found.items() if ids - _right(text)}
    assert not wrong
    lost = [start for start in RIGHT if not any(text.startswith(start) and ids for text, ids in found.items())]
    assert not lost


def test_what_nothing_answers_is_a_gap(real_catalog: Catalog, offers: Offers) -> None:
    missing = [
        item.text for need in real_catalog.of("needs") for item in need.items if answer(offers, need, item).is_missing
    ]
    assert sorted(missing) == sorted(text for text in missing if text.startswith(GAPS))
    assert len(missing) == len(GAPS)


def _by_words(catalog: Catalog, offers: Offers) -> Iterator[tuple[str, set[str]]]:
    for need in catalog.of("needs"):
        for item in need.items:
            found = answer(offers, need, item.model_copy(update={"lessons": ()}))
            yield item.text, {match.record.id for match in found.matched}


def _right(text: str) -> set[str]:
    return next((ids for start, ids in RIGHT.items() if text.startswith(start)), set())
