"use strict";
/*
 * What a reader has asked for, as it stands in the address: `?q=&theme=a&theme=b&sort=`.
 *
 * The address is the state, so that back and forward work and a list can be sent
 * to somebody in WeChat. What else an address carries (WeChat adds `from=`) stays.
 */
{
  const api = window.catalogSearch || (window.catalogSearch = {});

  // The facets of facets.js, known here before the engine is there.
  const NAMES = ["kind", "theme", "audience", "format", "town", "minutes", "level", "venue_level", "category", "team", "map", "status"];
  const OWN = "relevance"; // the order that needs no word in the address
  const MOST = 20; // values of a facet; whoever writes more into an address gets the first

  /** {query, filters: {facet: [value, …]}, sort} of the address; `sorts` are the orders that there are. */
  const read = (sorts) => {
    const parameters = new URLSearchParams(location.search);
    const filters = {};
    for (const name of NAMES) {
      const values = Array.from(new Set(parameters.getAll(name).filter(Boolean))).slice(0, MOST);
      if (values.length) filters[name] = values;
    }
    const sort = parameters.get("sort");
    return { query: parameters.get("q") || "", filters, sort: sorts.includes(sort) ? sort : OWN };
  };

  /** This page's address with another state. */
  const addressOf = ({ query, filters, sort }) => {
    const parameters = new URLSearchParams(location.search);
    for (const name of ["q", "sort", ...NAMES]) parameters.delete(name);
    if (query.trim()) parameters.set("q", query.trim());
    for (const name of NAMES) for (const value of filters[name] || []) parameters.append(name, value);
    if (sort !== OWN) parameters.set("sort", sort);
    const text = String(parameters);
    return location.pathname + (text ? `?${text}` : "");
  };

  /** Writes a state into the address; false where a browser refuses (pages from a disk), which works without. */
  const go = (way, state, note) => {
    try {
      history[way](note || null, "", addressOf(state));
      return true;
    } catch (error) {
      return false;
    }
  };

  /** A state with one value of a facet more, or less if it was there. */
  const toggled = (state, name, value) => {
    const before = state.filters[name] || [];
    const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
    const filters = Object.assign({}, state.filters, { [name]: after });
    if (!after.length) delete filters[name];
    return Object.assign({}, state, { filters });
  };

  /** The values chosen: [[facet, value], …]. */
  const chosen = ({ filters }) => [].concat(...NAMES.map((name) => (filters[name] || []).map((value) => [name, value])));

  /**
   * A form with facets whose state a page shows: typing replaces the address, sending the form or
   * another choice is a step for the way back. Who extends it has the facets (`panel`) and shows a state (`run()`).
   */
  class Asker {
    constructor(form, sorts) {
      this.form = form;
      this.sorts = sorts;
      this.input = form.querySelector("input[name=q]");
      this.state = read(sorts);
      this.sent = this.state; // what was asked at the last step
      this.stop = () => {}; // ends the answer that is still coming
    }

    listen() {
      api.onText(this.input, () => this.type());
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.send();
        this.input.blur(); // puts a telephone's keyboard away
      });
      window.addEventListener("popstate", () => {
        if (!this.panel.sheet.wentBack()) this.take();
      });
    }

    get question() {
      return this.state.query.trim();
    }

    /** Shows what the address says. */
    take() {
      this.state = read(this.sorts);
      this.sent = this.state;
      this.input.value = this.state.query;
      this.run();
    }

    type() {
      this.state = Object.assign({}, this.state, { query: this.input.value });
      go("replaceState", this.state);
      this.run();
    }

    /** A step in the history from the question sent last to this one. */
    send() {
      if (this.question === this.sent.query.trim()) return;
      go("replaceState", this.sent);
      go("pushState", this.state);
      this.sent = this.state;
    }

    /** Another choice of facets or order. */
    change(state) {
      this.state = state;
      this.sent = state;
      this.panel.sheet.step();
      this.run();
    }
  }

  Object.assign(api, { Asker });
  api.state = { NAMES, OWN, addressOf, go, toggled, chosen };
}
