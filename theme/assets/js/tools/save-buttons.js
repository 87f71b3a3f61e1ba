"use strict";
/*
 * The buttons of a record's page that remember something: 收进学习单, 加进点单, 打卡. What they remember stays in this
 * browser (store.js). Without scripts there is nothing to remember, so there are no buttons either.
 */
{
  const store = window.catalogStore;
  const { make, address } = window.catalogSearch;

  const record = document.querySelector("[data-record]");
  const name = record.dataset.record;
  const [kind, id] = name.split("/");

  /** A choice that is a place in a shelf's list of records. */
  const listed = (shelf) => ({
    has: () => store.read(shelf).includes(name),
    put: (inside) => store.write(shelf, inside ? [...store.read(shelf), name] : store.read(shelf).filter((one) => one !== name)),
  });

  /** A point's stamp: the day it was set. */
  const stamp = {
    has: () => Boolean(store.read("stamps")[id]),
    put: (inside) => {
      const stamps = store.read("stamps");
      if (inside) stamps[id] = store.today();
      else delete stamps[id];
      return store.write("stamps", stamps);
    },
  };

  const CHOICES = [
    { kinds: ["lessons", "courses", "plan", "routes"], shelf: listed("list"), off: "收进学习单", on: "已收进学习单", page: "my", link: "看学习单" },
    { kinds: ["lessons", "instructors", "points"], shelf: listed("basket"), off: "加进点单", on: "已加进点单", page: "order", link: "看点单" },
    { kinds: ["points"], shelf: stamp, off: "打卡", on: "已打卡", page: "passport", link: "看打卡本" },
  ];

  const line = make("div", { class: "choices" });
  const said = make("span", { class: "choice-said", role: "status" });
  for (const { kinds, shelf, off, on, page, link } of CHOICES) {
    if (!kinds.includes(kind)) continue;
    const button = make("button", { type: "button", class: "tool-button" });
    const there = make("a", { href: address(record.dataset.root, page) }, link);
    const show = () => {
      button.setAttribute("aria-pressed", String(shelf.has()));
      button.textContent = shelf.has() ? on : off;
      there.hidden = !shelf.has();
    };
    button.addEventListener("click", () => {
      said.textContent = shelf.put(!shelf.has()) ? "" : "这个浏览器不让网页记东西，关掉页面就没有了。";
    });
    window.addEventListener("catalog:store", show);
    show();
    line.append(make("span", { class: "choice" }, button, there));
  }
  line.append(said);
  record.querySelector(".record-title").append(line);
}
