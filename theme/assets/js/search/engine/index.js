"use strict";
/*
 * The data files of the search as fields and columns, ready to be scanned.
 * A field is one string for the whole catalogue with a line for each row; a
 * column says which words of its field each record has.
 */
{
  const { engine, search } = catalog;
  const { tidy, fold } = engine.normalize;
  const { learn } = engine.pinyin;

  /** The smallest array for places up to a number. */
  const placesUpTo = (most, length) => (most < 65536 ? new Uint16Array(length) : new Int32Array(length));

  /** A text of many lines with the place where each begins, and one place more behind the last. */
  const fieldOf = (text, count) => {
    const starts = placesUpTo(text.length + 1, count + 1);
    for (let row = 1; row < count; row += 1) starts[row] = text.indexOf("\n", starts[row - 1]) + 1;
    starts[count] = text.length + 1;
    return { text, starts, count };
  };

  const lineOf = (field, row) => field.text.slice(field.starts[row], field.starts[row + 1] - 1);

  // A code's letters, as the build writes them.
  const PLACE = new Uint8Array(127);
  let letters = 0;
  for (let code = 35; code < 127; code += 1) if (!"'<>&\\".includes(String.fromCharCode(code))) PLACE[code] = letters++;

  /** Lines of codes as one array, and the place in it where each line begins. */
  const decode = (text, count, size) => {
    let width = 1;
    while (letters ** width < size) width += 1;
    const starts = placesUpTo(text.length, count + 1);
    const codes = placesUpTo(size, text.length); // more than enough
    let many = 0;
    let row = 0;
    for (let at = 0; at < text.length;) {
      if (text.charCodeAt(at) === 10) {
        row += 1;
        starts[row] = many;
        at += 1;
      } else {
        let code = 0;
        for (const end = at + width; at < end; at += 1) code = code * letters + PLACE[text.charCodeAt(at)];
        codes[many] = code;
        many += 1;
      }
    }
    starts.fill(many, row + 1);
    return { starts, codes: codes.slice(0, many) };
  };

  /** A column of `count` records, the first of which has the number `first`. */
  const columnOf = (sent, words, first, count) => {
    const { name, label, ids } = sent;
    const field = fieldOf(fold(words.join("\n")), words.length);
    const coded = decode(sent.codes, count, words.length);
    return Object.assign({ name, label, ids: ids ? ids.split("\n") : null, words, field, first, count }, coded);
  };

  /** The words of a column as they are shown; numbers as what says them: “45 分钟”. */
  const wordsIn = ({ words, unit }) => (words || "").split("\n").map((word) => (unit ? `${word} ${unit}` : word));

  /** The column of kinds, which is not sent because records stand in the order of their kinds. */
  const kindColumn = (kinds, kindOf) => ({
    name: "kind",
    label: "栏目",
    ids: kinds.map((kind) => kind.id),
    words: kinds.map((kind) => kind.name),
    field: fieldOf(fold(kinds.map((kind) => kind.name).join("\n")), kinds.length),
    first: 0,
    count: kindOf.length,
    starts: Int32Array.from({ length: kindOf.length + 1 }, (_, record) => record),
    codes: Int32Array.from(kindOf),
  });

  /** A column of references: its words are titles, which are scanned already. */
  const referenceColumn = (sent, kinds, titles, count) => {
    const { id, first, count: many } = kinds.find((kind) => kind.id === sent.kind);
    const { name, label, codes } = sent;
    const words = titles.slice(first, first + many);
    return Object.assign({ name, label, kind: id, words, base: first, first: 0, count }, decode(codes, count, many));
  };

  /** Titles were folded at build time; only those that lower case alone does not fold are sent. */
  const foldedTitles = ({ titles, folds }) => {
    const text = tidy(titles.toLowerCase());
    if (!folds.length) return text;
    const lines = text.split("\n");
    for (const [row, form] of folds) lines[row] = form;
    return lines.join("\n");
  };

  /** When each session begins and ends, and its state, by its record. */
  const timesOf = ({ times }, kinds) => {
    const { first } = kinds.find(({ id }) => id === "plan") || {};
    const timeOf = (line) => {
      const [begins, ends, state] = line.split(" ");
      return { begins, ends, state };
    };
    return new Map((times ? times.split("\n") : []).map((line, at) => [first + at, timeOf(line)]));
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
    const columns = core.columns.map((sent) =>
      sent.kind ? referenceColumn(sent, kinds, titles, count) : columnOf(sent, wordsIn(sent), 0, count),
    );
    columns.push(kindColumn(kinds, kindOf));
    const index = {
      count,
      kinds,
      kindOf,
      ids: core.ids.split("\n"),
      times: timesOf(core, kinds),
      titles,
      idField: fieldOf(tidy(core.ids), count),
      titleField: fieldOf(foldedTitles(core), count),
      columns,
      facetTable: core.facets,
      texts: [], // long texts of the second tier, part by part
      files: 0, // parts that there are, known from the first on
      rare: false,
      plain: new Map(), // traditional → simplified
      synonyms: (core.synonyms || []).map((group) => group.map((word) => fold(word))),
      known: new Map(), // what was found out about terms
      hits: new Map(), // and where they stand in the long texts
    };
    learn(index, { traditional: engine.query.SPOKEN_FORMS });
    learn(index, core);
    return index;
  };

  /** Takes a part of the text tier in. What was found before is forgotten. */
  const addText = (index, part) => {
    const { first, count, files } = part;
    index.files = files;
    for (const sent of part.columns) index.columns.push(columnOf(sent, wordsIn(sent), first, count));
    for (const [name, label] of [
      ["summaries", "简介"],
      ["bodies", "正文"],
    ]) {
      const capitals = part[`${name}_capitals`];
      index.texts.push(Object.assign(fieldOf(part[name], count), { name, label, first, capitals, latin: part.latin }));
    }
    learn(index, part);
    index.known.clear();
    index.hits.clear();
  };

  /** Takes the readings of characters in that no record has. */
  const addRare = (index, rare) => {
    learn(index, rare, true);
    index.rare = true;
    index.known.clear();
    index.hits.clear();
  };

  let index = null;
  const waiting = [];
  /** Called by the data files: `core`, `text-1` …, `rare`. They may come in any order. */
  const addData = (name, value) => {
    if (name === "core") index = open(value);
    else waiting.push([name, value]);
    if (!index) return;
    for (const [which, part] of waiting.splice(0)) (which === "rare" ? addRare : addText)(index, part);
  };

  engine.index = { open, addText, addRare, lineOf };
  Object.assign(search, { addData, index: () => index });
}
