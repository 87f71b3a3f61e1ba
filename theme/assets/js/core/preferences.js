/*
 * 大字版 and 深色: what a reader chose, on every page, before the first paint.
 * Loaded without `defer` in <head> for that reason; everything else waits.
 * The choice is kept in this browser only (localStorage) and goes nowhere.
 */
(function () {
  "use strict";

  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");

  function read(key) {
    // Storage throws where cookies are blocked; the page then forgets, no more.
    try { return window.localStorage.getItem("catalog." + key); } catch (error) { return null; }
  }
  function keep(key, value) {
    try { window.localStorage.setItem("catalog." + key, value); } catch (error) { /* forgotten */ }
  }

  if (read("view") === "elder") { root.dataset.view = "elder"; }
  var scheme = read("scheme");
  if (scheme === "dark" || scheme === "light") { root.dataset.scheme = scheme; }

  function isDark() {
    if (root.dataset.scheme) { return root.dataset.scheme === "dark"; }
    return !!window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function show() {
    var view = document.querySelector("[data-switch=view]");
    var dark = document.querySelector("[data-switch=scheme]");
    if (!view || !dark) { return; }
    view.setAttribute("aria-pressed", String(root.dataset.view === "elder"));
    dark.setAttribute("aria-pressed", String(isDark()));
  }

  document.addEventListener("DOMContentLoaded", function () {
    var switches = document.querySelector("[data-switches]");
    if (!switches) { return; }
    switches.hidden = false;
    show();
    switches.addEventListener("click", function (event) {
      var button = event.target.closest("[data-switch]");
      if (!button) { return; }
      if (button.dataset.switch === "view") {
        if (root.dataset.view === "elder") { delete root.dataset.view; } else { root.dataset.view = "elder"; }
        keep("view", root.dataset.view || "");
      } else {
        root.dataset.scheme = isDark() ? "light" : "dark";
        keep("scheme", root.dataset.scheme);
      }
      show();
      window.dispatchEvent(new Event("catalog:preferences"));
    });
  });

  // Opened from a disk, a folder's address shows its listing, not its page.
  if (window.location.protocol === "file:") {
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (link && link.protocol === "file:" && /\/$/.test(link.pathname)) { link.pathname += "index.html"; }
    }, true);
  }
})();
