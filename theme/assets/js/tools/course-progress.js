"use strict";
/*
 * How far one has come through a course: a box at each unit that has a lesson, and the sum above. The boxes are those
 * of 我的学习单 (`done` of store.js).
 */
{
  const { store } = catalog;
  const { h, hiddenText, statusLine } = catalog.dom;
  const units = Array.from(document.querySelectorAll("[data-lesson]"));

  /** A box to tick a lesson off; `title` says which. */
  const checkbox = (name, title) => {
    const box = h("input", { type: "checkbox" });
    box.addEventListener("change", () => store.toggle("done", name, box.checked));
    const label = h("label", { class: "tool-check" }, box, "学过了", hiddenText(`：${title}`));
    return { name, box, label };
  };

  const start = (list) => {
    const sum = statusLine("unit-sum");
    const boxes = units.map((unit) => {
      const entry = checkbox(unit.dataset.lesson, unit.querySelector(".unit-title").textContent);
      unit.append(entry.label);
      return entry;
    });
    const show = () => {
      for (const { name, box } of boxes) box.checked = store.has("done", name);
      const count = boxes.filter(({ box }) => box.checked).length;
      const others = list.children.length - boxes.length;
      const rest = others ? `，另有 ${others} 个单元还没有党课` : "";
      sum.textContent = `学过 ${count} / ${boxes.length} 个单元${rest}。勾只记在这台设备上。`;
    };
    list.before(sum);
    window.addEventListener("catalog:store", show);
    show();
  };

  if (units.length) start(units[0].parentElement);
}
