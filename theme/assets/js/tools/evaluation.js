"use strict";
/*
 * 签到表和评价单: fills in what the address names (`?of=plan/2026-11-…`). Without it the lines are filled in by hand.
 */
{
  const { make } = window.catalogSearch;
  const { button } = window.catalogShare;
  const { records } = window.catalogBriefs;

  const sheet = document.querySelector("[data-evaluation]");
  const name = new URLSearchParams(location.search).get("of") || "";
  const record = Object.prototype.hasOwnProperty.call(records, name) ? records[name] : null;

  const fill = (field, words) => {
    for (const place of sheet.querySelectorAll(`[data-fill=${field}]`)) place.textContent = words;
  };

  const moment = ({ start, end }) => {
    const [day, from] = start.split("T");
    const [year, month, date] = day.split("-").map(Number);
    return `${year} 年 ${month} 月 ${date} 日 ${from}—${end.split("T")[1]}`;
  };

  if (record) {
    fill("title", record.sample ? `${record.title}（示例）` : record.title);
    if (record.start) fill("when", moment(record));
    const known = (record.lecturers || []).map((id) => records[`instructors/${id}`]).filter(Boolean);
    fill("lecturers", known.map(({ title }) => title).join("、"));
  }
  const buttons = make("div", { class: "tool-buttons no-paper" }, button("打印", () => window.print()));
  sheet.querySelector(".lede").after(buttons);
}
