"use strict";
/*
 * The filter bar of a list page before anybody touches it: all that a list loads for filtering.
 * The rest comes with the first touch, or at once where the address says what to show.
 */
{
  const api = window.catalogSearch;
  const here = document.currentScript.src;
  const PARTS = ["filter-sheet.js", "filter-panel.js", "filter-list.js"];

  const load = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = here.replace("filter-touch.js", name);
      script.async = false; // in this order
      script.onload = resolve;
      script.onerror = () => reject(new Error(name));
      document.head.append(script);
    });

  const bar = document.querySelector("[data-filter-list]");
  if (bar) {
    const opener = bar.querySelector(".filter-open");
    const count = document.querySelector(".list-count");
    const said = count.textContent;
    let coming = null;
    let wanted = false; // the button was pressed while the rest was still coming

    const come = () => {
      if (coming) return;
      if (wanted) count.textContent = "正在载入……";
      coming = Promise.all([...PARTS.map(load), api.ready(bar.dataset.root)]);
      coming.then(
        () => {
          count.textContent = said;
          api.filterList(bar, wanted);
        },
        () => {
          // The next touch tries again.
          coming = null;
          wanted = false;
          count.textContent = `${said}。筛选没有载入，请检查网络后再试。`;
        },
      );
    };

    opener.addEventListener("click", () => {
      wanted = !wanted;
      come();
    });
    bar.addEventListener("pointerdown", come);
    bar.addEventListener("focusin", come);
    // Until then, and should it never come, the form leads to the results page as any form does.
    if (location.protocol === "file:") bar.action = api.address(bar.dataset.root, "search");
    const { query, filters } = api.state.read();
    if (query || Object.keys(filters).length || bar.contains(document.activeElement)) come();
  }
}
