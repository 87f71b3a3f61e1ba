// What a query most likely means, where it may mean several things; run by `node --test` (test_search_core.py does).
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine } from "./engine.mjs";

const { api } = engine();

/** The titles that a query finds among some, the best first; `correction` as the page tells of it. */
const asked = (query, titles, { readings = "", tags = "" } = {}) => {
  const columns = tags
    ? [{ name: "tags", label: "标签", words: tags, codes: `#${"\n".repeat(titles.length - 1)}` }]
    : [];
  const ids = titles.map((_, at) => `lesson-${at}`).join("\n");
  const core = {
    kinds: [["lessons", "党课", titles.length]],
    ids,
    titles: titles.join("\n"),
    folds: [],
    columns,
    facets: [],
    readings,
    traditional: "",
  };
  const index = api.open(core);
  const { records, correction } = api.correct(index, query);
  return { titles: records.map((record) => index.titles[record]), to: correction && correction.to };
};

test("a number and its unit are one thing, with a blank between them as well", () => {
  const titles = ["河长巡查第 1 讲", "第一桶水和 1 间讲堂"];
  assert.deepEqual(asked("第 1 讲", titles).titles, [titles[0]]);
});

test("pieces that stand in one title are believed before a slip that drops one of them", () => {
  const titles = ["助人七道坎", "助餐助浴的七道坎"];
  assert.deepEqual(asked("助餐七道坎", titles), { titles: [titles[1]], to: null });
});

test("a slip that keeps every character is believed before pieces", () => {
  const titles = ["农产品直播说低碳生活", "低碳生活与农产品直播"];
  assert.deepEqual(asked("低碳生活农产品直播", titles), { titles: [titles[1]], to: "低碳生活与农产品直播" });
});

test("of several slips the likelier come first, and the others behind them", () => {
  const titles = ["名单和村会计", "一场雨和村会计的账"];
  assert.deepEqual(asked("场和村", titles).titles, [titles[1], titles[0]]);
});

test("a homophone without any character of the query is less likely than two neighbours swapped", () => {
  const readings = "he和荷\nfang防坊\nxiao消小";
  assert.equal(asked("和防消", ["荷坊小区", "路灯和消防员"], { readings }).titles[0], "路灯和消防员");
  assert.equal(asked("和防消", ["荷坊小区"], { readings }).to, "荷坊小");
});

test("no more is taken for a natural word than has to be", () => {
  assert.deepEqual(asked("有没有讲怎样开好的课", ["怎样开好支部会", "开好两封信"]).titles, ["怎样开好支部会"]);
  assert.deepEqual(asked("我要报名湿地保护", ["湿地保护"]).titles, ["湿地保护"]);
  assert.deepEqual(asked("湿地保护什么时候开课", ["湿地保护"]).titles, ["湿地保护"]);
  assert.deepEqual(asked("支部会议 在哪里", ["支部会议的底线在哪里", "支部会议"]).titles, ["支部会议的底线在哪里"]);
  assert.deepEqual(asked("支部会议 在哪里", ["支部会议"]).titles, ["支部会议"]);
});

test("a title begun in pinyin is found although some word is spelt to its end", () => {
  const readings = "shi识食\npi批\npin品\nan安\nquan全\nchang常\nping评";
  assert.deepEqual(asked("shipi", ["常", "食品安全"], { readings, tags: "常识批评" }).titles.sort(), [
    "常",
    "食品安全",
  ]);
});

test("who mixes up sounds finds all of a thing, not only where the next character fits by chance", () => {
  const readings = "gong共工\njian建\nzuo作";
  assert.deepEqual(asked("gongjiang", ["共建工作", "共建"], { readings }).titles.sort(), ["共建", "共建工作"]);
});

test("the same syllable twice is not the syllable once", () => {
  assert.deepEqual(asked("guo guo", ["郭国", "郭梅"], { readings: "guo郭国\nmei梅" }).titles, ["郭国"]);
});
