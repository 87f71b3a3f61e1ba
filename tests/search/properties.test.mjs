// No query throws, costs more than so many steps, or finds what is not there.
// `node properties.test.mjs folder rounds`, over the data files of a folder.
import assert from "node:assert/strict";
import { opened } from "./engine.mjs";

const ROUNDS = Number(process.argv[3]);
// Steps of one query by itself, and for each character of the catalogue; a clock would measure other programs, too.
const BASE = 500_000;
const MOST = 50;
const SIZE = 10_240;

const { api, index } = opened(process.argv[2]);
const titles = index.titles.join("");
const fields = [index.titleField, ...index.texts, ...index.columns.map(({ field }) => field).filter(Boolean)];
const size = fields.reduce((sum, { text }) => sum + text.length, 0);
let seed = 20261123;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const some = (pool, length) => Array.from({ length }, () => pool[random(pool.length)]).join("");
const piece = () => titles.substr(random(titles.length), 1 + random(12));

// Any code point, surrogates that stand alone included; what scripts and patterns trip over; what people type.
const MAKERS = [
  () => String.fromCodePoint(...Array.from({ length: 1 + random(20) }, () => random(0x110000))),
  () => String.fromCharCode(...Array.from({ length: 1 + random(20) }, () => random(0x10000))),
  () => some(Array.from("[](){}*+?.\\^$|\n\t'\"<>&/#%_=;:,-\0"), 1 + random(30)),
  () => some(Array.from("\u200d\ufe0f\u0301\u202e\u2006\ufdfa\ufffd\u3000\u0130ǆǅßﬁ㎡①½"), 1 + random(30)),
  () => some(Array.from("abcdefghijklmnopqrstuvwxyz'"), 1 + random(24)),
  () => some(Array.from("零一二两三四五六七八九十百个半小时刻钟分学课天0123456789."), 1 + random(12)),
  () => some(Array.from("请问哪里有怎么的吗我想听找一下关于课"), 1 + random(24)),
  () =>
    some(
      ["<script>alert(1)</script>", "太湖", "taihu", " ", "，", "党课", "${7*7}", "__proto__", "constructor"],
      1 + random(5),
    ),
  () => piece(),
  () => piece() + piece(),
  () => piece().slice(1) + some(Array.from(titles), 1) + piece(),
  () => `${piece()} ${some(Array.from("abcdefgh"), 3)} ${piece()}`,
];
const LONG = [
  "太湖".repeat(SIZE / 2),
  "a".repeat(SIZE),
  "的".repeat(SIZE),
  "1 2 3 4 5 6 7 8 9 ".repeat(SIZE / 18),
  "\ufdfa".repeat(SIZE),
  "zhonghuarenmin".repeat(SIZE / 14),
  "<b>".repeat(SIZE / 3),
  "一".repeat(SIZE),
  "📚".repeat(SIZE / 2),
  "\ud83d".repeat(SIZE),
  `${"太".repeat(39)} `.repeat(SIZE / 40),
  "半".repeat(SIZE),
  "请问".repeat(SIZE / 2),
  `${"党建服务中心".repeat(6)} `.repeat(SIZE / 37),
  ...Array.from({ length: 20 }, () => some(Array.from(titles), SIZE)),
  ...Array.from({ length: 20 }, () => some(MAKERS, 1) && Array.from({ length: 200 }, piece).join("")),
  ...Array.from({ length: 20 }, () => Array.from({ length: 400 }, piece).join(" ")),
];

/** Everything a page does with a query; texts come back as texts of the catalogue. */
const use = (query) => {
  for (const found of [
    api.find(index, query, {}),
    api.correct(index, query, { kind: ["lessons"] }, { sort: "title" }),
  ]) {
    for (const record of found.records.slice(0, 5)) {
      const title = index.titles[record];
      let done = 0;
      for (const [start, end] of api.ranges(title, found.terms)) {
        assert.ok(start >= done && end > start && end <= title.length, query);
        done = end;
      }
      for (const { word } of found.reasons(record))
        assert.ok(index.columns.some(({ words }) => words.includes(word)) || index.ids.includes(word));
      const excerpt = api.excerpt(index, found, record);
      if (excerpt) assert.ok(!/<script>alert/.test(excerpt.text));
    }
    if (found.records.length) continue;
    api
      .nearest(index, query, {})
      .records.slice(0, 3)
      .forEach((record) => assert.ok(record < index.count));
  }
  api
    .suggest(index, query)
    .forEach(({ word }) => assert.ok(index.columns.some(({ words }) => words && words.includes(word))));
};

// Every loop of the engine asks strings something, and a pattern looks at each of their characters.
let steps = 0;
for (const name of ["charCodeAt", "includes", "indexOf", "slice", "startsWith", "replace", "search", "split"]) {
  const method = String.prototype[name];
  const isPattern = ["replace", "search", "split"].includes(name);
  String.prototype[name] = function (one, other) {
    steps += isPattern ? this.length : 1;
    return method.call(this, one, other);
  };
}

let dearest = [0, ""];
/** Uses a query and remembers what it cost. */
const counted = (query) => {
  steps = 0;
  use(query);
  if (steps > dearest[0]) dearest = [steps, query.slice(0, 60)];
};
for (let round = 0; round < ROUNDS; round += 1) counted(MAKERS[round % MAKERS.length]());
LONG.forEach(counted);
console.log(`${ROUNDS + LONG.length} queries over ${size} characters, at most ${dearest[0]} steps: ${dearest[1]}`);
assert.ok(dearest[0] < BASE + MOST * size, `costs too much: ${dearest}`);
