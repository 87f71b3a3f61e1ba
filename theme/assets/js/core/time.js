"use strict";
/* Days and times as records write them (“2026-05-12”, “08:30”), by the reader's own clock. */
{
  const WEEKDAYS = "日一二三四五六";

  const twoDigits = (number) => String(number).padStart(2, "0");

  /** “08:30” as minutes after midnight. */
  const minutesOf = (time) => {
    const [hours, minutes] = time.split(":").map(Number);
    return hours * 60 + minutes;
  };

  /** Minutes after midnight as “08:30”. */
  const clock = (minutes) => `${twoDigits(Math.floor(minutes / 60) % 24)}:${twoDigits(minutes % 60)}`;

  /** “2026-05-12” as 2026 年 5 月 12 日. */
  const longDate = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return `${year} 年 ${month} 月 ${date} 日`;
  };

  const weekday = (date) => `周${WEEKDAYS[date.getDay()]}`;

  /** The day that the reader's clock shows: 2026-05-12. */
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join("-");
  };

  /* Sessions: `{begins, ends, state}` as pages and data write them, “2026-05-12T09:00+08:00”, whole days “2026-05-12” */

  /** Whether a session is over by now. */
  const isOver = ({ ends }) => Date.parse(ends) <= Date.now();

  /** When a session is, as `catalog.clock` marks it. */
  const sessionTime = ({ begins, ends, state }, text) => {
    const attributes = { datetime: begins, "data-ends": ends };
    if (state) attributes["data-state"] = state;
    return catalog.dom.h("time", attributes, text);
  };

  catalog.time = { minutesOf, clock, longDate, weekday, today, isOver, sessionTime };
}
