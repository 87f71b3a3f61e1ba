"use strict";
/*
 * 打卡本: which points of the four routes a reader has been to. The page lists them all without this script, to be
 * ticked on paper; the script fills in the days from `stamps` of store.js.
 */
{
  const { store } = catalog;
  const { h, hiddenText } = catalog.dom;
  const { longDate } = catalog.time;
  const { toolButton, toolButtons, printButton } = catalog.tools;

  const page = document.querySelector("[data-passport]");
  const stops = Array.from(page.querySelectorAll("[data-point]"));
  const sum = page.querySelector(".passport-sum");

  const undo = (stop) => {
    const stamps = store.read("stamps");
    delete stamps[stop.dataset.point];
    store.write("stamps", stamps);
    stop.querySelector("a").focus();
  };

  const showStop = (stop, day) => {
    const slot = stop.querySelector(".passport-day");
    stop.classList.toggle("stamped", Boolean(day));
    slot.textContent = "";
    if (!day) return;
    const undoButton = toolButton("撤销", () => undo(stop));
    undoButton.classList.add("is-quiet");
    undoButton.append(hiddenText(`：${stop.querySelector("a").textContent}`));
    slot.append(h("span", {}, `${longDate(day)}到过`), undoButton);
  };

  const show = () => {
    const stamps = store.read("stamps");
    for (const stop of stops) showStop(stop, stamps[stop.dataset.point]);
    for (const route of page.querySelectorAll("[data-route]")) {
      const total = route.querySelectorAll("[data-point]").length;
      route.querySelector(".count").textContent = `${route.querySelectorAll(".stamped").length} / ${total} 站`;
    }
    // A point of two routes counts once.
    const points = Array.from(new Set(stops.map((stop) => stop.dataset.point)));
    const visited = points.filter((id) => stamps[id]).length;
    const rest = points.length - visited;
    sum.textContent = visited
      ? `已到过 ${visited} 处，${rest ? `还有 ${rest} 处` : "全走完了"}。`
      : `一处也还没有打卡，一共 ${points.length} 处。`;
    sum.hidden = false;
  };

  page.append(h("div", { class: "tool-bar" }, toolButtons(printButton())));
  window.addEventListener("catalog:store", show);
  show();
}
