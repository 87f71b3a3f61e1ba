/* What the map page takes from its surroundings: light or dark and the elder view from
   the page that it lies in. Loaded at once and not deferred, so that a dark page never
   flashes white.

   The host's <html data-scheme data-view> is asked first, then what the reader chose
   (the only way when pages are opened from files, each of which is a world of its own),
   then the system. */
"use strict";

window.catalogView = (function () {
  const root = document.documentElement;
  const embedded = window.parent !== window;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let told = () => {};

  function host() {
    try {
      return embedded ? window.parent.document.documentElement : null;
    } catch (error) {
      return null; // another origin, or a file
    }
  }

  function stored(key) {
    try {
      return window.localStorage.getItem(key);
    } catch (error) {
      return null;
    }
  }

  function known(scheme) {
    return scheme === "dark" || scheme === "light" ? scheme : null;
  }

  function follow() {
    const page = host();
    root.dataset.scheme =
      known(page && page.dataset.scheme) || known(stored("catalog.scheme")) || (dark.matches ? "dark" : "light");
    const view = page ? page.dataset.view : stored("catalog.view");
    if (view === "elder") root.dataset.view = "elder";
    else delete root.dataset.view;
    told();
  }

  if (embedded) root.dataset.embedded = "";
  follow();
  window.addEventListener("storage", follow);
  if (dark.addEventListener) dark.addEventListener("change", follow);
  if (host()) {
    new MutationObserver(follow).observe(host(), {
      attributes: true,
      attributeFilter: ["data-scheme", "data-view"],
    });
  }

  // Without a server a folder's address opens a listing of files.
  if (location.protocol === "file:") {
    document.addEventListener("DOMContentLoaded", () => {
      document.querySelectorAll('a[href$="/"]').forEach((link) => { link.href += "index.html"; });
    });
  }

  return {
    embedded,
    /* Call back after every change from now on. */
    onChange(act) { told = act; },
  };
})();
