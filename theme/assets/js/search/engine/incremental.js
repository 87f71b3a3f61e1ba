"use strict";
/*
 * A query and its answers in the course of time: plain matches at once, all texts and corrections after a pause.
 * The loader (`api.dataFile`) comes from autocomplete.js.
 */
{
  const api = window.catalogSearch || (window.catalogSearch = {});

  const PAUSE = 200; // milliseconds without a key before corrections are looked for

  /** The index with all texts; the first file says how many there are. */
  const complete = (root) =>
    api
      .dataFile(root, "text-1")
      .then(() => {
        const rest = [];
        for (let part = 2; part <= api.index().files; part += 1) rest.push(api.dataFile(root, `text-${part}`));
        return Promise.all(rest);
      })
      .then(() => api.index());

  /** The index with the readings of all characters. */
  const withRare = (root) => api.dataFile(root, "rare").then(() => api.index());

  /**
   * Tells `tell(index, found, settled)` what a query finds at once, and after a pause what it finds with all texts,
   * corrections, and, if that is nothing, rare characters. Returns a function that ends it.
   */
  const answer = (root, query, filters, options, tell) => {
    let over = false;
    const say = (found, settled) => {
      if (!over) tell(api.index(), found, settled);
    };
    const correct = () => api.correct(api.index(), query, filters, options);
    const settle = () => {
      if (over) return;
      const found = correct();
      if (found.records.length || api.index().rare) say(found, true);
      else withRare(root).then(() => over || say(correct(), true), () => say(found, true));
    };
    say(api.find(api.index(), query, filters, options), false);
    // Without the texts the titles are still there.
    const timer = setTimeout(() => complete(root).then(settle, settle), PAUSE);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  };

  Object.assign(api, { complete, withRare, answer });
}
