"use strict";
/*
 * 我的学习单: what a reader has collected, its hours, and an address that shows it to somebody else.
 *
 * The list is `list` of store.js. An address with `?list=lessons/a,plan/b` shows that list instead, which
 * somebody else has handed on; it becomes one's own only when one says so.
 */
{
  const { store } = catalog;
  const { h, hiddenText } = catalog.dom;
  const { toolButton, shareBar, hasRecord, brief, removeButton, guestNote } = catalog.tools;

  const YEAR = 32; // hours a year: 《中国共产党党员教育管理工作条例》第二十条

  const page = document.querySelector("[data-my-list]");
  const { root } = page.dataset;
  const handedOn = new URLSearchParams(location.search).get("list");
  const isOwn = handedOn === null;

  /** A name as a record; of what has left the catalogue only the name is known. */
  const recordOf = (name) => {
    if (!hasRecord(name)) return { name, gone: true, hours: null };
    const { title, hours = null } = catalog.briefs.records[name];
    return { name, title, hours, gone: false };
  };

  const rounded = (hours) => Math.round(hours * 10) / 10;
  const hoursOf = (rows) => rounded(rows.reduce((sum, { hours }) => sum + (hours || 0), 0));

  /** The address that shows a list to somebody else. */
  const addressOf = (list) => {
    const url = new URL(location.href);
    url.search = `?list=${list.join(",")}`;
    url.hash = "";
    return url.href;
  };

  /* What is shown */

  const doneBox = (name, title) => {
    const box = h("input", { type: "checkbox" });
    box.checked = store.has("done", name);
    box.addEventListener("change", () => store.toggle("done", name));
    return h("label", { class: "my-done" }, box, "学过了", hiddenText(`：${title}`));
  };

  const entry = ({ name, title, hours, gone }) => {
    const missing = () => h("div", { class: "my-text" }, h("p", {}, `${name}（目录里已经没有这一条）`));
    const text = gone ? missing() : brief(root, name, hours === null ? "学时没有写" : `${hours} 学时`);
    const item = h("li", { class: "my-entry", "data-record": name }, text);
    if (!isOwn) return item;
    const buttons = h("div", { class: "my-buttons" });
    if (!gone) buttons.append(doneBox(name, title));
    buttons.append(removeButton("list", name, title || name, () => page.querySelector(".my-sum")));
    item.append(buttons);
    return item;
  };

  /** The hours in a sentence and as a bar. */
  const sum = (rows) => {
    const total = hoursOf(rows);
    const done = hoursOf(rows.filter(({ name }) => store.has("done", name)));
    const unknown = rows.filter(({ hours, gone }) => hours === null && !gone).length;
    const parts = [`共 ${rows.length} 项，${total} 学时`];
    if (isOwn && done) parts.push(`其中学过 ${done} 学时`);
    if (unknown) parts.push(`${unknown} 项没有写学时，没有算进去`);
    const rest = total < YEAR ? `，还差 ${rounded(YEAR - total)} 学时` : "，已经够了";
    const text = `${parts.join("，")}。条例要求每年一般不少于 ${YEAR} 学时${rest}。`;
    const label = `${YEAR} 学时中的 ${total} 学时`;
    const meter = h("progress", { max: YEAR, value: Math.min(total, YEAR), "aria-label": label });
    return h("div", { class: "my-sum", tabindex: "-1" }, h("p", { role: "status" }, text), meter);
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

  const show = () => {
    const list = isOwn ? store.read("list") : handedOn.split(",").filter(hasRecord);
    const rows = list.map(recordOf);
    page.textContent = "";
    if (!isOwn) page.append(guest(list));
    if (!rows.length) page.append(emptyNote());
    else {
      const items = h("ol", { class: "my-entries" }, ...rows.map(entry));
      page.append(sum(rows), items, shareBar(root, () => addressOf(list), "学习单").bar);
    }
    page.setAttribute("aria-busy", "false");
  };

  window.addEventListener("catalog:store", show);
  show();
}
