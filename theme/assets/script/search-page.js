"use strict";
/*
 * The results page: what `?q=` asks for, grouped by kind, in `<div data-search-results>`.
 *
 * The address is the state: typing replaces it, sending the form adds a step for
 * the way back. What the page holds at first (links to the lists) is there for
 * readers without scripts and for an empty question.
 */
{
  const api = window.catalogSearch;
  const { make, address } = api;
  const FIRST = 20; // of each kind; the rest is one press away
  const FACTS = ["day", "minutes", "credit_hours", "formats", "audiences", "categories", "levels", "venue_levels", "towns"];

  /* Elements */

  /** One line of facts: minutes · format · audience. */
  const factsOf = (index, record) => {
    const facts = FACTS.map((name) => api.wordsOf(index, name, record).join("、"));
    return facts.filter(Boolean).join(" · ");
  };

  const resultOf = (index, record, found, root) => {
    const kind = index.kinds[index.kindOf[record]].id;
    const id = index.ids[record];
    const { title, marks, why } = api.lines(index, record, found);
    const link = make("a", { class: "search-link", href: address(root, kind, id) });
    const facts = make("span", { class: "search-facts" }, factsOf(index, record));
    for (const part of [title, ...marks, facts, ...why]) link.append(part, " ");
    return make("li", { class: "search-result", "data-kind": kind, "data-id": id }, link);
  };

  /** The results of one kind, with a button for those behind the first. */
  const groupOf = (index, { kind, records }, found, root) => {
    const heading = make("h2", { class: "search-heading", id: `search-${kind.id}` }, kind.name, " ");
    heading.append(make("span", { class: "search-number" }, String(records.length)));
    const list = make("ol", { class: "search-results" });
    const add = (some) => list.append(...some.map((record) => resultOf(index, record, found, root)));
    add(records.slice(0, FIRST));
    const group = make("section", { class: "search-group", "aria-labelledby": heading.id }, heading, list);
    if (records.length > FIRST) {
      const rest = `再显示 ${records.length - FIRST} 条${kind.name}`;
      const more = make("button", { class: "search-more", type: "button" }, rest);
      more.addEventListener("click", () => {
        add(records.slice(FIRST));
        more.remove();
        list.children[FIRST].firstChild.focus();
      });
      group.append(more);
    }
    return group;
  };

  /** Records by kind; the kind of the best record comes first. */
  const grouped = (index, records) => {
    const groups = new Map();
    for (const record of records) {
      const kind = index.kinds[index.kindOf[record]];
      if (!groups.has(kind)) groups.set(kind, { kind, records: [] });
      groups.get(kind).records.push(record);
    }
    return Array.from(groups.values());
  };

  /** What to do when nothing was found: shorter words, or the lists. */
  const nothing = (index, root) => {
    const advice = make("p", {}, "换一个更短的词，或者少写一个词再试；也可以从目录里找：");
    const kinds = index.kinds.filter(({ count }) => count);
    const links = kinds.map(({ id, name, count }) => {
      const link = make("a", { href: address(root, id) }, name, ` ${count}`);
      return make("li", {}, link);
    });
    return make("div", { class: "search-nothing" }, advice, make("ul", { class: "search-lists" }, ...links));
  };

  /** What was found, in a sentence. */
  const summary = (query, { records, cut, correction }, groups) => {
    if (!records.length) return `没有找到“${query}”。`;
    const parts = groups.map(({ kind, records: { length } }) => `${kind.name} ${length}`).join("，");
    const count = `共 ${records.length} 条结果：${parts}。`;
    if (correction) return `没有找到“${correction.from}”，显示“${correction.to}”的结果：${count}`;
    if (!cut) return `“${query}”：${count}`;
    return `没有整句的“${query}”，下面同时说到${cut.map((term) => `“${term}”`).join("和")}，${count}`;
  };

  /* The page */

  const asked = () => new URLSearchParams(location.search).get("q") || "";

  /** This page's address with another question; whatever else the address says stays. */
  const addressOf = (query) => {
    const parameters = new URLSearchParams(location.search);
    parameters.delete("q");
    if (query) parameters.set("q", query);
    const text = String(parameters);
    return location.pathname + (text ? `?${text}` : "");
  };

  /** Changes the address; some browsers refuse that for pages from a disk, which work without. */
  const go = (way, query) => {
    try {
      history[way](null, "", addressOf(query));
    } catch (error) {
      // The results are there all the same.
    }
  };

  class Page {
    constructor(box) {
      this.box = box;
      this.root = box.dataset.root || "";
      this.invitation = Array.from(box.childNodes);
      this.status = make("p", { class: "search-count", role: "status" });
      this.title = document.title;
      this.stop = () => {};
      this.sent = asked();
      box.before(this.status);
    }

    start() {
      const live = document.querySelector("form[data-search-live]");
      if (live) this.follow(live, live.querySelector("input[name=q]"));
      window.addEventListener("popstate", () => {
        this.sent = asked();
        this.run(this.sent);
      });
      this.run(this.sent);
    }

    /** The page's own form: its results stand below it, so it needs no suggestions. */
    follow(form, input) {
      const touch = () => api.ready(this.root).catch(() => {});
      form.addEventListener("focusin", touch);
      api.onText(input, () => {
        go("replaceState", input.value.trim());
        this.run(input.value, input);
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.send(input.value.trim());
        input.blur(); // puts a telephone's keyboard away
      });
    }

    /** A step in the history from the question sent last to this one. */
    send(query) {
      if (query === this.sent) return;
      go("replaceState", this.sent);
      go("pushState", query);
      this.sent = query;
    }

    /** Shows the results of a question and writes it into every box but the one it was typed in. */
    run(query, typing) {
      for (const input of document.querySelectorAll("form[data-search] input[name=q], form[data-search-live] input[name=q]")) {
        if (input !== typing) input.value = query;
      }
      const question = query.trim();
      document.title = question ? `${question} · ${this.title}` : this.title;
      this.stop();
      if (!question) {
        this.settle("", this.invitation);
        return;
      }
      this.box.setAttribute("aria-busy", "true");
      if (!this.status.textContent) this.status.textContent = "正在载入……";
      const told = (index, found, settled) => this.show(index, question, found, settled);
      const fail = () => this.settle("搜索内容没有载入，请检查网络后再试。", this.invitation);
      this.stop = api.ask(this.root, question, {}, {}, told, fail);
    }

    show(index, question, found, settled) {
      if (!found.records.length && !settled) return;
      const groups = grouped(index, found.records);
      const content = groups.length
        ? groups.map((group) => groupOf(index, group, found, this.root))
        : [nothing(index, this.root)];
      this.settle(summary(question, found, groups), content, settled);
    }

    settle(text, content, settled = true) {
      this.status.textContent = text;
      this.box.textContent = "";
      this.box.append(...content);
      this.box.setAttribute("aria-busy", String(!settled));
    }
  }

  document.querySelectorAll("[data-search-results]").forEach((box) => new Page(box).start());
}
