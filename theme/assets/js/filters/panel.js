"use strict";
/*
 * The facets as chips with counts, for the results page and for lists.
 *
 * On a wide screen they stand beside the results or unfold above a list; on a
 * telephone they are a sheet from below (bottom-sheet.js). Chips are made once
 * and then only change, so that the one just pressed keeps its place and its focus.
 */
{
  const api = window.catalogSearch;
  const { make } = api;
  const { toggled, chosen } = api.state;

  const button = (name, text, act) => {
    const made = make("button", { class: name, type: "button" }, text);
    made.addEventListener("click", act);
    return made;
  };

  class Panel {
    /**
     * owner: {state, asks, change(state)}; `asks` is false where nothing is listed yet;
     * `bar` has the button that opens; `sorts` are the orders offered, {name: word}; `hides` names facets that say nothing here.
     */
    constructor(owner, bar, { sorts = {}, hides = [] }) {
      this.owner = owner;
      this.bar = bar;
      this.sorts = sorts;
      this.hides = hides;
      this.groups = new Map();
      this.words = new Map();
      this.opener = bar.querySelector(".filter-open");
      this.many = bar.querySelector(".filter-many");
      this.told = "";
      this.build();
      this.sheet = new api.Sheet(owner, bar, this.opener, this.element);
    }

    /* Making */

    build() {
      const title = make("h2", { class: "facets-title", id: "facets-title" }, "筛选");
      this.body = make("div", { class: "facets-body" });
      this.clear = button("facets-clear", "清除", () => this.reset());
      this.show = button("facets-show", "显示", () => this.sheet.close());
      // What changes behind a sheet is not heard; this is, and only while it is open.
      this.heard = make("p", { class: "unseen", "aria-live": "polite" });
      this.element = make("section", { class: "facets", id: "facets", "aria-labelledby": title.id, tabindex: "-1" });
      const head = make("div", { class: "facets-head" }, title, button("facets-close", "关闭", () => this.sheet.close()));
      this.element.append(head, this.body, make("div", { class: "facets-foot" }, this.clear, this.show), this.heard);
      this.chosen = make("div", { class: "chosen", role: "group", "aria-label": "已选条件" });
      this.chosen.hidden = true;
      this.wait = make("p", {}, "正在载入……");
      this.body.append(this.wait);
      if (Object.keys(this.sorts).length) this.body.append(this.sorting());
    }

    fail(text) {
      this.wait.textContent = text;
    }

    /** The orders, one of which is always chosen. */
    sorting() {
      const list = make("div", { class: "chips" });
      for (const sort of Object.keys(this.sorts)) {
        const input = make("input", { class: "view-choice", type: "radio", name: "sort", id: `sort-${sort}`, value: sort });
        input.addEventListener("change", () => this.owner.change(Object.assign({}, this.owner.state, { sort })));
        list.append(input, make("label", { for: input.id }, this.sorts[sort]));
      }
      return make("fieldset", { class: "facet facet-sort" }, make("legend", { class: "facet-name" }, "排序"), list);
    }

    /** Makes a chip for every value that there is, from the facets of everything. */
    prepare(facets) {
      if (this.groups.size) return;
      for (const { name, label, values } of facets) {
        this.words.set(name, { label, words: new Map(values.map(({ id, word }) => [id, word])) });
        if (this.hides.includes(name)) continue;
        const heading = make("p", { class: "facet-name", id: `facet-${name}` }, label);
        const list = make("ul", { class: "chips" });
        const chips = new Map();
        for (const { id, word } of values) {
          const count = make("span", { class: "count" });
          const chip = button("chip chip-pick", "", () => this.pick(chip, name, id));
          chip.append(word, " ", count);
          const item = make("li", {}, chip);
          list.append(item);
          chips.set(id, { item, chip, count });
        }
        const element = make("div", { class: "facet", role: "group", "aria-labelledby": heading.id }, heading, list);
        this.body.append(element);
        this.groups.set(name, { element, chips });
      }
      this.wait.remove();
    }

    /* Showing */

    /** After each answer; `fresh` if the question is another, so that chips may come and go. */
    update({ facets, records }, fresh) {
      const { state } = this.owner;
      for (const { name, values } of facets) if (this.groups.has(name)) this.fill(name, values, records.length, fresh);
      const picked = chosen(state).length;
      this.opener.textContent = picked ? `筛选（${picked}）` : "筛选";
      const many = this.owner.asks ? `${records.length} 条` : "";
      if (this.many) this.many.textContent = many;
      this.show.textContent = many ? `显示 ${many}` : "完成";
      this.heard.textContent = this.sheet.isSheet ? `共 ${records.length} 条` : "";
      this.clear.disabled = !picked;
      this.element.classList.toggle("facets-idle", !records.length && !picked);
      for (const input of this.body.querySelectorAll("[name=sort]")) input.checked = input.value === state.sort;
      this.tell(state);
    }

    fill(name, values, total, fresh) {
      const { element, chips } = this.groups.get(name);
      const now = new Map(values.map((value) => [value.id, value]));
      chips.forEach(({ item, chip, count }, id) => {
        const { count: many, on } = now.get(id) || { count: 0, on: false };
        count.textContent = String(many);
        chip.setAttribute("aria-pressed", String(on));
        // Kept in its place while filters change, or what lies below would jump under the finger.
        if (many || on) chip.removeAttribute("aria-disabled");
        else chip.setAttribute("aria-disabled", "true");
        if (fresh || many || on) item.hidden = !many && !on;
      });
      const says = values.some(({ count, on }) => on || (count && count < total));
      if (fresh || says) element.hidden = !says;
    }

    /** The row of what is chosen, each to be taken away by one press. */
    tell(state) {
      const picked = chosen(state);
      const key = JSON.stringify(picked);
      if (key === this.told) return;
      this.told = key;
      const held = this.chosen.contains(document.activeElement);
      const list = make("ul", { class: "chips" });
      for (const [name, value] of picked) {
        const facet = this.words.get(name);
        if (!facet) continue;
        const said = `${facet.label}：${facet.words.get(value) || value}`;
        const cross = make("span", { class: "chip-cross", "aria-hidden": "true" }, "×");
        const chip = button("chip chip-chosen", said, () => this.owner.change(toggled(this.owner.state, name, value)));
        chip.setAttribute("aria-label", `去掉条件 ${said}`);
        chip.append(cross);
        list.append(make("li", {}, chip));
      }
      if (list.children.length) list.append(make("li", {}, button("chosen-clear", "清除", () => this.reset())));
      this.chosen.textContent = "";
      this.chosen.append(list);
      this.chosen.hidden = !list.children.length;
      // The button that was pressed is gone; the next one takes the focus over.
      if (held) (this.chosen.querySelector("button") || this.opener).focus();
    }

    /* Doing */

    pick(chip, name, id) {
      if (chip.getAttribute("aria-disabled") !== "true") this.owner.change(toggled(this.owner.state, name, id));
    }

    reset() {
      this.owner.change(Object.assign({}, this.owner.state, { filters: {} }));
    }
  }

  api.Panel = Panel;
}
