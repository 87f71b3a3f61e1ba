"use strict";
/*
 * What a reader has asked for, as it stands in the address: `?q=&theme=a&theme=b&sort=`.
 *
 * The address is the state, so that back and forward work and a list can be sent
 * to somebody in WeChat. What else an address carries (WeChat adds `from=`) stays.
 */
{
  const api = window.catalogSearch || (window.catalogSearch = {});

  // The facets of search-facets.js, known here before the engine is there.
  const NAMES = ["kind", "theme", "audience", "format", "town", "minutes", "level", "venue_level", "category", "map", "status"];
  const SORTS = { relevance: "相关", title: "名称", minutes: "时长", date: "日期" };
  const MOST = 20; // values of a facet; whoever writes more into an address gets the first

  /** {query, filters: {facet: [value, …]}, sort} of the address. */
  const read = () => {
    const parameters = new URLSearchParams(location.search);
    const filters = {};
    for (const name of NAMES) {
      const values = Array.from(new Set(parameters.getAll(name).filter(Boolean))).slice(0, MOST);
      if (values.length) filters[name] = values;
    }
    const sort = parameters.get("sort");
    const known = Object.prototype.hasOwnProperty.call(SORTS, sort);
    return { query: parameters.get("q") || "", filters, sort: known ? sort : "relevance" };
  };

  /** This page's address with another state. */
  const addressOf = ({ query, filters, sort }) => {
    const parameters = new URLSearchParams(location.search);
    for (const name of ["q", "sort", ...NAMES]) parameters.delete(name);
    if (query.trim()) parameters.set("q", query.trim());
    for (const name of NAMES) for (const value of filters[name] || []) parameters.append(name, value);
    if (sort !== "relevance") parameters.set("sort", sort);
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

  api.state = { NAMES, SORTS, read, addressOf, go, toggled, chosen };
}
