"use strict";
/*
 * 打卡本: which points of the four routes a reader has been to. The page lists them all without this script, to be
 * ticked on paper; here the days are filled in from the shelf `stamps` of store.js.
 */
{
  const store = window.catalogStore;
  const { make } = window.catalogSearch;
  const { button } = window.catalogShare;

  const page = document.querySelector("[data-passport]");
  const stops = Array.from(page.querySelectorAll("[data-point]"));
  const sum = page.querySelector(".passport-sum");

  const said = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return `${year} 年 ${month} 月 ${date} 日`;
  };

  const undo = (stop) => {
    const stamps = store.read("stamps");
    delete stamps[stop.dataset.point];
    store.write("stamps", stamps);
    stop.querySelector("a").focus();
  };

  const show = () => {
    const stamps = store.read("stamps");
    for (const stop of stops) {
      const day = stamps[stop.dataset.point];
      const place = stop.querySelector(".passport-day");
      stop.classList.toggle("stamped", Boolean(day));
      place.textContent = "";
      if (!day) continue;
      const back = button("撤销", () => undo(stop));
      back.append(make("span", { class: "unseen" }, `：${stop.querySelector("a").textContent}`));
      place.append(make("span", {}, `${said(day)}到过`), back);
    }
    // A point of two routes counts once.
    const all = new Set(stops.map((stop) => stop.dataset.point));
    const been = Array.from(all).filter((id) => stamps[id]).length;
    for (const route of page.querySelectorAll("[data-route]")) {
      const rows = route.querySelectorAll("[data-point]");
      const done = route.querySelectorAll(".stamped").length;
      route.querySelector(".count").textContent = `${done} / ${rows.length} 站`;
    }
    const rest = all.size - been;
    sum.textContent = been ? `已到过 ${been} 处，${rest ? `还有 ${rest} 处` : "全走完了"}。` : `一处也还没有打卡，一共 ${all.size} 处。`;
    sum.hidden = false;
  };

  const print = make("div", { class: "tool-bar" }, make("div", { class: "tool-buttons" }, button("打印", () => window.print())));
  page.append(print);
  window.addEventListener("catalog:store", show);
  show();
}
