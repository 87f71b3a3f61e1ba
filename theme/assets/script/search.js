"use strict";
/*
 * The search engine: what a query finds, how good each hit is, and why.
 * Functions only: no page, no network.
 *
 * No word index. Chinese words are substrings, so a search walks each field
 * with indexOf: at this size that is faster than loading an index. A further
 * tier (summaries, readings) is a further field whose hits raise the same scores.
 */
{
  const api = window.catalogSearch || (window.catalogSearch = {});
  const { termsOf, phraseOf, next, lineOf } = api;

  // What a hit is worth; later fields (summary, body) go below META.
  const TITLE = 100;
  const TITLE_START = 25;
  const TITLE_SHARE = 40;
  const TITLE_WHOLE = 60;
  const META = 30;
  const META_EDGE = 8;

  const CUT_LENGTH = 24; // longer than that, a run of characters is not cut up
  const KNOWN_TERMS = 64; // scores kept, so that the next key counts only its own term

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

  /* Scores of one term over all records, 0 where it does not occur */

  const titleWorth = (at, length, whole) =>
    TITLE + (at ? 0 : TITLE_START) + (TITLE_SHARE * length) / whole + (length === whole ? TITLE_WHOLE : 0);

  const metaWorth = (at, length, whole) =>
    META + (at ? 0 : META_EDGE) + (at + length === whole ? META_EDGE : 0);

  /** Gives each record of a column the worth of its best word. */
  const scoreColumn = ({ field, starts, codes }, term, scores) => {
    const worth = new Float32Array(field.count);
    let some = false;
    scan(field, term, (word, at, whole) => {
      worth[word] = metaWorth(at, term.length, whole);
      some = true;
    });
    if (!some) return;
    for (let record = 0; record < scores.length; record += 1) {
      for (let place = starts[record]; place < starts[record + 1]; place += 1) {
        scores[record] = Math.max(scores[record], worth[codes[place]]);
      }
    }
  };

  /** The scores of a term, or null if it occurs nowhere. */
  const scoresOf = (index, term) => {
    const { known } = index;
    if (known.has(term)) return known.get(term);
    const scores = new Float32Array(index.count);
    for (const column of index.columns) scoreColumn(column, term, scores);
    scan(index.idField, term, (record, at, whole) => {
      // Only from its start: “hu” is not what “shuixiu” is about.
      if (at === 0 && term.length > 1) scores[record] = Math.max(scores[record], metaWorth(at, term.length, whole));
    });
    scan(index.titleField, term, (record, at, whole) => {
      scores[record] = titleWorth(at, term.length, whole);
    });
    if (known.size >= KNOWN_TERMS) known.clear();
    known.set(term, scores.some(Boolean) ? scores : null);
    return known.get(term);
  };

  /** The scores of records that have all the terms, or null. */
  const together = (index, terms) => {
    let sum = null;
    for (const term of terms) {
      const scores = scoresOf(index, term);
      if (!scores) return null;
      sum = sum ? sum.map((score, record) => (score && scores[record] ? score + scores[record] : 0)) : scores;
    }
    return sum;
  };

  /** A term that occurs nowhere, cut into the two that meet best in one record. */
  const cutUp = (index, term) => {
    if (term.length > CUT_LENGTH || scoresOf(index, term)) return [term];
    let best = 0;
    let pieces = [term];
    for (let at = 2; at <= term.length - 2; at += 1) {
      const pair = [term.slice(0, at), term.slice(at)];
      const worth = (together(index, pair) || []).reduce((one, other) => Math.max(one, other), 0);
      if (worth > best) {
        best = worth;
        pieces = pair;
      }
    }
    return pieces;
  };

  /**
   * What a query finds: the records, the best first; the terms to mark in their
   * texts; and whether a term was found only in two pieces.
   */
  const find = (index, query) => {
    const asked = termsOf(query);
    const terms = Array.from(new Set([].concat(...asked.map((term) => cutUp(index, term)))));
    const phrase = asked.length > 1 ? phraseOf(query) : "";
    const whole = phrase ? scoresOf(index, phrase) : null;
    const parts = together(index, terms);
    const total = (record) => (whole ? whole[record] : 0) + (parts ? parts[record] : 0);
    const records = [];
    for (let record = 0; record < index.count; record += 1) if (total(record)) records.push(record);
    records.sort((one, other) => total(other) - total(one) || one - other);
    return { records, terms: phrase ? terms.concat(phrase) : terms, cut: terms.length > asked.length };
  };

  /* What is told about a record */

  /** The words of a record in a column: its themes, its lecturers. */
  const wordsOf = (index, name, record) => {
    const column = index.columns.find((one) => one.name === name);
    if (!column) return [];
    const codes = column.codes.subarray(column.starts[record], column.starts[record + 1]);
    return Array.from(codes, (code) => column.words[code]);
  };

  /** Why a record was found, for each term that neither title nor kind says: [{label, word}]. */
  const reasons = (index, terms, record) => {
    const title = lineOf(index.titleField, record);
    const found = [];
    for (const term of terms.filter((one) => next(title, one, 0) < 0)) {
      let best = null;
      for (const { name, label, words, field, starts, codes } of index.columns) {
        for (let place = starts[record]; place < starts[record + 1]; place += 1) {
          const word = lineOf(field, codes[place]);
          const at = next(word, term, 0);
          const worth = at < 0 ? 0 : metaWorth(at, term.length, word.length);
          if (worth > (best ? best.worth : 0)) best = { name, label, word: words[codes[place]], worth };
        }
      }
      if (!best && lineOf(index.idField, record).startsWith(term)) best = { label: "编号", word: index.ids[record] };
      if (best && best.name !== "kind" && !found.some(({ word }) => word === best.word)) found.push(best);
    }
    return found;
  };

  Object.assign(api, { find, wordsOf, reasons });
}
