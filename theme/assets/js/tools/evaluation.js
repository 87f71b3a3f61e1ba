"use strict";
/*
 * 签到表和评价单: fills in what the address names (`?of=plan/2026-11-…`). Without it the lines are filled in by hand.
 */
{
  const { fillSlots } = catalog.dom;
  const { printButton, toolButtons, hasRecord } = catalog.tools;
  const { records } = catalog.briefs;

  const sheet = document.querySelector("[data-evaluation]");
  const name = new URLSearchParams(location.search).get("of") || "";

  const fill = ({ title, sample, when, lecturers = [] }) => {
    fillSlots(sheet, "title", sample ? `${title}（示例）` : title);
    if (when) fillSlots(sheet, "when", when);
    const listed = lecturers.map((id) => records[`instructors/${id}`]).filter(Boolean);
    fillSlots(sheet, "lecturers", listed.map((lecturer) => lecturer.title).join("、"));
  };

  if (hasRecord(name)) fill(records[name]);
  const buttons = toolButtons(printButton());
  buttons.classList.add("no-paper");
  sheet.querySelector(".intro").after(buttons);
}
