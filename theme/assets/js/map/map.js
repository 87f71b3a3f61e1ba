/* What every map page has, whatever it shows: Chinese names, keyboard, popups, a scale, buttons.
   It looks after what folium's Leaflet calls leave out. Editors' words are set as text, never as HTML.

   Loaded before Leaflet; the page's data calls prepare(), draws, and starts route.js or overview.js.
   Written for the kernels of older WeChat versions: nothing newer than ES2018. */
"use strict";

window.catalogMap = (function () {
  const root = document.documentElement;
  const coarse = window.matchMedia("(pointer: coarse)").matches;

  const GRID_ORIGIN = [31.5, 120.25];
  const GRID_KM = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];
  const GRID_PX = 44; // at least; the next step up is at most 2.5 times as far
  const ROOM = 24; // pixels above and below a popup
  const HOW = {
    place: "用导航打开",
    search: "按名称搜索",
    restricted: "限制进入，请勿自行前往。",
    unknown: "",
  };

  let map = null;
  let show = () => {};
  let opened = null; // the marker whose popup is open
  let back = null; // where the focus came from
  let moved = false;
  let fitting = false;

  /* ---- building with text only ---- */

  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  }

  function tell(text) {
    document.querySelector(".map-told").textContent = text;
  }

  /* ---- popups ---- */

  /* place: {title, name, facts, approx, href, link, apps} */
  function card(place) {
    const box = element("div", "spot");
    place.title.forEach((line) => box.append(element("p", "spot-title", line)));
    if (place.approx) box.append(element("p", "spot-title spot-approx", "大致位置"));
    box.append(element("p", "spot-name", place.name));
    place.facts.forEach((fact) => box.append(element("p", "spot-fact", fact)));
    const link = element("a", "spot-link", place.link);
    link.href = place.href;
    link.target = "_top";
    box.append(link);
    const { how, links } = place.apps;
    const row = element("p", "spot-apps", HOW[how]);
    links.forEach(([name, href]) => {
      const app = element("a", "spot-app", name);
      app.href = href;
      app.target = "_blank";
      app.rel = "noopener noreferrer";
      row.append(app);
    });
    if (HOW[how]) box.append(row);
    return box;
  }

  /* Give a marker its name and its popup. */
  function dress(marker, label, place) {
    const content = () => {
      const size = map.getSize();
      const letter = parseFloat(getComputedStyle(root).fontSize);
      const widest = Math.min(19 * letter, size.x - ROOM - 2.5 * letter);
      // What is higher than the map scrolls.
      Object.assign(marker.getPopup().options, { maxWidth: widest, minWidth: 0.75 * widest, maxHeight: size.y - 2 * ROOM });
      return card(place);
    };
    marker.bindPopup(content, { autoPanPadding: [ROOM / 2, ROOM / 2] });
    const name = () => {
      const icon = marker.getElement();
      icon.setAttribute("aria-label", label);
      icon.setAttribute("aria-haspopup", "dialog");
    };
    if (marker.getElement()) name();
    marker.on("add", name);
    marker.on("popupopen", () => showing(marker, place.name));
    marker.on("popupclose", () => {
      if (marker.getElement()) marker.getElement().classList.remove("is-open");
      if (opened === marker) opened = null;
    });
  }

  function showing(marker, name) {
    opened = marker;
    marker.getElement().classList.add("is-open");
    const box = marker.getPopup().getElement();
    const close = box.querySelector(".leaflet-popup-close-button");
    if (!box.hasAttribute("role")) {
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-label", name);
      box.tabIndex = -1;
      close.setAttribute("aria-label", "关闭");
      close.addEventListener("click", leave);
    }
    box.focus({ preventScroll: true });
  }

  /* Open a marker's popup for somebody who comes from elsewhere on the page and will go back there. */
  function open(marker, from) {
    marker.openPopup();
    back = from || null;
  }

  function leave() {
    const home = back && document.contains(back) ? back : opened && opened.getElement();
    back = null;
    map.closePopup();
    if (home) home.focus();
  }

  function onKey(event) {
    if (event.key === "Escape" && opened) {
      event.preventDefault(); // nothing else is closed by the same key
      leave();
    }
    const icon = event.target.closest(".leaflet-marker-icon");
    if (!icon) return;
    back = null;
    // Leaflet answers Enter on what has a popup, and nothing else.
    if (event.key !== " " && !(event.key === "Enter" && !icon.hasAttribute("aria-haspopup"))) return;
    event.preventDefault();
    icon.click();
  }

  /* ---- scale: the ground is a grid, and the bar is one cell long ---- */

  function measure() {
    const middle = map.getSize().y / 2;
    const km = map.distance(map.containerPointToLatLng([0, middle]), map.containerPointToLatLng([100, middle])) / 1e5;
    if (!(km > 0)) return; // no size yet
    const cell = GRID_KM.find((step) => step / km >= GRID_PX) || GRID_KM[GRID_KM.length - 1];
    const origin = map.latLngToContainerPoint(GRID_ORIGIN);
    const ground = map.getContainer().style;
    ground.setProperty("--cell", `${cell / km}px`);
    ground.setProperty("--cell-x", `${origin.x}px`);
    ground.setProperty("--cell-y", `${origin.y}px`);
    document.querySelector(".map-rule").style.width = `${cell / km}px`;
    document.querySelector(".map-length").textContent = cell < 1 ? `${cell * 1000} 米` : `${cell} 公里`;
  }

  /* ---- the frame ---- */

  function fit() {
    fitting = true;
    show();
    fitting = false;
    moved = false;
  }

  function button(text, label, act) {
    const made = element("button", "map-button", text);
    made.type = "button";
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    document.querySelector(".map-buttons").append(made);
    return made;
  }

  function addButtons() {
    button("全图", "", fit);
    const closer = button("＋", "放大", () => map.zoomIn(1));
    const wider = button("－", "缩小", () => map.zoomOut(1));
    map.on("zoomend", () => {
      closer.disabled = map.getZoom() >= map.getMaxZoom();
      wider.disabled = map.getZoom() <= map.getMinZoom();
    });
  }

  /* Whether the map may take every gesture; else one finger and the wheel scroll the page that it lies in. */
  function gestures(free) {
    map.scrollWheelZoom[free ? "enable" : "disable"]();
    map.dragging[free || !coarse ? "enable" : "disable"]();
    if (free || !coarse) delete root.dataset.fingers;
    else root.dataset.fingers = "two";
  }

  /* ---- what the page's data and the other scripts call ---- */

  function prepare() {
    // A marker is added before it is given its icon: without this Leaflet asks for a
    // picture that is not there.
    L.Marker.mergeOptions({ icon: L.divIcon({ className: "map-pin" }) });
    L.Control.Attribution.mergeOptions({ prefix: false });
  }

  /* A drawn map, and what fits all of it into the frame: at first, on 全图, and when the
     frame changes before the reader has moved the map. */
  function start(drawn, showAll) {
    map = drawn;
    show = showAll;
    map.setMinZoom(8);
    addButtons();
    gestures(!("embedded" in root.dataset || document.querySelector("[data-atlas]")));
    map.on("move zoomend resize", measure);
    map.on("dragstart", () => { moved = true; });
    map.on("zoomstart", () => { moved = moved || !fitting; });
    map.on("resize", () => { if (!moved) fit(); });
    document.addEventListener("keydown", onKey);
    root.dataset.map = "ready"; // the bar appears, and the map is as high as it will stay
    map.invalidateSize({ animate: false });
    fit();
    measure();
    new MutationObserver(() => {
      map.invalidateSize({ animate: false });
      map.fire("viewreset");
    }).observe(root, { attributes: true, attributeFilter: ["data-scheme", "data-view"] });
  }

  root.dataset.map = "waiting";
  window.addEventListener("load", () => {
    const wait = document.querySelector(".map-wait");
    if (root.dataset.map === "ready" || !wait) return;
    root.dataset.map = "failed";
    wait.textContent = "地图没有载入。请刷新一次，或看页面上逐处的名称。";
  });

  return { prepare, start, element, button, tell, dress, open, gestures };
})();
