"use strict";
/*
 * The reader's clock: 已结束, 正在进行, 今天, 明天, 本周 or 还有 N 天 behind every `<time datetime data-ends>` of a session.
 * In `[data-by-time]` what is over goes behind what is to come; of `[data-coming=n]` only the next n show, or, if there
 * are none, its `[data-none]`. By the days of 无锡, wherever the device is; as of when the page was opened.
 * A script that adds such times later calls `catalog.clock(element)`.
 */
{
  const DAY = 864e5;
  const now = Date.now();
  // Eight hours ahead of UTC.
  const dayOf = (moment) => Math.floor((moment + DAY / 3) / DAY);
  const today = dayOf(now);
  // From today to next Monday.
  const week = 7 - ((today + 3) % 7);

  const hasEnded = ({ dataset }) => Date.parse(dataset.ends) <= now;
  const timesIn = (item) => [...item.querySelectorAll("[data-ends]")];

  const wordOf = (time) => {
    const begins = time.dateTime;
    if (time.closest("[data-state=cancelled],[data-state=postponed]")) return "";
    if (hasEnded(time)) return "已结束";
    // A month is only ever over.
    if (!begins[7]) return "";
    const days = dayOf(Date.parse(begins)) - today;
    if (days < 0 || (begins[10] && Date.parse(begins) <= now)) return "正在进行";
    if (days < 2) return days ? "明天" : "今天";
    return days < week ? "本周" : `还有 ${days} 天`;
  };

  const isOver = (item) => {
    const times = timesIn(item);
    return times[0] && times.every(hasEnded);
  };
  const byTime = (a, b) => timesIn(a)[0].dateTime.localeCompare(timesIn(b)[0].dateTime);

  catalog.clock = (root) => {
    for (const time of timesIn(root)) {
      const word = wordOf(time);
      if (word && !time.dataset.now) time.after(" ", catalog.dom.h("span", { class: "badge clock" }, word));
      time.dataset.now = word;
    }
    for (const list of root.querySelectorAll("[data-by-time]"))
      list.append(...[...list.children].filter(isOver).sort(byTime));
    for (const list of root.querySelectorAll("[data-coming]")) {
      let shown = 0;
      for (const item of list.children)
        item.hidden = "none" in item.dataset ? shown : isOver(item) || ++shown > list.dataset.coming;
    }
  };
  catalog.clock(document);
}
