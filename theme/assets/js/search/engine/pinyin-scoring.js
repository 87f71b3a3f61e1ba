"use strict";
/*
 * Scores of letters: which titles and words they spell as pinyin, in which way.
 */
{
  const { engine } = catalog;
  const { eachSpelling } = engine.pinyin;
  const { rowAt, scoreTitles, scoreColumns } = engine.scoring;

  const FEW = 10; // records
  const BEGUN = 0.3; // a title that has only begun to be spelt, where a word is spelt to its end
  const NONE = { longest: 0, titled: false, whole: false };
  const MARKS = 60; // spellings kept of a term, to be marked in results

  // Ways of spelling, the surest first; the next is tried where those before it found nothing.
  const WAYS = [
    { full: true, initial: false, fuzzy: false, factor: 0.9, least: 1 },
    { full: false, initial: true, fuzzy: false, factor: 0.7, least: 2 },
    { full: true, initial: false, fuzzy: true, factor: 0.6, least: 2 },
    { full: true, initial: true, fuzzy: false, factor: 0.6, least: 3 },
    { full: true, initial: true, fuzzy: true, factor: 0.5, least: 4 },
  ];

  /** Spellings of letters in titles and words; returns the ways that found nothing. */
  const scorePinyin = (index, term, scores, marks) => {
    // A way that spells nothing with fewer letters spells nothing with more.
    const before = index.known.get(term.slice(0, -1));
    const dead = (before && before.dead) || [];
    const vain = [];
    let longest = 0;
    let enough = false;
    for (const way of WAYS) {
      if (enough || term.length < way.least) break;
      // A single character is a thin find: 改 for “ga” leaves room for 国安.
      if (longest === 1 && way.fuzzy) break;
      // What no title has to the last letter may be a title's in the mouth of one who mixes up sounds.
      if (longest > 1 && !(way.fuzzy && !way.initial)) continue;
      const result = dead.includes(way) ? NONE : scoreWay(index, term, way, scores, marks);
      if (!result.longest) vain.push(way);
      longest = Math.max(longest, result.longest);
      enough = result.titled || (result.whole && scores.filter(Boolean).length >= FEW);
    }
    return vain;
  };

  /** Each spelling in a field, four numbers each: row, place, end, whether the last syllable was cut short. */
  const gather = (index, { text, starts }, term, way) => {
    const hits = [];
    let row = 0;
    eachSpelling(index, text, term, way, (at, end, partial) => {
      row = rowAt(starts, at, row);
      hits.push(row, at, end, partial ? 1 : 0);
      return end;
    });
    return hits;
  };

  /** Whether some spelling has several characters, to the last letter: then beginnings of others are noise. */
  const isWhole = (hits) => hits.some((end, at) => at % 4 === 2 && end - hits[at - 1] > 1 && !hits[at + 1]);

  /** One way of spelling: {longest: characters of the longest, whole: whether there is a whole one, titled: in a title}. */
  const scoreWay = (index, term, way, scores, marks) => {
    const fields = [index.titleField];
    for (const { field } of index.columns) if (field) fields.push(field);
    const hitsOf = new Map(fields.map((field) => [field, gather(index, field, term, way)]));
    const titled = isWhole(hitsOf.get(index.titleField));
    const whole = titled || fields.some((field) => isWhole(hitsOf.get(field)));
    let longest = 0;
    hitsOf.forEach((hits) => {
      for (let hit = 0; hit < hits.length; hit += 4) longest = Math.max(longest, hits[hit + 2] - hits[hit + 1]);
    });
    const each = (field, visit) => {
      const { text, starts } = field;
      const hits = hitsOf.get(field);
      const bare = field === index.titleField ? titled : whole;
      for (let hit = 0; hit < hits.length; hit += 4) {
        const [row, at, end, partial] = [hits[hit], hits[hit + 1], hits[hit + 2], hits[hit + 3]];
        if (bare && (partial || end - at < 2)) continue;
        visit(row, at - starts[row], end - at, starts[row + 1] - 1 - starts[row], partial ? (whole ? BEGUN : 0.9) : 1);
        if (marks.size < MARKS) marks.add(text.slice(at, end));
      }
    };
    if (longest) {
      scoreTitles(index, each, way.factor, scores);
      scoreColumns(index, each, way.factor, scores);
    }
    return { longest, titled, whole };
  };

  engine.pinyinScoring = { scorePinyin };
}
