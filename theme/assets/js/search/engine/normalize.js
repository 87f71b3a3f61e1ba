"use strict";
/*
 * Texts as the search compares them: normalisation, terms of a query, places of a term.
 * The engine is functions only, without page or network; its parts are one script, search/engine.js.
 */
{
  catalog.engine = {};

  // Bounds, so that no query, however long, keeps an old telephone busy.
  const QUERY_LENGTH = 300;
  const QUERY_TERMS = 8;

  // The class DROPPED of catalog/content/normalize.py, character for character (a test compares them).
  const DROPPED = String.raw`[\x00-\x09\x0b-\x2d\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u206f\u2190-\u245f\u2500-\u27bf\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0d\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufeff\ufffc\ufffd]`;
  const TIDY = new RegExp(String.raw`([0-9])${DROPPED}+(?=[0-9])|${DROPPED}+|\.(?![0-9])`, "g");

  /** Without punctuation, but with `_` between two numbers that it keeps apart. */
  const tidy = (text) => text.replace(TIDY, (all, digit) => (digit ? `${digit}_` : ""));

  const lower = (text) => text.normalize("NFKC").toLowerCase();

  /** The form in which texts are compared, traditional characters apart. */
  const fold = (text) => tidy(lower(text));

  /** A query without what input methods put between half-typed syllables. */
  const typed = (query) =>
    String(query)
      .slice(0, QUERY_LENGTH)
      .replace(/[\u2006']/g, "");

  /** The terms of a query, folded, each once: all of them have to be found. */
  const termsOf = (query) => {
    const pieces = typed(query)
      .normalize("NFKC")
      .split(/[\s,、;|?!。]+/);
    return Array.from(new Set(pieces.map(fold).filter(Boolean))).slice(0, QUERY_TERMS);
  };

  /** The whole query as one phrase, for titles with blanks and commas in them. */
  const phraseOf = (query) => fold(typed(query).replace(/\n/g, " "));

  const isDigit = (text, at) => /[0-9.]/.test(text.charAt(at));

  /** The next place of a term from `from` on, or -1. Numbers count whole: 28 is not in 128. */
  const next = (text, term, from) => {
    const first = isDigit(term, 0);
    const last = isDigit(term, term.length - 1);
    for (let at = text.indexOf(term, from); at >= 0; at = text.indexOf(term, at + 1)) {
      const part = (first && isDigit(text, at - 1)) || (last && isDigit(text, at + term.length));
      if (!part) return at;
    }
    return -1;
  };

  /** The folded form of a text as it is shown, and for each of its places that in the text. */
  const traced = (shown) => {
    let long = "";
    const origin = [];
    let at = 0;
    for (const character of shown) {
      const form = lower(character);
      for (let unit = 0; unit < form.length; unit += 1) origin.push(at);
      long += form;
      at += character.length;
    }
    let text = "";
    const from = [];
    const keep = (start, end) => {
      text += long.slice(start, end);
      for (let place = start; place < end; place += 1) from.push(origin[place]);
    };
    let done = 0;
    long.replace(TIDY, (all, digit, place) => {
      keep(done, digit ? place + 1 : place);
      done = place + all.length;
      if (digit) {
        text += "_";
        from.push(origin[place + 1]);
      }
    });
    keep(done, long.length);
    return { text, from };
  };

  /** Where the terms stand in a text as it is shown: [start, end] pairs in order, none overlapping. */
  const ranges = (shown, terms) => {
    const { text, from } = traced(shown);
    const hits = [];
    for (const term of terms) {
      for (let at = next(text, term, 0); at >= 0; at = next(text, term, at + term.length)) {
        const last = from[at + term.length - 1];
        hits.push([from[at], last + String.fromCodePoint(shown.codePointAt(last)).length]);
      }
    }
    hits.sort((a, b) => a[0] - b[0]);
    const merged = [];
    for (const [start, end] of hits) {
      const before = merged[merged.length - 1];
      if (before && start <= before[1]) before[1] = Math.max(before[1], end);
      else merged.push([start, end]);
    }
    return merged;
  };

  catalog.engine.normalize = { tidy, fold, termsOf, phraseOf, next, ranges };
}
