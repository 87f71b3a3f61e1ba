"use strict";
/*
 * A list page filtered in its place: the same engine and the same facets as the results page,
 * but what does not fit is hidden among what the page holds anyway, as cards and in the table.
 * Another order than the list's own puts all of it into the first group. Paper shows what the screen shows.
 */
{
  const api = window.catalogSearch;
  const { make, address } = api;
  const { OWN, chosen } = api.state;

  class List extends api.Asker {
    constructor(bar) {
      const order = document.getElementById("list-sort");
      super(bar, Array.from(order.options, ({ value }) => value));
      this.order = order;
      this.arranged = OWN;
      this.kind = bar.dataset.kind;
      this.root = bar.dataset.root;
      this.list = bar.closest("[data-list]");
      this.count = this.list.querySelector(".list-count");
      this.whole = this.count.textContent;
      this.unit = this.whole.replace(/^[^0-9]*[0-9]+ */, "");
      this.asks = true; // a list shows something even without a question
      this.gather();
      this.build();
    }

    /** What the page holds: each record's card and row, the groups, and the ways to them. */
    gather() {
      this.groups = Array.from(this.list.querySelectorAll("section.group"), (element) => {
        const heading = document.getElementById(element.getAttribute("aria-labelledby"));
        const name = heading ? Array.from(heading.childNodes) : [];
        const cards = element.querySelector(".cards-or-table");
        const rows = element.querySelector("tbody");
        const entries = Array.from(cards.children, (card, place) => {
          const row = rows.children[place];
          return { id: row.dataset.id, card, row };
        });
        return { element, heading, name, cards, rows, entries };
      });
      this.entries = [].concat(...this.groups.map(({ entries }) => entries));
      this.jump = this.list.querySelector("[data-groups]");
    }

    build() {
      this.panel = new api.Panel(this, this.form, { hides: ["kind"] });
      this.none = make("div", { class: "list-none" });
      this.none.hidden = true;
      this.form.after(this.panel.element, this.panel.chosen);
      this.count.after(this.none);
    }

    start(open) {
      this.base = api.find(api.index(), "", { kind: [this.kind] }, {});
      this.panel.prepare(this.base.facets);
      this.panel.update(this.base, true);
      this.asked = ""; // the chips of the whole list stay in their places
      this.listen();
      this.order.addEventListener("change", () => this.sort(this.order.value));
      // What was typed or chosen while this was still coming counts more than the address.
      const [typed, sort] = [this.input.value, this.order.value];
      this.take();
      if (sort !== OWN) this.sort(sort);
      if (typed.trim() && typed !== this.input.value) {
        this.input.value = typed;
        this.type();
      }
      if (open) this.panel.sheet.open();
    }

    sort(sort) {
      this.change(Object.assign({}, this.state, { sort }));
    }

    /* Showing */

    run() {
      const { question } = this;
      const { filters, sort } = this.state;
      delete filters.kind; // which is listed is not a matter of choice here
      this.order.value = sort;
      this.arrange(sort);
      const wanted = Object.assign({}, filters, { kind: [this.kind] });
      this.stop();
      const told = (index, found, settled) => {
        if (found.records.length || settled) this.show(index, question, found);
      };
      const fail = () => { this.count.textContent = "筛选没有载入，请检查网络后再试。"; };
      if (question) this.stop = api.ask(this.root, question, wanted, {}, told, fail);
      else told(api.index(), api.find(api.index(), "", wanted, {}), true);
    }

    /** Puts cards and rows in their places: in their own groups, or all in one by another order. */
    arrange(sort) {
      if (sort === this.arranged) return;
      this.arranged = sort;
      const own = sort === OWN;
      const fill = ({ cards, rows }, entries) => {
        cards.append(...entries.map(({ card }) => card));
        rows.append(...entries.map(({ row }) => row));
      };
      const [first] = this.groups;
      if (own) for (const group of this.groups) fill(group, group.entries);
      else fill(first, this.ordered(sort));
      if (!first.heading) return;
      first.heading.textContent = "";
      first.heading.append(...(own ? first.name : [this.order.selectedOptions[0].text]));
    }

    /** By title as the engine sorts it, or by a number of the rows; those without it come last. */
    ordered(sort) {
      const index = api.index();
      const places = new Map();
      const numbers = new Map(this.entries.map(({ id, row }) => [id, row.dataset[sort] ? Number(row.dataset[sort]) : Infinity]));
      api.sorted(index, this.base.records.slice(), "title").forEach((record, place) => places.set(index.ids[record], place));
      const by = (one, other) => (one === other ? 0 : one < other ? -1 : 1);
      return this.entries.slice().sort((one, other) => by(numbers.get(one.id), numbers.get(other.id)) || by(places.get(one.id), places.get(other.id)));
    }

    show(index, question, found) {
      const ids = new Set(found.records.map((record) => index.ids[record]));
      for (const { id, card, row } of this.entries) {
        card.hidden = !ids.has(id);
        row.hidden = card.hidden;
      }
      for (const { element, cards } of this.groups) element.hidden = Array.from(cards.children).every(({ hidden }) => hidden);
      // What is left is short, and the numbers on the ways to its groups would be wrong.
      if (this.jump) this.jump.hidden = this.arranged !== OWN || found.records.length < this.base.records.length;
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
        this.change(Object.assign({}, this.state, { query: "", filters: {} }));
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
