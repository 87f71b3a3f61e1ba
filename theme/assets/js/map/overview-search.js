"use strict";
/* Searching the map of everything: by words, which the site's own search answers, or by where the reader is. */
document.addEventListener("DOMContentLoaded", () => {
  const { search } = catalog;
  const { h, onText } = catalog.dom;
  const { setStatus, rows, spots, distance } = catalog.map;
  const MAX_RESULTS = 8;
  const MAX_NEAREST = 6;
  const FAR = 50000; // metres from the nearest place: somebody who asks from elsewhere
  const INACCURATE = 500; // metres of error worth a word
  const ACCURATE = 50; // … that need not be spoken of
  const ROOT = "../";

  const form = document.querySelector(".overview-map-search");
  const input = form.querySelector("input");
  const list = document.querySelector(".overview-map-results");
  const nearButton = document.querySelector(".overview-map-near");
  let stop = () => {};
  let reader = null; // the reader's own mark

  /* Results */

  const resultLine = (key, note) => {
    const row = rows.get(key);
    const isDrawn = spots.has(key);
    const href = isDrawn ? `#${key}` : row.querySelector("a").getAttribute("href");
    const facts = [note, row.querySelector("[data-where]").textContent, isDrawn ? "" : "没有坐标，看介绍"];
    const title = h("span", { class: "row-title" }, row.querySelector("[data-name]").textContent);
    const line = h("span", { class: "row-line" }, facts.filter(Boolean).join(" · "));
    return h("li", {}, h("a", { class: "row", href }, title, " ", line));
  };

  /** Shows other results; who walks through them stays on the same one, as more of the index comes. */
  const showList = (items) => {
    const { activeElement } = document;
    const href = list.contains(activeElement) && activeElement.getAttribute("href");
    list.textContent = "";
    list.append(...items);
    list.hidden = !items.length;
    if (!href) return;
    const same = Array.from(list.querySelectorAll("a")).find((link) => link.getAttribute("href") === href);
    (same || input).focus();
  };

  /* By words */

  const update = () => {
    const query = input.value.trim();
    stop();
    if (!query) {
      showList([]);
      setStatus("");
      return;
    }
    const keyOf = (index, record) => `${index.kinds[index.kindOf[record]].id.slice(0, -1)}=${index.ids[record]}`;
    const onResult = (index, { records, correction }, settled) => {
      const keys = records.map((record) => keyOf(index, record)).filter((key) => rows.has(key));
      showList(keys.slice(0, MAX_RESULTS).map((key) => resultLine(key)));
      const prefix = correction ? `没有找到“${correction.from}”，按“${correction.to}”` : "";
      const more = keys.length > MAX_RESULTS ? `，先列 ${MAX_RESULTS} 处，多写一个字会更准` : "";
      const none = settled ? `没有找到“${query}”。换个短一点的词，或者写镇街的名字试试。` : "正在找……";
      setStatus(keys.length ? `${prefix}找到 ${keys.length} 处${more}。` : none);
    };
    const onError = () => setStatus("查找没有载入，请检查网络后再试。");
    stop = search.query(ROOT, query, { kind: ["points", "venues"] }, {}, onResult, onError);
  };

  const onSubmit = (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) first.click();
    else update();
  };

  /** Up and down walk through the text and the results. */
  const onKey = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...Array.from(list.querySelectorAll("a"))];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!step || !stops.includes(document.activeElement) || !next) return;
    event.preventDefault();
    next.focus();
  };

  /* By where the reader is; that stays in these functions and goes nowhere */

  /** Words and a distance, with a space before a number only. */
  const joined = (words, text) => `${words}${/^\d/.test(text) ? " " : ""}${text}`;

  const showReader = (map, position) => {
    if (reader) reader.remove();
    const icon = L.divIcon({ className: "map-here", iconSize: null });
    reader = L.marker(position, { icon, keyboard: false, interactive: false, zIndexOffset: 500 }).addTo(map);
    reader.getElement().setAttribute("aria-label", "您在这里");
    reader.getElement().setAttribute("role", "img");
  };

  const onPosition = ({ coords }) => {
    const map = catalog.map.current();
    const place = L.latLng(coords.latitude, coords.longitude);
    const nearest = Array.from(spots.values(), (spot) => ({ spot, metres: place.distanceTo(spot.at) }))
      .sort((a, b) => a.metres - b.metres)
      .slice(0, MAX_NEAREST);
    const [{ spot, metres }] = nearest;
    const ownError = coords.accuracy > ACCURATE ? coords.accuracy : 0;
    const straight = (near) => distance(near.metres, near.spot.error + ownError);
    // Where tiles are shifted the reader is drawn as shifted as the place next to them.
    const drawn = L.latLng(place.lat + spot.drawn[0] - spot.at[0], place.lng + spot.drawn[1] - spot.at[1]);
    showReader(map, drawn);
    showList(nearest.map((near) => resultLine(near.spot.key, joined("直线", straight(near)))));
    const inaccurate = coords.accuracy > INACCURATE ? `这次定位不太准，误差约 ${distance(coords.accuracy, 0)}。` : "";
    if (metres > FAR) {
      setStatus(`您离滨湖区较远，${joined("最近的一处也有", straight(nearest[0]))}。${inaccurate}`);
      return;
    }
    const privacy = "您的位置只在这里算了一下，没有发出去，也没有存。";
    setStatus(`离您最近的 ${nearest.length} 处，按直线距离排。${inaccurate}${privacy}`);
    const closest = nearest.slice(0, 3).map((near) => near.spot.drawn);
    map.fitBounds(L.latLngBounds([drawn, ...closest]), { padding: [40, 40], animate: false });
  };

  const onPositionError = ({ code }) => {
    const DENIED = 1;
    const TIMEOUT = 3;
    const denied = "没有得到位置：浏览器或微信没有获准使用位置。在手机设置里允许后再点一次；也可以按镇街的名字找。";
    const cause = code === TIMEOUT ? "等了一会儿，没有等到位置。" : "这台设备现在定不了位。";
    setStatus(code === DENIED ? denied : `${cause}换个开阔的地方再点一次，或者按镇街的名字找。`);
  };

  const locate = () => {
    showList([]);
    if (!navigator.geolocation || window.isSecureContext === false) {
      setStatus("这里用不了定位：浏览器只在 https 网址下给出位置。可以按镇街的名字找。");
      return;
    }
    setStatus("正在获取位置……");
    const options = { timeout: 10000, maximumAge: 60000 };
    navigator.geolocation.getCurrentPosition(onPosition, onPositionError, options);
  };

  form.addEventListener("focusin", () => search.ready(ROOT).catch(() => {}), { once: true });
  form.addEventListener("submit", onSubmit);
  form.parentElement.addEventListener("keydown", onKey);
  onText(input, update);
  // Who has gone to a place must not be told later what else there was.
  window.addEventListener("hashchange", () => stop());
  nearButton.hidden = false;
  nearButton.addEventListener("click", locate);
});
