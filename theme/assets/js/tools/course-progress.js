"use strict";
/*
 * How far one has come through a course: a box at each unit that has a lesson, and the sum above. The boxes are those
 * of 我的学习单 (shelf `done` of store.js).
 */
{
  const store = window.catalogStore;
  const { make } = window.catalogSearch;
  const units = Array.from(document.querySelectorAll("[data-lesson]"));
  const list = units.length ? units[0].parentElement : null;

  const sum = make("p", { class: "unit-sum", role: "status" });
  const boxes = units.map((unit) => {
    const name = unit.dataset.lesson;
    const box = make("input", { type: "checkbox" });
    box.addEventListener("change", () => {
      const done = store.read("done");
      store.write("done", box.checked ? [...done, name] : done.filter((one) => one !== name));
    });
    unit.append(make("label", { class: "tool-check" }, box, "学过了", make("span", { class: "unseen" }, `：${unit.querySelector(".unit-title").textContent}`)));
    return { name, box };
  });

  const show = () => {
    const done = store.read("done");
    for (const { name, box } of boxes) box.checked = done.includes(name);
    const count = boxes.filter(({ box }) => box.checked).length;
    const rest = list.children.length - boxes.length;
    sum.textContent = `学过 ${count} / ${boxes.length} 个单元${rest ? `，另有 ${rest} 个单元还没有党课` : ""}。勾只记在这台设备上。`;
  };

  if (list) {
    list.before(sum);
    window.addEventListener("catalog:store", show);
    show();
  }
}
