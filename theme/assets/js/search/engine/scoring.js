"use strict";
/*
 * Scores: how well each record answers one term.
 *
 * No word index. Chinese words are substrings, so a search walks each field
 * with indexOf: at this size that is faster than loading an index.
 */
{
  const { engine } = catalog;
  const { next } = engine.normalize;
  const { lineOf } = engine.index;
  const { formsOf } = engine.query;

  // What a hit is worth.
  const TITLE = 100;
  const TITLE_START = 25;
  const TITLE_SHARE = 40;
  const TITLE_WHOLE = 60;
  const META = 30;
  const META_EDGE = 8;
  const META_WHOLE = 16; // 对象：农村党员, when that was asked for
  const NAMED = 0.7; // a title that another record only names
  const TEXT = { summaries: 8, bodies: 5 };
  const ID_WHOLE = 120;

  const LESS_LIKELY = 0.4; // a whole title is worth twice a part of one

  const KNOWN = 100000; // numbers kept in entries, so that the next key counts only its own term
  const KNOWN_HITS = 16; // lists of rows kept, likewise
  const FEW = 10; // records
  const FEW_WORDS = 3;
  const ID_LENGTH = 4; // letters from which on the beginning of an id is no accident

  /* Scanning */

  /** The row of a place in the text, at or behind a known row: strides that double, then halves. */
  const rowAt = (starts, place, known) => {
    let low = known;
    let stride = 1;
    while (low + stride < starts.length && starts[low + stride] <= place) {
      low += stride;
      stride *= 2;
    }
    let high = Math.min(low + stride, starts.length - 1);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= place) low = middle;
      else high = middle;
    }
    return low;
  };

  /** Tells `visit(row, offset, length of the row)` of the first hit in each row. */
  const scan = ({ text, starts }, term, visit) => {
    let row = 0;
    for (let at = next(text, term, 0); at >= 0; at = next(text, term, starts[row + 1])) {
      row = rowAt(starts, at, row);
      visit(row, at - starts[row], starts[row + 1] - 1 - starts[row]);
    }
  };

  const titleWorth = (at, length, whole) =>
    TITLE + (at ? 0 : TITLE_START) + (TITLE_SHARE * length) / whole + (length === whole ? TITLE_WHOLE : 0);

  const metaWorth = (at, length, whole) =>
    META + (at ? 0 : META_EDGE) + (at + length === whole ? META_EDGE : 0) + (length === whole ? META_WHOLE : 0);

  const raise = (scores, record, worth) => {
    if (scores[record] < worth) scores[record] = worth;
  };

  /** Gives each record of a column the worth of its best word. */
  const spread = ({ first, count, starts, codes }, worth, scores) => {
    for (let row = 0; row < count; row += 1) {
      for (let place = starts[row]; place < starts[row + 1]; place += 1)
        raise(scores, first + row, worth[codes[place]]);
    }
  };

  /** Scores from hits in titles; those who name such a title are worth as much as for any other word of theirs. */
  const scoreTitles = (index, each, factor, scores) => {
    const named = new Float32Array(index.count);
    let some = false;
    each(index.titleField, (record, at, length, whole, quality) => {
      raise(
        scores,
        record,
        titleWorth(at, length, whole) * (length === whole ? 1 - (1 - factor) / 4 : factor * quality),
      );
      raise(named, record, metaWorth(at, length, whole) * NAMED * factor * quality);
      some = true;
    });
    if (!some) return;
    for (const column of index.columns) {
      if (column.kind) spread(column, named.subarray(column.base, column.base + column.words.length), scores);
    }
  };

  const scoreColumns = (index, each, factor, scores) => {
    for (const column of index.columns.filter(({ field }) => field)) {
      const worth = new Float32Array(column.field.count);
      let some = false;
      each(column.field, (word, at, length, whole, quality) => {
        raise(worth, word, metaWorth(at, length, whole) * factor * quality);
        some = true;
      });
      if (some) spread(column, worth, scores);
    }
  };

  /* Long texts */

  /** The rows of a text that have a term; only those are looked at that have the term less one character. */
  const rowsIn = (field, term, among) => {
    const rows = [];
    if (/^[a-z]+$/.test(term) && !field.latin.includes(term)) return new Int32Array(0);
    if (!among) scan(field, term, (row) => rows.push(row));
    else for (const row of among) if (next(lineOf(field, row), term, 0) >= 0) rows.push(row);
    return Int32Array.from(rows);
  };

  /** The rows of each text that have a term. Typing on, or cutting a phrase, asks for ever longer terms. */
  const textRows = (index, term) => {
    const { hits } = index;
    if (!hits.has(term)) {
      // 28 is not in 128, so a number tells nothing about a longer one.
      const shorter = [term.slice(0, -1), term.slice(1)].filter((part) => !/^[0-9.]|[0-9.]$/.test(part));
      const known = shorter.map((part) => hits.get(part)).find(Boolean);
      if (hits.size >= KNOWN_HITS) hits.delete(hits.keys().next().value);
      hits.set(
        term,
        index.texts.map((field, at) => rowsIn(field, term, known && known[at])),
      );
    }
    return hits.get(term);
  };

  const scoreTexts = (index, term, factor, scores) => {
    textRows(index, term).forEach((rows, at) => {
      const { first, name } = index.texts[at];
      for (const row of rows) raise(scores, first + row, TEXT[name] * factor);
    });
  };

  /* One term in one form */

  const scoreLiteral = (index, term, factor, scores) => {
    const each = (field, visit) => scan(field, term, (row, at, whole) => visit(row, at, term.length, whole, 1));
    scoreTexts(index, term, factor, scores);
    scoreColumns(index, each, factor, scores);
    if (!/[^a-z0-9_]/.test(term)) scoreIds(index, term, scores);
    scoreTitles(index, each, factor, scores);
  };

  /** Ids count as a whole or from their start only: “hu” is not what “shuixiu” is about. */
  const scoreIds = (index, term, scores) => {
    scan(index.idField, term, (record, at, whole) => {
      const end = at + term.length === whole;
      if (at === 0 && end) raise(scores, record, ID_WHOLE);
      else if ((at === 0 && term.length >= ID_LENGTH) || (end && /^[0-9]+$/.test(term))) raise(scores, record, META);
    });
  };

  /** Where letters spell little in titles and words, what they spell is looked for in the texts. */
  const scoreSpeltTexts = (index, marks, scores) => {
    const words = Array.from(marks)
      .filter((word) => word.length > 1 && !/[a-z]/.test(word))
      .slice(0, FEW_WORDS);
    for (const word of words) scoreTexts(index, word, 0.9, scores);
  };

  /** What is known of a term: {scores, marks}, or null if it occurs nowhere. */
  const entryOf = (index, term) => {
    const { known } = index;
    if (known.has(term)) return known.get(term).scores && known.get(term);
    const scores = new Float32Array(index.count);
    const marks = new Set();
    formsOf(index, term).forEach((form, at) => {
      if (form.length <= 60) scoreLiteral(index, form, at < 2 ? 1 : 0.95, scores);
      marks.add(form);
    });
    const dead = /[a-z]/.test(term) ? engine.pinyinScoring.scorePinyin(index, term, scores, marks) : [];
    if (/[a-z]/.test(term) && scores.filter(Boolean).length < FEW) scoreSpeltTexts(index, marks, scores);
    const entry = { scores: scores.some(Boolean) ? scores : null, marks: Array.from(marks), dead };
    const most = Math.max(40, KNOWN / (index.count + 1));
    if (known.size >= most) known.delete(known.keys().next().value);
    known.set(term, entry);
    return entry.scores && entry;
  };

  /** Several strings as one entry: whatever has any of them. The first `likely` count more, whatever the others are worth. */
  const anyOf = (index, { strings, likely }) => {
    const scores = new Float32Array(index.count);
    const marks = [];
    strings.forEach((string, at) => {
      const entry = entryOf(index, string);
      if (!entry) return;
      entry.scores.forEach((worth, record) => raise(scores, record, at < likely ? worth : worth * LESS_LIKELY));
      marks.push(...entry.marks);
    });
    return marks.length ? { scores, marks } : null;
  };

  /** The sums for records that answer all entries, or null. */
  const intersect = (entries) => {
    let sum = null;
    for (const entry of entries) {
      if (!entry) return null;
      const { scores } = entry;
      sum = sum ? sum.map((score, record) => (score && scores[record] ? score + scores[record] : 0)) : scores;
    }
    return sum && sum.some(Boolean) ? sum : null;
  };

  engine.scoring = { rowAt, metaWorth, scoreTitles, scoreColumns, entryOf, anyOf, intersect };
}
