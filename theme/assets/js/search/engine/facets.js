"use strict";
/*
 * Facets: which values records have, how many are left under each, and sorting.
 *
 * Which facets there are stands in the core, from one table of the build. Filters are {facet: [value, …]}: any of the
 * values of a facet, all of the facets. Values are ids of the vocabularies, kinds, or bands of numbers.
 */
{
  const columnNamed = (index, name) => index.columns.find((column) => column.name === name);

  /** The numbers that stand in the words of a column: 45 for “45 分钟”. */
  const numbersOf = ({ words }) => words.map((word) => parseFloat(word));

  /** The places of a facet's values where they are not those of its column, a list for each record in one array. */
  const decoded = ({ bands, through }, index, column) => {
    const lists = Array.from({ length: index.count }, () => []);
    const add = (record, value) => {
      if (value >= 0 && !lists[record].includes(value)) lists[record].push(value);
    };
    const band =
      bands &&
      numbersOf(column).map((number) =>
        bands.findIndex(([, , least, most]) => number >= least && (most === null || number <= most)),
      );
    const valuesOf = ({ starts, codes }, record) => codes.subarray(starts[record], starts[record + 1]);
    const links = through && columnNamed(index, through);
    for (let record = 0; record < index.count; record += 1) {
      valuesOf(column, record).forEach((code) => add(record, band ? band[code] : code));
      // A record has the values of what it refers to as well.
      if (links)
        valuesOf(links, record).forEach((code) =>
          valuesOf(column, links.base + code).forEach((value) => add(record, value)),
        );
    }
    const starts = new Int32Array(index.count + 1);
    lists.forEach((list, record) => {
      starts[record + 1] = starts[record] + list.length;
    });
    return { starts, codes: Int16Array.from([].concat(...lists)) };
  };

  const facetOf = (index, facet) => {
    const column = columnNamed(index, facet.column);
    const places = facet.bands || facet.through ? decoded(facet, index, column) : column;
    const words = facet.bands ? facet.bands.map(([, word]) => word) : column.words;
    // Columns without ids of their own have one word or two: their place is the id.
    const own = column.kind ? index.ids.slice(column.base, column.base + words.length) : column.ids;
    const ids = facet.bands ? facet.bands.map(([id]) => id) : own || words.map((_, place) => String(place + 1));
    return { name: facet.name, label: facet.label, ids, words, starts: places.starts, codes: places.codes };
  };

  /** The facets of an index, made when they are first asked for. */
  const facetsOf = (index) => {
    if (!index.facets) {
      const present = index.facetTable.filter(({ column }) => columnNamed(index, column));
      index.facets = present.map((facet) => facetOf(index, facet));
    }
    return index.facets;
  };

  /** For each record a bit for each facet that it fails; 0 is a record that stays. */
  const failures = (index, facets, filters) => {
    const fails = new Int32Array(index.count);
    facets.forEach(({ name, ids, starts, codes }, at) => {
      const chosen = [].concat((filters && filters[name]) || []).map(String);
      if (!chosen.length) return;
      const isChosen = ids.map((id) => chosen.includes(id));
      for (let record = 0; record < index.count; record += 1) {
        let fits = false;
        for (let place = starts[record]; place < starts[record + 1]; place += 1) fits = fits || isChosen[codes[place]];
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
      const chosen = [].concat((filters && filters[name]) || []).map(String);
      const values = ids.map((id, place) => ({
        id,
        word: words[place],
        count: counts[place],
        on: chosen.includes(id),
      }));
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
  const byTitle = (a, b) => {
    if (!collator)
      collator = window.Intl
        ? new Intl.Collator("zh-CN-u-co-pinyin", { numeric: true })
        : { compare: (left, right) => (left < right ? -1 : Number(left > right)) };
    return collator.compare(a, b);
  };

  /** Puts records in order: relevance, title, minutes or date. Those without the number come last. */
  const sorted = (index, records, sort, scores) => {
    const by = (key) =>
      records.sort((a, b) => {
        const [left, right] = [key(a), key(b)];
        return left === right ? a - b : left < right ? -1 : 1;
      });
    if (sort === "title") return records.sort((a, b) => byTitle(index.titles[a], index.titles[b]) || a - b);
    if (sort === "minutes") return by(numberIn(index, "minutes", parseFloat));
    if (sort === "date") return by(numberIn(index, "day", dateIn));
    return scores ? by((record) => -scores[record]) : records;
  };

  catalog.engine.facets = { columnNamed, narrow, sorted };
}
