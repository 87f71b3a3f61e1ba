"use strict";
/* A background from the tile service that site.yml names: after the page is there, and gone again if it does not come. */
{
  const MAX_ERRORS = 4; // one behind the other
  const PATIENCE = 8000; // milliseconds until something must have come

  const addTiles = (map, { urls, subdomains, attribution, maxZoom }) => {
    // Pages tell nobody where a reader came from; keys of tile services hold for the site's domain, so tiles tell that.
    const referrerPolicy = "strict-origin";
    const options = { subdomains, attribution, maxNativeZoom: maxZoom, maxZoom: map.getMaxZoom(), referrerPolicy };
    const layers = urls.map((url) => L.tileLayer(url, options));
    let errors = 0;
    let loaded = false;
    const removeIf = (failed) => {
      if (!failed || !layers.some((layer) => map.hasLayer(layer))) return;
      layers.forEach((layer) => layer.remove());
      catalog.map.setStatus("在线底图没有载入，可能是网络不通。各处的位置不受影响，地图照常能用。");
    };
    layers.forEach((layer) => {
      layer.on("tileload", () => {
        loaded = true;
        errors = 0;
      });
      layer.on("tileerror", () => {
        errors += 1;
        removeIf(errors >= MAX_ERRORS);
      });
      layer.addTo(map);
    });
    map.options.zoomSnap = 1; // between two levels tiles are blurred
    map.setZoom(Math.floor(map.getZoom()), { animate: false });
    setTimeout(() => removeIf(!loaded), PATIENCE);
  };

  catalog.map.showTiles = (map, background) => {
    if (document.readyState === "complete") addTiles(map, background);
    else window.addEventListener("load", () => setTimeout(() => addTiles(map, background)));
  };
}
