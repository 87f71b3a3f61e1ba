/* The map page's own script. It looks after everything that folium's Leaflet calls
   leave out: Chinese names, keyboard, pins that do not hide each other, a scale.
   Editors' words are set as text, never as HTML.

   Loaded before Leaflet; `maps/<id>.js` calls prepare(), draws, and calls start().
   Written for the kernels of older WeChat versions: nothing newer than ES2018. */
"use strict";

window.catalogMap = (function () {
  const root = document.documentElement;
  const embedded = catalogView.embedded;
  const coarse = window.matchMedia("(pointer: coarse)").matches;

  const GRID_ORIGIN = [31.5, 120.25];
  const GRID_KM = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];
  const GRID_PX = 44; // at least; the next step up is at most 2.5 times as far
  const CLOSEST_FIT = 15;
  const SPACING = root.classList.contains("mark-circle") ? 0.74 : 0.86; // of a pin's box: corners need more

  let map = null;
  let pins = [];
  let leaders = null;
  let open = null;
  let moved = false;
  let fitting = false;

  /* ---- building with text only ---- */

  function element(tag, name, text) {
    const made = document.createElement(tag);
    made.className = name;
    if (text) made.textContent = text;
    return made;
  }

  function card(stop) {
    const box = element("div", "card");
    box.append(element("p", "card-number", `第 ${stop.number} 站`), element("p", "card-name", stop.name));
    if (stop.approx) box.append(element("p", "card-approx", "大致位置"));
    if (stop.address) box.append(element("p", "card-fact", stop.address));
    box.append(element("p", "card-fact", `停留 ${stop.minutes} 分钟`));
    const link = element("a", "card-link", "查看这个点位");
    link.href = stop.href + (location.protocol === "file:" ? "index.html" : ""); // see view.js
    link.target = "_top";
    box.append(link);
    return box;
  }

  /* ---- pins: name, keyboard, popup ---- */

  function dress(marker, stop) {
    marker.bindPopup(card(stop), { minWidth: 200, maxWidth: 280, autoPanPadding: [12, 12] });
    const icon = marker.getElement();
    icon.setAttribute("aria-label", `第 ${stop.number} 站，${stop.name}${stop.approx ? "，大致位置" : ""}`);
    icon.setAttribute("aria-haspopup", "dialog");
    icon.addEventListener("keydown", (event) => {
      if (event.key !== " ") return; // Leaflet answers Enter itself
      event.preventDefault();
      marker.openPopup();
    });
    marker.on("popupopen", () => showing(marker, stop));
    marker.on("popupclose", () => {
      icon.classList.remove("is-open");
      if (open === marker) open = null;
    });
  }

  function showing(marker, stop) {
    open = marker;
    marker.getElement().classList.add("is-open");
    const box = marker.getPopup().getElement();
    const close = box.querySelector(".leaflet-popup-close-button");
    if (!box.hasAttribute("role")) {
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-label", stop.name);
      box.tabIndex = -1;
      close.setAttribute("aria-label", "关闭");
      close.addEventListener("click", () => marker.getElement().focus());
    }
    box.focus({ preventScroll: true });
  }

  function onKey(event) {
    if (event.key !== "Escape" || !open) return;
    const icon = open.getElement();
    map.closePopup();
    icon.focus();
  }

  /* ---- pins that would lie on each other are pushed apart, with a leader home ---- */

  function spread(homes, space) {
    const spots = homes.map((home) => home.clone());
    for (let round = 0; round < 80; round += 1) {
      let still = true;
      for (let a = 0; a < spots.length; a += 1) {
        for (let b = a + 1; b < spots.length; b += 1) {
          let gap = spots[b].subtract(spots[a]);
          let length = Math.hypot(gap.x, gap.y);
          if (length >= space) continue;
          if (length < 0.5) {
            gap = L.point(Math.cos(a + b), Math.sin(a + b)); // the same place twice: any way, but always the same
            length = 1;
          }
          const push = gap.multiplyBy((space - Math.min(length, space) + 0.5) / 2 / length);
          spots[a] = spots[a].subtract(push);
          spots[b] = spots[b].add(push);
          still = false;
        }
      }
      if (still) break;
    }
    return spots;
  }

  function arrange() {
    const size = pins[0].getElement().offsetWidth;
    const homes = pins.map((pin) => map.latLngToLayerPoint(pin.getLatLng()));
    const spots = spread(homes, size * SPACING);
    leaders.clearLayers();
    pins.forEach((pin, index) => {
      const shift = spots[index].subtract(homes[index]);
      const style = pin.getElement().style;
      style.marginLeft = `${shift.x - size / 2}px`;
      style.marginTop = `${shift.y - size / 2}px`;
      pin.options.icon.options.popupAnchor = [shift.x, shift.y - size / 3];
      if (Math.hypot(shift.x, shift.y) < 4) return;
      const home = pin.getLatLng();
      L.polyline([home, map.layerPointToLatLng(spots[index])], { className: "leader", interactive: false }).addTo(leaders);
      L.circleMarker(home, { radius: 3, className: "home", interactive: false }).addTo(leaders);
    });
    return spots.map((spot) => map.layerPointToContainerPoint(spot));
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
    document.querySelector(".scale-rule").style.width = `${cell / km}px`;
    document.querySelector(".scale-text").textContent = cell < 1 ? `${cell * 1000} 米` : `${cell} 公里`;
  }

  /* ---- the frame ---- */

  /* Show every pin whole. A pin that was pushed aside may leave the frame that its place
     lies in: then once more, with room for it. */
  function fit() {
    const size = map.getSize();
    const half = pins[0].getElement().offsetWidth / 2;
    const most = size.multiplyBy(0.3);
    let before = L.point(half, half);
    let after = before;
    fitting = true;
    for (let round = 0; round < 3; round += 1) {
      map.fitBounds(L.latLngBounds(pins.map((pin) => pin.getLatLng())), {
        paddingTopLeft: L.point(Math.min(before.x, most.x), Math.min(before.y, most.y)),
        paddingBottomRight: L.point(Math.min(after.x, most.x), Math.min(after.y, most.y)),
        maxZoom: CLOSEST_FIT,
        animate: false,
      });
      const taken = L.bounds(arrange());
      const over = (far) => Math.max(0, Math.ceil(half + far));
      before = before.add([over(-taken.min.x), over(-taken.min.y)]);
      after = after.add([over(taken.max.x - size.x), over(taken.max.y - size.y)]);
    }
    fitting = false;
    moved = false;
  }

  function button(text, label, act) {
    const made = element("button", "button", text);
    made.type = "button";
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    document.querySelector(".buttons").append(made);
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

  function setGestures() {
    if (!embedded) map.scrollWheelZoom.enable();
    // One finger scrolls the page that the map lies in; two move the map.
    if (embedded && coarse) {
      map.dragging.disable();
      root.dataset.fingers = "two";
    }
  }

  /* ---- what maps/<id>.js calls ---- */

  function prepare() {
    // A marker is added before it is given its icon: without this Leaflet asks for a
    // picture that is not there.
    L.Marker.mergeOptions({ icon: L.divIcon({ className: "stop" }) });
    L.Control.Attribution.mergeOptions({ prefix: false });
  }

  /* Tiles (a later issue) come in as one more argument and are added after `load`. */
  function start(drawn, markers, stops) {
    map = drawn;
    pins = markers;
    map.setMinZoom(8);
    leaders = L.layerGroup().addTo(map);
    markers.forEach((marker, index) => dress(marker, stops[index]));
    addButtons();
    setGestures();
    map.on("move zoomend resize", measure);
    map.on("zoomend viewreset", arrange);
    map.on("dragstart", () => { moved = true; });
    map.on("zoomstart", () => { moved = moved || !fitting; });
    map.on("resize", () => { if (!moved) fit(); });
    document.addEventListener("keydown", onKey);
    root.dataset.map = "ready"; // the bar appears, and the map is as high as it will stay
    map.invalidateSize({ animate: false });
    fit();
    measure();
    catalogView.onChange(() => {
      map.invalidateSize({ animate: false });
      arrange();
    });
  }

  root.dataset.map = "waiting";
  window.addEventListener("load", () => {
    const wait = document.querySelector(".wait");
    if (root.dataset.map === "ready" || !wait) return;
    root.dataset.map = "failed";
    wait.textContent = "地图没有载入。请刷新一次，或看路线页上的各站。";
  });

  return { prepare, start };
})();
