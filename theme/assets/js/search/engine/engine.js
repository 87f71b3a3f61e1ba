"use strict";
/*
 * The search engine: what matches a query, how well, and why. On `catalog.search`:
 *
 *   find(index, query, filters, {sort})     plain matches, at once, for each key
 *   correct(index, query, filters, {sort})  the same, and if that is nothing (or only parts of a phrase),
 *                                           what was probably meant; slower: after a pause in typing
 *     → {records, scores, terms, groups, cut, correction, facets, reasons}
 *         records     numbers of records in the order of `sort`: "relevance" (default), "title", "minutes", "date"
 *         scores      by record, or null for an empty query, which matches everything
 *         terms       strings to highlight in texts: ranges(text, terms)
 *         cut         the terms searched where a phrase was segmented, else null
 *         correction  null or {from, to, how}; how: "sound", "typo", "spelling"
 *         facets      [{name, label, values: [{id, word, count, on}]}], counted under the other filters
 *         reasons     (record) → [{label, word}] for what neither title nor kind says
 *   nearest(index, query, filters, options) the same with fewer terms, for where nothing matches: {…, used, dropped}
 *   suggest(index, query)                   [{vocabulary, id, word}]: themes, audiences and towns, for the box
 *   excerpt(index, result, record)          {label, text}: the part of summary or body that matches, or null
 *   wordsOf(index, column, record)          the words of a record in a column
 *
 * Filters: {facet: [value, …]}, see facets.js. An index comes from `ready(root)` in the page, from `open(core)` in a test.
 */
{
  const { engine } = catalog;
  const { termsOf, phraseOf, ranges } = engine.normalize;
  const { simplified, bound, isNatural } = engine.query;
  const { entryOf, anyOf, intersect } = engine.scoring;
  const { narrow, sorted } = engine.facets;
  const { correctTerm, correctTitle } = engine.corrections;
  const { wordsOf, reasons, excerpt, suggest } = engine.explain;
  const { CUT_LENGTH, highest, jointScore, isSure, knownEdges, cutUp, piecesOf, plainer } = engine.segmentation;

  const TITLE_WHOLE = 200; // what only a whole title is worth
  const HAN = /[\u3400-\u9fff]/;

  /* Finding */

  /** The terms of a query, each of which has to match. */
  const requiredTerms = (index, query) => {
    const all = bound(termsOf(query)).map((term) => simplified(index, term));
    const terms = all.filter((term) => !isNatural(term));
    if (!terms.length || terms.length === all.length) return all;
    // 怎样 may stand in the title that is meant.
    const entries = all.map((term) => entryOf(index, term));
    return isSure(jointScore(entries)) ? all : terms;
  };

  /** Pinyin typed with blanks between the syllables is one term. */
  const syllables = (terms, phrase) => /^[a-z]+$/.test(phrase) && terms.every((term) => term.length < 7);

  /** Matches as a result: filtered, sorted, counted. */
  const resultOf = (index, filters, options, matches) => {
    const { scores } = matches;
    const all = [];
    for (let record = 0; record < index.count; record += 1) if (!scores || scores[record]) all.push(record);
    const { records, facets } = narrow(index, all, filters);
    const groups = matches.groups || [];
    const terms = Array.from(new Set([].concat(...groups)));
    const result = { records: sorted(index, records, options && options.sort, scores), scores, terms, groups };
    Object.defineProperty(result, "facets", { get: facets });
    result.cut = matches.cut || null;
    result.correction = matches.correction || null;
    result.reasons = (record) => reasons(index, result, record);
    return result;
  };

  /** The scores of several terms and of the whole phrase: {scores, groups}. */
  const combine = (entries, phrase) => {
    const parts = intersect(entries);
    const groups = entries.filter(Boolean).map(({ marks }) => marks);
    if (!phrase) return { scores: parts, groups };
    const scores = parts ? Float32Array.from(parts) : new Float32Array(phrase.scores.length);
    phrase.scores.forEach((worth, record) => {
      scores[record] += worth;
    });
    return { scores, groups: parts ? [phrase.marks, ...groups] : [phrase.marks] };
  };

  /** A whole id, as it stands in the address of a page, means that record only. */
  const codeOf = (index, query) => {
    const id = query.trim().toLowerCase();
    if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id)) return null;
    const scores = Float32Array.from(index.ids, (other) => (other === id ? TITLE_WHOLE : 0));
    return scores.some(Boolean) ? { scores, marks: [phraseOf(id)] } : null;
  };

  const plain = (index, query) => {
    const terms = requiredTerms(index, query);
    const phrase = phraseOf(query);
    const code = codeOf(index, query);
    if (code) return combine([code], null);
    const whole = phrase === terms[0] ? null : entryOf(index, phrase);
    // A title with blanks in it, or syllables with blanks between them, is one term.
    if (whole && (highest(whole.scores) >= TITLE_WHOLE || syllables(terms, phrase))) return combine([whole], null);
    const pieces = [].concat(...terms.map((term) => piecesOf(index, term)));
    const cut = pieces.length > terms.length ? pieces : null;
    const changed = pieces.some((piece, at) => piece !== terms[at]);
    return Object.assign(
      combine(
        pieces.map((piece) => entryOf(index, piece)),
        whole,
      ),
      { cut, changed },
    );
  };

  const NOTHING = new Float32Array(0);

  const find = (index, query, filters, options) => {
    if (!termsOf(query).length)
      return resultOf(index, filters, options, { scores: String(query || "").trim() ? NOTHING : null });
    const matches = plain(index, query);
    return resultOf(index, filters, options, Object.assign(matches, { scores: matches.scores || NOTHING }));
  };

  /* Correcting */

  /** A guess as {entry, to, how}, or null. */
  const fixOf = (index, guess) => guess && { entry: anyOf(index, guess), to: guess.strings[0], how: guess.how };

  /** The fix of a whole term that occurs nowhere. */
  const fixWhole = (index, term) => fixOf(index, correctTerm(index, term, true));

  /** A phrase whose pieces stand together in titles and words: that explains all of it, as few typos do. */
  const fixSegmented = (index, term) => {
    const { pieces, worth } = cutUp(index, term);
    if (!isSure(worth)) return null;
    return fixOf(index, correctTitle(index, term)) || { entry: piecewise(index, pieces), to: term };
  };

  /** A phrase of which one piece is known and the other misspelt. */
  const fixHalf = (index, term) => {
    if (!HAN.test(term) || term.length < 5 || term.length > CUT_LENGTH) return null;
    const heads = knownEdges(index, term, (length) => term.slice(0, length)).reverse();
    const tails = knownEdges(index, term, (length) => term.slice(term.length - length)).reverse();
    const cuts = heads.slice(0, 3).map((at) => [term.slice(0, at), term.slice(at), true]);
    cuts.push(...tails.slice(0, 3).map((length) => [term.slice(-length), term.slice(0, -length), false]));
    for (const [sound, broken, first] of cuts) {
      const guess = entryOf(index, broken) ? null : correctTerm(index, broken, false);
      const entry = guess && anyOf(index, guess);
      const scores = entry && intersect([entryOf(index, sound), entry]);
      if (!scores) continue;
      const to = first ? sound + guess.strings[0] : guess.strings[0] + sound;
      return { entry: { scores, marks: [sound, ...entry.marks] }, to, how: guess.how };
    }
    return null;
  };

  /** A term as entries, each with its fix if it needs one. */
  const fixesOf = (index, term) => {
    const entry = entryOf(index, term);
    if (entry) return [{ entry, to: term }];
    const cut = fixSegmented(index, term);
    if (cut) return [cut];
    // One typo in all of it is likelier than natural words in the middle of a title.
    const whole = fixWhole(index, term);
    if (whole) return [whole];
    const joint = piecewise(index, piecesOf(index, term));
    if (joint) return [{ entry: joint, to: term }];
    const left = plainer(index, term);
    const pieces = left.length ? left : [term];
    return pieces
      .map((piece) => {
        const known = entryOf(index, piece);
        if (known) return { entry: known, to: piece };
        const typo = left.length ? fixWhole(index, piece) : null;
        return typo || { entry: piecewise(index, piecesOf(index, piece)), to: piece };
      })
      .map((fix, at) => (fix.entry ? fix : fixHalf(index, pieces[at]) || fix));
  };

  /** The terms of a query as entries, corrected where they need it, or null as soon as one cannot be. */
  const fixAll = (index, query) => {
    const fixes = [];
    for (const term of requiredTerms(index, query)) {
      fixes.push(...fixesOf(index, term));
      if (fixes.some(({ entry }) => !entry)) return null;
    }
    return fixes;
  };

  const correct = (index, query, filters, options) => {
    const first = termsOf(query).length ? plain(index, query) : null;
    if (!first || (first.scores && !first.changed)) return find(index, query, filters, options);
    const fixes = fixAll(index, query) || [];
    const fix = fixes.find(({ how }) => how);
    const matches = fix
      ? combine(
          fixes.map(({ entry }) => entry),
          null,
        )
      : first;
    if (!fix || !matches.scores) return find(index, query, filters, options);
    const correction = { from: query.trim(), to: fixes.map(({ to }) => to).join(" "), how: fix.how };
    return resultOf(index, filters, options, Object.assign(matches, { correction }));
  };

  /** Pieces as one entry. */
  const piecewise = (index, pieces) => {
    const entries = pieces.map((piece) => entryOf(index, piece));
    const scores = intersect(entries);
    return scores ? { scores, marks: [].concat(...entries.map(({ marks }) => marks)) } : null;
  };

  /* Where nothing matches */

  /** The longest pieces of a term that occur. */
  const fragments = (index, term) => {
    if (entryOf(index, term)) return [term];
    const head = knownEdges(index, `${term}  `, (length) => term.slice(0, length)).pop();
    const tail = knownEdges(index, `${term}  `, (length) => term.slice(-length)).pop();
    return [head && term.slice(0, head), tail && term.slice(-tail)].filter(Boolean);
  };

  const nearest = (index, query, filters, options) => {
    const bare = (term) => (entryOf(index, term) ? [] : plainer(index, term));
    const terms = [].concat(
      ...requiredTerms(index, query)
        .slice(0, 4)
        .map((term) => (bare(term).length ? bare(term) : [term])),
    );
    const used = [].concat(...terms.map((term) => fragments(index, term.slice(0, CUT_LENGTH)))).slice(0, 6);
    const entries = used.map((term) => entryOf(index, term));
    const scores = new Float32Array(index.count);
    // Whoever has more of the pieces is nearer, whatever each is worth.
    for (const entry of entries)
      entry.scores.forEach((worth, record) => {
        if (worth) scores[record] += 1000 + worth;
      });
    const result = resultOf(index, filters, options, { scores, groups: entries.map(({ marks }) => marks) });
    return Object.assign(result, { used, dropped: terms.filter((term) => !used.includes(term)) });
  };

  Object.assign(catalog.search, { find, correct, nearest, suggest, excerpt, wordsOf, ranges, narrow, sorted });
}
