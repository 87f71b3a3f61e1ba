"use strict";
/*
 * A list page filtered in its place: the same engine and the same facets as the results page,
 * but what does not fit is hidden among what the page holds anyway, as cards and in the table.
 * The order stays the list's own; paper shows what the screen shows.
 */
{
  const api = window.catalogSearch;
  const { make, address } = api;
  const { read, go, chosen } = api.state;

  class List {
    constructor(bar) {
      this.bar = bar;
      this.kind = bar.dataset.kind;
      this.root = bar.dataset.root;
      this.input = bar.querySelector("input[name=q]");
      this.list = bar.closest("[data-list]");
      this.count = this.list.querySelector(".list-count");
      this.whole = this.count.textContent;
      this.unit = this.whole.replace(/^[^0-9]*[0-9]+ */, "");
      this.stop = () => {};
      this.asks = true; // a list shows something even without a question
      this.state = { query: "", filters: {}, sort: "relevance" };
      this.gather();
      this.build();
    }

    /** What the page holds: each record's card and row, the groups, and the ways to them. */
    gather() {
      this.entries = Array.from(this.list.querySelectorAll("li > [data-id], tr[data-id]"), (one) => ({
        id: one.dataset.id,
        element: one.closest("li, tr"),
      }));
      this.groups = Array.from(this.list.querySelectorAll("section.group"), (element) => ({
        element,
        items: Array.from(element.querySelectorAll(".cards-or-table > li")),
      }));
      this.jump = this.list.querySelector(".jump");
    }

    build() {
      this.panel = new api.Panel(this, this.bar, { hides: ["kind"] });
      this.none = make("div", { class: "list-none" });
      this.none.hidden = true;
      this.bar.after(this.panel.element, this.panel.chosen);
      this.count.after(this.none);
    }

    start(open) {
      this.base = api.find(api.index(), "", { kind: [this.kind] }, {});
      this.panel.prepare(this.base.facets);
      this.panel.update(this.base, true);
      this.asked = ""; // the chips of the whole list stay in their places
      api.onText(this.input, () => this.type());
      this.bar.addEventListener("submit", (event) => {
        event.preventDefault();
        this.send();
      });
      window.addEventListener("popstate", () => {
        if (!this.panel.sheet.wentBack()) this.take(read());
      });
      // What was typed while this was still coming counts more than the address.
      const typed = this.input.value;
      this.take(read());
      if (typed.trim() && typed !== this.input.value) {
        this.input.value = typed;
        this.type();
      }
      if (open) this.panel.sheet.open();
    }

    /* What a reader does */

    /** Shows a state of the address; which kind is listed is not a matter of choice here. */
    take(state) {
      delete state.filters.kind;
      this.state = state;
      this.sent = state;
      this.input.value = state.query;
      this.run();
    }

    type() {
      this.state = Object.assign({}, this.state, { query: this.input.value });
      go("replaceState", this.state);
      this.run();
    }

    send() {
      this.input.blur(); // puts a telephone's keyboard away
      if (this.state.query.trim() === this.sent.query.trim()) return;
      go("replaceState", this.sent);
      go("pushState", this.state);
      this.sent = this.state;
    }

    /** Another choice of facets; for the panel. */
    change(state) {
      this.state = state;
      this.sent = state;
      this.panel.sheet.step();
      this.run();
    }

    /* Showing */

    run() {
      const { query, filters } = this.state;
      const question = query.trim();
      const wanted = Object.assign({}, filters, { kind: [this.kind] });
      this.stop();
      const told = (index, found, settled) => {
        if (found.records.length || settled) this.show(index, question, found);
      };
      const fail = () => { this.count.textContent = "筛选没有载入，请检查网络后再试。"; };
      if (question) this.stop = api.ask(this.root, question, wanted, {}, told, fail);
      else told(api.index(), api.find(api.index(), "", wanted, {}), true);
    }

    show(index, question, found) {
      const ids = new Set(found.records.map((record) => index.ids[record]));
      for (const { id, element } of this.entries) element.hidden = !ids.has(id);
      for (const { element, items } of this.groups) element.hidden = items.every(({ hidden }) => hidden);
      // What is left is short, and the numbers on the ways to its groups would be wrong.
      if (this.jump) this.jump.hidden = found.records.length < this.base.records.length;
      this.panel.update(found, this.asked !== question);
      this.asked = question;
      this.say(question, found);
    }

    /** How many are left, and what to do if there are none. */
    say(question, { records, correction }) {
      const all = !question && !chosen(this.state).length;
      const instead = correction ? `没有找到“${correction.from}”，显示“${correction.to}”的结果，` : "";
      const text = all ? this.whole : `${instead}共 ${records.length} ${this.unit}（全部 ${this.base.records.length} ${this.unit}）`;
      if (this.count.textContent !== text) this.count.textContent = text;
      this.none.hidden = Boolean(records.length);
      this.none.textContent = "";
      if (!records.length) this.none.append(...this.advice(question));
    }

    advice(question) {
      const reset = make("button", { class: "search-more", type: "button" }, `看全部 ${this.base.records.length} ${this.unit}`);
      reset.addEventListener("click", () => {
        this.input.value = "";
        this.change({ query: "", filters: {}, sort: "relevance" });
        this.panel.opener.focus();
      });
      const parts = [make("p", {}, "这里没有符合的。")];
      if (question) {
        const elsewhere = make("a", { href: `${address(this.root, "search")}?q=${encodeURIComponent(question)}` });
        elsewhere.append(`到别的栏目里找“${question}”`);
        parts.push(make("p", {}, elsewhere));
      }
      return [...parts, reset];
    }
  }

  api.filterList = (bar, open) => new List(bar).start(open);
}
