"use strict";
/*
 * 组织派单: several slips on one page, as a table by lecturer and day, with what clashes marked.
 *
 * Slips come as text with their addresses in it, or as files. Nothing is kept: what stands here is gone with the page.
 */
{
  const { make } = window.catalogSearch;
  const { button, save } = window.catalogShare;
  const { records } = window.catalogBriefs;
  const slips = window.catalogSlip;

  const COLUMNS = ["讲师", "日期", "时间", "党课", "点位", "点单单位", "人数", "联系", "点单号", "提醒"];
  const OPEN = "待派讲师";
  const LONGEST = 240; // minutes, where nobody says how long

  const place = document.querySelector("[data-dispatch]");
  const contacts = new Map(); // by slip number, as its file says

  const sessions = Object.keys(records).filter((name) => name.startsWith("plan/")).map((name) => records[name]);

  /* Jobs: one lecturer at one time */

  const minutesOf = (text) => {
    const [hours, minutes] = text.split(":").map(Number);
    return hours * 60 + minutes;
  };

  /** When a session is over, in minutes of the day on which it starts. */
  const untilOf = ({ start, end }) => minutesOf(end.slice(11)) + (end.slice(0, 10) > start.slice(0, 10) ? 24 * 60 : 0);

  /** Who is asked: those on the slip, else those who give its lessons, else nobody yet. */
  const lecturersOf = (slip) => {
    const asked = slips.of(slip, "instructors").map(({ id }) => id);
    const theirs = [].concat(...slips.of(slip, "lessons").map(({ lecturers }) => lecturers || []));
    return Array.from(new Set(asked.length ? asked : theirs));
  };

  const jobsOf = (slip) => {
    const lessons = slips.of(slip, "lessons");
    const length = lessons.reduce((sum, { minutes }) => sum + (minutes || 0), 0) || LONGEST;
    const from = slip.time ? minutesOf(slip.time) : null;
    const shared = {
      slip,
      number: slips.number(slip),
      from,
      until: from === null ? null : from + length,
      points: slips.of(slip, "points"),
      lessons,
    };
    const found = lecturersOf(slip);
    return (found.length ? found : [""]).map((lecturer) => Object.assign({ lecturer }, shared));
  };

  /* Clashes */

  const together = (one, other) => one.from === null || other.from === null || (one.from < other.until && other.from < one.until);

  const nameOf = (lecturer) => (records[`instructors/${lecturer}`] || { title: OPEN }).title;

  /** A session of the yearly plan on a job's day, with its times as minutes. */
  const onDay = (job) =>
    sessions
      .filter(({ start }) => job.slip.day && start.startsWith(job.slip.day))
      .map((session) => ({ session, from: minutesOf(session.start.slice(11)), until: untilOf(session) }));

  const remarks = (job, jobs) => {
    const found = [];
    if (!job.lecturer) found.push("没有写讲师");
    if (!job.slip.day) return [...found, "没有写日期"];
    const others = jobs.filter((other) => other.slip !== job.slip && other.slip.day === job.slip.day && together(job, other));
    const sure = job.from === null ? "可能" : "";
    for (const other of others) {
      if (job.lecturer && other.lecturer === job.lecturer) found.push(`讲师${sure}与 ${other.number} 冲突`);
      for (const { id, title } of job.points) {
        if (other.points.some((point) => point.id === id)) found.push(`${title}${sure}与 ${other.number} 冲突`);
      }
    }
    for (const { session, from, until } of onDay(job)) {
      if (job.lecturer && (session.lecturers || []).includes(job.lecturer) && together(job, { from, until })) {
        found.push(`讲师${sure}与培训计划“${session.title}”冲突`);
      }
    }
    return Array.from(new Set(found));
  };

  /** The table's rows: by lecturer, then by time; those without a lecturer come last. */
  const rowsOf = (list) => {
    const jobs = [].concat(...list.map(jobsOf));
    const order = (job) => `${job.lecturer || "~"} ${job.slip.day || "~"} ${job.slip.time || "~"} ${job.number}`;
    jobs.sort((one, other) => (order(one) < order(other) ? -1 : 1));
    return jobs.map((job) => [
      job.lecturer ? nameOf(job.lecturer) : OPEN,
      job.slip.day || "待定",
      job.slip.time || "待定",
      job.lessons.map(({ title }) => title).join("；"),
      job.points.map(({ title }) => title).join("；"),
      job.slip.unit,
      job.slip.people,
      contacts.get(job.number) || "",
      job.number,
      remarks(job, jobs).join("；"),
    ]);
  };

  /* The page */

  const slipsThere = new Map(); // by number
  const said = make("p", { class: "tool-said", role: "status" });
  const result = make("div", { class: "dispatch-result" });

  // On a phone rows are laid out as cards; the roles keep them a table for those who hear it.
  const table = (rows) => {
    const head = make("tr", { role: "row" });
    for (const name of COLUMNS) head.append(make("th", { scope: "col", role: "columnheader" }, name));
    const body = make("tbody", { role: "rowgroup" });
    for (const row of rows) {
      const line = make("tr", { role: "row", class: row[row.length - 1] ? "dispatch-clash" : "" });
      const cell = (words, at) => make("td", { role: "cell", "data-label": COLUMNS[at] }, words);
      row.forEach((words, at) => line.append(at ? cell(words, at) : make("th", { scope: "row", role: "rowheader" }, words)));
      body.append(line);
    }
    const made = make("table", { role: "table", class: "table dispatch-table" }, make("caption", {}, "派单表"), make("thead", { role: "rowgroup" }, head), body);
    return make("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "派单表" }, made);
  };

  const show = () => {
    const rows = rowsOf(Array.from(slipsThere.values()));
    result.textContent = "";
    if (!rows.length) return;
    const clashes = rows.filter((row) => row[row.length - 1]).length;
    result.append(make("p", {}, `${slipsThere.size} 张点单，${rows.length} 行${clashes ? `，${clashes} 行有提醒` : "，没有冲突"}。`), table(rows));
    const buttons = make("div", { class: "tool-buttons" });
    buttons.append(button("存成表格", () => save("派单表.csv", "text/csv", slips.csv([COLUMNS, ...rows]))));
    buttons.append(button("打印", () => window.print()), button("全部移走", () => (slipsThere.clear(), contacts.clear(), show())));
    result.append(make("div", { class: "tool-bar" }, buttons));
  };

  const take = (found) => {
    for (const slip of found) slipsThere.set(slips.number(slip), slip);
    said.textContent = found.length ? `放进 ${found.length} 张点单。` : "里面没有找到点单。请粘贴完整的点单文字或链接。";
    show();
  };

  /** The slip of a file that the order page has saved, or none; whom to call comes with it. */
  const ofFile = (text) => {
    let file = null;
    try {
      file = JSON.parse(text);
    } catch (error) {
      return slips.ofText(text);
    }
    if (!file || file.catalogSlip !== 1 || !file.slip) return [];
    const slip = slips.sound(file.slip);
    if (!slip.items.length) return [];
    const { person, phone, note } = file.contact || {};
    contacts.set(slips.number(slip), [person, phone, note].filter((one) => typeof one === "string" && one).join(" "));
    return [slip];
  };

  const read = (file) =>
    new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(ofFile(String(reader.result)));
      reader.onerror = () => resolve([]);
      reader.readAsText(file);
    });

  const pasted = make("textarea", { rows: "5" });
  const files = make("input", { type: "file", multiple: "", accept: ".json,.txt", class: "unseen", tabindex: "-1", "aria-label": "点单文件" });
  files.addEventListener("change", () => {
    Promise.all(Array.from(files.files, read)).then((found) => take([].concat(...found)));
    files.value = "";
  });
  const add = () => {
    take(slips.ofText(pasted.value));
    pasted.value = "";
  };

  const buttons = make("div", { class: "tool-buttons" }, button("放进表里", add), button("打开文件", () => files.click()), files);
  place.textContent = "";
  place.append(make("label", { class: "tool-field tool-wide" }, make("span", {}, "点单的文字或链接"), pasted), buttons, said, result);
  place.setAttribute("aria-busy", "false");
  const first = slips.ofQuery(location.search);
  if (first) take([first]);
}
