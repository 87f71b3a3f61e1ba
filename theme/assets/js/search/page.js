"use strict";
/*
 * The results page: what the address asks for, the best first, in `<div data-search-results>`.
 *
 * Typing replaces the address, sending the form or choosing a facet adds a step
 * for the way back. What the page holds at first is there for readers without
 * scripts and for an empty question. `aria-busy="false"` says that nothing better will come.
 */
{
  const api = window.catalogSearch;
  const { make, results } = api;
  const { go, chosen } = api.state;
  const HASTY = 10; // results shown between two keys, when a moment counts
  const FIRST = 20; // and when typing rests; more are a press away
  const SORTS = { relevance: "相关", title: "名称", minutes: "时长", date: "日期" };
  const FAILED = "搜索内容没有载入，请检查网络后再试。";

  class Page extends api.Asker {
    constructor(box) {
      super(document.querySelector("form[data-search-live]"), Object.keys(SORTS));
      this.box = box;
      this.root = box.dataset.root || "";
      this.invitation = Array.from(box.childNodes);
      this.title = document.title;
      this.build();
    }

    build() {
      const bar = document.querySelector("[data-filter-bar]");
      this.status = make("p", { class: "search-count", role: "status" });
      this.panel = new api.Panel(this, bar, { sorts: SORTS });
      bar.hidden = false;
      bar.after(this.panel.element);
      this.box.before(this.panel.chosen, this.status);
    }

    start() {
      this.listen();
      this.form.addEventListener("focusin", () => this.touch());
      this.panel.opener.addEventListener("click", () => this.touch());
      // Only for who comes with a question: while somebody types, nothing above may move.
      document.documentElement.classList.toggle("search-asked", this.asks);
      this.take();
    }

    /** The first touch brings engine and facets, before anything is asked. */
    touch() {
      api.ready(this.root).then((index) => {
        this.prepare(index);
        api.complete(this.root).catch(() => {}); // the titles are there without the texts
      }, () => this.panel.fail(FAILED));
    }

    prepare(index) {
      if (this.everything) return;
      this.everything = api.find(index, "", {}, {});
      this.panel.prepare(this.everything.facets);
      const { element, opener, sheet } = this.panel;
      const held = document.activeElement === opener && !sheet.isSheet;
      document.documentElement.classList.add("facets-ready");
      if (held) element.focus(); // on a wide screen the button has made way
      if (!this.asks) this.panel.update(this.everything, true);
    }

    /* Answering */

    /** Whether there is anything to answer. */
    get asks() {
      return Boolean(this.question || chosen(this.state).length);
    }

    run() {
      const { question } = this;
      const { filters, sort } = this.state;
      this.stop();
      // How far somebody had read on, if this is the way back.
      this.shown = Number((history.state || {}).shown) || FIRST;
      document.title = question ? `${question} · ${this.title}` : this.title;
      if (!this.asks) {
        this.settle("", this.invitation);
        this.asked = null;
        if (this.everything) this.panel.update(this.everything, true);
        return;
      }
      this.box.setAttribute("aria-busy", "true");
      if (!this.status.textContent) this.status.textContent = "正在载入……";
      const told = (index, found, settled) => this.show(index, found, settled);
      const fail = () => this.settle(FAILED, this.invitation);
      this.stop = question ? api.ask(this.root, question, filters, { sort }, told, fail) : this.browse(told, fail);
    }

    /** Without a question nothing has to be corrected, and no text is needed. */
    browse(told, fail) {
      const { filters, sort } = this.state;
      let over = false;
      api.ready(this.root).then((index) => over || told(index, api.find(index, "", filters, { sort }), true), () => over || fail());
      return () => { over = true; };
    }

    show(index, found, settled) {
      this.prepare(index);
      const { records } = found;
      if (!records.length && !settled) return; // what is there stays until it is certain
      const { question, root } = this;
      const filtered = chosen(this.state).length > 0;
      this.panel.update(found, this.asked !== question);
      this.asked = question;
      const narrow = !records.length && filtered ? results.tooNarrow(index, question, () => this.panel.reset()) : null;
      const none = () => [narrow || results.nothing(index, question, this.state.filters, root)];
      const content = records.length ? this.list(index, found, settled) : none();
      this.settle(results.summary(index, question, found, Boolean(narrow)), content, settled);
    }

    /** The list and, behind its first part, a button for more. */
    list(index, found, settled) {
      const { records } = found;
      const some = records.slice(0, settled ? this.shown : HASTY);
      const list = make("ol", { class: "search-list" });
      const heading = make("h2", { class: "unseen" }, "结果");
      const item = (record) => results.result(index, found, record, this.root);
      list.append(...some.map(item));
      if (!settled || records.length <= this.shown) return [heading, list];
      const more = make("button", { class: "search-more", type: "button" });
      const label = () => { more.textContent = `再显示 ${Math.min(FIRST, records.length - this.shown)} 条`; };
      more.addEventListener("click", () => {
        const before = this.shown;
        list.append(...records.slice(before, before + FIRST).map(item));
        this.shown += FIRST;
        // So that the way back from a page leads to where somebody was.
        go("replaceState", this.state, { shown: this.shown });
        if (this.shown < records.length) label();
        else more.remove();
        list.children[before].firstChild.focus();
      });
      label();
      return [heading, list, more];
    }

    settle(text, content, settled = true) {
      if (this.status.textContent !== text) this.status.textContent = text;
      const { activeElement } = document;
      const held = this.box.contains(activeElement) && activeElement.getAttribute("href");
      this.box.textContent = "";
      this.box.append(...content);
      this.box.setAttribute("aria-busy", String(!settled));
      // A better answer must not take the focus from somebody who is already reading.
      const again = held && Array.from(this.box.querySelectorAll("a")).find((link) => link.getAttribute("href") === held);
      if (again) again.focus();
    }
  }

  document.querySelectorAll("[data-search-results]").forEach((box) => new Page(box).start());
}
