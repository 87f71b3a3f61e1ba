"use strict";
/*
 * The search box: suggestions while typing, on every `<form data-search>`. This file is all that a page loads at
 * first; engine and data come when a box is touched. Without scripts, or before they have come, the form goes to the
 * results page as any form does.
 */
{
  const api = window.catalogSearch || (window.catalogSearch = {});
  const SUGGESTIONS = 8;
  const TERM_NAMES = { themes: "主题", audiences: "学习人群", towns: "镇街" };
  const onDisk = location.protocol === "file:";

  /* Loading */

  /** Loads a script; scripts asked for together run in that order. */
  const load = (source) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.async = false;
      script.onload = resolve;
      script.onerror = () => reject(new Error(source));
      document.head.append(script);
    });

  const coming = new Map();
  /** What a name stands for, made once; after a failure the next call tries again. */
  const once = (name, make) => {
    if (!coming.has(name)) {
      coming.set(name, make());
      coming.get(name).catch(() => coming.delete(name));
    }
    return coming.get(name);
  };

  const dataFile = (root, name) => once(name, () => load(`${root}search/${name}.js`));

  /** The index, with engine and core; what else there is comes with `api.complete(root)`. */
  const ready = (root) =>
    once("index", () => Promise.all([dataFile(root, "engine"), dataFile(root, "core")]).then(() => api.index()));

  // As api.answer (incremental.js), which comes with the engine; `fail()` if nothing could be loaded.
  const ask = (root, query, filters, options, tell, fail) => {
    let stop = null;
    let over = false;
    const start = () => {
      if (!over) stop = api.answer(root, query, filters, options, tell);
    };
    ready(root).then(start, () => over || fail());
    return () => {
      over = true;
      if (stop) stop();
    };
  };

  /* Elements: texts become text nodes, never markup */

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
    element.append(...children);
    return element;
  };

  /** The address of a page below the root; a disk serves no folders. */
  const address = (root, ...steps) => `${root}${steps.join("/")}/${onDisk ? "index.html" : ""}`;

  /** A text with the places of the terms marked. */
  const marked = (text, terms) => {
    const pieces = [];
    let done = 0;
    for (const [start, end] of api.ranges(text, terms)) {
      pieces.push(text.slice(done, start), make("mark", { class: "search-mark" }, text.slice(start, end)));
      done = end;
    }
    return [...pieces, text.slice(done)];
  };

  /** The lines of a record that box and results page have in common: title, example or not, why it was found. */
  const lines = (index, record, { terms, reasons }) => {
    const title = make("span", { class: "search-title" }, ...marked(index.titles[record], terms));
    const status = api.wordsOf(index, "status", record);
    const marks = status.map((word) => make("span", { class: "search-sample" }, word));
    const why = reasons(record).map(({ label, word }) => make("span", { class: "search-why" }, `${label}：`, ...marked(word, terms)));
    return { title, marks, why };
  };

  /** True while an input method is still at work on the text; Safari says so by 229 only. */
  const composing = (event) => event.isComposing || event.keyCode === 229;

  /** Tells of each text that is typed, pasted or spoken into an input, not of half-typed syllables. */
  const onText = (input, tell) => {
    input.addEventListener("input", (event) => {
      if (!composing(event)) tell();
    });
    input.addEventListener("compositionend", tell);
  };

  /* The box */

  class Box {
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
      this.list = make("div", { class: "search-options", id: `${this.name}-list`, role: "listbox", tabindex: "-1" });
      this.list.setAttribute("aria-label", "搜索建议");
      this.list.hidden = true;
      this.status = make("p", { class: "search-status", role: "status" });
      this.form.append(make("div", { class: "search-panel" }, this.list, this.status));
      const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
      for (const name of Object.keys(roles)) this.input.setAttribute(name, roles[name]);
      this.input.setAttribute("aria-controls", this.list.id);
      if (onDisk) this.form.action = address(this.root, "search");
    }

    listen() {
      const touch = () => ready(this.root).then(() => api.complete(this.root)).catch(() => {});
      this.form.addEventListener("pointerdown", touch);
      this.form.addEventListener("focusin", touch);
      if (this.form.contains(document.activeElement)) touch();
      onText(this.input, () => this.update());
      this.input.addEventListener("keydown", (event) => this.key(event));
      // Pressing an option must not take the focus from the text, which would close the list first.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      // Not on blur: putting a telephone's keyboard away is no wish to lose the list.
      const outside = (event) => {
        if (!this.form.contains(event.target)) this.close();
      };
      document.addEventListener("pointerdown", outside);
      document.addEventListener("focusin", outside);
      window.addEventListener("pagehide", () => this.close());
    }

    update() {
      const query = this.input.value;
      this.stop();
      if (!query.trim()) {
        this.close();
        return;
      }
      if (!this.options.length) this.say("正在载入……");
      this.stop = ask(this.root, query, {}, {}, (index, found, settled) => this.show(index, query, found, settled), () =>
        this.say("搜索内容没有载入，请检查网络后再试。"),
      );
    }

    show(index, query, found, settled) {
      const { records, correction } = found;
      // What somebody is moving through must not change under their fingers.
      if (settled && this.active >= 0) return;
      const shown = api.suggest(index, query).map((term) => this.term(term));
      for (const record of records.slice(0, SUGGESTIONS - shown.length)) shown.push(this.record(index, record, found));
      this.options = shown.map((one, place) => this.option(place, one));
      this.list.textContent = "";
      this.list.append(...this.options);
      this.list.hidden = !this.options.length;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.move(-1);
      const many = records.length;
      const instead = correction ? `没有找到“${correction.from}”，显示“${correction.to}”的结果。` : "";
      if (!many) this.say(settled ? `没有找到“${query.trim()}”。` : "正在找……");
      else this.say(`${instead}共 ${many} 条${many > SUGGESTIONS ? `，先列 ${SUGGESTIONS} 条，按搜索看全部。` : "。"}`);
    }

    /** A record as an option: its page, and what is said of it. */
    record(index, record, found) {
      const kind = index.kinds[index.kindOf[record]];
      const { title, marks, why } = lines(index, record, found);
      const name = make("span", { class: "search-kind" }, kind.name);
      return { href: address(this.root, kind.id, index.ids[record]), parts: [name, title, ...marks, ...why] };
    }

    /** A theme, an audience or a town as an option: the page that lists what is under it. */
    term({ vocabulary, id, word }) {
      const name = make("span", { class: "search-kind" }, TERM_NAMES[vocabulary]);
      return { href: address(this.root, vocabulary, id), parts: [name, make("span", { class: "search-title" }, word)] };
    }

    option(place, { href, parts }) {
      const link = make("a", { class: "search-option", role: "option", tabindex: "-1", "aria-selected": "false", href });
      link.id = `${this.name}-option-${place}`;
      // Blanks between the parts are for those who hear them in one breath.
      for (const part of parts) link.append(part, " ");
      return link;
    }

    say(text) {
      this.status.textContent = text;
      this.form.classList.toggle("search-open", Boolean(text));
    }

    close() {
      this.stop();
      this.options = [];
      this.list.hidden = true;
      this.list.textContent = "";
      this.input.setAttribute("aria-expanded", "false");
      this.move(-1);
      this.say("");
    }

    /** Makes an option the active one; -1 is the text itself. */
    move(place) {
      this.active = place;
      this.options.forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
      const option = this.options[place];
      if (!option) {
        this.input.removeAttribute("aria-activedescendant");
        return;
      }
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    key(event) {
      if (composing(event)) {
        // Enter chooses a word there; Safari would send the form as well.
        if (event.key === "Enter") event.preventDefault();
        return;
      }
      const places = this.options.length + 1; // the text is one of them
      if (event.key === "Escape" && this.form.classList.contains("search-open")) {
        this.close();
      } else if (event.key === "Enter" && this.options[this.active]) {
        this.options[this.active].click();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const step = event.key === "ArrowDown" ? 1 : -1;
        if (this.options.length) this.move(((this.active + 1 + step + places) % places) - 1);
        else this.update();
      } else {
        return;
      }
      event.preventDefault();
    }
  }

  Object.assign(api, { load, once, ready, dataFile, ask, make, address, marked, lines, onText });
  document.querySelectorAll("form[data-search]:not([data-search-live])").forEach((form, at) => new Box(form, at + 1));
}
