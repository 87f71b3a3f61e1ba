"use strict";
/*
 * Another start, a date and a group's name on a route's guide before it is printed. They stand in the address only
 * (`?start=08:00&date=2026-12-03&group=…`); what is not valid there is left out. Without this script the route's own
 * times stand. `data-after` holds minutes after the group has set out, `data-hours` minutes after midnight.
 */
{
  const { fillSlots, setUrl } = catalog.dom;
  const { minutesOf, clock, longDate, weekday } = catalog.time;

  const page = document.querySelector("[data-guide]");
  const form = page.querySelector("form");
  const [departs, lasts] = ["departs", "lasts"].map((name) => Number(page.dataset[name]));
  const DAY = 24 * 60;
  const MAX_NAME = 40; // characters, as its field says
  // Characters that are not seen or turn the direction of what follows.
  const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g;

  const DAYS_AFTER = { "-1": "前一日 ", 0: "", 1: "次日 " };
  const ORDINALS = "一二三四五六七八九十";
  const nthDay = (days) => (days in DAYS_AFTER ? DAYS_AFTER[days] : `第${ORDINALS[days] || ` ${days + 1} `}天 `);
  const clockAndDay = (minutes) => nthDay(Math.floor(minutes / DAY)) + clock(((minutes % DAY) + DAY) % DAY);
  const duration = (minutes) => {
    const parts = [`${Math.floor(minutes / 60)} 小时`, `${minutes % 60} 分钟`];
    return parts.filter((part) => !part.startsWith("0 ")).join(" ");
  };

  /** A day at noon; null if there is no such day. */
  const dateOf = (text) => {
    if (!/^20\d\d-\d\d-\d\d$/.test(text)) return null;
    const [year, month, day] = text.split("-").map(Number);
    const date = new Date(year, month - 1, day, 12);
    return date.getMonth() === month - 1 && date.getDate() === day ? date : null;
  };

  const VALIDATE = {
    start: (text) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : ""),
    date: (text) => (dateOf(text) ? text : ""),
    group: (text) => Array.from(text.replace(INVISIBLE, "")).slice(0, MAX_NAME).join("").trim(),
  };
  const NAMES = Object.keys(VALIDATE);

  /** Why a stop is closed when the group is there; empty if it is open or nothing is known. */
  const closedReason = ({ begins, lasts: stay, closed, hours }, start, day) => {
    if (day && closed.split(" ").includes(day)) return `${day}闭馆`;
    const spans = hours.split(" ").filter(Boolean);
    if (begins === undefined || !spans.length) return "";
    const arrive = start + Number(begins);
    const leave = arrive + Number(stay);
    const isOpen = spans.some((span) => {
      const [opens, closes] = span.split("-").map(Number);
      return opens <= arrive && leave <= closes;
    });
    return isOpen ? "" : "这个时间不开放";
  };

  const lateWarning = (start) => {
    const over = start - departs;
    if (start + lasts >= DAY) return "要走到第二天，请早些出发，或者少走几站。";
    return over > 0 ? `结束比原定的一天晚 ${duration(over)}，请和各站、司机说好。` : "";
  };

  /** Marks the stops that are closed; their reasons by number. */
  const showClosed = (start, day) => {
    const reasons = new Map();
    for (const stop of page.querySelectorAll("[data-stop]")) {
      const reason = closedReason(stop.dataset, start, day);
      const label = stop.querySelector(".closed-note");
      label.textContent = reason;
      label.hidden = !reason;
      if (reason) reasons.set(stop.dataset.stop, reason);
    }
    return Array.from(reasons, ([number, reason]) => `第 ${number} 站${reason}`).join("，");
  };

  const show = ({ start, date, group }) => {
    const from = start ? minutesOf(start) : departs;
    const day = date ? weekday(dateOf(date)) : "";
    for (const slot of page.querySelectorAll("[data-after]"))
      slot.textContent = clockAndDay(from + Number(slot.dataset.after));
    const closed = showClosed(from, day);
    fillSlots(page, "group", group);
    fillSlots(page, "date", date ? `${longDate(date)} ${day}` : "");
    const warning = [closed && `${closed}。`, lateWarning(from)].filter(Boolean).join("");
    const box = page.querySelector("[data-warning]");
    box.textContent = warning;
    box.hidden = !warning;
    page.querySelector(".setting-status").textContent = `${clock(from)} 出发。${warning}`;
  };

  /** The address is what is shown; it is handed on with the text to copy. */
  const writeUrl = (values) => {
    const filled = NAMES.filter((name) => values[name]).map((name) => [name, values[name]]);
    const query = new URLSearchParams(filled).toString().replace(/%3A/g, ":");
    const search = query && `?${query}`;
    setUrl("replaceState", `${location.pathname}${search}${location.hash}`);
    const address = page.querySelector("[data-address]");
    if (!address) return;
    address.dataset.plain = address.dataset.plain || address.textContent;
    address.textContent = address.dataset.plain + search;
  };

  const read = (valueOf) => {
    const values = {};
    for (const name of NAMES) values[name] = VALIDATE[name](valueOf(name) || "");
    if (values.start && minutesOf(values.start) === departs) values.start = "";
    return values;
  };

  const update = (values) => {
    show(values);
    writeUrl(values);
  };

  const parameters = new URLSearchParams(location.search);
  const first = read((name) => parameters.get(name));
  for (const name of NAMES) form.elements[name].value = first[name];
  form.elements.start.value = first.start || clock(departs);
  form.elements.print.addEventListener("click", () => window.print());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => update(read((name) => form.elements[name].value)));
  // WeChat's browser has a print() that does nothing.
  form.elements.print.hidden = /MicroMessenger/i.test(navigator.userAgent);
  form.hidden = false;
  update(first);
}
