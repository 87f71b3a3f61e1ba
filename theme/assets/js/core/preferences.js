"use strict";
/*
 * 大字版 and 深色: what a reader chose, on every page, before the first paint.
 * Loaded without `defer` in <head> for that reason; everything else waits.
 * The choice is kept in this browser only (localStorage) and goes nowhere.
 */
{
  const root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");

  // Storage throws where cookies are blocked; the page then forgets, no more.
  const read = (name) => {
    try {
      return window.localStorage.getItem(`catalog.${name}`);
    } catch (error) {
      return null;
    }
  };
  const write = (name, value) => {
    try {
      window.localStorage.setItem(`catalog.${name}`, value);
    } catch (error) {
      /* forgotten */
    }
  };

  const isElder = () => root.dataset.view === "elder";
  const isDark = () =>
    root.dataset.scheme ? root.dataset.scheme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;

  const setView = (elder) => {
    if (elder) root.dataset.view = "elder";
    else delete root.dataset.view;
  };

  setView(read("view") === "elder");
  const scheme = read("scheme");
  if (scheme === "dark" || scheme === "light") root.dataset.scheme = scheme;

  document.addEventListener("DOMContentLoaded", () => {
    const switches = document.querySelector("[data-switches]");
    if (!switches) return;
    const states = { view: isElder, scheme: isDark };
    const show = () => {
      for (const button of switches.querySelectorAll("[data-switch]"))
        button.setAttribute("aria-pressed", String(states[button.dataset.switch]()));
    };
    switches.hidden = false;
    show();
    switches.addEventListener("click", (event) => {
      const button = event.target.closest("[data-switch]");
      if (!button) return;
      if (button.dataset.switch === "view") setView(!isElder());
      else root.dataset.scheme = isDark() ? "light" : "dark";
      write(button.dataset.switch, root.dataset[button.dataset.switch] || "");
      show();
      window.dispatchEvent(new Event("catalog:preferences"));
    });
  });

  // Opened from a disk, a folder's address shows its listing, not its page.
  const toIndex = (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  if (location.protocol === "file:") document.addEventListener("click", toIndex, true);
}
