"use strict";
/*
 * One route: every stop keeps its own pin with its number. Pins that would lie on each other are pushed apart,
 * with a leader line to their place.
 */
{
  const CLOSEST_FIT = 15;
  const SPACING = document.documentElement.classList.contains("mark-circle") ? 0.74 : 0.86; // of a pin's box: corners need more

  let map = null;
  let pins = [];
  let leaders = null;

  /** The homes pushed apart until none is closer to another than `space`. */
  const spread = (homes, space) => {
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
  };

  /** Puts the pins where they have room; their places in the frame. */
  const arrange = () => {
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
      L.polyline([home, map.layerPointToLatLng(spots[index])], { className: "map-leader", interactive: false }).addTo(
        leaders,
      );
      L.circleMarker(home, { radius: 3, className: "map-home", interactive: false }).addTo(leaders);
    });
    return spots.map((spot) => map.layerPointToContainerPoint(spot));
  };

  /**
   * Shows every pin whole. A pin that was pushed aside may leave the frame that its place
   * lies in: then once more, with room for it.
   */
  const fit = () => {
    const size = map.getSize();
    const half = pins[0].getElement().offsetWidth / 2;
    const most = size.multiplyBy(0.3);
    let before = L.point(half, half);
    let after = before;
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
  };

  const addPopup = (marker, stop) => {
    const title = `第 ${stop.number} 站`;
    catalog.map.addPopup(marker, `${title}，${stop.name}${stop.sure ? `，${stop.sure}` : ""}`, {
      title: [title],
      name: stop.name,
      sure: stop.sure,
      facts: [stop.address, `停留 ${stop.minutes} 分钟`].filter(Boolean),
      href: stop.href,
      link: "查看这个点位",
      apps: stop.apps,
    });
  };

  catalog.map.startRoute = (drawnMap, markers, stops) => {
    map = drawnMap;
    pins = markers;
    leaders = L.layerGroup().addTo(map);
    markers.forEach((marker, index) => {
      addPopup(marker, stops[index]);
      const circle = catalog.map.reach(marker.getLatLng(), stops[index].error);
      if (circle) circle.addTo(map);
    });
    map.on("zoomend viewreset", arrange);
    catalog.map.start(map, fit);
  };
}
