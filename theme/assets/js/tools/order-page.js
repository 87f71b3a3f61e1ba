"use strict";
/*
 * 单位点单: a basket with a day and a head count becomes a slip, to be sent, saved or printed.
 *
 * One's own slip lies in the store (shelves `basket` and `slip`). An address with `?items=` shows the slip that
 * somebody else has written. Person and telephone are fields of this page only: they reach paper and the slip's file,
 * never an address, a message or the store.
 */
{
  const { make } = window.catalogSearch;
  const store = window.catalogStore;
  const { button, bar, copy, save, told } = window.catalogShare;
  const { records } = window.catalogBriefs;
  const slips = window.catalogSlip;

  const FIELDS = { unit: { type: "text", maxlength: "40", autocomplete: "organization" }, day: { type: "date" }, time: { type: "time" }, people: { type: "number", min: "1", max: "9999", inputmode: "numeric" } };
  const CONTACT = { person: "联系人", phone: "电话", note: "备注" };

  const place = document.querySelector("[data-order]");
  const root = place.dataset.root;
  const handed = slips.ofQuery(location.search);
  const contact = {};

  const own = () => slips.sound(Object.assign({}, store.read("slip"), { items: store.read("basket") }));
  const current = () => handed || own();
  const keep = (slip) => {
    store.write("slip", slip);
    store.write("basket", slip.items);
  };

  /** The address that shows a slip to somebody else. */
  const addressOf = () => location.href.replace(/[?#].*$/, "") + slips.query(current());

  /* What is shown */

  const entry = (name) => {
    const item = make("li", { class: "my-entry", "data-record": name }, told(root, name));
    if (!handed) {
      const out = button("移出", () => {
        store.write("basket", store.read("basket").filter((one) => one !== name));
        place.querySelector(".order-head").focus();
      });
      out.append(make("span", { class: "unseen" }, `：${records[name].title}`));
      item.append(make("div", { class: "my-buttons" }, out));
    }
    return item;
  };

  const field = (label, attributes, value, changed) => {
    const input = make("input", attributes);
    input.value = value;
    input.addEventListener("change", () => changed(input.value));
    return make("label", { class: "tool-field" }, make("span", {}, label), input);
  };

  const form = (slip) => {
    const fields = make("div", { class: "tool-fields" });
    for (const name of Object.keys(FIELDS)) {
      const changed = (value) => keep(Object.assign(own(), { [name]: value }));
      fields.append(field(slips.WORDS[name], FIELDS[name], slip[name], changed));
    }
    return fields;
  };

  /** Whom to call: on this page, on paper and in the slip's file. */
  const people = () => {
    const group = make("fieldset", { class: "tool-fields order-contact" }, make("legend", {}, "联系人和电话只印在纸上、写进存成的文件，不进链接，也不留在这台设备上。"));
    for (const name of Object.keys(CONTACT)) {
      const changed = (value) => {
        contact[name] = value.trim();
      };
      group.append(field(CONTACT[name], { type: name === "phone" ? "tel" : "text", maxlength: "80", autocomplete: "off" }, contact[name] || "", changed));
    }
    return group;
  };

  const fileName = (end) => `点单-${slips.number(current())}.${end}`;
  const asFile = () => `${JSON.stringify({ catalogSlip: 1, slip: current(), contact }, null, 1)}\n`;
  const asTable = () => {
    const rows = [["点单号", slips.number(current())], ...slips.lines(current())];
    for (const name of Object.keys(CONTACT)) if (contact[name]) rows.push([CONTACT[name], contact[name]]);
    return slips.csv(rows);
  };

  const ways = () => {
    const made = bar(root, addressOf, "点单");
    const buttons = made.querySelector(".tool-buttons");
    const said = made.querySelector(".tool-said");
    const message = () =>
      copy(slips.text(current(), addressOf())).then((done) => {
        said.textContent = done ? "文字已复制，可以粘贴到微信里发给受理单位。" : "没能复制，请用“复制链接”，或者打印出来。";
      });
    const stored = (end, type, make_) => () => {
      save(fileName(end), type, make_());
      said.textContent = `已存成“${fileName(end)}”。微信里存不下来，请在浏览器打开本页再试。`;
    };
    buttons.prepend(button("复制文字", message));
    buttons.append(button("存成表格", stored("csv", "text/csv", asTable)), button("存成文件", stored("json", "application/json", asFile)));
    return made;
  };

  const nothing = () => make("p", { class: "my-nothing" }, "点单还是空的。看到想要的党课、讲师或点位，点一下“加进点单”，就会出现在这里。");

  /** Somebody else's slip: to look at, and to go on with. */
  const guest = () => {
    const take = button("接着改这张点单", () => {
      keep(handed);
      location.assign(location.pathname);
    });
    const mine = make("a", { class: "tool-button", href: location.pathname }, "看我自己的");
    return make("div", { class: "my-guest" }, make("p", {}, "这是别人发来的点单。"), make("div", { class: "tool-buttons" }, take, mine));
  };

  const signing = () => make("p", { class: "order-signing" }, "点单单位（盖章）：", make("span", {}), "受理单位（盖章）：", make("span", {}), "日期：", make("span", {}));

  const written = (slip) => {
    const list = make("dl", { class: "facts order-facts" });
    for (const [label, words] of slips.lines(slip).filter(([name]) => Object.values(slips.WORDS).includes(name))) {
      list.append(make("div", {}, make("dt", {}, label), make("dd", {}, words)));
    }
    return list;
  };

  const show = () => {
    const slip = current();
    // The field that somebody is in keeps the focus when what they changed is written back.
    const typed = document.activeElement && place.contains(document.activeElement) ? Array.from(place.querySelectorAll("input")).indexOf(document.activeElement) : -1;
    place.textContent = "";
    if (handed) place.append(guest());
    if (!slip.items.length) place.append(nothing());
    else {
      const items = make("ol", { class: "my-entries" });
      items.append(...slip.items.map(entry));
      place.append(make("p", { class: "order-head", tabindex: "-1" }, `点单号 ${slips.number(slip)}，共 ${slip.items.length} 项`), items);
      place.append(handed ? written(slip) : form(slip), people(), ways(), signing());
    }
    place.setAttribute("aria-busy", "false");
    if (typed >= 0 && place.querySelectorAll("input")[typed]) place.querySelectorAll("input")[typed].focus();
  };

  window.addEventListener("catalog:store", show);
  show();
}
