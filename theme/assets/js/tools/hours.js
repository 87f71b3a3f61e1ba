"use strict";
/*
 * Credit hours of what a reader has collected. Minutes are the base, a sum is made in minutes and turned into hours once;
 * `catalog/domain/hours.py` has the same conversion.
 *
 * What data/briefs.js says of a record: `credit`, the minutes that it counts; `parts`, what it shares with others (a
 * session and a course share a lesson); `course`, the whole that a session without a lesson of its own belongs to.
 */
{
  const CREDIT_HOUR = 45; // minutes
  const YEAR = 32; // hours: 《中国共产党党员教育管理工作条例》第二十条
  const ORDER = ["courses", "plan", "lessons", "routes"]; // what contains before what is contained

  const ofMinutes = (minutes) => Math.floor((minutes * 10) / CREDIT_HOUR + 0.5) / 10;

  const kindOf = (name) => ORDER.indexOf(name.split("/")[0]);
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  /** What a record is made of: [[part, minutes], …]. */
  const partsOf = (name, { parts, course, credit }) => {
    if (parts) return Object.entries(parts);
    return course ? [] : [[name, credit]];
  };

  /** What of an entry is counted by others already, in minutes, and by which: {minutes, by, isWhole}. */
  const shared = (name, parts, credit, counted, owners) => {
    const { course } = catalog.briefs.records[name];
    if (course && counted.has(course)) return { minutes: credit, by: [course], isWhole: true };
    const common = parts.filter(([part]) => owners.has(part));
    const by = common.map(([part]) => owners.get(part));
    // Its sessions that name no lesson are no part by themselves.
    const sittings = Array.from(counted.keys()).filter((other) => {
      const record = catalog.briefs.records[other];
      return record.course === name && !partsOf(other, record).length;
    });
    const isWhole = parts.length > 0 && common.length === parts.length;
    const minutes = isWhole
      ? credit
      : sum(common.map(([, length]) => length)) + sum(sittings.map((other) => counted.get(other)));
    return { minutes: Math.min(minutes, credit), by: Array.from(new Set([...by, ...sittings])), isWhole };
  };

  /**
   * Counts entries so that nothing counts twice; the groups in this order, in each what contains first.
   *
   * Returns for each name {minutes, by, isWhole}: what it adds, which entries have (part of) it already.
   */
  const tally = (...groups) => {
    const results = new Map();
    const counted = new Map();
    const owners = new Map();
    for (const group of groups) {
      for (const name of group.slice().sort((a, b) => kindOf(a) - kindOf(b))) {
        const record = catalog.briefs.records[name];
        if (!record.credit || results.has(name)) continue;
        const parts = partsOf(name, record);
        const { minutes, by, isWhole } = shared(name, parts, record.credit, counted, owners);
        results.set(name, { minutes: record.credit - minutes, by, isWhole });
        if (isWhole) continue;
        counted.set(name, record.credit - minutes);
        for (const [part] of parts) if (!owners.has(part)) owners.set(part, name);
      }
    }
    return results;
  };

  /** The minutes that some entries of a tally add. */
  const minutesOf = (results, names) => sum(names.map((name) => (results.has(name) ? results.get(name).minutes : 0)));

  catalog.hours = { CREDIT_HOUR, YEAR, ofMinutes, tally, minutesOf };
}
