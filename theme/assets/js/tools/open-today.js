"use strict";
/*
 * Says of each place with known hours whether it is open today; the hours themselves stay. By the reader's own clock.
 */
{
  const now = new Date();
  const day = `周${"日一二三四五六"[now.getDay()]}`;
  const minutes = now.getHours() * 60 + now.getMinutes();
  const minutesOf = (text) => {
    const [hours, rest] = text.split(":").map(Number);
    return hours * 60 + rest;
  };

  for (const place of document.querySelectorAll("[data-opening]")) {
    const hours = place.dataset.hours.split(" ").filter(Boolean);
    if (!hours.length) continue;
    const spans = hours.map((span) => span.split("-").map(minutesOf));
    const said = document.createElement("strong");
    if (place.dataset.closed.split(" ").includes(day)) said.textContent = "今天闭馆";
    else if (spans.some(([from, until]) => minutes >= from && minutes < until)) said.textContent = "现在开放";
    else if (spans.some(([from]) => minutes < from)) said.textContent = "今天开放，还没到时间";
    else said.textContent = "今天已经关门";
    place.prepend(said, "，");
  }
}
