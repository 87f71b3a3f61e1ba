"use strict";
/*
 * The results page: what the address asks for, the best first, in `<div data-search-results>`.
 *
 * Typing replaces the address, sending the form or choosing a facet adds a step
 * for the way back. What the page holds at first is there for readers without
 * scripts and for an empty query. `aria-busy="false"` says that nothing better will come.
 */
{
  const { search } = catalog;
  const { h, button, statusLine } = catalog.dom;
  const { FilterForm, FacetPanel, write, chosen } = catalog.filters;
  const PREVIEW = 10; // results shown between two keys, when a moment counts
  const PAGE_SIZE = 20; // and when typing rests; more are a press away
  const SORTS = { relevance: "相关", title: "名称", minutes: "时长", date: "日期" };

  class SearchPage extends FilterForm {
    constructor(box) {
      super(document.querySelector("form[data-search-live]"), Object.keys(SORTS));
      this.box = box;
      this.root = box.dataset.root || "";
      this.initialNodes = Array.from(box.childNodes);
      this.title = document.title;
      this.build();
    }

    build() {
      const bar = document.querySelector("[data-filter-bar]");
      this.status = statusLine("search-count");
      this.panel = new FacetPanel(this, bar, { sorts: SORTS });
      bar.hidden = false;
      bar.after(this.panel.element);
      this.box.before(this.panel.chosen, this.status);
    }

    start() {
      this.listen();
      this.form.addEventListener("focusin", () => this.preload());
      this.panel.opener.addEventListener("click", () => this.preload());
      // Only for who comes with a query: while somebody types, nothing above may move.
      document.documentElement.classList.toggle("has-query", this.isActive);
      this.restore();
    }

    /** The first touch brings engine and facets, before anything is searched. */
    preload() {
      const onReady = (index) => {
        this.prepare(index);
        search.complete(this.root).catch(() => {}); // the titles are there without the texts
      };
      search.ready(this.root).then(onReady, () => this.panel.fail(search.FAILED));
    }

    prepare(index) {
      if (this.everything) return;
      this.everything = search.find(index, "", {}, {});
      this.panel.prepare(this.everything.facets);
      const { element, opener, sheet } = this.panel;
      const hadFocus = document.activeElement === opener && !sheet.isSheet;
      document.documentElement.classList.add("facets-ready");
      if (hadFocus) element.focus(); // on a wide screen the button has made way
      if (!this.isActive) this.panel.update(this.everything, true);
    }

    /* Answering */

    /** Whether there is anything to search. */
    get isActive() {
      return Boolean(this.query || chosen(this.state).length);
    }

    run() {
      const { query } = this;
      const { filters, sort } = this.state;
      this.stop();
      // How far somebody had read on, if this is the way back.
      this.shownCount = Number((history.state || {}).shown) || PAGE_SIZE;
      document.title = query ? `${query} · ${this.title}` : this.title;
      if (!this.isActive) {
        this.settle("", this.initialNodes);
        this.shownQuery = null;
        if (this.everything) this.panel.update(this.everything, true);
        return;
      }
      this.box.setAttribute("aria-busy", "true");
      if (!this.status.textContent) this.status.textContent = "正在载入……";
      const onResult = (index, result, settled) => this.show(index, result, settled);
      const onError = () => this.settle(search.FAILED, this.initialNodes);
      if (query) this.stop = search.query(this.root, query, filters, { sort }, onResult, onError);
      else this.stop = this.browse(onResult, onError);
    }

    /** Without a query nothing has to be corrected, and no text is needed. */
    browse(onResult, onError) {
      const { filters, sort } = this.state;
      let stopped = false;
      const onReady = (index) => stopped || onResult(index, search.find(index, "", filters, { sort }), true);
      search.ready(this.root).then(onReady, () => stopped || onError());
      return () => {
        stopped = true;
      };
    }

    show(index, result, settled) {
      this.prepare(index);
      const { records } = result;
      if (!records.length && !settled) return; // what is shown stays until it is certain
      const { query, root } = this;
      const { filters, sort } = this.state;
      const { comingFirst, summary, emptyResult, tooNarrow } = search.results;
      const isByTime = sort === "date" || (!query && sort === "relevance"); // the catalogue's own order, by time as well
      const isFiltered = chosen(this.state).length > 0;
      const ordered = () => Object.assign({}, result, { records: comingFirst(index, records) });
      this.panel.update(result, this.shownQuery !== query);
      this.shownQuery = query;
      const narrow = !records.length && isFiltered ? tooNarrow(index, query, () => this.panel.reset()) : null;
      const content = () =>
        records.length
          ? this.list(index, isByTime ? ordered() : result, settled)
          : [emptyResult(index, query, filters, root)];
      this.settle(summary(index, query, result, Boolean(narrow)), narrow ? [narrow] : content(), settled);
    }

    /** The list and, behind its first part, a button for more. */
    list(index, result, settled) {
      const { records } = result;
      const list = h("ol", { class: "search-list" });
      const heading = h("h2", { class: "visually-hidden" }, "结果");
      const append = (from, to) =>
        list.append(...records.slice(from, to).map((record) => search.results.item(index, result, record, this.root)));
      append(0, settled ? this.shownCount : PREVIEW);
      if (!settled || records.length <= this.shownCount) return [heading, list];
      const label = () => `再显示 ${Math.min(PAGE_SIZE, records.length - this.shownCount)} 条`;
      const showMore = (more) => {
        const before = this.shownCount;
        this.shownCount += PAGE_SIZE;
        append(before, this.shownCount);
        // So that the way back from a page leads to where somebody was.
        write("replaceState", this.state, { shown: this.shownCount });
        if (this.shownCount < records.length) more.textContent = label();
        else more.remove();
        list.children[before].firstChild.focus();
      };
      return [heading, list, button("search-more", label(), showMore)];
    }

    settle(text, content, settled = true) {
      if (this.status.textContent !== text) this.status.textContent = text;
      const { activeElement } = document;
      const focused = this.box.contains(activeElement) && activeElement.getAttribute("href");
      this.box.textContent = "";
      this.box.append(...content);
      this.box.setAttribute("aria-busy", String(!settled));
      // A better answer must not take the focus from somebody who is already reading.
      const links = focused ? Array.from(this.box.querySelectorAll("a")) : [];
      const again = links.find((link) => link.getAttribute("href") === focused);
      if (again) again.focus();
    }
  }

  document.querySelectorAll("[data-search-results]").forEach((box) => new SearchPage(box).start());
}
