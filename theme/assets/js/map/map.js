"use strict";
/*
 * What every map page has, whatever it shows: Chinese names, keyboard, popups, a scale, buttons.
 * It looks after what folium's Leaflet calls leave out. Editors' words are set as text, never as HTML.
 * Loaded before Leaflet; the page's data calls prepare(), draws, and starts route.js or overview.js.
 */
{
  const { h } = catalog.dom;
  const root = document.documentElement;
  const isCoarse = window.matchMedia("(pointer: coarse)").matches;

  const GRID_ORIGIN = [31.5, 120.25];
  const GRID_KM = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];
  const MIN_CELL = 44; // pixels; the next step up is at most 2.5 times as far
  const POPUP_MARGIN = 24; // pixels above and below a popup
  const DIRECTIONS = { place: "用导航打开", search: "按名称搜索", restricted: "限制进入，请勿自行前往。", unknown: "" };

  let map = null;
  let showAll = () => {};
  let opened = null; // the marker whose popup is open
  let returnTo = null; // where the focus came from
  let moved = false;
  let fitting = false;

  const setStatus = (text) => {
    document.querySelector(".map-status").textContent = text;
  };

  /* Popups */

  const paragraph = (className, text) => h("p", { class: className }, text);

  /** What a popup says of a place: {title, name, facts, sure, href, link, apps}. */
  const card = (place) => {
    const box = h("div", { class: "spot" }, ...place.title.map((line) => paragraph("spot-title", line)));
    if (place.sure) box.append(paragraph("spot-title spot-approx", place.sure));
    box.append(paragraph("spot-name", place.name), ...place.facts.map((fact) => paragraph("spot-fact", fact)));
    box.append(h("a", { class: "spot-link", href: place.href, target: "_top" }, place.link));
    const { how, links } = place.apps;
    const external = { class: "spot-app", target: "_blank", rel: "noopener noreferrer" };
    const apps = links.map(([name, href]) => h("a", Object.assign({ href }, external), name));
    if (DIRECTIONS[how]) box.append(h("p", { class: "spot-apps" }, DIRECTIONS[how], ...apps));
    return box;
  };

  /** Gives a marker its name and its popup. */
  const addPopup = (marker, label, place) => {
    const content = () => {
      const size = map.getSize();
      const letter = parseFloat(getComputedStyle(root).fontSize);
      const maxWidth = Math.min(19 * letter, size.x - POPUP_MARGIN - 2.5 * letter);
      // What is higher than the map scrolls.
      const limits = { maxWidth, minWidth: 0.75 * maxWidth, maxHeight: size.y - 2 * POPUP_MARGIN };
      Object.assign(marker.getPopup().options, limits);
      return card(place);
    };
    marker.bindPopup(content, { autoPanPadding: [POPUP_MARGIN / 2, POPUP_MARGIN / 2] });
    const setName = () => {
      const icon = marker.getElement();
      icon.setAttribute("aria-label", label);
      icon.setAttribute("aria-haspopup", "dialog");
    };
    if (marker.getElement()) setName();
    marker.on("add", setName);
    marker.on("popupopen", () => onOpen(marker, place.name));
    marker.on("popupclose", () => {
      if (marker.getElement()) marker.getElement().classList.remove("is-open");
      if (opened === marker) opened = null;
    });
  };

  const onOpen = (marker, name) => {
    opened = marker;
    marker.getElement().classList.add("is-open");
    const box = marker.getPopup().getElement();
    if (!box.hasAttribute("role")) {
      const close = box.querySelector(".leaflet-popup-close-button");
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-label", name);
      box.tabIndex = -1;
      close.setAttribute("aria-label", "关闭");
      close.addEventListener("click", closePopup);
    }
    box.focus({ preventScroll: true });
  };

  /** Opens a marker's popup for somebody who comes from elsewhere on the page and will go back there. */
  const openPopup = (marker, from) => {
    marker.openPopup();
    returnTo = from || null;
  };

  const closePopup = () => {
    const target = returnTo && document.contains(returnTo) ? returnTo : opened && opened.getElement();
    returnTo = null;
    map.closePopup();
    if (target) target.focus();
  };

  const onKey = (event) => {
    if (event.key === "Escape" && opened) {
      event.preventDefault(); // nothing else is closed by the same key
      closePopup();
    }
    const icon = event.target.closest(".leaflet-marker-icon");
    if (!icon) return;
    returnTo = null;
    // Leaflet answers Enter on what has a popup, and nothing else.
    if (event.key !== " " && !(event.key === "Enter" && !icon.hasAttribute("aria-haspopup"))) return;
    event.preventDefault();
    icon.click();
  };

  /* How sure a place is */

  const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10]; // km, as `geo.distance_step` has them

  /** A straight line of so many metres, which may be off so far, as far as it is known. */
  const distance = (metres, error) => {
    const km = metres / 1000;
    if (!error) return km < 1 ? `${Math.round(metres / 10) * 10} 米` : `${km.toFixed(1)} 公里`;
    const step = STEPS.filter((length) => length * 1000 <= error).pop() || STEPS[0];
    const inSteps = (count) => Number((count * step).toFixed(1));
    const near = metres > error ? inSteps(Math.round(km / step)) : 0; // it may be nothing at all
    return near ? `约 ${near} 公里` : `不超过 ${inSteps(Math.ceil((km + error / 1000) / step))} 公里`;
  };

  /** The circle in which an approximate place lies; null for an exact one. */
  const reach = (place, error) =>
    error ? L.circle(place, { radius: error, className: "map-reach", interactive: false }) : null;

  /* Scale: the ground is a grid, and the bar is one cell long */

  const updateScale = () => {
    const middle = map.getSize().y / 2;
    const [left, right] = [0, 100].map((x) => map.containerPointToLatLng([x, middle]));
    const km = map.distance(left, right) / 1e5; // of a pixel
    if (!(km > 0)) return; // no size yet
    const cell = GRID_KM.find((step) => step / km >= MIN_CELL) || GRID_KM[GRID_KM.length - 1];
    const origin = map.latLngToContainerPoint(GRID_ORIGIN);
    const ground = map.getContainer().style;
    ground.setProperty("--cell", `${cell / km}px`);
    ground.setProperty("--cell-x", `${origin.x}px`);
    ground.setProperty("--cell-y", `${origin.y}px`);
    document.querySelector(".map-rule").style.width = `${cell / km}px`;
    document.querySelector(".map-length").textContent = cell < 1 ? `${cell * 1000} 米` : `${cell} 公里`;
  };

  /* The frame */

  const fit = () => {
    fitting = true;
    showAll();
    fitting = false;
    moved = false;
  };

  const addButton = (text, label, onClick) => {
    const element = catalog.dom.button("map-button", text, onClick);
    if (label) element.setAttribute("aria-label", label);
    document.querySelector(".map-buttons").append(element);
    return element;
  };

  const addButtons = () => {
    addButton("全图", "", fit);
    const zoomIn = addButton("＋", "放大", () => map.zoomIn(1));
    const zoomOut = addButton("－", "缩小", () => map.zoomOut(1));
    map.on("zoomend", () => {
      zoomIn.disabled = map.getZoom() >= map.getMaxZoom();
      zoomOut.disabled = map.getZoom() <= map.getMinZoom();
    });
  };

  /** Whether the map may take every gesture; else one finger and the wheel scroll the page that it lies in. */
  const setGestures = (free) => {
    map.scrollWheelZoom[free ? "enable" : "disable"]();
    map.dragging[free || !isCoarse ? "enable" : "disable"]();
    if (free || !isCoarse) delete root.dataset.fingers;
    else root.dataset.fingers = "two";
  };

  /* What the page's data and the other scripts call */

  const prepare = () => {
    // A marker is added before it is given its icon: without this Leaflet asks for a
    // picture that is not there.
    L.Marker.mergeOptions({ icon: L.divIcon({ className: "map-pin" }) });
    L.Control.Attribution.mergeOptions({ prefix: false });
  };

  /**
   * Takes over a drawn map, and what fits all of it into the frame: at first, on 全图, and when the
   * frame changes before the reader has moved the map.
   */
  const start = (drawnMap, fitAll) => {
    map = drawnMap;
    showAll = fitAll;
    map.setMinZoom(8);
    addButtons();
    setGestures(!("embedded" in root.dataset || document.querySelector("[data-overview-map]")));
    map.on("move zoomend resize", updateScale);
    map.on("dragstart", () => {
      moved = true;
    });
    map.on("zoomstart", () => {
      moved = moved || !fitting;
    });
    map.on("resize", () => {
      if (!moved) fit();
    });
    document.addEventListener("keydown", onKey);
    root.dataset.map = "ready"; // the bar appears, and the map is as high as it will stay
    map.invalidateSize({ animate: false });
    fit();
    updateScale();
    const onAppearance = () => {
      map.invalidateSize({ animate: false });
      map.fire("viewreset");
    };
    new MutationObserver(onAppearance).observe(root, { attributeFilter: ["data-scheme", "data-view"] });
  };

  root.dataset.map = "waiting";
  window.addEventListener("load", () => {
    const loading = document.querySelector(".map-loading");
    if (root.dataset.map === "ready" || !loading) return;
    root.dataset.map = "failed";
    loading.textContent = "地图没有载入。请刷新一次，或看页面上逐处的名称。";
  });

  const actions = { prepare, start, current: () => map, addButton, setStatus };
  Object.assign(catalog.map, actions, { addPopup, openPopup, setGestures, distance, reach });
}
