"use strict";
/*
 * 我的学习单: what a reader has collected, its hours, and an address that shows it to somebody else.
 *
 * The list is the shelf `list` of store.js. An address with `?list=lessons/a,plan/b` shows that list instead, which
 * somebody else has handed on; it becomes one's own only when one says so.
 */
{
  const { make } = window.catalogSearch;
  const store = window.catalogStore;
  const { bar, button, told } = window.catalogShare;
  const { records } = window.catalogBriefs;

  const YEAR = 32; // hours a year: 《中国共产党党员教育管理工作条例》第二十条

  const place = document.querySelector("[data-my-list]");
  const root = place.dataset.root;

  const handed = new URLSearchParams(location.search).get("list");
  const asked = handed === null ? [] : handed.split(",");
  const known = (name) => Object.prototype.hasOwnProperty.call(records, name);

  /** A name as a record; of what has left the catalogue only the name is known. */
  const recordOf = (name) => {
    if (!known(name)) return { name, gone: true, hours: null };
    const { title, hours = null } = records[name];
    return { name, title, hours, gone: false };
  };

  const hoursOf = (rows) => Math.round(rows.reduce((sum, { hours }) => sum + (hours || 0), 0) * 10) / 10;

  /** The address that shows a list to somebody else. */
  const addressOf = (list) => {
    const there = new URL(location.href);
    there.search = `?list=${list.join(",")}`;
    there.hash = "";
    return there.href;
  };

  const toggled = (list, name) => (list.includes(name) ? list.filter((one) => one !== name) : [...list, name]);

  /* What is shown */

  const taken = (name, title) => {
    const box = make("input", { type: "checkbox" });
    box.checked = store.read("done").includes(name);
    box.addEventListener("change", () => store.write("done", toggled(store.read("done"), name)));
    return make("label", { class: "my-done" }, box, "学过了", make("span", { class: "unseen" }, `：${title}`));
  };

  const removal = (name, title) => {
    const made = button("移出", () => {
      store.write("list", store.read("list").filter((one) => one !== name));
      place.querySelector(".my-sum").focus();
    });
    made.append(make("span", { class: "unseen" }, `：${title}`));
    return made;
  };

  const entry = ({ name, title, hours, gone }, own) => {
    const item = make("li", { class: "my-entry", "data-record": name });
    const said = hours === null ? "学时没有写" : `${hours} 学时`;
    const lost = () => make("div", { class: "my-text" }, make("p", {}, `${name}（目录里已经没有这一条）`));
    item.append(gone ? lost() : told(root, name, said));
    if (own) {
      const buttons = make("div", { class: "my-buttons" });
      if (!gone) buttons.append(taken(name, title));
      buttons.append(removal(name, title || name));
      item.append(buttons);
    }
    return item;
  };

  /** The hours in a sentence and as a bar. */
  const sum = (rows, own) => {
    const total = hoursOf(rows);
    const learnt = store.read("done");
    const behind = hoursOf(rows.filter(({ name }) => learnt.includes(name)));
    const silent = rows.filter(({ hours, gone }) => hours === null && !gone).length;
    const said = [`共 ${rows.length} 项，${total} 学时`];
    if (own && behind) said.push(`其中学过 ${behind} 学时`);
    if (silent) said.push(`${silent} 项没有写学时，没有算进去`);
    const text = `${said.join("，")}。条例要求每年一般不少于 ${YEAR} 学时${total < YEAR ? `，还差 ${Math.round((YEAR - total) * 10) / 10} 学时` : "，已经够了"}。`;
    const meter = make("progress", { max: YEAR, value: Math.min(total, YEAR), "aria-label": `${YEAR} 学时中的 ${total} 学时` });
    return make("div", { class: "my-sum", tabindex: "-1" }, make("p", { role: "status" }, text), meter);
  };

  const nothing = () =>
    make("p", { class: "my-nothing" }, "单子还是空的。看到想学的，点一下“收进学习单”，就会出现在这里。");

  const keep = (list) => {
    store.write("list", [...store.read("list"), ...list]);
    location.assign(location.pathname);
  };

  /** Somebody else's list: to look at, and to keep. */
  const guest = (list) => {
    const own = make("a", { class: "tool-button", href: location.pathname }, "看我自己的");
    const buttons = make("div", { class: "tool-buttons" }, button("存进我的学习单", () => keep(list)), own);
    return make("div", { class: "my-guest" }, make("p", {}, "这是别人发来的学习单。"), buttons);
  };

  const show = () => {
    const list = handed === null ? store.read("list") : asked.filter(known);
    const rows = list.map(recordOf);
    const own = handed === null;
    place.textContent = "";
    if (!own) place.append(guest(list));
    if (!rows.length) place.append(nothing());
    else {
      const items = make("ol", { class: "my-entries" });
      items.append(...rows.map((row) => entry(row, own)));
      place.append(sum(rows, own), items, bar(root, () => addressOf(list), "学习单"));
    }
    place.setAttribute("aria-busy", "false");
  };

  window.addEventListener("catalog:store", show);
  show();
}
