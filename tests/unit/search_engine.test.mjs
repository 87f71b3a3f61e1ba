// The search engine over a core made by hand; run by `node --test` (test_search_core.py does).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";

globalThis.window = globalThis;
const folder = new URL("../../theme/assets/script/", import.meta.url);
for (const name of ["search-text.js", "search-columns.js", "search.js"]) {
  runInThisContext(readFileSync(new URL(name, folder), "utf8"), { filename: name });
}
const api = globalThis.catalogSearch;

const CORE = {
  kinds: [["lessons", "党课", 6], ["instructors", "师资", 2], ["teams", "讲师团队", 0], ["points", "教学点位", 2]],
  ids: "taihu-zhili\nxianchang\nnum-128\nnum-28\nniandu\ntesu\nlecturer-01\nlecturer-10\nchangguangxi\nshuixiu",
  titles: [
    "太湖治理",
    "“太湖”治理，在现场教学",
    "第 128 期讲座",
    "第 28 期讲座",
    "2025—2026 年的 1.5 万亩",
    "Ｂ区①号楼",
    "示例讲师 01",
    "示例讲师 10",
    "长广溪国家湿地公园",
    "水秀社区",
  ].join("\n"),
  folds: [[5, "b区1号楼"]],
  columns: [
    { name: "themes", label: "主题", words: "政治理论教育\n知识技能教育", codes: "0\n1\n\n0,1\n\n\n\n\n1\n" },
    { name: "instructors", label: "主讲", kind: "instructors", codes: "0\n1\n\n\n0,1\n\n\n\n\n" },
    { name: "status", label: "状态", words: "示例", codes: "\n0\n\n\n\n\n\n\n\n" },
  ],
  numbers: [{ name: "minutes", label: "时长", unit: "分钟", values: "45\n\n90\n\n45\n\n\n\n\n" }],
};
const index = api.open(CORE);
const find = (query) => api.find(index, query);
const ids = (query) => find(query).records.map((record) => index.ids[record]);
const reasons = (query) => {
  const { records, terms } = find(query);
  return api.reasons(index, terms, records[0]).map(({ label, word }) => `${label}：${word}`);
};
const marked = (text, ...terms) => api.ranges(text, terms).map(([start, end]) => text.slice(start, end));

test("folding drops punctuation, width and case, and keeps numbers apart", () => {
  assert.equal(api.fold("“太湖”治理，Ｗｅｉ Lai"), "太湖治理weilai");
  assert.equal(api.fold("2025—2026 年，1.5 万亩. 第3.节"), "2025_2026年1.5万亩第3节");
  assert.equal(api.fold("〇々"), "〇々");
});

test("terms are split at blanks and commas, each once", () => {
  assert.deepEqual(api.termsOf("太湖　治理、太湖，党课"), ["太湖", "治理", "党课"]);
  assert.deepEqual(api.termsOf("tai\u2006hu'zhi"), ["taihuzhi"]);
  assert.deepEqual(api.termsOf(" ！？ "), []);
});

test("the whole title comes before the start, the start before the rest", () => {
  assert.deepEqual(ids("太湖治理").slice(0, 2), ["taihu-zhili", "xianchang"]);
  assert.equal(ids("长广溪国家湿地公园")[0], "changguangxi");
  assert.equal(ids("国家湿地")[0], "changguangxi");
});

test("titles with blanks, commas and dashes are found as they stand", () => {
  CORE.titles.split("\n").forEach((title, record) => assert.equal(find(title).records[0], record, title));
});

test("numbers match whole", () => {
  assert.deepEqual(ids("28"), ["num-28"]);
  assert.deepEqual(ids("128"), ["num-128"]);
  assert.deepEqual(ids("2026"), ["niandu"]);
  assert.deepEqual(ids("5 万"), []);
  assert.deepEqual(ids("45分钟"), ["taihu-zhili", "niandu"]);
  assert.deepEqual(ids("5分钟"), []);
});

test("width and circled numbers are folded at build time", () => {
  assert.deepEqual(ids("b区1号"), ["tesu"]);
});

test("all terms have to meet in one record, whatever the field", () => {
  assert.deepEqual(ids("太湖 技能"), ["xianchang"]);
  assert.deepEqual(ids("太湖 湿地"), []);
  assert.deepEqual(ids("党课 01"), ["taihu-zhili", "niandu"]);
});

test("reasons are told for what title and kind do not say", () => {
  assert.deepEqual(reasons("太湖 讲师01"), ["主讲：示例讲师 01"]);
  assert.deepEqual(reasons("太湖"), []);
  assert.deepEqual(reasons("教学点位 技能 changgu"), ["主题：知识技能教育", "编号：changguangxi"]);
  assert.deepEqual(reasons("太湖 45分"), ["时长：45 分钟"]);
});

test("an id counts from its start only", () => {
  assert.deepEqual(ids("taihu"), ["taihu-zhili"]);
  assert.deepEqual(ids("hu"), []);
});

test("a phrase that is found nowhere is cut into two", () => {
  const found = find("太湖现场教学");
  assert.deepEqual(found.terms, ["太湖", "现场教学"]);
  assert.equal(found.cut, true);
  assert.deepEqual(ids("太湖现场教学"), ["xianchang"]);
  assert.equal(find("太湖治理").cut, false);
  assert.deepEqual(ids("太湖外星人"), []);
});

test("places are marked in the text as it is shown", () => {
  assert.deepEqual(marked("“太湖”治理，在现场", "太湖治理"), ["太湖”治理"]);
  assert.deepEqual(marked("Ｂ区①号楼", "b区1"), ["Ｂ区①"]);
  assert.deepEqual(marked("2025—2026 年", "2026年", "2025"), ["2025", "2026 年"]);
  assert.deepEqual(marked("𠮷野𠮷", "𠮷"), ["𠮷", "𠮷"]);
  assert.deepEqual(marked("ﬁn ㎡", "f", "m2"), ["ﬁ", "㎡"]);
  assert.deepEqual(marked("太湖湖水", "太湖", "湖湖"), ["太湖湖"]);
  assert.deepEqual(marked("太湖", "长江"), []);
});

test("words of a record, for lines of facts", () => {
  assert.deepEqual(api.wordsOf(index, "themes", 3), ["政治理论教育", "知识技能教育"]);
  assert.deepEqual(api.wordsOf(index, "minutes", 0), ["45 分钟"]);
  assert.deepEqual(api.wordsOf(index, "nothing", 0), []);
});

test("an empty catalogue answers", () => {
  const empty = api.open({ kinds: [["lessons", "党课", 0]], ids: "", titles: "", folds: [], columns: [], numbers: [] });
  assert.deepEqual(api.find(empty, "太湖").records, []);
});

test("no query throws or hangs", () => {
  let seed = 20261122;
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pools = ["太湖治理 党课01 28.5，", "[](){}*+?.\\^$|\n\t'\"<>", "\ud83d\ude00\ud83d\u0301\ufdfa\u2006\u202e\0"];
  for (let round = 0; round < 2000; round += 1) {
    const pool = pools[round % pools.length];
    let query = round % 7 ? "" : String.fromCodePoint(random(0x10ffff));
    for (let length = random(30); length > 0; length -= 1) query += pool[random(pool.length)];
    const { records, terms } = find(query);
    for (const record of records) api.ranges(index.titles[record], terms);
  }
  const started = performance.now();
  for (const long of ["太湖".repeat(5000), "1 2 3 4 5 6 7 8 9 ".repeat(600), "\ufdfa".repeat(10000)]) find(long);
  assert.ok(performance.now() - started < 600);
});
