"use strict";
/*
 * The filter bar of a list page before anybody touches it: all that a list loads for filtering.
 * The rest comes with the first touch, or at once where the address says what to show.
 * Cards or a table is a matter of CSS; here the choice only gets into the address.
 */
{
  const api = window.catalogSearch;
  const here = document.currentScript.src;
  const PARTS = ["url-state.js", "bottom-sheet.js", "panel.js", "list.js"];
  const STYLE = "../../css/components/search-results.css";
  // The names that url-state.js reads from an address (a test compares them); WeChat's own `from=` is none.
  const ASKS = /[?&](q|theme|audience|format|town|minutes|level|venue_level|category|team|map|status|sort)=./;

  const load = (name) =>
    new Promise((resolve, reject) => {
      const source = here.replace("lazy-load.js", name);
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
    const order = document.getElementById("list-sort");
    const table = document.getElementById("view-table");
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
    for (const element of [bar, order]) for (const touch of ["pointerdown", "focusin", "change"]) element.addEventListener(touch, come);

    const keepView = () => {
      const parameters = new URLSearchParams(location.search);
      if (table.checked) parameters.set("view", "table");
      else parameters.delete("view");
      try {
        history.replaceState(history.state, "", `${location.pathname}?${parameters}`.replace(/[?]$/, ""));
      } catch (error) {
        // A page from a disk keeps no address; the table is shown all the same.
      }
    };
    if (/[?&]view=table(&|$)/.test(location.search)) table.checked = true;
    for (const choice of [table, document.getElementById("view-cards")]) choice.addEventListener("change", keepView);

    // Until then, and should it never come, the form leads to the results page as any form does.
    if (location.protocol === "file:") bar.action = api.address(bar.dataset.root, "search");
    if (ASKS.test(location.search) || bar.contains(document.activeElement)) come();
  }
}
