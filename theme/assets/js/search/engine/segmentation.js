"use strict";
/*
 * Phrases taken to pieces: 太湖治理现场教学 is 太湖治理 and 现场教学.
 */
{
  const { engine } = catalog;
  const { entryOf } = engine.scoring;
  const { withoutNatural, hasNatural } = engine.query;

  const CUT_LENGTH = 40; // longer than that, a run of characters is not cut up
  const IN_WORDS = 20; // what a hit in title or words is worth at least; one in a text is worth less
  const SURE = 1000; // added where all pieces are in title and words: worth more than any hits

  const highest = (scores) => (scores ? scores.reduce((a, b) => Math.max(a, b), 0) : 0);

  /** How well entries meet in the record that has all of them best, or 0. */
  const jointScore = (entries) => {
    if (!entries.every(Boolean)) return 0;
    const [{ scores: first }, ...others] = entries;
    let most = 0;
    for (let record = 0; record < first.length; record += 1) {
      let sum = first[record];
      let least = sum;
      for (let at = 0; sum && at < others.length; at += 1) {
        const worth = others[at].scores[record];
        least = Math.min(least, worth);
        sum = worth && sum + worth;
      }
      if (sum) most = Math.max(most, sum / entries.length + (least < IN_WORDS ? 0 : SURE));
    }
    return most;
  };

  const isSure = (worth) => worth > SURE;

  /** How long the beginnings (or ends) of a term are that occur somewhere, from two characters on. */
  const knownEdges = (index, term, take) => {
    const lengths = [];
    // What a piece is part of occurs nowhere if the piece does not.
    for (let length = 2; length <= term.length - 2 && entryOf(index, take(length)); length += 1) lengths.push(length);
    return lengths;
  };

  /** The cut into two or three pieces that meet best in one record: {pieces, worth}. */
  const cutUp = (index, term) => {
    const best = { pieces: null, worth: 0 };
    if (term.length > CUT_LENGTH || term.length < 4) return best;
    const heads = knownEdges(index, term, (length) => term.slice(0, length));
    const tails = knownEdges(index, term, (length) => term.slice(term.length - length));
    const consider = (pieces) => {
      const worth = jointScore(pieces.map((piece) => entryOf(index, piece)));
      if (worth > best.worth) Object.assign(best, { pieces, worth });
    };
    for (const head of heads) if (tails.includes(term.length - head)) consider([term.slice(0, head), term.slice(head)]);
    if (best.pieces) return best;
    for (const head of heads) {
      for (const tail of tails) {
        const middle = term.length - head - tail;
        if (middle > 1) consider([term.slice(0, head), term.slice(head, head + middle), term.slice(head + middle)]);
      }
    }
    return best;
  };

  const plainer = (index, term) => withoutNatural(term, (piece) => entryOf(index, piece));

  /** A term as the pieces that can be looked for: itself, cut up, or without natural words. */
  const piecesOf = (index, term) => {
    if (entryOf(index, term)) return [term];
    const cut = cutUp(index, term);
    if (cut.pieces && (isSure(cut.worth) || !hasNatural(term))) return cut.pieces;
    const pieces = plainer(index, term).map((piece) => (entryOf(index, piece) ? [piece] : cutUp(index, piece).pieces));
    if (pieces.length && pieces.every(Boolean)) return [].concat(...pieces);
    return cut.pieces || [term];
  };

  engine.segmentation = { CUT_LENGTH, highest, jointScore, isSure, knownEdges, cutUp, piecesOf, plainer };
}
