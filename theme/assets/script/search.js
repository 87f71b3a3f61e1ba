"use strict";
/*
 * The search engine: what a query finds, how good each hit is, and why.
 * Functions only: no page, no network.
 *
 *   api.find(index, query, filters, {sort})     plain matches, at once, for each key
 *   api.correct(index, query, filters, {sort})  the same, and if that is nothing (or only pieces of a phrase),
 *                                               what was probably meant; slower: after a pause in typing
 *     → {records, scores, terms, groups, cut, correction, facets, reasons}
 *         records     numbers of records in the order asked for: "relevance" (default), "title", "minutes", "date"
 *         scores      by record, or null for an empty query, which finds everything
 *         terms       strings to mark in texts: api.ranges(text, terms)
 *         cut         the terms looked for where a phrase was taken to pieces, else null
 *         correction  null or {from, to, how}; how: "sound", "slip", "spelling"
 *         facets      [{name, label, values: [{id, word, count, on}]}], counted under the other filters
 *         reasons     (record) → [{label, word}] for what neither title nor kind says
 *   api.nearest(index, query, filters, options) the same with fewer terms, for where nothing was found; `dropped` names them
 *   api.suggest(index, query)                   [{vocabulary, id, word}]: themes, audiences and towns, for the box
 *   api.excerpt(index, found, record)           {label, text}: the piece of summary or body that was meant, or null
 *   api.wordsOf(index, column, record)          the words of a record in a column
 *   api.known(index, query)                     false if it has characters that only `rare.js` can read
 *
 * Filters: {kind: ["lessons"], theme: [id], audience, format, town, minutes: ["31-60"], level, venue_level, category,
 * map: ["1"], status: ["1"]}. An index comes from api.ready(root) in the page, from api.open(core) in a test.
 */
{
  const api = window.catalogSearch || (window.catalogSearch = {});
  const { termsOf, phraseOf, entryOf, anyOf, together, repair, reasons } = api;
  const { withoutNatural, hasNatural, isNatural, narrow, sorted } = api;

  const TITLE_WHOLE = 200; // what only a whole title is worth
  const CUT_LENGTH = 40; // longer than that, a run of characters is not cut up
  const HAN = /[\u3400-\u9fff]/;

  const best = (scores) => (scores ? scores.reduce((one, other) => Math.max(one, other), 0) : 0);

  /* A phrase taken to pieces */

  /** How long the beginnings (or ends) of a term are that occur somewhere, from two characters on. */
  const knownEdges = (index, term, take) => {
    const lengths = [];
    // What a piece is part of occurs nowhere if the piece does not.
    for (let length = 2; length <= term.length - 2 && entryOf(index, take(length)); length += 1) lengths.push(length);
    return lengths;
  };

  /** The cut into two or three pieces that meet best in one record, or null. */
  const cutUp = (index, term) => {
    if (term.length > CUT_LENGTH || term.length < 4) return null;
    const heads = knownEdges(index, term, (length) => term.slice(0, length));
    const tails = knownEdges(index, term, (length) => term.slice(term.length - length));
    let worth = 0;
    let pieces = null;
    const consider = (candidate) => {
      const sum = best(together(candidate.map((piece) => entryOf(index, piece)))) / candidate.length;
      if (sum > worth) [worth, pieces] = [sum, candidate];
    };
    for (const head of heads) if (tails.includes(term.length - head)) consider([term.slice(0, head), term.slice(head)]);
    if (pieces) return pieces;
    for (const head of heads) {
      for (const tail of tails) {
        const middle = term.length - head - tail;
        if (middle > 1) consider([term.slice(0, head), term.slice(head, head + middle), term.slice(head + middle)]);
      }
    }
    return pieces;
  };

  const plainer = (index, term) => withoutNatural(term, (piece) => entryOf(index, piece));

  /** A term as the pieces that can be looked for: itself, without natural words, cut up. */
  const piecesOf = (index, term) => {
    if (entryOf(index, term)) return [term];
    const cut = hasNatural(term) ? null : cutUp(index, term);
    if (cut) return cut;
    const plain = plainer(index, term);
    const pieces = plain.length ? plain : [term];
    return [].concat(...pieces.map((piece) => (entryOf(index, piece) ? [piece] : cutUp(index, piece) || [piece])));
  };

  /* Finding */

  /** What a query asks for, as entries: each has to be answered. */
  const asked = (index, query) => {
    const all = termsOf(query).map((term) => api.simplified(index, term));
    const terms = all.filter((term) => !isNatural(term));
    return terms.length ? terms : all;
  };

  /** Pinyin typed with blanks between the syllables is one term. */
  const syllables = (terms, phrase) => terms.length > 1 && /^[a-z]+$/.test(phrase) && terms.every((term) => term.length < 7);

  /** Lays what was found out: filtered, sorted, counted. */
  const outcome = (index, filters, options, found) => {
    const { scores } = found;
    const all = [];
    for (let record = 0; record < index.count; record += 1) if (!scores || scores[record]) all.push(record);
    const { records, facets } = narrow(index, all, filters);
    const groups = found.groups || [];
    const terms = Array.from(new Set([].concat(...groups)));
    const result = { records: sorted(index, records, options && options.sort, scores), scores, terms, groups, facets };
    result.cut = found.cut || null;
    result.correction = found.correction || null;
    result.reasons = (record) => reasons(index, result, record);
    return result;
  };

  /** The scores of several terms and of the whole phrase: {scores, groups}. */
  const meet = (entries, phrase) => {
    const parts = together(entries);
    const groups = entries.filter(Boolean).map(({ marks }) => marks);
    if (!phrase) return { scores: parts, groups };
    const scores = parts ? Float32Array.from(parts) : new Float32Array(phrase.scores.length);
    phrase.scores.forEach((worth, record) => { scores[record] += worth; });
    return { scores, groups: parts ? [phrase.marks, ...groups] : [phrase.marks] };
  };

  /** A whole id, as it stands in the address of a page, means that record only. */
  const codeOf = (index, query) => {
    const id = query.trim().toLowerCase();
    if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id)) return null;
    const scores = Float32Array.from(index.ids, (one) => (one === id ? TITLE_WHOLE : 0));
    return scores.some(Boolean) ? { scores, marks: [phraseOf(id)] } : null;
  };

  const plain = (index, query) => {
    const terms = asked(index, query);
    const phrase = phraseOf(query);
    const code = codeOf(index, query);
    if (code) return meet([code], null);
    const whole = termsOf(query).length > 1 ? entryOf(index, phrase) : null;
    // A title with blanks in it, or syllables with blanks between them, is one term.
    if (whole && (best(whole.scores) >= TITLE_WHOLE || syllables(terms, phrase))) return meet([whole], null);
    const pieces = [].concat(...terms.map((term) => piecesOf(index, term)));
    const cut = pieces.length > terms.length ? pieces : null;
    const bent = pieces.some((piece, at) => piece !== terms[at]);
    return Object.assign(meet(pieces.map((piece) => entryOf(index, piece)), whole), { cut, bent });
  };

  const NOTHING = new Float32Array(0);

  const find = (index, query, filters, options) => {
    if (!termsOf(query).length) return outcome(index, filters, options, { scores: String(query || "").trim() ? NOTHING : null });
    const found = plain(index, query);
    return outcome(index, filters, options, Object.assign(found, { scores: found.scores || NOTHING }));
  };

  /* Correcting */

  /** A term that occurs nowhere as what was meant: {entry, to, how}. */
  const mendedWhole = (index, term) => {
    const guess = repair(index, term, true);
    return guess && { entry: anyOf(index, guess.strings), to: guess.strings[0], how: guess.how };
  };

  /** A phrase of which one piece is known and the other misspelt. */
  const mendedHalf = (index, term) => {
    if (!HAN.test(term) || term.length < 5 || term.length > CUT_LENGTH) return null;
    const heads = knownEdges(index, term, (length) => term.slice(0, length)).reverse();
    const tails = knownEdges(index, term, (length) => term.slice(term.length - length)).reverse();
    const cuts = heads.slice(0, 3).map((at) => [term.slice(0, at), term.slice(at), true]);
    cuts.push(...tails.slice(0, 3).map((length) => [term.slice(-length), term.slice(0, -length), false]));
    for (const [sound, broken, first] of cuts) {
      const guess = entryOf(index, broken) ? null : repair(index, broken, false);
      const entry = guess && anyOf(index, guess.strings);
      const scores = entry && together([entryOf(index, sound), entry]);
      if (!scores) continue;
      const to = first ? sound + guess.strings[0] : guess.strings[0] + sound;
      return { entry: { scores, marks: [sound, ...entry.marks] }, to, how: guess.how };
    }
    return null;
  };

  /** A term as entries, each with what it was taken for if it was mended. */
  const mended = (index, term) => {
    const entry = entryOf(index, term);
    if (entry) return [{ entry, to: term }];
    // One slip in all of it is likelier than natural words in the middle of a title.
    const whole = mendedWhole(index, term);
    if (whole) return [whole];
    const met = piecewise(index, term);
    if (met) return [{ entry: met, to: term }];
    const left = plainer(index, term);
    const pieces = left.length ? left : [term];
    return pieces.map((piece) => {
      const known = entryOf(index, piece);
      if (known) return { entry: known, to: piece };
      const slip = left.length ? mendedWhole(index, piece) : null;
      return slip || { entry: piecewise(index, piece), to: piece };
    }).map((one, at) => (one.entry ? one : mendedHalf(index, pieces[at]) || one));
  };

  /** The terms of a query as entries, mended where they need it, or null as soon as one is past mending. */
  const mendedAll = (index, query) => {
    const mends = [];
    for (const term of asked(index, query)) {
      mends.push(...mended(index, term));
      if (mends.some(({ entry }) => !entry)) return null;
    }
    return mends;
  };

  const correct = (index, query, filters, options) => {
    const first = plain(index, query);
    if (!termsOf(query).length || (first.scores && !first.bent)) return find(index, query, filters, options);
    const mends = mendedAll(index, query) || [];
    const mend = mends.find(({ how }) => how);
    const found = mend ? meet(mends.map(({ entry }) => entry), null) : first;
    if (!mend || !found.scores) return find(index, query, filters, options);
    const correction = { from: query.trim(), to: mends.map(({ to }) => to).join(" "), how: mend.how };
    return outcome(index, filters, options, Object.assign(found, { correction }));
  };

  /** A term's pieces as one entry. */
  const piecewise = (index, term) => {
    const entries = piecesOf(index, term).map((piece) => entryOf(index, piece));
    const scores = together(entries);
    return scores ? { scores, marks: [].concat(...entries.map(({ marks }) => marks)) } : null;
  };

  /* Where nothing was found */

  /** The longest pieces of a term that occur. */
  const fragments = (index, term) => {
    if (entryOf(index, term)) return [term];
    const head = knownEdges(index, `${term}  `, (length) => term.slice(0, length)).pop();
    const tail = knownEdges(index, `${term}  `, (length) => term.slice(-length)).pop();
    return [head && term.slice(0, head), tail && term.slice(-tail)].filter(Boolean);
  };

  const nearest = (index, query, filters, options) => {
    const bare = (term) => (entryOf(index, term) ? [] : plainer(index, term));
    const terms = [].concat(...asked(index, query).slice(0, 4).map((term) => (bare(term).length ? bare(term) : [term])));
    const kept = [].concat(...terms.map((term) => fragments(index, term.slice(0, CUT_LENGTH)))).slice(0, 6);
    const entries = kept.map((term) => entryOf(index, term));
    const scores = new Float32Array(index.count);
    // Whoever has more of the pieces is nearer, whatever each is worth.
    for (const entry of entries) entry.scores.forEach((worth, record) => { if (worth) scores[record] += 1000 + worth; });
    const found = outcome(index, filters, options, { scores, groups: entries.map(({ marks }) => marks) });
    return Object.assign(found, { kept, dropped: terms.filter((term) => !kept.includes(term)) });
  };

  /** Whether the query's characters can all be read; if not, `rare.js` may help. */
  const known = (index, query) =>
    index.rare || Array.from(phraseOf(query)).every((one) => !HAN.test(one) || index.plain.has(one) || index.readings.place[one.charCodeAt(0)]);

  Object.assign(api, { find, correct, nearest, known });
}
