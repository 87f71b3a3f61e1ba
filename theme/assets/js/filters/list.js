"use strict";
/*
 * A list page filtered in its place: the same engine and the same facets as the results page,
 * but what does not match is hidden among what the page holds anyway, as cards and in the table.
 * Another order than the list's own puts all of it into the first group. Paper shows what the screen shows.
 */
{
  const { search } = catalog;
  const { h, button, pageUrl } = catalog.dom;
  const { DEFAULT_SORT, FilterForm, FacetPanel, chosen } = catalog.filters;

  class FilteredList extends FilterForm {
    constructor(form) {
      const order = document.getElementById("list-sort");
      super(
        form,
        Array.from(order.options, ({ value }) => value),
      );
      this.order = order;
      this.shownSort = DEFAULT_SORT;
      this.kind = form.dataset.kind;
      this.root = form.dataset.root;
      this.list = form.closest("[data-list]");
      this.count = this.list.querySelector(".list-count");
      this.fullCount = this.count.textContent;
      this.unit = this.fullCount.replace(/^[^0-9]*[0-9]+ */, "");
      this.isActive = true; // a list shows something even without a query
      this.collect();
      this.build();
    }

    /** What the page holds: each record's card and row, the groups, and the links to them. */
    collect() {
      this.groups = Array.from(this.list.querySelectorAll("section.group"), (element) => {
        const heading = document.getElementById(element.getAttribute("aria-labelledby"));
        const name = heading ? Array.from(heading.childNodes) : [];
        const cards = element.querySelector(".cards-or-table");
        const rows = element.querySelector("tbody");
        const entries = Array.from(cards.children, (card, at) => {
          const row = rows.children[at];
          return { id: row.dataset.id, card, row };
        });
        return { element, heading, name, cards, rows, entries };
      });
      this.entries = [].concat(...this.groups.map(({ entries }) => entries));
      this.jump = this.list.querySelector("[data-groups]");
    }

    build() {
      this.panel = new FacetPanel(this, this.form, { hides: ["kind"] });
      this.empty = h("div", { class: "list-empty" });
      this.empty.hidden = true;
      this.form.after(this.panel.element, this.panel.chosen);
      this.count.after(this.empty);
    }

    start(open) {
      this.base = search.find(search.index(), "", { kind: [this.kind] }, {});
      this.panel.prepare(this.base.facets);
      this.panel.update(this.base, true);
      this.shownQuery = ""; // the chips of the whole list stay in their places
      this.listen();
      this.order.addEventListener("change", () => this.change({ sort: this.order.value }));
      // What was typed or chosen while this was still coming counts more than the address.
      const [typed, sort] = [this.input.value, this.order.value];
      this.restore();
      if (sort !== DEFAULT_SORT) this.change({ sort });
      if (typed.trim() && typed !== this.input.value) {
        this.input.value = typed;
        this.type();
      }
      if (open) this.panel.sheet.open();
    }

    /* Showing */

    run() {
      const { query } = this;
      const { filters, sort } = this.state;
      delete filters.kind; // which is listed is not a matter of choice
      this.order.value = sort;
      this.arrange(sort);
      const ofKind = Object.assign({}, filters, { kind: [this.kind] });
      this.stop();
      const onResult = (index, result, settled) => {
        if (result.records.length || settled) this.show(index, query, result);
      };
      const onError = () => {
        this.count.textContent = "筛选没有载入，请检查网络后再试。";
      };
      if (query) this.stop = search.query(this.root, query, ofKind, {}, onResult, onError);
      else onResult(search.index(), search.find(search.index(), "", ofKind, {}), true);
    }

    /** Puts cards and rows in their places: in their own groups, or all in one by another order. */
    arrange(sort) {
      if (sort === this.shownSort) return;
      this.shownSort = sort;
      const isGrouped = sort === DEFAULT_SORT;
      const fill = ({ cards, rows }, entries) => {
        cards.append(...entries.map(({ card }) => card));
        rows.append(...entries.map(({ row }) => row));
      };
      const [first] = this.groups;
      if (isGrouped) for (const group of this.groups) fill(group, group.entries);
      else fill(first, this.ordered(sort));
      if (!first.heading) return;
      first.heading.textContent = "";
      first.heading.append(...(isGrouped ? first.name : [this.order.selectedOptions[0].text]));
    }

    /** By title as the engine sorts it, or by a number of the rows; those without it come last. */
    ordered(sort) {
      const index = search.index();
      const places = new Map();
      const numberOf = ({ row }) => (row.dataset[sort] ? Number(row.dataset[sort]) : Infinity);
      const byTitle = search.sorted(index, this.base.records.slice(), "title");
      byTitle.forEach((record, at) => places.set(index.ids[record], at));
      const compare = (a, b) => (a === b ? 0 : a < b ? -1 : 1);
      return this.entries
        .slice()
        .sort((a, b) => compare(numberOf(a), numberOf(b)) || compare(places.get(a.id), places.get(b.id)));
    }

    show(index, query, result) {
      const ids = new Set(result.records.map((record) => index.ids[record]));
      for (const { id, card, row } of this.entries) {
        card.hidden = !ids.has(id);
        row.hidden = card.hidden;
      }
      for (const { element, cards } of this.groups)
        element.hidden = Array.from(cards.children).every(({ hidden }) => hidden);
      // What is left is short, and the numbers on the links to its groups would be wrong.
      const isWhole = this.shownSort === DEFAULT_SORT && result.records.length >= this.base.records.length;
      if (this.jump) this.jump.hidden = !isWhole;
      this.panel.update(result, this.shownQuery !== query);
      this.shownQuery = query;
      this.showCount(query, result);
    }

    /** How many are left, and what to do if there are none. */
    showCount(query, { records, correction }) {
      const isFull = !query && !chosen(this.state).length;
      const prefix = correction ? `${search.correctionText(correction)}，` : "";
      const count = `${prefix}共 ${records.length} ${this.unit}（全部 ${this.base.records.length} ${this.unit}）`;
      const text = isFull ? this.fullCount : count;
      if (this.count.textContent !== text) this.count.textContent = text;
      this.empty.hidden = Boolean(records.length);
      this.empty.textContent = "";
      if (!records.length) this.empty.append(...this.advice(query));
    }

    advice(query) {
      const reset = () => {
        this.input.value = "";
        this.change({ query: "", filters: {} });
        this.panel.opener.focus();
      };
      const parts = [h("p", {}, "这里没有符合的。")];
      if (query) {
        const href = `${pageUrl(this.root, "search")}?q=${encodeURIComponent(query)}`;
        parts.push(h("p", {}, h("a", { href }, `到别的栏目里找“${query}”`)));
      }
      return [...parts, button("search-more", `看全部 ${this.base.records.length} ${this.unit}`, reset)];
    }
  }

  catalog.filters.startList = (form, open) => new FilteredList(form).start(open);
}
