"use strict";
/*
 * 我要学什么: what fits a few answers, the best first, and why.
 *
 * The questions are facets of the search, counted by its engine. Unlike a filter an answer does not exclude: whoever
 * fails one of them stands behind those who fail none, and it is said which. The address holds the answers.
 */
{
  const api = window.catalogSearch;
  const { make, address, results } = api;
  const KINDS = ["lessons", "courses", "plan"];
  const MOST = 20;
  const FORGIVEN = 1; // answers that an offer may fail
  const FIT = "合适：";
  const NEARLY = "不合：";

  const form = document.querySelector("[data-finder]");
  const box = document.querySelector("[data-search-results]");
  const root = form.dataset.root;
  const status = make("p", { class: "finder-count", role: "status" });
  const list = make("ol", { class: "search-list" });
  box.append(status, list);

  const inputs = () => Array.from(form.querySelectorAll("input[name]"));

  /** The answers: [[facet, [value, …]], …], those left open left out. */
  const answers = () => {
    const found = new Map();
    for (const { name, value, checked } of inputs()) if (checked) found.set(name, [...(found.get(name) || []), value]);
    return Array.from(found);
  };

  /** Whoever has an hour has half an hour, too: of the bands of minutes the shorter ones are meant as well. */
  const meant = ([name, values]) => {
    if (name !== "minutes") return [name, values];
    const bands = inputs().filter((input) => input.name === name).map(({ value }) => value);
    return [name, bands.slice(0, bands.indexOf(values[0]) + 1)];
  };

  const now = new Date();
  const today = now.getFullYear() * 10000 + (now.getMonth() + 1) * 100 + now.getDate();
  /** Whether a record is a session of a day that has passed. */
  const isOver = (index, record) =>
    api.wordsOf(index, "day", record).some((day) => {
      const [year, month, date] = day.match(/[0-9]+/g).map(Number);
      return year * 10000 + month * 100 + date < today;
    });

  /** How each record does: [{record, fits: [label], fails: [label]}], the best first, in the lists' order otherwise. */
  const ranked = (index, asked) => {
    const kinds = api.narrow(index, Array.from({ length: index.count }, (_, record) => record), { kind: KINDS });
    const rows = kinds.records.filter((record) => !isOver(index, record)).map((record) => ({ record, fits: [], fails: [] }));
    const facets = kinds.facets();
    for (const [name, values] of asked.map(meant)) {
      const passing = new Set(api.narrow(index, kinds.records, { [name]: values }).records);
      const { label } = facets.find((facet) => facet.name === name) || { label: name };
      for (const row of rows) (passing.has(row.record) ? row.fits : row.fails).push(label);
    }
    const enough = rows.filter(({ fits, fails }) => fits.length && fails.length <= FORGIVEN);
    return enough.sort((one, other) => one.fails.length - other.fails.length);
  };

  const why = ({ fits, fails }) => {
    const line = make("p", { class: "finder-why" }, `${FIT}${fits.join("、")}`);
    if (fails.length) line.append("；", make("strong", {}, `${NEARLY}${fails.join("、")}`));
    return line;
  };

  const show = (index) => {
    const asked = answers();
    const rows = asked.length ? ranked(index, asked) : [];
    const whole = rows.filter(({ fails }) => !fails.length).length;
    list.textContent = "";
    const everything = api.find(index, "", {}, {}); // no words were asked for, so none are marked
    for (const row of rows.slice(0, MOST)) {
      const item = results.result(index, everything, row.record, root);
      item.append(why(row));
      list.append(item);
    }
    const most = rows.length > MOST ? `，先列 ${MOST} 条` : "";
    if (!asked.length) status.textContent = "点一点上面的格子，结果就出现在这里。";
    else if (!rows.length) status.textContent = "没有合适的，少选一项再看看。";
    else status.textContent = `全都合适的 ${whole} 条，差一项的 ${rows.length - whole} 条${most}。`;
    box.setAttribute("aria-busy", "false");
  };

  const failed = () => {
    status.textContent = "搜索内容没有载入，请检查网络后再试。";
    box.setAttribute("aria-busy", "false");
  };
  const answer = () => api.ready(root).then(show, failed);

  /** The address says the answers, so that it can be handed on. */
  const tell = () => {
    const parameters = new URLSearchParams();
    for (const [name, values] of answers()) for (const value of values) parameters.append(name, value);
    const text = String(parameters);
    try {
      history.replaceState(null, "", location.pathname + (text ? `?${text}` : ""));
    } catch (error) {
      /* pages from a disk have no such address */
    }
  };

  const given = new URLSearchParams(location.search);
  for (const input of inputs()) input.checked = given.getAll(input.name).includes(input.value);
  form.querySelector("[type=submit]").hidden = true; // answers come at once
  form.addEventListener("change", () => {
    tell();
    answer();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    for (const input of inputs()) input.checked = false;
    tell();
    answer();
  }));
  answer();
}
