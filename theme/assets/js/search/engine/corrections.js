"use strict";
/*
 * What was meant: homophones and typos of one character, for terms that occur nowhere.
 * It works on characters around a place that is right, so it looks at few windows only.
 */
{
  const { engine } = catalog;
  const { next } = engine.normalize;
  const { soundsOf, eachHomophone, eachSpelling } = engine.pinyin;

  const LONGEST = 40; // longer terms are not corrected
  const CHOICES = 10; // strings that one typo may have come from
  const TITLE = 3; // a find in a title counts as much as so many in other fields
  const WHOLE = { full: true, initial: false, fuzzy: false }; // syllables
  const NONE = { strings: [], likely: 0 };
  const HAN = /[\u3400-\u9fff]/;

  /** The short fields: titles first, then the words of columns. */
  const shortFields = (index) => [
    index.titleField,
    ...index.columns.filter(({ field }) => field).map(({ field }) => field),
  ];

  /** Collects strings with what speaks for them. */
  class Tally {
    constructor() {
      this.weights = new Map();
    }

    add(string, weight) {
      this.weights.set(string, (this.weights.get(string) || 0) + weight);
    }

    /** The likeliest strings, the best first. */
    best() {
      const all = Array.from(this.weights).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return all.slice(0, CHOICES).map(([string]) => string);
    }

    /** All of them as a guess: {strings, likely: how many of them are likely}. */
    guess() {
      return { strings: this.best(), likely: CHOICES };
    }
  }

  const weightIn = (index, field) => (field === index.titleField ? TITLE : 1);

  const equals = (term, string) => Array.from(term).some((character, at) => character === string[at]);

  /** Strings that sound like the term; `apart` are those without any character of it in its place. */
  const homophones = (index, term, fields, sounds, apart) => {
    const tally = new Tally();
    for (const field of fields) {
      eachHomophone(index, field.text, term, sounds, (at) => {
        const string = field.text.slice(at, at + term.length);
        // Two characters are chosen as one word.
        if (apart || term.length < 3 || equals(term, string)) tally.add(string, weightIn(index, field));
      });
    }
    return tally.guess();
  };

  /* One typo. Kinds of it, the likeliest first. */
  const TRANSPOSED = 0;
  const OMITTED = 1; // the query lacks a character
  const SUBSTITUTED = 2;
  const SUBSTITUTED_END = 3; // the wrong character is the first or last: less is known of it
  const EXTRA = 4; // the query has one too many
  const KINDS = 5;

  /** Which typo turns `meant` into `term`, or -1. */
  const typoOf = (term, meant) => {
    let start = 0;
    const least = Math.min(term.length, meant.length);
    while (start < least && term[start] === meant[start]) start += 1;
    let end = 0;
    while (end < least - start && term[term.length - 1 - end] === meant[meant.length - 1 - end]) end += 1;
    const [was, is] = [meant.slice(start, meant.length - end), term.slice(start, term.length - end)];
    if (was.length === 1 && is.length === 1) return start && end ? SUBSTITUTED : SUBSTITUTED_END;
    if (was.length === 1 && !is) return OMITTED;
    if (is.length === 1 && !was) return EXTRA;
    return was.length === 2 && is === was[1] + was[0] ? TRANSPOSED : -1;
  };

  /** What a term and what was meant have in common where the first or last character is wrong. */
  const intact = (term, meant) => (term[0] === meant[0] ? term.slice(0, -1) : term.slice(1));

  /** Windows around each place where one half of the term stands as it is. */
  const aroundHalf = (text, half, before, after, slack, visit) => {
    for (let at = text.indexOf(half); at >= 0; at = text.indexOf(half, at + 1)) {
      for (const extra of slack) {
        const start = before ? at - before - extra : at;
        const end = at + half.length + (after ? after + extra : 0);
        const window = text.slice(Math.max(0, start), end);
        if (start >= 0 && window.length === end - start && !window.includes("\n")) visit(window);
      }
    }
  };

  /** Strings of which the term is one typo away, those of the likeliest kind of typo first. */
  const typos = (index, term, fields, kinds = KINDS) => {
    const tallies = Array.from({ length: KINDS }, () => new Tally());
    const middle = term.length >> 1;
    const [left, right] = [term.slice(0, middle), term.slice(middle)];
    // No deletion in short terms: what is left would be found everywhere.
    const slack = term.length > 3 ? [0, 1, -1] : [0, 1];
    for (const field of fields) {
      const weigh = (window) => {
        const typo = typoOf(term, window);
        // Of a wrong end nothing is known but the rest.
        const meant = typo === SUBSTITUTED_END && term.length > 3 ? intact(term, window) : window;
        if (typo >= 0) tallies[typo].add(meant, weightIn(index, field));
      };
      aroundHalf(field.text, left, 0, right.length, slack, weigh);
      aroundHalf(field.text, right, left.length, 0, slack, weigh);
      // Across the cut neither half is right.
      const swapped = term.slice(0, middle - 1) + term[middle] + term[middle - 1] + term.slice(middle + 1);
      if (swapped !== term && next(field.text, swapped, 0) >= 0)
        tallies[TRANSPOSED].add(swapped, weightIn(index, field));
    }
    const strings = tallies
      .slice(0, kinds)
      .map((tally) => tally.best())
      .filter(({ length }) => length);
    return {
      strings: Array.from(new Set([].concat(...strings))).slice(0, CHOICES),
      likely: strings.length && strings[0].length,
    };
  };

  /** Letters with two swapped or one too many; strings that they spell then. */
  const spellings = (index, term, fields) => {
    const tally = new Tally();
    const forms = new Set();
    for (let at = 0; at < term.length; at += 1) {
      if (at) forms.add(term.slice(0, at - 1) + term[at] + term[at - 1] + term.slice(at + 1));
      forms.add(term.slice(0, at) + term.slice(at + 1));
    }
    forms.delete(term);
    for (const form of forms) {
      for (const field of fields) {
        eachSpelling(index, field.text, form, WHOLE, (at, end, partial) => {
          if (!partial && end - at > 1) tally.add(field.text.slice(at, end), weightIn(index, field));
        });
      }
    }
    return tally.guess();
  };

  /** Whole syllables in the long texts. */
  const speltInTexts = (index, term) => {
    const tally = new Tally();
    for (const { text } of index.texts) {
      eachSpelling(index, text, term, WHOLE, (at, end, partial) => {
        if (!partial && end - at > 1) tally.add(text.slice(at, end), 1);
      });
    }
    return tally.guess();
  };

  /** The ways to correct letters, the likeliest first. */
  const waysForLetters = (index, term, deep) => [
    ["spelling", deep && term.length > 3, () => speltInTexts(index, term)],
    ["typo", term.length > 4, () => spellings(index, term, shortFields(index))],
  ];

  /** The ways to correct characters, the likeliest first. */
  const waysForCharacters = (index, term, deep) => {
    const fields = shortFields(index);
    const exact = soundsOf(index, term, false);
    return [
      ["sound", true, () => homophones(index, term, fields, exact, false)],
      ["typo", term.length > 2, () => typos(index, term, fields)],
      ["sound", term.length > 2, () => homophones(index, term, fields, exact, true)],
      ["sound", true, () => homophones(index, term, fields, soundsOf(index, term, true), true)],
      ["sound", deep, () => homophones(index, term, index.texts, exact, true)],
      ["typo", deep && term.length > 3, () => typos(index, term, index.texts)],
    ];
  };

  /**
   * What was meant by a term that occurs nowhere: {how, strings, likely}, the likeliest strings first, or null.
   * `deep` looks into the long texts as well.
   */
  const correctTerm = (index, term, deep) => {
    if (term.length > LONGEST || term.length < 2) return null;
    let ways = [];
    if (/^[a-z]+$/.test(term)) ways = waysForLetters(index, term, deep);
    else if (HAN.test(term)) ways = waysForCharacters(index, term, deep);
    for (const [how, fits, way] of ways) {
      const guess = fits ? way() : NONE;
      if (guess.strings.length) return Object.assign(guess, { how });
    }
    return null;
  };

  /** The same where every character typed is meant: one is missing in it, or two have changed places. Titles only. */
  const correctTitle = (index, term) => {
    const guess =
      term.length > 2 && term.length <= LONGEST ? typos(index, term, [index.titleField], SUBSTITUTED) : NONE;
    return guess.strings.length ? Object.assign(guess, { how: "typo" }) : null;
  };

  engine.corrections = { correctTerm, correctTitle };
}
