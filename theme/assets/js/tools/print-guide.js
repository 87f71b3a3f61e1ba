"use strict";
/*
 * Another start, a date and a group's name on a route's guide before it is printed. They stand in the address only
 * (`?start=08:00&date=2026-12-03&group=…`); what is not sound there is left out. Without this script the route's own
 * times stand. `data-after` holds minutes after the group has set out, `data-hours` minutes after midnight.
 */
{
  const page = document.querySelector("[data-guide]");
  const form = page.querySelector("form");
  const { departs, lasts, day } = page.dataset;
  const DAY = 24 * 60;
  const MOST = 40; // characters of a name, as its field says

  const two = (number) => String(number).padStart(2, "0");
  const clock = (minutes) => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
  const said = (minutes) => (minutes < DAY ? clock(minutes) : `次日 ${clock(minutes)}`);
  const length = (minutes) => [[Math.floor(minutes / 60), "小时"], [minutes % 60, "分钟"]]
    .filter(([count]) => count).map((part) => part.join(" ")).join(" ");

  const minutesOf = (text) => {
    const [hours, minutes] = text.split(":").map(Number);
    return hours * 60 + minutes;
  };

  /** The day that a text names, at noon; null if there is no such day. */
  const dayOf = (text) => {
    const found = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(text);
    if (!found) return null;
    const [year, month, date] = found.slice(1).map(Number);
    const made = new Date(year, month - 1, date, 12);
    return made.getMonth() === month - 1 && made.getDate() === date ? made : null;
  };

  const sound = {
    start: (text) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : ""),
    date: (text) => (dayOf(text) ? text : ""),
    // Without characters that are not seen or turn the direction of what follows.
    group: (text) => Array.from(text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, ""))
      .slice(0, MOST).join("").trim(),
  };
  const NAMES = Object.keys(sound);

  /** Why a stop is shut when the group is there; empty if it is open or nothing is known. */
  const shut = ({ begins, lasts: stay, closed, hours }, start, weekday) => {
    if (weekday && closed.split(" ").includes(weekday)) return `${weekday}闭馆`;
    const spans = hours.split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
    if (begins === undefined || !spans.length) return "";
    const arrive = start + Number(begins);
    const leave = arrive + Number(stay);
    if (spans.some(([opens, closes]) => opens <= arrive && leave <= closes)) return "";
    return "这个时间不开放";
  };

  const late = (start) => {
    const end = start + Number(lasts);
    const over = end - (Number(departs) + Number(day));
    if (end >= DAY) return "要走到第二天，请早些出发，或者少走几站。";
    return over > 0 ? `结束比原定的一天晚 ${length(over)}，请和各站、司机说好。` : "";
  };

  const fill = (name, text) => {
    for (const place of page.querySelectorAll(`[data-fill=${name}]`)) place.textContent = text;
  };

  const show = ({ start, date, group }) => {
    const from = start ? minutesOf(start) : Number(departs);
    const when = dayOf(date);
    const weekday = when ? `周${"日一二三四五六"[when.getDay()]}` : "";
    for (const place of page.querySelectorAll("[data-after]")) place.textContent = said(from + Number(place.dataset.after));
    const found = new Map();
    for (const stop of page.querySelectorAll("[data-stop]")) {
      const why = shut(stop.dataset, from, weekday);
      const place = stop.querySelector(".shut");
      place.textContent = why;
      place.hidden = !why;
      if (why) found.set(stop.dataset.stop, why);
    }
    fill("group", group);
    fill("date", when ? `${when.getFullYear()} 年 ${when.getMonth() + 1} 月 ${when.getDate()} 日 ${weekday}` : "");
    const stops = Array.from(found).map(([number, why]) => `第 ${number} 站${why}`).join("，");
    const warning = [stops && `${stops}。`, late(from)].filter(Boolean).join("");
    const warned = page.querySelector("[data-warned]");
    warned.textContent = warning;
    warned.hidden = !warning;
    page.querySelector(".told").textContent = `${clock(from)} 出发。${warning}`;
  };

  /** The address is what is shown; it is handed on with the text to copy. */
  const keep = (values) => {
    const query = new URLSearchParams(NAMES.filter((name) => values[name]).map((name) => [name, values[name]])).toString();
    const search = query && `?${query.replace(/%3A/g, ":")}`;
    try {
      window.history.replaceState(null, "", `${window.location.pathname}${search}${window.location.hash}`);
    } catch (error) { /* a page from a disk may not be allowed to */ }
    const place = page.querySelector("[data-address]");
    if (place) {
      place.dataset.plain = place.dataset.plain || place.textContent;
      place.textContent = place.dataset.plain + search;
    }
  };

  const read = (value) => {
    const values = {};
    for (const name of NAMES) values[name] = sound[name](value(name) || "");
    if (values.start && minutesOf(values.start) === Number(departs)) values.start = "";
    return values;
  };

  const asked = new URLSearchParams(window.location.search);
  const first = read((name) => asked.get(name));
  for (const name of NAMES) form.elements[name].value = first[name];
  form.elements.start.value = first.start || clock(Number(departs));
  form.elements.print.addEventListener("click", () => window.print());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const values = read((name) => form.elements[name].value);
    show(values);
    keep(values);
  });
  // WeChat's browser has a print() that does nothing.
  form.elements.print.hidden = /MicroMessenger/i.test(navigator.userAgent);
  form.hidden = false;
  show(first);
  keep(first);
}
