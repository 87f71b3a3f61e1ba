"use strict";
/*
 * A map that lies in another page looks as that page does: light or dark, 大字版 or not. The reader's own choice,
 * for a map page by itself, is the work of preferences.js, which is loaded before.
 */
{
  const root = document.documentElement;

  const parentRoot = () => {
    try {
      return window.parent.document.documentElement;
    } catch (error) {
      return null; // another origin, or a file
    }
  };

  if (window.parent !== window) {
    root.dataset.embedded = "";
    const host = parentRoot();
    const follow = () => {
      for (const name of ["scheme", "view"]) {
        if (host.dataset[name]) root.dataset[name] = host.dataset[name];
        else delete root.dataset[name];
      }
    };
    if (host) {
      follow();
      new MutationObserver(follow).observe(host, { attributeFilter: ["data-scheme", "data-view"] });
    }
  }
}
