"use strict";
/*
 * What is shown of results: their words, why they match, an excerpt; and terms to suggest.
 */
{
  const { engine } = catalog;
  const { phraseOf, next } = engine.normalize;
  const { lineOf } = engine.index;
  const { metaWorth, entryOf } = engine.scoring;
  const { columnNamed } = engine.facets;

  const SUGGESTED = 3;
  const EXCERPT = 64; // characters
  const BEFORE = 16; // of them before the hit

  /** The words of a record in a column: its themes, its lecturers. */
  const wordsOf = (index, name, record) =>
    [].concat(
      ...index.columns
        .filter((column) => column.name === name)
        .map((column) => codesOf(column, record).map((code) => column.words[code])),
    );

  const codesOf = ({ first, count, starts, codes }, record) => {
    const row = record - first;
    return row < 0 || row >= count ? [] : Array.from(codes.subarray(starts[row], starts[row + 1]));
  };

  const foldedWord = (index, column, code) =>
    column.field ? lineOf(column.field, code) : lineOf(index.titleField, column.base + code);

  /** The word of a record that answers best to one of some strings. */
  const bestWord = (index, marks, record) => {
    let best = null;
    for (const column of index.columns) {
      for (const code of codesOf(column, record)) {
        const word = foldedWord(index, column, code);
        for (const term of marks) {
          const at = next(word, term, 0);
          const worth = at < 0 ? 0 : metaWorth(at, term.length, word.length);
          if (worth > (best ? best.worth : 0))
            best = { name: column.name, label: column.label, word: column.words[code], worth };
        }
      }
    }
    return best;
  };

  /** Why a record matches, for each term that neither title nor kind says: [{label, word}]. */
  const reasons = (index, { groups }, record) => {
    const title = lineOf(index.titleField, record);
    const id = lineOf(index.idField, record);
    const explained = [];
    for (const marks of groups.filter((group) => !group.some((term) => next(title, term, 0) >= 0))) {
      let reason = bestWord(index, marks, record);
      if (!reason && marks.some((term) => id.startsWith(term))) reason = { label: "编号", word: index.ids[record] };
      if (reason && reason.name !== "kind" && !explained.some(({ word }) => word === reason.word))
        explained.push(reason);
    }
    return explained.map(({ label, word }) => ({ label, word }));
  };

  /** A text in lower case with its capital letters restored. */
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
    const terms = [];
    for (const vocabulary of entry ? ["themes", "audiences", "towns"] : []) {
      const column = columnNamed(index, vocabulary);
      if (!column) continue;
      column.ids.forEach((id, code) => {
        const word = lineOf(column.field, code);
        const at = Math.min(
          ...entry.marks.map((term) => next(word, term, 0)).map((place) => (place < 0 ? Infinity : place)),
        );
        if (at < Infinity) terms.push({ vocabulary, id, word: column.words[code], at });
      });
    }
    terms.sort((a, b) => a.at - b.at);
    return terms.slice(0, SUGGESTED).map(({ vocabulary, id, word }) => ({ vocabulary, id, word }));
  };

  engine.explain = { wordsOf, reasons, excerpt, suggest };
}
