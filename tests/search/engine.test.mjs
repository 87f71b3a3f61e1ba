// The search engine over a core made by hand; run by `node --test` (test_search_core.py does).
import assert from "node:assert/strict";
import { test } from "node:test";
import { engine } from "./engine.mjs";

const { api } = engine();

const CORE = {
  kinds: [
    ["lessons", "党课", 6],
    ["instructors", "师资", 2],
    ["teams", "讲师团队", 0],
    ["points", "教学点位", 2],
  ],
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
    {
      name: "themes",
      label: "主题",
      words: "政治理论教育\n知识技能教育",
      ids: "theory\nskills",
      codes: "#\n$\n\n#$\n\n\n\n\n$\n",
    },
    { name: "instructors", label: "主讲", kind: "instructors", codes: "#\n$\n\n\n#$\n\n\n\n\n" },
    { name: "status", label: "状态", words: "示例", codes: "\n#\n\n\n\n\n\n\n\n" },
    { name: "minutes", label: "时长", unit: "分钟", words: "45\n90", codes: "#\n\n$\n\n#\n\n\n\n\n" },
  ],
  facets: [
    { name: "kind", label: "栏目", column: "kind" },
    { name: "theme", label: "主题", column: "themes" },
    {
      name: "minutes",
      label: "时长",
      column: "minutes",
      bands: [
        ["-60", "60 分钟以内", 0, 60],
        ["61-", "60 分钟以上", 61, null],
      ],
    },
  ],
  readings:
    "bei北\nchang长\nguang广\nhu湖\njiang讲\njiao教\nli理\nqu区\nshe社\nshi师湿\nshui水\ntai太\nxi溪\nxian现\nxiu秀\nzhi治\nchang场",
  traditional: "廣广長长",
  synonyms: [
    ["讲师", "老师"],
    ["湿地", "沼泽"],
  ],
};
const open = () => api.open(CORE);
const index = open();
const find = (query) => api.find(index, query);
const ids = (query) => find(query).records.map((record) => index.ids[record]);
const reasons = (query) => {
  const { records, reasons: told } = find(query);
  return told(records[0]).map(({ label, word }) => `${label}：${word}`);
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
  assert.deepEqual(reasons("教学点位 技能 changgu"), ["主题：知识技能教育"]);
  assert.deepEqual(reasons("太湖 45分"), ["时长：45 分钟"]);
});

test("an id counts from its start only", () => {
  assert.deepEqual(ids("num-1"), []);
  assert.deepEqual(ids("num-128"), ["num-128"]);
  assert.deepEqual(reasons("num-128"), ["编号：num-128"]);
  assert.deepEqual(ids("niandu"), ["niandu"]);
  assert.deepEqual(ids("nian"), ["niandu"]);
  assert.deepEqual(ids("iandu"), []);
});

test("a phrase that is found nowhere is cut into two", () => {
  const found = find("太湖现场教学");
  assert.deepEqual(found.cut, ["太湖", "现场教学"]);
  assert.deepEqual(ids("太湖现场教学"), ["xianchang"]);
  assert.equal(find("太湖治理").cut, null);
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
  const empty = api.open({ kinds: [["lessons", "党课", 0]], ids: "", titles: "", folds: [], columns: [], facets: [] });
  assert.deepEqual(api.find(empty, "太湖").records, []);
});

test("pinyin in full, by initials, cut short, mixed and as many people speak it", () => {
  assert.equal(ids("taihuzhili")[0], "taihu-zhili");
  assert.equal(ids("tai hu zhi li")[0], "taihu-zhili");
  assert.equal(ids("thzl")[0], "taihu-zhili");
  assert.equal(ids("taihuzh")[0], "taihu-zhili");
  assert.equal(ids("taihu治理")[0], "taihu-zhili");
  assert.equal(ids("cangguangxi")[0], "changguangxi");
  assert.equal(ids("changguangshi")[0], undefined);
  assert.deepEqual(Array.from(find("thzl").terms).includes("太湖治理"), true);
});

test("traditional characters, natural words, numerals, synonyms", () => {
  assert.deepEqual(ids("長廣溪"), ["changguangxi"]);
  assert.deepEqual(ids("请问哪里有长广溪？"), ["changguangxi"]);
  assert.deepEqual(ids("四十五分钟"), ["taihu-zhili", "niandu"]);
  assert.deepEqual(ids("三刻钟"), ["taihu-zhili", "niandu"]);
  assert.deepEqual(ids("一个半小时"), ["num-128"]);
  assert.equal(ids("国家沼泽")[0], "changguangxi");
});

test("what was meant: by sound, with one slip, in one half", () => {
  const correct = (query) => {
    const { records, correction } = api.correct(index, query);
    return correction && [index.ids[records[0]], correction.to, correction.how];
  };
  assert.equal(correct("水修"), null); // 修 is not known before rare.js
  api.addRare(index, { readings: "xiu修\nxi夕", traditional: "" });
  assert.deepEqual(correct("水修"), ["shuixiu", "水秀", "sound"]);
  assert.deepEqual(correct("水修社区"), ["shuixiu", "水秀社区", "sound"]);
  assert.deepEqual(correct("长广夕"), ["changguangxi", "长广溪", "sound"]);
  assert.deepEqual(correct("国家地湿公园"), ["changguangxi", "国家湿地公园", "typo"]);
  assert.deepEqual(correct("国家湿公园"), ["changguangxi", "国家湿地公园", "typo"]);
  assert.deepEqual(correct("国家雪地公园"), ["changguangxi", "国家湿地公园", "typo"]);
  assert.equal(correct("太湖治理"), null);
});

test("texts come in parts and are quoted", () => {
  const full = open();
  const part = {
    first: 8,
    count: 2,
    files: 2,
    latin: "b",
    columns: [{ name: "tags", label: "标签", words: "鸟", codes: "#\n" }],
  };
  Object.assign(part, {
    summaries: "一条溪，看b区的水鸟\n十个公园",
    summaries_capitals: "5",
    bodies: "\n",
    bodies_capitals: "",
  });
  api.addText(full, part);
  assert.equal(full.files, 2);
  const found = api.find(full, "b区的水鸟");
  assert.deepEqual(found.records, [8]);
  assert.deepEqual(api.excerpt(full, found, 8), { label: "简介", text: "一条溪，看B区的水鸟" });
  assert.deepEqual(api.find(full, "鸟").reasons(8), [{ label: "标签", word: "鸟" }]);
  assert.equal(api.excerpt(full, found, 0), null);
});

test("facets count under the other filters", () => {
  const values = ({ facets }, name) => facets.find((facet) => facet.name === name).values;
  const found = api.find(index, "", { theme: ["skills"] });
  assert.deepEqual(
    found.records.map((record) => index.ids[record]),
    ["xianchang", "num-28", "changguangxi"],
  );
  assert.deepEqual(values(found, "theme"), [
    { id: "theory", word: "政治理论教育", count: 2, on: false },
    { id: "skills", word: "知识技能教育", count: 3, on: true },
  ]);
  assert.deepEqual(
    values(found, "kind").map(({ id, count }) => [id, count]),
    [
      ["lessons", 2],
      ["points", 1],
    ],
  );
  assert.deepEqual(api.find(index, "", { theme: ["theory", "skills"], kind: ["points"] }).records, [8]);
  assert.deepEqual(
    values(api.find(index, "", {}), "minutes").map(({ id, count }) => [id, count]),
    [
      ["-60", 2],
      ["61-", 1],
    ],
  );
  assert.deepEqual(api.find(index, "", { minutes: ["61-"] }).records, [2]);
  assert.deepEqual(api.find(index, "", { theme: ["nothing"] }).records, []);
});

test("sorting", () => {
  const sorted = (sort) =>
    api.find(index, "", { kind: ["lessons"] }, { sort }).records.map((record) => index.ids[record]);
  assert.deepEqual(sorted("minutes").slice(0, 3), ["taihu-zhili", "niandu", "num-128"]);
  assert.equal(sorted("relevance")[0], "taihu-zhili");
  assert.equal(sorted("title").length, 6);
});

test("terms are suggested, and where nothing is found what is near", () => {
  assert.deepEqual(api.suggest(index, "技能"), [{ vocabulary: "themes", id: "skills", word: "知识技能教育" }]);
  assert.deepEqual(api.suggest(index, "外星"), []);
  const near = api.nearest(index, "太湖 外星人");
  assert.deepEqual(near.used, ["太湖"]);
  assert.deepEqual(near.dropped, ["外星人"]);
  assert.equal(near.records.length, 2);
});
