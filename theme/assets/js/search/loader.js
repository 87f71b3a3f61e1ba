"use strict";
/*
 * The way from a page to the search: engine and data are loaded when something is searched, and each query is answered
 * in two steps (engine/incremental.js). Nothing of the engine is there before.
 */
{
  const { search } = catalog;
  const { h, load, once } = catalog.dom;

  const dataFile = (root, name) => once(name, () => load(`${root}search/${name}.js`));

  /** The index, with engine and core; what else there is comes with `catalog.search.complete(root)`. */
  const ready = (root) =>
    once("index", () => Promise.all([dataFile(root, "engine"), dataFile(root, "core")]).then(() => search.index()));

  /** As catalog.search.answer (engine/incremental.js); `onError()` if nothing could be loaded. Returns what ends it. */
  const query = (root, text, filters, options, onResult, onError) => {
    let stop = null;
    let stopped = false;
    const start = () => {
      if (!stopped) stop = search.answer(root, text, filters, options, onResult);
    };
    ready(root).then(start, () => stopped || onError());
    return () => {
      stopped = true;
      if (stop) stop();
    };
  };

  /** A text with the places of the terms marked. */
  const highlight = (text, terms) => {
    const nodes = [];
    let end = 0;
    for (const [from, to] of search.ranges(text, terms)) {
      nodes.push(text.slice(end, from), h("mark", { class: "search-mark" }, text.slice(from, to)));
      end = to;
    }
    return [...nodes, text.slice(end)];
  };

  /** What box and results page say of a record: title, whether it is off or a sample, why it matches. */
  const resultParts = (index, record, { terms, reasons }) => ({
    title: h("span", { class: "search-title" }, ...highlight(index.titles[record], terms)),
    badges: [
      ...search.wordsOf(index, "state", record).map((word) => h("span", { class: "search-badge search-state" }, word)),
      ...search.wordsOf(index, "status", record).map((word) => h("span", { class: "search-badge" }, word)),
    ],
    reasons: reasons(record).map(({ label, word }) =>
      h("span", { class: "search-reason" }, `${label}：`, ...highlight(word, terms)),
    ),
  });

  /** What is shown in place of what was typed: “没有找到“太胡”，显示“太湖”的结果”. */
  const correctionText = (correction) =>
    correction ? `没有找到“${correction.from}”，显示“${correction.to}”的结果` : "";

  const FAILED = "搜索内容没有载入，请检查网络后再试。";
  Object.assign(search, { FAILED, dataFile, ready, query, highlight, resultParts, correctionText });
}
