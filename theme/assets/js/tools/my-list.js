"use strict";
/*
 * 我的学习单: what a reader has collected, what of it is learnt and what is planned, its hours, and an address that shows
 * it to somebody else.
 *
 * The list is `list` of store.js, what is learnt `done`. An address with `?list=lessons/a,plan/b` shows that list
 * instead, which somebody else has handed on; it becomes one's own only when one says so.
 */
{
  const { store } = catalog;
  const { h, hiddenText } = catalog.dom;
  const { toolButton, shareBar, hasRecord, brief, removeButton, guestNote } = catalog.tools;
  const { YEAR, CREDIT_HOUR, ofMinutes, tally, minutesOf } = catalog.hours;

  const OFF = { cancelled: "已取消，不计学时", postponed: "已延期，不计学时" };
  const SOURCE =
    `《中国共产党党员教育管理工作条例》第二十条：党员每年集中学习培训时间一般不少于 ${YEAR} 学时。` +
    "基层党组织书记另有规定，以组织部门的要求为准。";

  const page = document.querySelector("[data-my-list]");
  const { root } = page.dataset;
  const handedOn = new URLSearchParams(location.search).get("list");
  const isOwn = handedOn === null;

  const recordOf = (name) => catalog.briefs.records[name];
  const titleOf = (name) => recordOf(name).title;
  const isSession = (name) => Boolean(recordOf(name).ends);

  /* What counts */

  const isTicked = (name) => isOwn && store.has("done", name);
  const isOff = (name) => recordOf(name).state in OFF;
  const isAhead = (name) => isSession(name) && !catalog.time.isOver(recordOf(name));
  const isOfOtherYear = (name) =>
    isSession(name) && !recordOf(name).begins.startsWith(catalog.time.today().slice(0, 4));

  /** Lessons that were ticked off on the page of a course in the list, without being in it themselves. */
  const doneUnits = (names) => {
    const courses = names.filter((name) => name.startsWith("courses/") && !isTicked(name));
    const parts = [].concat(...courses.map((name) => Object.keys(recordOf(name).parts || {})));
    return parts.filter((part) => hasRecord(part) && isTicked(part) && !names.includes(part));
  };

  /** What is learnt, what is planned, and what each adds. */
  const countedOf = (list) => {
    const names = list.filter((name) => hasRecord(name) && !isOff(name));
    const ticked = names.filter((name) => isTicked(name) && !isAhead(name));
    const done = [...ticked.filter((name) => !isOfOtherYear(name)), ...doneUnits(names)];
    const planned = names.filter((name) => !ticked.includes(name));
    return { done, planned, results: tally(done, planned) };
  };

  /* What is shown */

  /** The address that shows a list to somebody else. */
  const addressOf = (list) => {
    const url = new URL(location.href);
    url.search = `?list=${list.join(",")}`;
    url.hash = "";
    return url.href;
  };

  const inner = (text) => text.replace(/“/g, "‘").replace(/”/g, "’");
  const quoted = (names) => names.map((name) => `“${inner(titleOf(name))}”`).join("");

  /** Why an entry adds less than it has. */
  const overlapText = (name, { minutes, by, isWhole }) => {
    if (!by.length) return "";
    if (!isWhole) return `其中有和${quoted(by)}重复的，这里只加 ${ofMinutes(minutes)} 学时`;
    const [kind] = name.split("/");
    return by.every((other) => other.startsWith("courses/") || (other.startsWith("plan/") && kind !== "plan"))
      ? `已含在${quoted(by)}里，不重复计`
      : `和${quoted(by)}学的一样，不重复计`;
  };

  /** An entry's hours, whether it is learnt or planned, and what is particular about it. */
  const stateText = (name, { results }) => {
    if (isOff(name)) return OFF[recordOf(name).state];
    const { credit } = recordOf(name);
    const isDone = isTicked(name) && !isAhead(name);
    const hours = credit ? `${ofMinutes(credit)} 学时` : "学时没有写，没有算进去";
    const parts = [isOwn ? `${isDone ? "学过" : "打算学"}，${hours}` : hours];
    if (isTicked(name) && isAhead(name)) parts.push("还没有结束，先算打算学");
    if (isDone && isOfOtherYear(name)) parts.push("不是今年的，不算进今年");
    else if (results.has(name)) parts.push(overlapText(name, results.get(name)));
    if (isOwn && !isDone && isSession(name) && !isAhead(name)) parts.push("已经结束，参加了就勾上");
    return parts.filter(Boolean).join("。");
  };

  const doneBox = (name) => {
    const box = h("input", { type: "checkbox" });
    box.addEventListener("change", () => store.toggle("done", name, box.checked));
    return { box, label: h("label", { class: "my-done" }, box, "学过了", hiddenText(`：${titleOf(name)}`)) };
  };

  const summary = h("div", { class: "my-sum", tabindex: "-1" });
  const sentence = h("p", { role: "status" });
  const meter = h("progress", { max: YEAR });
  const note = h("p", { class: "fine" });
  summary.append(sentence, meter, note);

  /** An entry as {name, item, update}; what has left the catalogue has its name only. */
  const entry = (name) => {
    const item = h("li", { class: "my-entry", "data-record": name });
    const buttons = h("div", { class: "my-buttons" });
    const remove = (title) => removeButton("list", name, title, () => (summary.parentNode ? summary : page));
    if (!hasRecord(name)) {
      item.append(h("div", { class: "my-text" }, h("p", {}, `${name}（目录里已经没有这一条）`)));
      if (isOwn) item.append(buttons);
      buttons.append(remove(name));
      return { name, item, update: () => {} };
    }
    const text = brief(root, name);
    const state = h("p", { class: "row-line my-state" });
    text.append(state);
    item.append(text);
    const { box, label } = doneBox(name);
    if (isOwn) item.append(buttons);
    buttons.append(label, remove(titleOf(name)));
    const update = (counted) => {
      box.checked = isTicked(name);
      state.textContent = `${stateText(name, counted)}。`;
    };
    return { name, item, update };
  };

  const sumText = (list, { done, planned, results }) => {
    const all = ofMinutes(minutesOf(results, [...done, ...planned]));
    if (!isOwn) return `共 ${list.length} 项，${all} 学时。`;
    const minutes = minutesOf(results, done);
    const rest = ofMinutes(Math.max(0, YEAR * CREDIT_HOUR - minutes));
    const left = rest ? `离一年 ${YEAR} 学时还差 ${rest} 学时` : `已够一年 ${YEAR} 学时`;
    const ahead = `打算学 ${ofMinutes(minutesOf(results, planned))} 学时`;
    return `共 ${list.length} 项。学过 ${ofMinutes(minutes)} 学时，${left}。另有${ahead}，学了才算。`;
  };

  /** The hours in sentences and as a bar. */
  const showSum = (list, counted) => {
    const { done, planned, results } = counted;
    const hours = ofMinutes(minutesOf(results, isOwn ? done : [...done, ...planned]));
    sentence.textContent = sumText(list, counted);
    meter.value = Math.min(hours, YEAR);
    meter.setAttribute("aria-label", `${YEAR} 学时中${isOwn ? "学过" : "有"} ${hours} 学时`);
    const unknown = list.filter((name) => hasRecord(name) && !isOff(name) && !recordOf(name).credit).length;
    const left = unknown ? `${unknown} 项没有写学时，没有算进去。` : "";
    note.textContent = `按 ${CREDIT_HOUR} 分钟 1 学时折算，重复的只算一次。${left}${SOURCE}`;
  };

  const emptyNote = () =>
    h("p", { class: "my-empty" }, "单子还是空的。看到想学的，点一下“收进学习单”，就会出现在这里。");

  /** Above somebody else's list: to look at, and to keep. */
  const guest = (list) => {
    const keep = toolButton("存进我的学习单", () => {
      store.write("list", [...store.read("list"), ...list]);
      location.assign(location.pathname);
    });
    return guestNote("这是别人发来的学习单。", keep);
  };

  let entries = null;

  /** Lays the list out anew; ticking an entry changes texts only, so that the focus stays where it is. */
  const layOut = (list) => {
    page.textContent = "";
    entries = list.map(entry);
    if (!isOwn) page.append(guest(list));
    if (!list.length) page.append(emptyNote());
    else {
      const items = h("ol", { class: "my-entries" }, ...entries.map(({ item }) => item));
      page.append(summary, items, shareBar(root, () => addressOf(list), "学习单").bar);
    }
  };

  const show = () => {
    const list = isOwn ? store.read("list") : Array.from(new Set(handedOn.split(","))).filter(hasRecord);
    const counted = countedOf(list);
    if (!entries || entries.map(({ name }) => name).join() !== list.join()) layOut(list);
    for (const { update } of entries) update(counted);
    showSum(list, counted);
    page.setAttribute("aria-busy", "false");
  };

  window.addEventListener("catalog:store", show);
  show();
}
