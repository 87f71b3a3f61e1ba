/* A map that lies in another page looks as that page does: light or dark, 大字版 or not. The reader's own choice,
   for a map page by itself, is preferences.js' work, which is loaded before. */
"use strict";

{
  const root = document.documentElement;

  const host = () => {
    try {
      return window.parent.document.documentElement;
    } catch (error) {
      return null; // another origin, or a file
    }
  };

  if (window.parent !== window) {
    root.dataset.embedded = "";
    const page = host();
    const follow = () => {
      for (const name of ["scheme", "view"]) {
        if (page.dataset[name]) root.dataset[name] = page.dataset[name];
        else delete root.dataset[name];
      }
    };
    if (page) {
      follow();
      new MutationObserver(follow).observe(page, { attributes: true, attributeFilter: ["data-scheme", "data-view"] });
    }
  }
}
