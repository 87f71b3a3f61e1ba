"use strict";
/*
 * The search box: suggestions while typing, on every `<form data-search>`. Engine and data come when a box is touched.
 * Without scripts, or before they have come, the form goes to the results page as any form does.
 */
{
  const { search } = catalog;
  const { onDisk, h, statusLine, pageUrl, isComposing, onText } = catalog.dom;
  const MAX_OPTIONS = 8;
  const VOCABULARY_LABELS = { themes: "主题", audiences: "学习人群", towns: "镇街" };

  class Autocomplete {
    constructor(form, number) {
      this.form = form;
      this.root = form.dataset.root || "";
      this.input = form.querySelector("input[name=q]");
      this.name = `search-${number}`;
      this.stop = () => {};
      this.active = -1;
      this.options = [];
      this.build();
      this.listen();
    }

    build() {
      // Browsers let the tab key reach what scrolls, unless told otherwise.
      const listbox = { id: `${this.name}-list`, role: "listbox", tabindex: "-1", "aria-label": "搜索建议" };
      this.list = h("div", Object.assign({ class: "search-options" }, listbox));
      this.list.hidden = true;
      this.status = statusLine("search-status");
      this.form.append(h("div", { class: "search-panel" }, this.list, this.status));
      const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
      for (const name of Object.keys(combobox)) this.input.setAttribute(name, combobox[name]);
      this.input.setAttribute("aria-controls", this.list.id);
      if (onDisk) this.form.action = pageUrl(this.root, "search");
    }

    listen() {
      const preload = () =>
        search
          .ready(this.root)
          .then(() => search.complete(this.root))
          .catch(() => {});
      this.form.addEventListener("pointerdown", preload);
      this.form.addEventListener("focusin", preload);
      if (this.form.contains(document.activeElement)) preload();
      onText(this.input, () => this.update());
      this.input.addEventListener("keydown", (event) => this.onKey(event));
      // Pressing an option must not take the focus from the text, which would close the list first.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      // Not on blur: putting a telephone's keyboard away is no wish to lose the list.
      const onOutside = (event) => {
        if (!this.form.contains(event.target)) this.close();
      };
      document.addEventListener("pointerdown", onOutside);
      document.addEventListener("focusin", onOutside);
      window.addEventListener("pagehide", () => this.close());
    }

    update() {
      const query = this.input.value;
      this.stop();
      if (!query.trim()) {
        this.close();
        return;
      }
      if (!this.options.length) this.setStatus("正在载入……");
      const onResult = (index, result, settled) => this.show(index, query, result, settled);
      this.stop = search.query(this.root, query, {}, {}, onResult, () => this.setStatus(search.FAILED));
    }

    show(index, query, result, settled) {
      // What somebody is moving through must not change under their fingers.
      if (settled && this.active >= 0) return;
      const count = result.records.length;
      const items = search.suggest(index, query).map((term) => this.termItem(term));
      const records = result.records.slice(0, MAX_OPTIONS - items.length);
      items.push(...records.map((record) => this.recordItem(index, record, result)));
      this.options = items.map((item, at) => this.option(item, at));
      this.list.textContent = "";
      this.list.append(...this.options);
      this.list.hidden = !this.options.length;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.activate(-1);
      const correction = result.correction ? `${search.correctionText(result.correction)}。` : "";
      const more = count > MAX_OPTIONS ? `，先列 ${MAX_OPTIONS} 条，按搜索看全部。` : "。";
      if (count) this.setStatus(`${correction}共 ${count} 条${more}`);
      else this.setStatus(settled ? `没有找到“${query.trim()}”。` : "正在找……");
    }

    /** A record as an option: its page, and what is said of it. */
    recordItem(index, record, result) {
      const kind = index.kinds[index.kindOf[record]];
      const { title, badges, reasons } = search.resultParts(index, record, result);
      const label = h("span", { class: "search-kind" }, kind.name);
      return { href: pageUrl(this.root, kind.id, index.ids[record]), parts: [label, title, ...badges, ...reasons] };
    }

    /** A theme, an audience or a town as an option: the page that lists what is under it. */
    termItem({ vocabulary, id, word }) {
      const label = h("span", { class: "search-kind" }, VOCABULARY_LABELS[vocabulary]);
      return { href: pageUrl(this.root, vocabulary, id), parts: [label, h("span", { class: "search-title" }, word)] };
    }

    option({ href, parts }, at) {
      const state = { id: `${this.name}-option-${at}`, role: "option", tabindex: "-1", "aria-selected": "false" };
      const link = h("a", Object.assign({ class: "search-option", href }, state));
      // Blanks between the parts are for those who hear them in one breath.
      for (const part of parts) link.append(part, " ");
      return link;
    }

    setStatus(text) {
      this.status.textContent = text;
      this.form.classList.toggle("search-open", Boolean(text));
    }

    close() {
      this.stop();
      this.options = [];
      this.list.hidden = true;
      this.list.textContent = "";
      this.input.setAttribute("aria-expanded", "false");
      this.activate(-1);
      this.setStatus("");
    }

    /** Makes an option the active one; -1 is the text itself. */
    activate(at) {
      this.active = at;
      this.options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
      const option = this.options[at];
      if (!option) {
        this.input.removeAttribute("aria-activedescendant");
        return;
      }
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    onKey(event) {
      if (isComposing(event)) {
        // Enter chooses a word there; Safari would send the form as well.
        if (event.key === "Enter") event.preventDefault();
        return;
      }
      const stops = this.options.length + 1; // the text is one of them
      if (event.key === "Escape" && this.form.classList.contains("search-open")) {
        this.close();
      } else if (event.key === "Enter" && this.options[this.active]) {
        this.options[this.active].click();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const step = event.key === "ArrowDown" ? 1 : -1;
        if (this.options.length) this.activate(((this.active + 1 + step + stops) % stops) - 1);
        else this.update();
      } else {
        return;
      }
      event.preventDefault();
    }
  }

  document
    .querySelectorAll("form[data-search]:not([data-search-live])")
    .forEach((form, at) => new Autocomplete(form, at + 1));
}
