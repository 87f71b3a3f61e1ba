"use strict";
/*
 * What a reader is looking for, as it stands in the address: `?q=&theme=a&theme=b&sort=`.
 *
 * The address is the state, so that back and forward work and a list can be sent
 * to somebody in WeChat. What else an address carries (WeChat adds `from=`) stays.
 */
{
  const { setUrl, onText } = catalog.dom;

  // The facets of this site, written by the build: they are known before the engine is there.
  const FACETS = document.querySelector("[data-facets]").dataset.facets.split(" ");
  const DEFAULT_SORT = "relevance"; // the order that needs no word in the address
  const MAX_VALUES = 20; // of a facet; whoever writes more into an address gets the first

  /** {query, filters: {facet: [value, …]}, sort} of the address; `sorts` are the orders that there are. */
  const read = (sorts) => {
    const parameters = new URLSearchParams(location.search);
    const filters = {};
    for (const name of FACETS) {
      const values = Array.from(new Set(parameters.getAll(name).filter(Boolean))).slice(0, MAX_VALUES);
      if (values.length) filters[name] = values;
    }
    const sort = parameters.get("sort");
    return { query: parameters.get("q") || "", filters, sort: sorts.includes(sort) ? sort : DEFAULT_SORT };
  };

  /** This page's address with another state. */
  const urlOf = ({ query, filters, sort }) => {
    const parameters = new URLSearchParams(location.search);
    for (const name of ["q", "sort", ...FACETS]) parameters.delete(name);
    if (query.trim()) parameters.set("q", query.trim());
    for (const name of FACETS) for (const value of filters[name] || []) parameters.append(name, value);
    if (sort !== DEFAULT_SORT) parameters.set("sort", sort);
    const text = String(parameters);
    return location.pathname + (text ? `?${text}` : "");
  };

  /** Writes a state into the address by a method of `history`; false where a browser refuses. */
  const write = (method, state, note) => setUrl(method, urlOf(state), note);

  /** A state with one value of a facet more, or less if it was there. */
  const toggle = (state, name, value) => {
    const before = state.filters[name] || [];
    const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
    const filters = Object.assign({}, state.filters, { [name]: after });
    if (!after.length) delete filters[name];
    return Object.assign({}, state, { filters });
  };

  /** The values chosen: [[facet, value], …]. */
  const chosen = ({ filters }) =>
    [].concat(...FACETS.map((name) => (filters[name] || []).map((value) => [name, value])));

  /**
   * A form with facets whose state a page shows: typing replaces the address, sending the form or
   * another choice is a step for the way back. Who extends it has the facets (`panel`) and shows a state (`run()`).
   */
  class FilterForm {
    constructor(form, sorts) {
      this.form = form;
      this.sorts = sorts;
      this.input = form.querySelector("input[name=q]");
      this.state = read(sorts);
      this.sent = this.state; // the state of the last step
      this.stop = () => {}; // ends the answer that is still coming
    }

    listen() {
      onText(this.input, () => this.type());
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.send();
        this.input.blur(); // puts a telephone's keyboard away
      });
      window.addEventListener("popstate", () => {
        if (!this.panel.sheet.wentBack()) this.restore();
      });
    }

    get query() {
      return this.state.query.trim();
    }

    /** Shows the state of the address. */
    restore() {
      this.state = read(this.sorts);
      this.sent = this.state;
      this.input.value = this.state.query;
      this.run();
    }

    type() {
      this.state = Object.assign({}, this.state, { query: this.input.value });
      write("replaceState", this.state);
      this.run();
    }

    /** A step in the history from the query sent last to this one. */
    send() {
      if (this.query === this.sent.query.trim()) return;
      write("replaceState", this.sent);
      write("pushState", this.state);
      this.sent = this.state;
    }

    /** Another choice of facets or order; `changes` to the state. */
    change(changes) {
      this.state = Object.assign({}, this.state, changes);
      this.sent = this.state;
      this.panel.sheet.step();
      this.run();
    }
  }

  Object.assign(catalog.filters, { FACETS, DEFAULT_SORT, urlOf, write, toggle, chosen, FilterForm });
}
