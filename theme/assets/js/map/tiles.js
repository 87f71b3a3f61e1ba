/* A background from the tile service that site.yml names: after the page is there, and gone again if it does not come. */
"use strict";

window.catalogTiles = (function () {
  const MOST_ERRORS = 4; // one behind the other
  const PATIENCE = 8000; // milliseconds until something must have come

  function show(map, background) {
    const layers = background.urls.map((url) =>
      L.tileLayer(url, {
        subdomains: background.subdomains,
        attribution: background.attribution,
        maxNativeZoom: background.maxZoom,
        maxZoom: map.getMaxZoom(),
      }),
    );
    let errors = 0;
    let came = false;
    const drop = () => {
      layers.forEach((layer) => layer.remove());
      catalogMap.tell("在线底图没有载入，可能是网络不通。各处的位置不受影响，地图照常能用。");
    };
    const dropIf = (failed) => {
      if (failed && layers.some((layer) => map.hasLayer(layer))) drop();
    };
    layers.forEach((layer) => {
      layer.on("tileload", () => {
        came = true;
        errors = 0;
      });
      layer.on("tileerror", () => {
        errors += 1;
        dropIf(errors >= MOST_ERRORS);
      });
      layer.addTo(map);
    });
    map.options.zoomSnap = 1; // between two levels tiles are blurred
    map.setZoom(Math.floor(map.getZoom()), { animate: false });
    setTimeout(() => dropIf(!came), PATIENCE);
  }

  return {
    show(map, background) {
      if (document.readyState === "complete") show(map, background);
      else window.addEventListener("load", () => setTimeout(() => show(map, background)));
    },
  };
})();
