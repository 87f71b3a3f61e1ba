"use strict";
/*
 * 单位点单: a basket with a day and a head count becomes an order, to be sent, saved or printed.
 *
 * One's own order lies in the store (`basket` and `slip`). An address with `?items=` shows the order that
 * somebody else has written. Person and telephone are fields of this page only: they reach paper and the order's file,
 * never an address, a message or the store.
 */
{
  const { store } = catalog;
  const { h } = catalog.dom;
  const { toolButton, download, shareBar, brief, removeButton, guestNote, orders } = catalog.tools;

  const FIELDS = {
    unit: { type: "text", maxlength: "40", autocomplete: "organization" },
    day: { type: "date" },
    time: { type: "time" },
    people: { type: "number", min: "1", max: "9999", inputmode: "numeric" },
  };
  const CONTACT = { person: "联系人", phone: "电话", note: "备注" };
  const CONTACT_NOTE = "联系人和电话只印在纸上、写进存成的文件，不进链接，也不留在这台设备上。";

  const page = document.querySelector("[data-order]");
  const { root } = page.dataset;
  const handedOn = orders.fromQuery(location.search);
  const contact = {};

  const own = () => orders.validate(Object.assign({}, store.read("slip"), { items: store.read("basket") }));
  const current = () => handedOn || own();
  const save = (order) => {
    store.write("slip", order);
    store.write("basket", order.items);
  };

  /** The address that shows an order to somebody else. */
  const address = () => location.href.replace(/[?#].*$/, "") + orders.toQuery(current());

  /* What is shown */

  const entry = (name) => {
    const item = h("li", { class: "my-entry", "data-record": name }, brief(root, name));
    if (handedOn) return item;
    const { title } = catalog.briefs.records[name];
    const remove = removeButton("basket", name, title, () => page.querySelector(".order-head"));
    item.append(h("div", { class: "my-buttons" }, remove));
    return item;
  };

  const field = (label, attributes, value, onChange) => {
    const input = h("input", attributes);
    input.value = value;
    input.addEventListener("change", () => onChange(input.value));
    return h("label", { class: "tool-field" }, h("span", {}, label), input);
  };

  const form = (order) => {
    const fields = Object.keys(FIELDS).map((name) => {
      const onChange = (value) => save(Object.assign(own(), { [name]: value }));
      return field(orders.LABELS[name], FIELDS[name], order[name], onChange);
    });
    return h("div", { class: "tool-fields" }, ...fields);
  };

  /** Whom to call: on this page, on paper and in the order's file. */
  const contactForm = () => {
    const fields = Object.keys(CONTACT).map((name) => {
      const onChange = (value) => {
        contact[name] = value.trim();
      };
      const attributes = { type: name === "phone" ? "tel" : "text", maxlength: "80", autocomplete: "off" };
      return field(CONTACT[name], attributes, contact[name] || "", onChange);
    });
    return h("fieldset", { class: "tool-fields order-contact" }, h("legend", {}, CONTACT_NOTE), ...fields);
  };

  const asTable = () => {
    const rows = [["点单号", orders.numberOf(current())], ...orders.lines(current())];
    for (const name of Object.keys(CONTACT)) if (contact[name]) rows.push([CONTACT[name], contact[name]]);
    return orders.csv(rows);
  };

  const exportBar = () => {
    const { bar, buttons, status } = shareBar(root, address, "点单");
    const copyMessage = () =>
      catalog.copyText(orders.message(current(), address())).then((copied) => {
        status.textContent = copied
          ? "文字已复制，可以粘贴到微信里发给受理单位。"
          : "没能复制，请用“复制链接”，或者打印出来。";
      });
    const saveAs = (extension, type, text) => {
      const name = `点单-${orders.numberOf(current())}.${extension}`;
      download(name, type, text);
      status.textContent = `已存成“${name}”。微信里存不下来，请在浏览器打开本页再试。`;
    };
    const saveTable = () => saveAs("csv", "text/csv", asTable());
    const saveFile = () => saveAs("json", "application/json", orders.toFile(current(), contact));
    buttons.prepend(toolButton("复制文字", copyMessage));
    buttons.append(toolButton("存成表格", saveTable), toolButton("存成文件", saveFile));
    return bar;
  };

  const emptyNote = () =>
    h("p", { class: "my-empty" }, "点单还是空的。看到想要的党课、讲师或点位，点一下“加进点单”，就会出现在这里。");

  /** Above somebody else's order: to look at, and to go on with. */
  const guest = () => {
    const keep = toolButton("接着改这张点单", () => {
      save(handedOn);
      location.assign(location.pathname);
    });
    return guestNote("这是别人发来的点单。", keep);
  };

  const signatures = () => {
    const line = () => h("span", {});
    return h(
      "p",
      { class: "order-signing" },
      "点单单位（盖章）：",
      line(),
      "受理单位（盖章）：",
      line(),
      "日期：",
      line(),
    );
  };

  const facts = (order) => {
    const rows = orders.fieldLines(order).map(([label, words]) => h("div", {}, h("dt", {}, label), h("dd", {}, words)));
    return h("dl", { class: "facts order-facts" }, ...rows);
  };

  const show = () => {
    const order = current();
    // The field that somebody is in keeps the focus when what they changed is written back.
    const inputs = () => Array.from(page.querySelectorAll("input"));
    const focused = inputs().indexOf(document.activeElement);
    page.textContent = "";
    if (handedOn) page.append(guest());
    if (!order.items.length) page.append(emptyNote());
    else {
      const head = `点单号 ${orders.numberOf(order)}，共 ${order.items.length} 项`;
      const items = h("ol", { class: "my-entries" }, ...order.items.map(entry));
      page.append(h("p", { class: "order-head", tabindex: "-1" }, head), items);
      page.append(handedOn ? facts(order) : form(order), contactForm(), exportBar(), signatures());
    }
    page.setAttribute("aria-busy", "false");
    if (inputs()[focused]) inputs()[focused].focus();
  };

  window.addEventListener("catalog:store", show);
  show();
}
