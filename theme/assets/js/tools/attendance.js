"use strict";
/*
 * 考勤表: fills in the session that the address names (`#2026-11-…`) or the reader chooses. Without one the lines are
 * filled in by hand. Nothing is stored: the choice is in the address.
 */
{
  const { fillSlots, setUrl } = catalog.dom;
  const { isOver } = catalog.time;

  const sheet = document.querySelector("[data-attendance]");
  const field = sheet.querySelector(".sheet-session");
  const select = field.querySelector("select");
  const options = Array.from(select.options);

  const fill = () => {
    const { dataset } = select.selectedOptions[0];
    for (const name of ["title", "when", "where", "organiser"]) fillSlots(sheet, name, dataset[name] || "");
  };

  const fillFromAddress = () => {
    const id = location.hash.slice(1);
    const named = options.find(({ value }) => value === id) || options[0];
    const isOffered = ({ value, dataset }) => !value || !(isOver(dataset) || "off" in dataset);
    select.textContent = "";
    select.append(...options.filter((option) => option === named || isOffered(option)));
    select.value = named.value;
    fill();
  };

  select.addEventListener("change", () => {
    setUrl("replaceState", select.value ? `#${select.value}` : location.pathname);
    fill();
  });
  sheet.querySelector(".sheet-bar").prepend(field);
  field.hidden = false;
  window.addEventListener("hashchange", fillFromAddress);
  fillFromAddress();
}
