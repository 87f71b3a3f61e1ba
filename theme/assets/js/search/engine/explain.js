"use strict";
/*
 * What is told about records: their words, why they were found, an excerpt; and terms to suggest.
 */
{
  const api = window.catalogSearch || (window.catalogSearch = {});
  const { phraseOf, next, lineOf, metaWorth, entryOf, columnNamed } = api;

  const SUGGESTED = 3;
  const EXCERPT = 64; // characters
  const BEFORE = 16; // of them before the hit

  /** The words of a record in a column: its themes, its lecturers. */
  const wordsOf = (index, name, record) =>
    [].concat(...index.columns.filter((column) => column.name === name).map((column) => codesOf(column, record).map((code) => column.words[code])));

  const codesOf = ({ first, count, starts, codes }, record) => {
    const row = record - first;
    return row < 0 || row >= count ? [] : Array.from(codes.subarray(starts[row], starts[row + 1]));
  };

  const foldedWord = (index, column, code) =>
    column.field ? lineOf(column.field, code) : lineOf(index.titleField, column.base + code);

  /** The word of a record that answers best to one of some strings. */
  const bestWord = (index, marks, record) => {
    let found = null;
    for (const column of index.columns) {
      for (const code of codesOf(column, record)) {
        const word = foldedWord(index, column, code);
        for (const term of marks) {
          const at = next(word, term, 0);
          const worth = at < 0 ? 0 : metaWorth(at, term.length, word.length);
          if (worth > (found ? found.worth : 0)) found = { name: column.name, label: column.label, word: column.words[code], worth };
        }
      }
    }
    return found;
  };

  /** Why a record was found, for each term that neither title nor kind says: [{label, word}]. */
  const reasons = (index, { groups }, record) => {
    const title = lineOf(index.titleField, record);
    const id = lineOf(index.idField, record);
    const found = [];
    for (const marks of groups.filter((group) => !group.some((term) => next(title, term, 0) >= 0))) {
      let reason = bestWord(index, marks, record);
      if (!reason && marks.some((term) => id.startsWith(term))) reason = { label: "编号", word: index.ids[record] };
      if (reason && reason.name !== "kind" && !found.some(({ word }) => word === reason.word)) found.push(reason);
    }
    return found.map(({ label, word }) => ({ label, word }));
  };

  /** A text in lower case with its capital letters given back. */
  const withCapitals = ({ text, capitals }, start, end) => {
    const letters = Array.from(text.slice(start, end).split(""));
    let at = 0;
    for (const step of capitals ? capitals.split(",") : []) {
      at += Number(step);
      if (at >= end) break;
      if (at >= start) letters[at - start] = letters[at - start].toUpperCase();
    }
    return letters.join("");
  };

  /** The piece of summary or body around the first term that stands there. */
  const excerpt = (index, { groups }, record) => {
    for (const field of index.texts) {
      const row = record - field.first;
      if (row < 0 || row >= field.count) continue;
      const [start, end] = [field.starts[row], field.starts[row + 1] - 1];
      const line = field.text.slice(start, end);
      for (const term of [].concat(...groups)) {
        const at = next(line, term, 0);
        if (at < 0) continue;
        const from = Math.max(0, Math.min(at - BEFORE, line.length - EXCERPT));
        const to = Math.min(line.length, from + EXCERPT);
        const text = withCapitals(field, start + from, start + to).trim();
        return { label: field.label, text: `${from ? "…" : ""}${text}${to < line.length ? "…" : ""}` };
      }
    }
    return null;
  };

  /* Suggestions */

  /** Themes, audiences and towns that a query names, those that it begins first. */
  const suggest = (index, query) => {
    const phrase = phraseOf(query);
    const entry = phrase.length > 1 && entryOf(index, phrase);
    const found = [];
    for (const vocabulary of entry ? ["themes", "audiences", "towns"] : []) {
      const column = columnNamed(index, vocabulary);
      if (!column) continue;
      column.ids.forEach((id, place) => {
        const word = lineOf(column.field, place);
        const at = Math.min(...entry.marks.map((term) => next(word, term, 0)).map((here) => (here < 0 ? Infinity : here)));
        if (at < Infinity) found.push({ vocabulary, id, word: column.words[place], at });
      });
    }
    found.sort((one, other) => one.at - other.at);
    return found.slice(0, SUGGESTED).map(({ vocabulary, id, word }) => ({ vocabulary, id, word }));
  };

  Object.assign(api, { wordsOf, reasons, excerpt, suggest });
}
