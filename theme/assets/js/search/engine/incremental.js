"use strict";
/*
 * A query and its answers in the course of time: plain matches at once, all texts and corrections after a pause.
 * The loader (`dataFile`) is loader.js.
 */
{
  const { search } = catalog;

  const PAUSE = 200; // milliseconds without a key before corrections are looked for

  /** The index with all texts; the first file says how many there are. */
  const complete = (root) =>
    search
      .dataFile(root, "text-1")
      .then(() => {
        const rest = [];
        for (let part = 2; part <= search.index().files; part += 1) rest.push(search.dataFile(root, `text-${part}`));
        return Promise.all(rest);
      })
      .then(() => search.index());

  /** The index with the readings of all characters. */
  const withRare = (root) => search.dataFile(root, "rare").then(() => search.index());

  /**
   * Calls `onResult(index, result, settled)` with what a query finds at once, and after a pause what it finds with all texts,
   * corrections, and, if that is nothing, rare characters. Returns a function that ends it.
   */
  const answer = (root, query, filters, options, onResult) => {
    let stopped = false;
    const report = (result, settled) => {
      if (!stopped) onResult(search.index(), result, settled);
    };
    const correct = () => search.correct(search.index(), query, filters, options);
    const settle = () => {
      if (stopped) return;
      const result = correct();
      if (result.records.length || search.index().rare) report(result, true);
      else
        withRare(root).then(
          () => stopped || report(correct(), true),
          () => report(result, true),
        );
    };
    report(search.find(search.index(), query, filters, options), false);
    // Without the texts the titles are still there.
    const timer = setTimeout(() => complete(root).then(settle, settle), PAUSE);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  };

  Object.assign(search, { complete, withRare, answer });
}
