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
  const { termsOf, phraseOf, entryOf, anyOf, together, repair, repairWhole, reasons } = api;
  const { CUT_LENGTH, bound, isNatural, narrow, sorted } = api;
  const { best, meeting, isSure, knownEdges, cutUp, piecesOf, plainer } = api;

  const TITLE_WHOLE = 200; // what only a whole title is worth
  const HAN = /[\u3400-\u9fff]/;

  /* Finding */

  /** What a query asks for, as entries: each has to be answered. */
  const asked = (index, query) => {
    const all = bound(termsOf(query)).map((term) => api.simplified(index, term));
    const terms = all.filter((term) => !isNatural(term));
    if (!terms.length || terms.length === all.length) return all;
    // 怎样 may stand in the title that is meant.
    const entries = all.map((term) => entryOf(index, term));
    return isSure(meeting(entries)) ? all : terms;
  };

  /** Pinyin typed with blanks between the syllables is one term. */
  const syllables = (terms, phrase) => /^[a-z]+$/.test(phrase) && terms.every((term) => term.length < 7);

  /** Lays what was found out: filtered, sorted, counted. */
  const outcome = (index, filters, options, found) => {
    const { scores } = found;
    const all = [];
    for (let record = 0; record < index.count; record += 1) if (!scores || scores[record]) all.push(record);
    const { records, facets } = narrow(index, all, filters);
    const groups = found.groups || [];
    const terms = Array.from(new Set([].concat(...groups)));
    const result = { records: sorted(index, records, options && options.sort, scores), scores, terms, groups };
    Object.defineProperty(result, "facets", { get: facets });
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
    const whole = phrase === terms[0] ? null : entryOf(index, phrase);
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

  /** A guess as {entry, to, how}, or null. */
  const asMeant = (index, guess) => guess && { entry: anyOf(index, guess), to: guess.strings[0], how: guess.how };

  /** A term that occurs nowhere as what was meant. */
  const mendedWhole = (index, term) => asMeant(index, repair(index, term, true));

  /** A phrase whose pieces stand together in titles and words: that explains all of it, as few slips do. */
  const mendedCut = (index, term) => {
    const { pieces, worth } = cutUp(index, term);
    if (!isSure(worth)) return null;
    return asMeant(index, repairWhole(index, term)) || { entry: piecewise(index, pieces), to: term };
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
      const entry = guess && anyOf(index, guess);
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
    const cut = mendedCut(index, term);
    if (cut) return [cut];
    // One slip in all of it is likelier than natural words in the middle of a title.
    const whole = mendedWhole(index, term);
    if (whole) return [whole];
    const met = piecewise(index, piecesOf(index, term));
    if (met) return [{ entry: met, to: term }];
    const left = plainer(index, term);
    const pieces = left.length ? left : [term];
    return pieces.map((piece) => {
      const known = entryOf(index, piece);
      if (known) return { entry: known, to: piece };
      const slip = left.length ? mendedWhole(index, piece) : null;
      return slip || { entry: piecewise(index, piecesOf(index, piece)), to: piece };
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
    const first = termsOf(query).length ? plain(index, query) : null;
    if (!first || (first.scores && !first.bent)) return find(index, query, filters, options);
    const mends = mendedAll(index, query) || [];
    const mend = mends.find(({ how }) => how);
    const found = mend ? meet(mends.map(({ entry }) => entry), null) : first;
    if (!mend || !found.scores) return find(index, query, filters, options);
    const correction = { from: query.trim(), to: mends.map(({ to }) => to).join(" "), how: mend.how };
    return outcome(index, filters, options, Object.assign(found, { correction }));
  };

  /** Pieces as one entry. */
  const piecewise = (index, pieces) => {
    const entries = pieces.map((piece) => entryOf(index, piece));
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
