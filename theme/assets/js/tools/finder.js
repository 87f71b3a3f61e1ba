"use strict";
/*
 * 我要学什么: what fits a few answers, the best first, and why.
 *
 * The questions are facets of the search, counted by its engine. Unlike a filter an answer does not exclude: whoever
 * fails one of them stands behind those who fail none, and it is said which. The address holds the answers.
 */
{
  const { search } = catalog;
  const { h, statusLine, setUrl } = catalog.dom;
  const KINDS = ["lessons", "courses", "plan"];
  const MAX_RESULTS = 20;
  const MAX_FAILS = 1; // answers that an offer may fail

  const form = document.querySelector("[data-finder]");
  const box = document.querySelector("[data-search-results]");
  const { root } = form.dataset;
  const status = statusLine("finder-count");
  const list = h("ol", { class: "search-list" });
  const inputs = Array.from(form.querySelectorAll("input[name]"));

  /** The answers: [[facet, [value, …]], …], those left open left out. */
  const answers = () => {
    const byFacet = new Map();
    for (const { name, value, checked } of inputs)
      if (checked) byFacet.set(name, [...(byFacet.get(name) || []), value]);
    return Array.from(byFacet);
  };

  /** Whoever has an hour has half an hour, too: of the bands of minutes the shorter ones are included. */
  const included = ([name, values]) => {
    const bands = inputs.filter((input) => input.name === name).map(({ value }) => value);
    return [name, name === "minutes" ? bands.slice(0, bands.indexOf(values[0]) + 1) : values];
  };

  /** Whether a record is a session that is over. */
  const isPast = (index, record) => index.times.has(record) && catalog.time.isOver(index.times.get(record));
  /** Whether a record is a session that will not take place when it says. */
  const isOff = (index, record) =>
    search.wordsOf(index, "state", record).some((state) => state === "延期" || state === "取消");

  /** How each record does: [{record, fits: [label], fails: [label]}], the best first, in the lists' order otherwise. */
  const ranked = (index, chosen) => {
    const all = Array.from({ length: index.count }, (_, record) => record);
    const offers = search.narrow(index, all, { kind: KINDS });
    const current = offers.records.filter((record) => !isPast(index, record) && !isOff(index, record));
    const rows = current.map((record) => ({ record, fits: [], fails: [] }));
    for (const [name, values] of chosen.map(included)) {
      const passing = new Set(search.narrow(index, offers.records, { [name]: values }).records);
      const { label } = offers.facets().find((facet) => facet.name === name) || { label: name };
      for (const row of rows) (passing.has(row.record) ? row.fits : row.fails).push(label);
    }
    const fitting = rows.filter(({ fits, fails }) => fits.length && fails.length <= MAX_FAILS);
    return fitting.sort((a, b) => a.fails.length - b.fails.length);
  };

  const explanation = ({ fits, fails }) => {
    const line = h("p", { class: "finder-reason" }, `合适：${fits.join("、")}`);
    if (fails.length) line.append("；", h("strong", {}, `不合：${fails.join("、")}`));
    return line;
  };

  const summary = (isAnswered, rows) => {
    if (!isAnswered) return "点一点上面的格子，结果就出现在这里。";
    if (!rows.length) return "没有合适的，少选一项再看看。";
    const perfect = rows.filter(({ fails }) => !fails.length).length;
    const more = rows.length > MAX_RESULTS ? `，先列 ${MAX_RESULTS} 条` : "";
    return `全都合适的 ${perfect} 条，差一项的 ${rows.length - perfect} 条${more}。`;
  };

  const show = (index) => {
    const chosen = answers();
    const rows = chosen.length ? ranked(index, chosen) : [];
    const everything = search.find(index, "", {}, {}); // no words were typed, so none are highlighted
    list.textContent = "";
    for (const row of rows.slice(0, MAX_RESULTS)) {
      const item = search.results.item(index, everything, row.record, root);
      item.append(explanation(row));
      list.append(item);
    }
    finish(summary(chosen.length > 0, rows));
  };

  const finish = (text) => {
    status.textContent = text;
    box.setAttribute("aria-busy", "false");
  };
  const update = () => search.ready(root).then(show, () => finish(search.FAILED));

  /** The address holds the answers, so that it can be handed on. */
  const onChange = () => {
    const parameters = new URLSearchParams();
    for (const [name, values] of answers()) for (const value of values) parameters.append(name, value);
    const text = String(parameters);
    setUrl("replaceState", location.pathname + (text ? `?${text}` : ""));
    update();
  };
  const onReset = () => {
    for (const input of inputs) input.checked = false;
    onChange();
  };

  box.append(status, list);
  const parameters = new URLSearchParams(location.search);
  for (const input of inputs) input.checked = parameters.getAll(input.name).includes(input.value);
  form.querySelector("[type=submit]").hidden = true; // answers come at once
  form.addEventListener("change", onChange);
  form.addEventListener("reset", () => setTimeout(onReset));
  update();
}
