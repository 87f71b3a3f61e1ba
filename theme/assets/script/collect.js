"use strict";
/*
 * “收进学习单” on a record's page. Without scripts there is no list, so there is no button either.
 */
{
  const store = window.catalogStore;
  const record = document.querySelector("[data-record]");
  const name = record.dataset.record;
  const { make } = window.catalogSearch;

  const button = make("button", { type: "button", class: "tool-button", "aria-pressed": "false" });
  const link = make("a", { class: "collect-to", href: record.dataset.list }, "看学习单");
  const said = make("span", { class: "collect-said", role: "status" });
  const line = make("p", { class: "collect" }, button, " ", link, " ", said);

  const show = () => {
    const inside = store.read("list").includes(name);
    button.setAttribute("aria-pressed", String(inside));
    button.textContent = inside ? "已收进学习单" : "收进学习单";
    link.hidden = !inside;
  };

  button.addEventListener("click", () => {
    const list = store.read("list");
    const lasting = store.write("list", list.includes(name) ? list.filter((one) => one !== name) : [...list, name]);
    said.textContent = lasting ? "" : "这个浏览器不让网页记东西，关掉页面就没有了。";
  });
  window.addEventListener("catalog:store", show);
  show();
  record.querySelector(".record-title").append(line);
}
