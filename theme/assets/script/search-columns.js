"use strict";
/*
 * The data files of the search as fields and columns, ready to be scanned.
 * A field is one string for the whole catalogue with a line for each row; a
 * column says which words of its field each record has.
 */
{
  const api = window.catalogSearch || (window.catalogSearch = {});
  const { tidy, fold } = api;

  /** A text of many lines with the place where each begins, and one place more behind the last. */
  const fieldOf = (text, count) => {
    const starts = new Int32Array(count + 1);
    for (let row = 1; row < count; row += 1) starts[row] = text.indexOf("\n", starts[row - 1]) + 1;
    starts[count] = text.length + 1;
    return { text, starts, count };
  };

  const lineOf = (field, row) => field.text.slice(field.starts[row], field.starts[row + 1] - 1);

  /** Lines of numbers (“0,12”) as one array, and the place in it where each line begins. */
  const decode = (text, count) => {
    const starts = new Int32Array(count + 1);
    const codes = [];
    text.split("\n").forEach((line, row) => {
      if (line) for (const code of line.split(",")) codes.push(Number(code));
      starts[row + 1] = codes.length;
    });
    return { starts, codes: Int32Array.from(codes) };
  };

  const columnOf = (name, label, words, codes, count) => {
    const field = fieldOf(fold(words.join("\n")), words.length);
    return Object.assign({ name, label, words, field }, decode(codes, count));
  };

  /** Numbers are searched as the words that say them: “45 分钟”. */
  const numberColumn = ({ name, label, unit, values }, count) => {
    const lines = values.split("\n");
    const distinct = Array.from(new Set(lines.filter(Boolean)));
    const place = new Map(distinct.map((value, index) => [value, index]));
    const codes = lines.map((value) => (value ? place.get(value) : "")).join("\n");
    return columnOf(name, label, distinct.map((value) => `${value} ${unit}`), codes, count);
  };

  /** Titles were folded at build time; only those that lower case alone does not fold are sent. */
  const foldedTitles = ({ titles, folds }) => {
    const text = tidy(titles.toLowerCase());
    if (!folds.length) return text;
    const lines = text.split("\n");
    for (const [row, form] of folds) lines[row] = form;
    return lines.join("\n");
  };

  /** The core made ready for searching. */
  const open = (core) => {
    const kinds = [];
    const kindOf = [];
    for (const [id, name, count] of core.kinds) {
      kinds.push({ id, name, count, first: kindOf.length });
      for (let record = 0; record < count; record += 1) kindOf.push(kinds.length - 1);
    }
    const count = kindOf.length;
    const titles = core.titles.split("\n");
    const titlesOf = ({ first, count: many }) => titles.slice(first, first + many);
    const named = (id) => titlesOf(kinds.find((kind) => kind.id === id));
    const columns = core.columns.map(({ name, label, kind, words, codes }) =>
      columnOf(name, label, kind ? named(kind) : words.split("\n"), codes, count),
    );
    columns.push(...core.numbers.map((number) => numberColumn(number, count)));
    const kindNames = kinds.map((kind) => kind.name);
    columns.push(columnOf("kind", "栏目", kindNames, kindOf.join("\n"), count));
    return {
      count,
      kinds,
      kindOf,
      ids: core.ids.split("\n"),
      titles,
      idField: fieldOf(tidy(core.ids), count),
      titleField: fieldOf(foldedTitles(core), count),
      columns,
      known: new Map(),
    };
  };

  const store = {};
  /** Called by the data files. */
  const data = (name, value) => {
    store[name] = value;
  };

  let index = null;
  /** The index over the data that has come, made once. */
  const ready = () => index || (index = open(store.core));

  Object.assign(api, { open, lineOf, data, index: ready });
}
