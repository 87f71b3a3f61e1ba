"use strict";
/*
 * The filter bar of a list page before anybody touches it: all that a list loads for filtering.
 * The rest comes with the first touch, or at once where the address asks for something.
 * Cards or a table is a matter of CSS; this only writes the choice into the address.
 */
{
  const { onDisk, load, pageUrl, setUrl } = catalog.dom;
  const folder = document.currentScript.src.replace(/[^/]*$/, "");
  const PARTS = ["../../css/pages/search-results.css", "url-state.js", "bottom-sheet.js", "panel.js", "list.js"];

  const start = (form) => {
    const order = document.getElementById("list-sort");
    const table = document.getElementById("view-table");
    const count = document.querySelector(".list-count");
    const fullCount = count.textContent;
    let loading = null;
    let opens = false; // the button was pressed while the rest was still coming

    const loadRest = () => {
      if (loading) return;
      if (opens) count.textContent = "正在载入……";
      loading = Promise.all([...PARTS.map((part) => load(folder + part)), catalog.search.ready(form.dataset.root)]);
      const onReady = () => {
        count.textContent = fullCount;
        catalog.filters.startList(form, opens);
      };
      loading.then(onReady, () => {
        // The next touch tries again.
        loading = null;
        opens = false;
        count.textContent = `${fullCount}。筛选没有载入，请检查网络后再试。`;
      });
    };

    form.querySelector(".filter-open").addEventListener("click", () => {
      opens = !opens;
      loadRest();
    });
    for (const element of [form, order])
      for (const touch of ["pointerdown", "focusin", "change"]) element.addEventListener(touch, loadRest);

    const writeView = () => {
      const parameters = new URLSearchParams(location.search);
      if (table.checked) parameters.set("view", "table");
      else parameters.delete("view");
      setUrl("replaceState", `${location.pathname}?${parameters}`.replace(/[?]$/, ""), history.state);
    };
    const parameters = new URLSearchParams(location.search);
    if (parameters.get("view") === "table") table.checked = true;
    for (const choice of [table, document.getElementById("view-cards")]) choice.addEventListener("change", writeView);

    // Until then, and should it never come, the form leads to the results page as any form does.
    if (onDisk) form.action = pageUrl(form.dataset.root, "search");
    const facets = form.dataset.facets.split(" ").filter((name) => name !== "kind"); // which the page has already
    if (
      ["q", "sort", ...facets].some((name) => parameters.getAll(name).some(Boolean)) ||
      form.contains(document.activeElement)
    )
      loadRest();
  };

  document.querySelectorAll("[data-filter-list]").forEach(start);
}
