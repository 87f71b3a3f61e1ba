"use strict";
/*
 * The map of everything: layers to choose from, pins that gather in bubbles, an address for each place
 * (`#point=<id>`, `#venue=<id>`), and the whole window on request.
 */
{
  const { h, setUrl } = catalog.dom;
  const { setStatus } = catalog.map;
  const CLOSEST_FIT = 15;
  const PLACE_ZOOM = 14; // at which a place is shown, at least
  const MAX_NAMES = 3; // places that a bubble is named after
  const PADDING = [40, 40];

  const overview = document.querySelector("[data-overview-map]");
  const boxes = Array.from(overview.querySelectorAll("[data-layer]"));
  const rows = new Map(Array.from(document.querySelectorAll("[data-place]"), (row) => [row.dataset.place, row]));

  let map = null;
  let group = null; // the cluster group
  let lines = []; // of each layer
  const spots = new Map(); // by key: what the data says, and its marker

  /* Pins and bubbles */

  /** The layer's own pin from the list of layers, with the stop's number in it. */
  const pinIcon = (spot, { layer, number }) => {
    const pin = boxes[layer].parentElement.querySelector(".pin").cloneNode(true);
    if (number) pin.querySelector("text").textContent = number;
    if (spot.error) pin.classList.add("pin-approx");
    return L.divIcon({ html: pin, className: "map-pin", iconSize: null, popupAnchor: [0, -14] });
  };

  const bubbleIcon = (cluster) => {
    const names = cluster.getAllChildMarkers().map(({ spot }) => spot.name);
    const some = names.slice(0, MAX_NAMES).join("、") + (names.length > MAX_NAMES ? "等" : "");
    const icon = L.divIcon({ html: h("span", {}, `${names.length} 处`), className: "map-bubble", iconSize: null });
    const { createIcon } = icon;
    icon.createIcon = (old) => {
      const box = createIcon.call(icon, old);
      box.setAttribute("aria-label", `${names.length} 处：${some}，点开放大`);
      return box;
    };
    return icon;
  };

  const addSpot = (spot) => {
    const marker = L.marker(spot.drawn, { riseOnHover: true });
    marker.spot = spot;
    spot.marker = marker;
    const title = spot.parts.map(({ role }) => role);
    const label = [spot.name, ...title, spot.sure].filter(Boolean).join("，");
    catalog.map.addPopup(marker, label, {
      title,
      name: spot.name,
      sure: spot.sure,
      facts: [spot.where].filter(Boolean),
      href: spot.href,
      link: spot.key.startsWith("point") ? "查看这个点位" : "查看这个阵地",
      apps: spot.apps,
    });
    const circle = catalog.map.reach(spot.drawn, spot.error);
    marker.on("popupopen", () => {
      writeKey(spot.key);
      if (circle) circle.addTo(map);
    });
    marker.on("popupclose", () => circle && circle.remove());
    spots.set(spot.key, spot);
  };

  /** A bubble opens until its places part; those that lie on each other part around it. */
  const openBubble = (cluster) => {
    const markers = cluster.getAllChildMarkers();
    const isApart = () => new Set(markers.map((marker) => group.getVisibleParent(marker))).size > 1;
    map.fitBounds(cluster.getBounds(), { padding: PADDING, animate: false });
    while (!isApart() && map.getZoom() < map.getMaxZoom()) zoomIn();
    const first = group.getVisibleParent(markers[0]);
    if (!isApart()) first.spiderfy();
    (isApart() ? first : markers[0]).getElement().focus();
  };

  const zoomIn = () => map.setZoom(Math.floor(map.getZoom()) + 1, { animate: false });

  /* Layers */

  const showLayers = () => {
    const shown = [];
    spots.forEach((spot) => {
      const part = spot.parts.find(({ layer }) => boxes[layer].checked);
      if (!part) return;
      spot.marker.setIcon(pinIcon(spot, part));
      shown.push(spot.marker);
    });
    group.clearLayers();
    group.addLayers(shown);
    const showLine = (line, isShown) => (isShown ? line.addTo(map) : line.remove());
    lines.forEach((ofLayer, at) => ofLayer.forEach((line) => showLine(line, boxes[at].checked)));
  };

  const fit = () => {
    const all = Array.from(spots.values(), ({ drawn }) => drawn);
    map.fitBounds(L.latLngBounds(all), { padding: PADDING, maxZoom: CLOSEST_FIT, animate: false });
  };

  /* One place */

  /** Shows a place that is on the map: its layer, close enough to stand by itself, its popup. */
  const reveal = (spot, from) => {
    if (!spot.parts.some(({ layer }) => boxes[layer].checked)) {
      boxes[spot.parts[0].layer].checked = true;
      showLayers();
    }
    overview.querySelector(".map-stage").scrollIntoView({ block: "nearest" });
    // An approximate place is not shown closer than its circle has room.
    const closest = spot.error ? map.getBoundsZoom(L.latLng(spot.drawn).toBounds(2 * spot.error)) : PLACE_ZOOM;
    map.setView(spot.drawn, Math.max(map.getZoom(), Math.min(PLACE_ZOOM, closest)), { animate: false });
    const isAlone = () => group.getVisibleParent(spot.marker) === spot.marker;
    while (!isAlone() && map.getZoom() < map.getMaxZoom()) zoomIn();
    if (!isAlone()) group.getVisibleParent(spot.marker).spiderfy();
    catalog.map.openPopup(spot.marker, from);
  };

  /** Goes to a place by its key; one without a coordinate is shown in the list. */
  const goTo = (key, from) => {
    setStatus("");
    const spot = spots.get(key);
    const row = rows.get(key);
    if (spot) {
      reveal(spot, from);
    } else if (row) {
      row.closest("details").open = true;
      row.querySelector("a").focus();
      const name = row.querySelector("[data-name]").textContent;
      setStatus(`“${name}”还没有可靠的坐标，图上没有画；它列在下面。`);
    } else {
      setStatus("图上没有这一处：网址可能不全，或者它已经撤下。");
    }
  };

  const keyOf = (hash) => {
    try {
      const key = decodeURIComponent(hash.slice(1));
      return /^(point|venue)=/.test(key) ? key : "";
    } catch (error) {
      return ""; // a broken escape
    }
  };

  const writeKey = (key) => setUrl("replaceState", `#${key}`);

  /** Goes to the place of the address, if it names one. */
  const goToHash = (from) => {
    const key = keyOf(location.hash);
    if (key) goTo(key, from);
  };

  const listen = () => {
    window.addEventListener("hashchange", () => goToHash(document.activeElement));
    // Without a script these links lead to the list below; with it nothing shall scroll there first.
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const key = link ? keyOf(link.hash) : "";
      if (!key) return;
      event.preventDefault();
      writeKey(key);
      goTo(key, link);
    });
  };

  /* The whole window */

  const addFullscreen = () => {
    const toggle = catalog.map.addButton("全屏", "", () => setFullscreen(!isFull()));
    const isFull = () => overview.classList.contains("is-full");
    const layOut = (on) => {
      overview.classList.toggle("is-full", on);
      document.body.classList.toggle("has-full", on);
      toggle.textContent = on ? "退出全屏" : "全屏";
      catalog.map.setGestures(on);
      map.invalidateSize({ animate: false });
    };
    const setFullscreen = (on) => {
      layOut(on);
      // The whole screen where the browser has it, else the whole of its window.
      if (on && overview.requestFullscreen) overview.requestFullscreen().catch(() => {});
      if (!on && document.fullscreenElement) document.exitFullscreen();
    };
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement) layOut(false);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && isFull()) setFullscreen(false);
    });
  };

  const startOverview = (drawnMap, cluster, layerLines, data) => {
    map = drawnMap;
    group = cluster;
    lines = layerLines;
    L.MarkerCluster.mergeOptions({ keyboard: true });
    group.options.iconCreateFunction = bubbleIcon;
    group.options.spiderLegPolylineOptions = { className: "map-leader" };
    group.on("clusterclick", ({ layer }) => openBubble(layer));
    data.forEach(addSpot);
    showLayers();
    boxes.forEach((box) => box.addEventListener("change", showLayers));
    catalog.map.start(map, fit);
    addFullscreen();
    listen();
    // A browser that finds the address in the list below scrolls there until the page is whole.
    const first = () => setTimeout(goToHash);
    if (document.readyState === "complete") first();
    else window.addEventListener("load", first);
  };

  Object.assign(catalog.map, { startOverview, rows, spots });
}
