"use strict";
/*
 * The filter bar of a list page before anybody touches it: all that a list loads for filtering.
 * The rest comes with the first touch, or at once where the address says what to show.
 */
{
  const api = window.catalogSearch;
  const here = document.currentScript.src;
  const PARTS = ["filter-state.js", "filter-sheet.js", "filter-panel.js", "filter-list.js"];
  const STYLE = "../style/results.css";
  // The names that filter-state.js reads from an address (a test compares them); WeChat's own `from=` is none.
  const ASKS = /[?&](q|theme|audience|format|town|minutes|level|venue_level|category|map|status)=./;

  const load = (name) =>
    new Promise((resolve, reject) => {
      const source = here.replace("filter-touch.js", name);
      const style = { rel: "stylesheet", href: source };
      const script = { src: source, async: false }; // in this order
      const element = Object.assign(document.createElement(name === STYLE ? "link" : "script"), name === STYLE ? style : script);
      element.onload = resolve;
      element.onerror = () => reject(new Error(name));
      document.head.append(element);
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
      coming = Promise.all([...[STYLE, ...PARTS].map(load), api.ready(bar.dataset.root)]);
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
    if (ASKS.test(location.search) || bar.contains(document.activeElement)) come();
  }
}
