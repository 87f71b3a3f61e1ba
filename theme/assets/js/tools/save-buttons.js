"use strict";
/*
 * The buttons of a record's page that store something: 收进学习单, 加进点单, 打卡. It stays in this browser (store.js).
 * Without scripts nothing can be stored, so there are no buttons either.
 */
{
  const { store } = catalog;
  const { h, button, pageUrl } = catalog.dom;

  const record = document.querySelector("[data-record]");
  const name = record.dataset.record;
  const [kind, id] = name.split("/");

  /** A choice that is an entry in a list of records. */
  const listed = (list) => ({ isOn: () => store.has(list, name), toggle: () => store.toggle(list, name) });

  /** A point's stamp: the day it was set. */
  const stamp = {
    isOn: () => Boolean(store.read("stamps")[id]),
    toggle: () => {
      const stamps = store.read("stamps");
      if (stamps[id]) delete stamps[id];
      else stamps[id] = catalog.time.today();
      return store.write("stamps", stamps);
    },
  };

  const CHOICES = [
    {
      kinds: ["lessons", "courses", "plan", "routes"],
      choice: listed("list"),
      labels: ["收进学习单", "已收进学习单", "看学习单"],
      page: "my",
    },
    {
      kinds: ["lessons", "instructors", "points"],
      choice: listed("basket"),
      labels: ["加进点单", "已加进点单", "看点单"],
      page: "order",
    },
    { kinds: ["points"], choice: stamp, labels: ["打卡", "已打卡", "看打卡本"], page: "passport" },
  ];

  const line = h("div", { class: "choices" });
  const status = h("span", { class: "choice-status", role: "status" });
  for (const { choice, labels, page } of CHOICES.filter(({ kinds }) => kinds.includes(kind))) {
    const [off, on, linkText] = labels;
    const toggle = button("tool-button", "", () => {
      status.textContent = choice.toggle() ? "" : "这个浏览器不让网页记东西，关掉页面就没有了。";
    });
    const link = h("a", { href: pageUrl(record.dataset.root, page) }, linkText);
    const show = () => {
      toggle.setAttribute("aria-pressed", String(choice.isOn()));
      toggle.textContent = choice.isOn() ? on : off;
      link.hidden = !choice.isOn();
    };
    window.addEventListener("catalog:store", show);
    show();
    line.append(h("span", { class: "choice" }, toggle, link));
  }
  line.append(status);
  record.querySelector(".record-title").append(line);
}
