"use strict";
/*
 * Facets: which values records have, how many are left under each, and sorting.
 *
 * Filters are {facet: [value, …]}: any of the values of a facet, all of the facets.
 * Values are ids of the vocabularies, kinds, or bands of minutes.
 */
{
  const api = window.catalogSearch || (window.catalogSearch = {});

  const BANDS = [
    { id: "-30", word: "30 分钟以内", least: 0, most: 30 },
    { id: "31-60", word: "31—60 分钟", least: 31, most: 60 },
    { id: "61-90", word: "61—90 分钟", least: 61, most: 90 },
    { id: "91-", word: "90 分钟以上", least: 91, most: Infinity },
  ];
  // In the order in which they are shown; the name is that of the address, too.
  const FACETS = [
    { name: "kind", label: "栏目", column: "kind" },
    { name: "theme", label: "主题", column: "themes" },
    { name: "audience", label: "对象", column: "audiences" },
    { name: "format", label: "形式", column: "formats" },
    { name: "town", label: "镇街", column: "towns" },
    { name: "minutes", label: "时长", column: "minutes", bands: true },
    { name: "level", label: "层级", column: "levels" },
    { name: "venue_level", label: "阵地级别", column: "venue_levels" },
    { name: "category", label: "师资类别", column: "categories", through: "instructors" },
    { name: "team", label: "团队", column: "teams" },
    { name: "map", label: "地图", column: "map" },
    { name: "status", label: "状态", column: "status" },
  ];

  const columnNamed = (index, name) => index.columns.find((column) => column.name === name);

  /** The numbers that stand in the words of a column: 45 for “45 分钟”. */
  const numbersOf = ({ words }) => words.map((word) => parseFloat(word));

  /** The places of a facet's values where they are not those of its column, a list for each record in one array. */
  const decoded = ({ bands, through }, index, column) => {
    const lists = Array.from({ length: index.count }, () => []);
    const add = (record, value) => {
      if (value >= 0 && !lists[record].includes(value)) lists[record].push(value);
    };
    const band = bands && numbersOf(column).map((number) => BANDS.findIndex(({ least, most }) => number >= least && number <= most));
    const valuesOf = ({ starts, codes }, record) => codes.subarray(starts[record], starts[record + 1]);
    const links = through && columnNamed(index, through);
    for (let record = 0; record < index.count; record += 1) {
      valuesOf(column, record).forEach((code) => add(record, band ? band[code] : code));
      // A lesson is by a leading cadre if its lecturer is one.
      if (links) valuesOf(links, record).forEach((code) => valuesOf(column, links.base + code).forEach((value) => add(record, value)));
    }
    const starts = new Int32Array(index.count + 1);
    lists.forEach((list, record) => { starts[record + 1] = starts[record] + list.length; });
    return { starts, codes: Int16Array.from([].concat(...lists)) };
  };

  const made = (index, facet) => {
    const column = columnNamed(index, facet.column);
    const places = facet.bands || facet.through ? decoded(facet, index, column) : column;
    const words = facet.bands ? BANDS.map(({ word }) => word) : column.words;
    // Columns without ids of their own have one word or two: their place is the id.
    const own = column.kind ? index.ids.slice(column.base, column.base + words.length) : column.ids;
    const ids = facet.bands ? BANDS.map(({ id }) => id) : own || words.map((_, place) => String(place + 1));
    return { name: facet.name, label: facet.label, ids, words, starts: places.starts, codes: places.codes };
  };

  /** The facets of an index, made when they are first asked for. */
  const facetsOf = (index) => {
    if (!index.facets) index.facets = FACETS.filter(({ column }) => columnNamed(index, column)).map((facet) => made(index, facet));
    return index.facets;
  };

  /** For each record a bit for each facet that it fails; 0 is a record that stays. */
  const failures = (index, facets, filters) => {
    const fails = new Uint16Array(index.count);
    facets.forEach(({ name, ids, starts, codes }, at) => {
      const wanted = [].concat((filters && filters[name]) || []).map(String);
      if (!wanted.length) return;
      const wants = ids.map((id) => wanted.includes(id));
      for (let record = 0; record < index.count; record += 1) {
        let fits = false;
        for (let place = starts[record]; place < starts[record + 1]; place += 1) fits = fits || wants[codes[place]];
        if (!fits) fails[record] |= 1 << at;
      }
    });
    return fails;
  };

  /** Each facet's values with how many records there would be under the other filters. */
  const count = (facets, records, fails, filters) =>
    facets.map(({ name, label, ids, words, starts, codes }, at) => {
      const counts = new Int32Array(ids.length);
      const others = ~(1 << at);
      for (const record of records) {
        if (fails[record] & others) continue;
        for (let place = starts[record]; place < starts[record + 1]; place += 1) counts[codes[place]] += 1;
      }
      const wanted = [].concat((filters && filters[name]) || []).map(String);
      const values = ids.map((id, place) => ({ id, word: words[place], count: counts[place], on: wanted.includes(id) }));
      return { name, label, values: values.filter(({ count: many, on }) => many || on) };
    });

  /**
   * Records under filters, and their facets, made when they are asked for, because a box never asks:
   * {records, facets: () => [{name, label, values: [{id, word, count, on}]}]}.
   */
  const narrow = (index, records, filters) => {
    const free = !filters || !Object.keys(filters).some((name) => [].concat(filters[name] || []).length);
    const failed = () => failures(index, facetsOf(index), filters);
    const fails = free ? null : failed();
    let counted = null;
    return {
      records: free ? records : records.filter((record) => !fails[record]),
      facets: () => counted || (counted = count(facetsOf(index), records, fails || failed(), filters)),
    };
  };

  /* Sorting */

  const numberIn = (index, name, read) => {
    const column = columnNamed(index, name);
    if (!column) return () => Infinity;
    const values = column.words.map(read);
    return (record) => {
      const place = column.starts[record];
      return place < column.starts[record + 1] ? values[column.codes[place]] : Infinity;
    };
  };

  /** “2026 年 5 月 12 日” as 20260512. */
  const dateIn = (word) => {
    const [year, month, day] = (word.match(/[0-9]+/g) || []).map(Number);
    return year * 10000 + month * 100 + day;
  };

  let collator = null;
  const byTitle = (one, other) => {
    if (!collator) collator = window.Intl ? new Intl.Collator("zh-CN-u-co-pinyin", { numeric: true }) : { compare: (a, b) => (a < b ? -1 : Number(a > b)) };
    return collator.compare(one, other);
  };

  /** Puts records in order: relevance, title, minutes or date. Those without the number come last. */
  const sorted = (index, records, sort, scores) => {
    const by = (key) => records.sort((one, other) => {
      const [here, there] = [key(one), key(other)];
      return here === there ? one - other : here < there ? -1 : 1;
    });
    if (sort === "title") return records.sort((one, other) => byTitle(index.titles[one], index.titles[other]) || one - other);
    if (sort === "minutes") return by(numberIn(index, "minutes", parseFloat));
    if (sort === "date") return by(numberIn(index, "day", dateIn));
    return scores ? by((record) => -scores[record]) : records;
  };

  Object.assign(api, { columnNamed, narrow, sorted });
}
