"use strict";
/*
 * The facets as chips with counts, for the results page and for lists.
 *
 * On a wide screen they stand beside the results or unfold above a list; on a
 * telephone they are a sheet from below (bottom-sheet.js). Chips are made once
 * and then only change, so that the one just pressed keeps its place and its focus.
 */
{
  const { h, button } = catalog.dom;
  const { toggle, chosen } = catalog.filters;

  class FacetPanel {
    /**
     * owner: {state, isActive, change(changes)}; `isActive` is false where nothing is listed yet; `bar` has the button
     * that opens; `sorts` are the orders offered, {name: word}; `hides` names facets that say nothing there.
     */
    constructor(owner, bar, { sorts = {}, hides = [] }) {
      this.owner = owner;
      this.bar = bar;
      this.sorts = sorts;
      this.hides = hides;
      this.groups = new Map();
      this.words = new Map();
      this.opener = bar.querySelector(".filter-open");
      this.total = bar.querySelector(".filter-total");
      this.chosenKey = "";
      this.build();
      this.sheet = new catalog.filters.BottomSheet(owner, bar, this.opener, this.element);
    }

    /* Building */

    build() {
      const title = h("h2", { class: "facets-title", id: "facets-title" }, "筛选");
      const close = () => this.sheet.close();
      this.body = h("div", { class: "facets-body" });
      this.clear = button("facets-clear", "清除", () => this.reset());
      this.show = button("facets-show", "显示", close);
      // What changes behind a sheet is not heard; this is, and only while it is open.
      this.announcement = h("p", { class: "visually-hidden", "aria-live": "polite" });
      this.element = h("section", { class: "facets", id: "facets", "aria-labelledby": title.id, tabindex: "-1" });
      const head = h("div", { class: "facets-head" }, title, button("facets-close", "关闭", close));
      const foot = h("div", { class: "facets-foot" }, this.clear, this.show);
      this.element.append(head, this.body, foot, this.announcement);
      this.chosen = h("div", { class: "chosen", role: "group", "aria-label": "已选条件" });
      this.chosen.hidden = true;
      this.loading = h("p", {}, "正在载入……");
      this.body.append(this.loading);
      if (Object.keys(this.sorts).length) this.body.append(this.sortChoice());
    }

    fail(text) {
      this.loading.textContent = text;
    }

    /** The orders, one of which is always chosen. */
    sortChoice() {
      const list = h("div", { class: "chips facet-values" });
      for (const sort of Object.keys(this.sorts)) {
        const id = `sort-${sort}`;
        const input = h("input", { class: "view-choice", type: "radio", name: "sort", id, value: sort });
        input.addEventListener("change", () => this.owner.change({ sort }));
        list.append(input, h("label", { for: id }, this.sorts[sort]));
      }
      return h("fieldset", { class: "facet facet-sort" }, h("legend", { class: "facet-name" }, "排序"), list);
    }

    /** Makes a chip for every value that there is, from the facets of everything. */
    prepare(facets) {
      if (this.groups.size) return;
      for (const { name, label, values } of facets) {
        this.words.set(name, { label, words: new Map(values.map(({ id, word }) => [id, word])) });
        if (!this.hides.includes(name)) this.addGroup(name, label, values);
      }
      this.loading.remove();
    }

    addGroup(name, label, values) {
      const heading = h("p", { class: "facet-name", id: `facet-${name}` }, label);
      const list = h("ul", { class: "chips facet-values" });
      const chips = new Map();
      for (const { id, word } of values) {
        const count = h("span", { class: "count" });
        const chip = button("chip chip-pick", "", () => this.pick(chip, name, id));
        chip.append(word, " ", count);
        const item = h("li", {}, chip);
        list.append(item);
        chips.set(id, { item, chip, count });
      }
      const element = h("div", { class: "facet", role: "group", "aria-labelledby": heading.id }, heading, list);
      this.body.append(element);
      this.groups.set(name, { element, chips });
    }

    /* Showing */

    /** After each answer; `fresh` if the query is another, so that chips may come and go. */
    update({ facets, records }, fresh) {
      const { state, isActive } = this.owner;
      for (const { name, values } of facets) if (this.groups.has(name)) this.fill(name, values, records.length, fresh);
      const picked = chosen(state).length;
      this.opener.textContent = picked ? `筛选（${picked}）` : "筛选";
      const total = isActive ? `${records.length} 条` : "";
      if (this.total) this.total.textContent = total;
      this.show.textContent = total ? `显示 ${total}` : "完成";
      this.announcement.textContent = this.sheet.isSheet ? `共 ${records.length} 条` : "";
      this.clear.disabled = !picked;
      this.element.classList.toggle("facets-idle", !records.length && !picked);
      for (const input of this.body.querySelectorAll("[name=sort]")) input.checked = input.value === state.sort;
      this.listChosen(state);
    }

    fill(name, values, total, fresh) {
      const { element, chips } = this.groups.get(name);
      const byId = new Map(values.map((value) => [value.id, value]));
      chips.forEach(({ item, chip, count }, id) => {
        const value = byId.get(id) || { count: 0, on: false };
        count.textContent = String(value.count);
        chip.setAttribute("aria-pressed", String(value.on));
        // Kept in its place while filters change, or what lies below would jump under the finger.
        if (value.count || value.on) chip.removeAttribute("aria-disabled");
        else chip.setAttribute("aria-disabled", "true");
        if (fresh || value.count || value.on) item.hidden = !value.count && !value.on;
      });
      const narrows = values.some(({ count, on }) => on || (count && count < total));
      if (fresh || narrows) element.hidden = !narrows;
    }

    /** The row of what is chosen, each to be taken away by one press. */
    listChosen(state) {
      const picked = chosen(state).filter(([name]) => this.words.has(name));
      const key = JSON.stringify(picked);
      if (key === this.chosenKey) return;
      this.chosenKey = key;
      const hadFocus = this.chosen.contains(document.activeElement);
      const list = h("ul", { class: "chips" });
      for (const [name, value] of picked) {
        const { label, words } = this.words.get(name);
        const text = `${label}：${words.get(value) || value}`;
        const remove = () => this.owner.change(toggle(this.owner.state, name, value));
        const chip = button("chip chip-chosen", text, remove);
        chip.setAttribute("aria-label", `去掉条件 ${text}`);
        chip.append(h("span", { class: "chip-cross", "aria-hidden": "true" }, "×"));
        list.append(h("li", {}, chip));
      }
      if (picked.length)
        list.append(
          h(
            "li",
            {},
            button("chosen-clear", "清除", () => this.reset()),
          ),
        );
      this.chosen.textContent = "";
      this.chosen.append(list);
      this.chosen.hidden = !picked.length;
      // The button that was pressed is gone; the next one takes the focus over.
      if (hadFocus) (this.chosen.querySelector("button") || this.opener).focus();
    }

    /* Choosing */

    pick(chip, name, id) {
      if (chip.getAttribute("aria-disabled") !== "true") this.owner.change(toggle(this.owner.state, name, id));
    }

    reset() {
      this.owner.change({ filters: {} });
    }
  }

  catalog.filters.FacetPanel = FacetPanel;
}
