/* The map of everything: layers to choose from, pins that gather in bubbles, an address for each place
   (`#point=<id>`, `#venue=<id>`), and the whole window on request. */
"use strict";

window.catalogOverview = (function () {
  const { element, tell } = catalogMap;
  const CLOSEST_FIT = 15;
  const NEAR = 14; // the zoom at which a place is shown, at least
  const NAMED = 3; // places that a bubble is named after
  const PADDING = [40, 40];

  const atlas = document.querySelector("[data-atlas]");
  const boxes = Array.from(atlas.querySelectorAll("[data-layer]"));
  const rows = new Map(Array.from(document.querySelectorAll("[data-place]"), (row) => [row.dataset.place, row]));

  let map = null;
  let group = null; // the cluster group
  let ways = []; // of each layer
  const spots = new Map(); // by key: what the data says, and its marker

  /* ---- pins and bubbles ---- */

  /* The layer's own pin from the list of layers, with the stop's number in it. */
  function icon(spot, { layer, number }) {
    const pin = boxes[layer].parentElement.querySelector(".pin").cloneNode(true);
    if (number) pin.querySelector("text").textContent = number;
    if (spot.approx) pin.classList.add("pin-approx");
    return L.divIcon({ html: pin, className: "map-pin", iconSize: null, popupAnchor: [0, -14] });
  }

  function bubble(cluster) {
    const inside = cluster.getAllChildMarkers().map(({ spot }) => spot.name);
    const some = inside.slice(0, NAMED).join("、") + (inside.length > NAMED ? "等" : "");
    const made = L.divIcon({ html: element("span", "", `${inside.length} 处`), className: "map-bubble", iconSize: null });
    const create = made.createIcon;
    made.createIcon = (old) => {
      const box = create.call(made, old);
      box.setAttribute("aria-label", `${inside.length} 处：${some}，点开放大`);
      return box;
    };
    return made;
  }

  function dress(spot) {
    const marker = L.marker(spot.drawn, { riseOnHover: true });
    marker.spot = spot;
    spot.marker = marker;
    const title = spot.parts.map(({ role }) => role);
    catalogMap.dress(marker, [spot.name, ...title, spot.approx ? "大致位置" : ""].filter(Boolean).join("，"), {
      title,
      name: spot.name,
      approx: spot.approx,
      facts: [spot.where].filter(Boolean),
      href: spot.href,
      link: spot.key.startsWith("point") ? "查看这个点位" : "查看这个阵地",
      apps: spot.apps,
    });
    marker.on("popupopen", () => remember(spot.key));
    spots.set(spot.key, spot);
  }

  /* A bubble opens until its places part; those that lie on each other part around it. */
  function unfold(cluster) {
    const inside = cluster.getAllChildMarkers();
    const apart = () => new Set(inside.map((one) => group.getVisibleParent(one))).size > 1;
    map.fitBounds(cluster.getBounds(), { padding: PADDING, animate: false });
    while (!apart() && map.getZoom() < map.getMaxZoom()) closer();
    const first = group.getVisibleParent(inside[0]);
    if (!apart()) first.spiderfy();
    (apart() ? first : inside[0]).getElement().focus();
  }

  function closer() {
    map.setZoom(Math.floor(map.getZoom()) + 1, { animate: false });
  }

  /* ---- layers ---- */

  function choose() {
    const shown = [];
    spots.forEach((spot) => {
      const part = spot.parts.find(({ layer }) => boxes[layer].checked);
      if (!part) return;
      spot.marker.setIcon(icon(spot, part));
      shown.push(spot.marker);
    });
    group.clearLayers();
    group.addLayers(shown);
    ways.forEach((lines, at) => lines.forEach((line) => (boxes[at].checked ? line.addTo(map) : line.remove())));
  }

  function fit() {
    const all = Array.from(spots.values(), ({ drawn }) => drawn);
    map.fitBounds(L.latLngBounds(all), { padding: PADDING, maxZoom: CLOSEST_FIT, animate: false });
  }

  /* ---- one place ---- */

  /* Show a place that is on the map: its layer, close enough to stand by itself, its popup. */
  function reveal(spot, from) {
    if (!spot.parts.some(({ layer }) => boxes[layer].checked)) {
      boxes[spot.parts[0].layer].checked = true;
      choose();
    }
    atlas.querySelector(".map-stage").scrollIntoView({ block: "nearest" });
    map.setView(spot.drawn, Math.max(map.getZoom(), NEAR), { animate: false });
    const alone = () => group.getVisibleParent(spot.marker) === spot.marker;
    while (!alone() && map.getZoom() < map.getMaxZoom()) closer();
    if (!alone()) group.getVisibleParent(spot.marker).spiderfy();
    catalogMap.open(spot.marker, from);
  }

  /* Go to a place by its key; one without a coordinate is shown in the list. */
  function go(key, from) {
    tell("");
    const spot = spots.get(key);
    const row = rows.get(key);
    if (spot) {
      reveal(spot, from);
    } else if (row) {
      row.closest("details").open = true;
      row.querySelector("a").focus();
      tell(`“${row.querySelector("[data-name]").textContent}”还没有可靠的坐标，图上没有画；它列在下面。`);
    } else {
      tell("图上没有这一处：网址可能不全，或者它已经撤下。");
    }
  }

  const asked = () => keyOf(location.hash);

  function keyOf(hash) {
    try {
      const key = decodeURIComponent(hash.slice(1));
      return /^(point|venue)=/.test(key) ? key : "";
    } catch (error) {
      return ""; // a broken escape
    }
  }

  function remember(key) {
    try {
      history.replaceState(null, "", `#${key}`);
    } catch (error) {
      // Pages from a disk may not; the map works without.
    }
  }

  function listen() {
    window.addEventListener("hashchange", () => { if (asked()) go(asked(), document.activeElement); });
    // Without a script these links lead to the list below; here nothing shall scroll there first.
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const key = link ? keyOf(link.hash) : "";
      if (!key) return;
      event.preventDefault();
      remember(key);
      go(key, link);
    });
  }

  /* ---- the whole window ---- */

  function addFull() {
    const full = catalogMap.button("全屏", "", () => turn(!atlas.classList.contains("is-full")));
    const set = (on) => {
      atlas.classList.toggle("is-full", on);
      document.body.classList.toggle("has-full", on);
      full.textContent = on ? "退出全屏" : "全屏";
      catalogMap.gestures(on);
      map.invalidateSize({ animate: false });
    };
    const turn = (on) => {
      set(on);
      // The whole screen where the browser has it, else the whole of its window.
      if (on && atlas.requestFullscreen) atlas.requestFullscreen().catch(() => {});
      if (!on && document.fullscreenElement) document.exitFullscreen();
    };
    document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) set(false); });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && atlas.classList.contains("is-full")) turn(false);
    });
  }

  function start(drawn, cluster, lines, data) {
    map = drawn;
    group = cluster;
    ways = lines;
    L.MarkerCluster.mergeOptions({ keyboard: true });
    group.options.iconCreateFunction = bubble;
    group.options.spiderLegPolylineOptions = { className: "map-leader" };
    group.on("clusterclick", ({ layer }) => unfold(layer));
    data.forEach(dress);
    choose();
    boxes.forEach((box) => box.addEventListener("change", choose));
    catalogMap.start(map, fit);
    addFull();
    listen();
    // A browser that finds the address in the list below scrolls there until the page is whole.
    const first = () => setTimeout(() => { if (asked()) go(asked()); });
    if (document.readyState === "complete") first();
    else window.addEventListener("load", first);
  }

  return { start, rows, spots, map: () => map };
})();
