"use strict";
/*
 * What the results page writes: results, sentences about them, and what to do when there are none.
 * Texts become text nodes, never markup.
 */
{
  const api = window.catalogSearch;
  const { make, address } = api;
  const FACTS = ["day", "minutes", "credit_hours", "formats", "audiences", "categories", "levels", "venue_levels", "towns"];
  const NEAREST = 5;

  /** One line of facts: minutes · format · audience. */
  const factsOf = (index, record) => {
    const facts = FACTS.map((name) => api.wordsOf(index, name, record).join("、"));
    return facts.filter(Boolean).join(" · ");
  };

  /** The piece of the text that was meant, as a line; nothing where the text has not come or does not say it. */
  const excerptOf = (index, found, record) => {
    const excerpt = found.terms.length ? api.excerpt(index, found, record) : null;
    return excerpt ? [make("span", { class: "search-excerpt" }, ...api.marked(excerpt.text, found.terms))] : [];
  };

  /** A record as an entry. */
  const entry = (index, found, record, root) => {
    const kind = index.kinds[index.kindOf[record]];
    const { title, marks, why } = api.lines(index, record, found);
    const link = make("a", { class: "search-link", href: address(root, kind.id, index.ids[record]) });
    const head = make("span", { class: "search-head" }, make("span", { class: "search-kind" }, kind.name), " ", ...marks);
    const facts = make("span", { class: "search-facts" }, factsOf(index, record));
    // Blanks between the parts are for those who hear them in one breath.
    for (const part of [head, title, facts, ...why, ...excerptOf(index, found, record)]) link.append(part, " ");
    return make("li", { class: "search-result" }, link);
  };

  /** The same as a result, which says what it is to whoever reads the page by program. */
  const result = (index, found, record, root) => {
    const item = entry(index, found, record, root);
    item.dataset.kind = index.kinds[index.kindOf[record]].id;
    item.dataset.id = index.ids[record];
    return item;
  };

  const quoted = (words) => words.map((word) => `“${word}”`).join("和");

  /** Of which kinds they are, and how many of each, the kind of the best first. */
  const kindsOf = (index, records) => {
    const counts = new Map();
    for (const record of records) {
      const { name } = index.kinds[index.kindOf[record]];
      counts.set(name, (counts.get(name) || 0) + 1);
    }
    if (counts.size === 1) return `，都在${counts.keys().next().value}里`;
    return `：${Array.from(counts, ([name, count]) => `${name}\u00a0${count}`).join("，")}`;
  };

  /** What was found, in a sentence. */
  const summary = (index, query, { records, cut, correction }, filtered) => {
    if (!records.length) return filtered ? "没有同时符合这些条件的内容。" : `没有找到“${query}”。`;
    const count = `共 ${records.length} 条结果${records.length > 1 ? kindsOf(index, records) : ""}。`;
    if (correction) return `没有找到“${correction.from}”，显示“${correction.to}”的结果，${count}`;
    if (cut) return `没有整句的“${query}”，下面同时说到${quoted(cut)}，${count}`;
    return query ? `“${query}”：${count}` : count;
  };

  /** What comes nearest when nothing was found, and of what. */
  const nearest = (index, query, filters, root) => {
    const found = api.nearest(index, query, filters);
    if (!found.records.length) return [];
    const said = found.kept && found.kept.length ? `最接近的，说到${quoted(found.kept)}：` : "最接近的：";
    const list = make("ol", { class: "search-list" });
    list.append(...found.records.slice(0, NEAREST).map((record) => entry(index, found, record, root)));
    return [make("h2", { class: "search-near" }, said), list];
  };

  /** Where nothing was found: advice, then the nearest. The lists stand below on every results page. */
  const nothing = (index, query, filters, root) => {
    const advice = make("p", {}, "换一个更短的词，或者少写一个词再试；也可以从页面下方的栏目里找。");
    return make("div", { class: "search-nothing" }, advice, ...nearest(index, query, filters, root));
  };

  /** Where conditions leave nothing: how many there would be without them. */
  const tooNarrow = (index, query, reset) => {
    const { records } = api.correct(index, query, {}, {});
    if (!records.length) return null;
    const without = make("button", { class: "search-more", type: "button" }, `不加条件，看全部 ${records.length} 条`);
    without.addEventListener("click", reset);
    return make("div", { class: "search-nothing" }, make("p", {}, "去掉上面的一个条件再看，或者："), without);
  };

  api.results = { result, summary, nothing, tooNarrow };
}
