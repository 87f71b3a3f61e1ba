"use strict";
/* A sheet to print and fill in by hand: how many rows it has, and the button that prints it. */
{
  const { h } = catalog.dom;
  const { printButton, toolButtons } = catalog.tools;
  const COUNTS = [10, 20, 30, 40, 60];

  const sheet = document.querySelector("[data-sheet]");
  const body = sheet.querySelector("[data-rows]");
  const isNumbered = body.dataset.rows === "numbered";

  const setRows = (count) => {
    while (body.rows.length > count) body.deleteRow(-1);
    while (body.rows.length < count) {
      const row = body.rows[0].cloneNode(true);
      if (isNumbered) row.cells[0].textContent = body.rows.length + 1;
      body.append(row);
    }
  };

  const options = COUNTS.map((count) => h("option", { value: count }, `${count} 行`));
  const select = h("select", {}, ...options);
  select.value = String(body.rows.length);
  select.addEventListener("change", () => setRows(Number(select.value)));
  const field = h("label", { class: "tool-field" }, h("span", {}, "行数"), select);
  sheet.querySelector(".intro").after(h("div", { class: "sheet-bar no-paper" }, field, toolButtons(printButton())));
}
