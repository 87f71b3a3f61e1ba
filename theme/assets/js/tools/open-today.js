"use strict";
/* Says of each place with known hours whether it is open today; the hours themselves stay. By the clock of 无锡, wherever the device is. */
{
  const { minutesOf, weekday } = catalog.time;
  const EAST = 480; // minutes ahead of UTC
  const device = new Date();
  // The device's clock shows what a clock in 无锡 shows.
  const now = new Date(device.getTime() + (device.getTimezoneOffset() + EAST) * 60000);
  const minutes = now.getHours() * 60 + now.getMinutes();

  const stateOf = ({ hours, closed }) => {
    const spans = hours.map((span) => span.split("-").map(minutesOf));
    if (closed.includes(weekday(now))) return "今天闭馆";
    if (spans.some(([opens, closes]) => minutes >= opens && minutes < closes)) return "现在开放";
    return spans.some(([opens]) => minutes < opens) ? "今天开放，还没到时间" : "今天已经关门";
  };

  for (const place of document.querySelectorAll("[data-opening]")) {
    const hours = place.dataset.hours.split(" ").filter(Boolean);
    const closed = place.dataset.closed.split(" ");
    if (hours.length) place.prepend(catalog.dom.h("strong", {}, stateOf({ hours, closed })), "，");
  }
}
