"use strict";
/* What the results page writes: results, sentences about them, and what to do when there are none. */
{
  const { search } = catalog;
  const { h, button, pageUrl } = catalog.dom;
  const FACTS = [
    ...["minutes", "credit_hours", "formats", "audiences"],
    ...["categories", "levels", "venue_levels", "towns"],
  ];
  const MAX_NEAREST = 5;

  /** One line of facts: day · minutes · format · audience. */
  const factsOf = (index, record) => {
    const line = h("span", { class: "search-facts" });
    const days = search.wordsOf(index, "day", record);
    const day = days.length > 1 ? `${days[0]} 至 ${days[days.length - 1]}` : days.join("");
    if (day) line.append(catalog.time.sessionTime(index.times.get(record), day));
    const facts = FACTS.map((name) => search.wordsOf(index, name, record).join("、")).filter(Boolean);
    line.append(`${day && facts.length ? " · " : ""}${facts.join(" · ")}`);
    return line;
  };

  /** Records by date: what is to come before what is over; what has no date stays behind, where it was. */
  const comingFirst = (index, records) => {
    const dated = records.filter((record) => index.times.has(record));
    const isOver = (record) => catalog.time.isOver(index.times.get(record));
    const ordered = [...dated.filter((record) => !isOver(record)), ...dated.filter(isOver)];
    return records.map((record) => (index.times.has(record) ? ordered.shift() : record));
  };

  /** The part of the text that matches, as a line; nothing where the text has not come or does not say it. */
  const excerptOf = (index, result, record) => {
    const excerpt = result.terms.length ? search.excerpt(index, result, record) : null;
    return excerpt ? [h("span", { class: "search-excerpt" }, ...search.highlight(excerpt.text, result.terms))] : [];
  };

  /** A record as an entry. */
  const entry = (index, result, record, root) => {
    const kind = index.kinds[index.kindOf[record]];
    const { title, badges, reasons } = search.resultParts(index, record, result);
    const link = h("a", { class: "search-link", href: pageUrl(root, kind.id, index.ids[record]) });
    const head = h("span", { class: "search-head" }, h("span", { class: "search-kind" }, kind.name), " ", ...badges);
    // Blanks between the parts are for those who hear them in one breath.
    for (const part of [head, title, factsOf(index, record), ...reasons, ...excerptOf(index, result, record)])
      link.append(part, " ");
    const element = h("li", { class: "search-result" }, link);
    catalog.clock(element);
    return element;
  };

  /** The same as a result, which says what it is to whoever reads the page by program. */
  const item = (index, result, record, root) => {
    const element = entry(index, result, record, root);
    element.dataset.kind = index.kinds[index.kindOf[record]].id;
    element.dataset.id = index.ids[record];
    return element;
  };

  const quoted = (words) => words.map((word) => `“${word}”`).join("和");

  /** Which kinds they are, and how many of each, the kind of the best first. */
  const kindsOf = (index, records) => {
    const counts = new Map();
    for (const record of records) {
      const { name } = index.kinds[index.kindOf[record]];
      counts.set(name, (counts.get(name) || 0) + 1);
    }
    if (counts.size === 1) return `，都在${counts.keys().next().value}里`;
    return `：${Array.from(counts, ([name, count]) => `${name}\u00a0${count}`).join("，")}`;
  };

  /** The result in a sentence. */
  const summary = (index, query, { records, cut, correction }, isFiltered) => {
    if (!records.length) return isFiltered ? "没有同时符合这些条件的内容。" : `没有找到“${query}”。`;
    const count = `共 ${records.length} 条结果${records.length > 1 ? kindsOf(index, records) : ""}。`;
    if (correction) return `${search.correctionText(correction)}，${count}`;
    if (cut) return `没有整句的“${query}”，下面同时说到${quoted(cut)}，${count}`;
    return query ? `“${query}”：${count}` : count;
  };

  /** What comes nearest when nothing matches, and to which words. */
  const nearest = (index, query, filters, root) => {
    const result = search.nearest(index, query, filters);
    if (!result.records.length) return [];
    const heading = result.used.length ? `最接近的，说到${quoted(result.used)}：` : "最接近的：";
    const list = h("ol", { class: "search-list" });
    list.append(...result.records.slice(0, MAX_NEAREST).map((record) => entry(index, result, record, root)));
    return [h("h2", { class: "search-nearest" }, heading), list];
  };

  /** Where nothing matches: advice, then the nearest. The lists stand below on every results page. */
  const emptyResult = (index, query, filters, root) => {
    const advice = h("p", {}, "换一个更短的词，或者少写一个词再试；也可以从页面下方的栏目里找。");
    return h("div", { class: "search-nothing" }, advice, ...nearest(index, query, filters, root));
  };

  /** Where conditions leave nothing: how many there would be without them. */
  const tooNarrow = (index, query, reset) => {
    const { records } = search.correct(index, query, {}, {});
    if (!records.length) return null;
    const without = button("search-more", `不加条件，看全部 ${records.length} 条`, reset);
    return h("div", { class: "search-nothing" }, h("p", {}, "去掉上面的一个条件再看，或者："), without);
  };

  search.results = { item, comingFirst, summary, emptyResult, tooNarrow };
}
