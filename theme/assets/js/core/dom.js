"use strict";
/*
 * The one global of this site's scripts, and what they all need of a page: elements, addresses, loading.
 * Plain scripts instead of modules, because a page opened from a disk can load no others.
 */
window.catalog = { search: {}, filters: {}, tools: {}, map: {} };
{
  const onDisk = location.protocol === "file:";

  /* Elements: texts become text nodes, never markup */

  const fill = (element, attributes, children) => {
    for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
    element.append(...children);
    return element;
  };

  /** An element with its attributes and children. */
  const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

  const svg = (tag, attributes, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

  const button = (className, text, onClick) => {
    const element = h("button", { type: "button", class: className }, text);
    element.addEventListener("click", () => onClick(element));
    return element;
  };

  /** What a button or a box belongs to, for those who hear it by itself. */
  const hiddenText = (text) => h("span", { class: "visually-hidden" }, text);

  /** A line whose changes are read out. */
  const statusLine = (className) => h("p", { class: className, role: "status" });

  /** Sets a text wherever `data-fill` names it. */
  const fillSlots = (container, name, text) => {
    for (const slot of container.querySelectorAll(`[data-fill=${name}]`)) slot.textContent = text;
  };

  /* Addresses */

  /** The address of a page below the root; a disk serves no folders. */
  const pageUrl = (root, ...steps) => `${root}${steps.join("/")}/${onDisk ? "index.html" : ""}`;

  /** Writes an address by a method of `history`; false where a browser refuses (pages from a disk), which works without. */
  const setUrl = (method, url, state = null) => {
    try {
      history[method](state, "", url);
      return true;
    } catch (error) {
      return false;
    }
  };

  /* Loading */

  /** Loads a script or style sheet; scripts requested together run in that order. */
  const load = (url) =>
    new Promise((resolve, reject) => {
      const isStyle = url.endsWith(".css");
      const element = isStyle ? h("link", { rel: "stylesheet", href: url }) : h("script", { src: url });
      if (!isStyle) element.async = false;
      element.onload = resolve;
      element.onerror = () => reject(new Error(url));
      document.head.append(element);
    });

  const promises = new Map();
  /** The promise of a name, started once; after a failure the next call tries again. */
  const once = (name, start) => {
    if (!promises.has(name)) {
      promises.set(name, start());
      promises.get(name).catch(() => promises.delete(name));
    }
    return promises.get(name);
  };

  /* Typing */

  /** True while an input method is still at work on the text; Safari marks it by 229 only. */
  const isComposing = (event) => event.isComposing || event.keyCode === 229;

  /** Calls for each text that is typed, pasted or spoken into an input, not for half-typed syllables. */
  const onText = (input, listener) => {
    input.addEventListener("input", (event) => {
      if (!isComposing(event)) listener();
    });
    input.addEventListener("compositionend", listener);
  };

  const dom = { onDisk, h, svg, button, hiddenText, statusLine, fillSlots, pageUrl, setUrl, load, once };
  window.catalog.dom = Object.assign(dom, { isComposing, onText });
}
