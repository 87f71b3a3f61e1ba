"use strict";
/*
 * 考勤表: fills in the session that the address names (`#2026-11-…`) or the reader chooses. Without one the lines are
 * filled in by hand. Nothing is stored: the choice is in the address.
 */
{
  const { h, fillSlots, setUrl } = catalog.dom;
  const { records } = catalog.briefs;
  const { isOver } = catalog.time;
  const PREFIX = "plan/";
  const OFF = ["postponed", "cancelled"];

  const sheet = document.querySelector("[data-attendance]");
  const select = h("select", {}, h("option", { value: "" }, "不选，用笔填写"));

  const recordOf = (id) => (catalog.tools.hasRecord(PREFIX + id) ? records[PREFIX + id] : null);
  const offer = (id) => {
    const { begins, title } = records[PREFIX + id];
    select.append(h("option", { value: id }, `${begins.slice(0, 10)} ${title}`));
  };

  const fill = (record) => {
    const { title = "", sample, when = "", where = "", organiser = "" } = record || {};
    fillSlots(sheet, "title", sample ? `${title}（示例）` : title);
    fillSlots(sheet, "when", when);
    fillSlots(sheet, "where", where);
    fillSlots(sheet, "organiser", organiser);
  };

  const fillFromAddress = () => {
    const id = location.hash.slice(1);
    const record = recordOf(id);
    if (record && !Array.from(select.options).some((option) => option.value === id)) offer(id);
    select.value = record ? id : "";
    fill(record);
  };

  Object.keys(records)
    .filter((name) => name.startsWith(PREFIX) && !isOver(records[name]) && !OFF.includes(records[name].state))
    .sort((a, b) => Date.parse(records[a].begins) - Date.parse(records[b].begins))
    .forEach((name) => offer(name.slice(PREFIX.length)));
  select.addEventListener("change", () => {
    setUrl("replaceState", select.value ? `#${select.value}` : location.pathname);
    fill(recordOf(select.value));
  });
  const field = h("label", { class: "tool-field sheet-session" }, h("span", {}, "班次"), select);
  sheet.querySelector(".sheet-bar").prepend(field);
  window.addEventListener("hashchange", fillFromAddress);
  fillFromAddress();
}
