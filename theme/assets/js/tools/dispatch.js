"use strict";
/*
 * 组织派单: several orders on one page, as a table by lecturer and day, with what clashes marked.
 *
 * Orders come as text with their addresses in it, or as files. Nothing is kept: what stands here is gone with the page.
 */
{
  const { h, statusLine } = catalog.dom;
  const { minutesOf } = catalog.time;
  const { toolButton, printButton, toolButtons, download, readFile, fileChooser, orders } = catalog.tools;
  const { records } = catalog.briefs;

  const COLUMNS = ["讲师", "日期", "时间", "党课", "点位", "点单单位", "人数", "联系", "点单号", "提醒"];
  const UNASSIGNED = "待派讲师";
  const DAY = 24 * 60; // minutes
  const DEFAULT_LENGTH = 240; // minutes, where nobody says how long

  const page = document.querySelector("[data-dispatch]");
  const received = new Map(); // orders by number
  const contacts = new Map(); // by number, as its file says

  const sessions = Object.keys(records)
    .filter((name) => name.startsWith("plan/"))
    .map((name) => records[name])
    .filter(({ state }) => state !== "postponed" && state !== "cancelled");

  /** Its first moment; that of whole days is midnight. */
  const startOf = ({ begins }) => (begins.length > 10 ? begins : `${begins}T00:00+08:00`);

  /* Jobs: one lecturer at one time */

  /** Who is asked for: those of the order, else those who give its lessons, else nobody yet. */
  const lecturersOf = (order, lessons) => {
    const requested = orders.recordsOf(order, "instructors").map(({ id }) => id);
    const theirs = [].concat(...lessons.map(({ lecturers }) => lecturers || []));
    const all = Array.from(new Set(requested.length ? requested : theirs));
    return all.length ? all : [""];
  };

  const jobsOf = (order) => {
    const lessons = orders.recordsOf(order, "lessons");
    const length = lessons.reduce((sum, { minutes }) => sum + (minutes || 0), 0) || DEFAULT_LENGTH;
    const from = order.time ? minutesOf(order.time) : null;
    const until = from === null ? null : from + length;
    const shared = { order, number: orders.numberOf(order), from, until, lessons };
    shared.points = orders.recordsOf(order, "points");
    return lecturersOf(order, lessons).map((lecturer) => Object.assign({ lecturer }, shared));
  };

  /* Clashes */

  const overlap = (a, b) => a.from === null || b.from === null || (a.from < b.until && b.from < a.until);

  const nameOf = (lecturer) => (records[`instructors/${lecturer}`] || { title: UNASSIGNED }).title;

  /** The sessions of the yearly plan on a job's day, with their times as minutes after its midnight. */
  const sessionsOf = ({ order }) => {
    const midnight = Date.parse(`${order.day}T00:00+08:00`);
    const minutes = (moment) => (Date.parse(moment) - midnight) / 60000;
    return sessions
      .map((session) => ({ session, from: minutes(startOf(session)), until: minutes(session.ends) }))
      .filter(({ from, until }) => from < DAY && until > 0);
  };

  const warningsOf = (job, jobs) => {
    const warnings = [];
    if (!job.lecturer) warnings.push("没有写讲师");
    if (!job.order.day) return [...warnings, "没有写日期"];
    const others = jobs.filter(
      (other) => other.order !== job.order && other.order.day === job.order.day && overlap(job, other),
    );
    const maybe = job.from === null ? "可能" : "";
    for (const other of others) {
      if (job.lecturer && other.lecturer === job.lecturer) warnings.push(`讲师${maybe}与 ${other.number} 冲突`);
      const shared = job.points.filter(({ id }) => other.points.some((point) => point.id === id));
      warnings.push(...shared.map(({ title }) => `${title}${maybe}与 ${other.number} 冲突`));
    }
    for (const { session, from, until } of sessionsOf(job)) {
      const isTheirs = job.lecturer && (session.lecturers || []).includes(job.lecturer);
      if (isTheirs && overlap(job, { from, until })) warnings.push(`讲师${maybe}与培训计划“${session.title}”冲突`);
    }
    return Array.from(new Set(warnings));
  };

  /** The table's rows: by lecturer, then by time; those without a lecturer come last. */
  const rowsOf = (list) => {
    const jobs = [].concat(...list.map(jobsOf));
    const key = ({ lecturer, order, number }) =>
      `${lecturer || "~"} ${order.day || "~"} ${order.time || "~"} ${number}`;
    jobs.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    return jobs.map((job) => {
      const { order, number } = job;
      const when = [order.day || "待定", order.time || "待定"];
      const what = [orders.titles(job.lessons), orders.titles(job.points)];
      const who = [order.unit, order.people, contacts.get(number) || "", number];
      return [nameOf(job.lecturer), ...when, ...what, ...who, warningsOf(job, jobs).join("；")];
    });
  };

  /* The page */

  const status = statusLine("tool-status");
  const result = h("div", { class: "dispatch-result" });
  const hasWarning = (row) => Boolean(row[row.length - 1]);

  // On a phone rows are laid out as cards; the roles keep them a table for those who hear it.
  const table = (rows) => {
    const titles = COLUMNS.map((name) => h("th", { scope: "col", role: "columnheader" }, name));
    const head = h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...titles));
    const cell = (words, at) =>
      at
        ? h("td", { role: "cell", "data-label": COLUMNS[at] }, words)
        : h("th", { scope: "row", role: "rowheader" }, words);
    const lines = rows.map((row) =>
      h("tr", { role: "row", class: hasWarning(row) ? "dispatch-clash" : "" }, ...row.map(cell)),
    );
    const body = h("tbody", { role: "rowgroup" }, ...lines);
    const element = h(
      "table",
      { role: "table", class: "table dispatch-table" },
      h("caption", {}, "派单表"),
      head,
      body,
    );
    return h(
      "div",
      { class: "table-scroll dispatch-scroll", tabindex: "0", role: "region", "aria-label": "派单表" },
      element,
    );
  };

  const clear = () => {
    received.clear();
    contacts.clear();
    show();
  };

  const show = () => {
    const rows = rowsOf(Array.from(received.values()));
    result.textContent = "";
    if (!rows.length) return;
    const clashes = rows.filter(hasWarning).length;
    const summary = `${received.size} 张点单，${rows.length} 行${clashes ? `，${clashes} 行有提醒` : "，没有冲突"}。`;
    const save = () => download("派单表.csv", "text/csv", orders.csv([COLUMNS, ...rows]));
    const buttons = toolButtons(toolButton("存成表格", save), printButton(), toolButton("全部移走", clear));
    result.append(h("p", {}, summary), table(rows), h("div", { class: "tool-bar" }, buttons));
  };

  const add = (list) => {
    for (const order of list) received.set(orders.numberOf(order), order);
    const count = list.length;
    status.textContent = count ? `放进 ${count} 张点单。` : "里面没有找到点单。请粘贴完整的点单文字或链接。";
    show();
  };

  /** The orders of a file: that which the order page has saved, with whom to call, or those of a message. */
  const ordersOf = (text) => {
    const file = orders.fromFile(text);
    if (file === undefined) return orders.fromText(text);
    if (!file || !file.order.items.length) return [];
    const { person, phone, note } = file.contact;
    const contact = [person, phone, note].filter((words) => typeof words === "string" && words);
    contacts.set(orders.numberOf(file.order), contact.join(" "));
    return [file.order];
  };

  const onFiles = (files) => {
    const lists = files.map((file) => readFile(file).then(ordersOf, () => []));
    Promise.all(lists).then((all) => add([].concat(...all)));
  };
  const chooser = fileChooser("打开文件", "点单文件", { multiple: "", accept: ".json,.txt" }, onFiles);
  const pasted = h("textarea", { rows: "5" });
  const addPasted = () => {
    add(orders.fromText(pasted.value));
    pasted.value = "";
  };

  page.textContent = "";
  page.append(
    h("label", { class: "tool-field tool-wide" }, h("span", {}, "点单的文字或链接"), pasted),
    toolButtons(toolButton("放进表里", addPasted), chooser.opener, chooser.input),
    status,
    result,
  );
  page.setAttribute("aria-busy", "false");
  const first = orders.fromQuery(location.search);
  if (first) add([first]);
}
