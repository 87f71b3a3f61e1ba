/* Finding on the map of everything: by words, which the site's own search answers, or by where the reader is. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const { element, tell } = catalogMap;
  const { rows, spots } = catalogOverview;
  const api = window.catalogSearch; // autocomplete.js, which every page has
  const SHOWN = 8;
  const NEAREST = 6;
  const FAR = 50; // km from the nearest place: somebody who asks from elsewhere
  const VAGUE = 500; // metres of error worth a word

  const form = document.querySelector(".atlas-search");
  const input = form.querySelector("input");
  const list = document.querySelector(".atlas-found");
  const near = document.querySelector(".atlas-near");
  const root = "../";
  let stop = () => {};
  let here = null; // the reader's own mark

  /* ---- what was found ---- */

  function line(key, more) {
    const row = rows.get(key);
    const spot = spots.get(key);
    const link = element("a", "row");
    link.href = spot ? `#${key}` : row.querySelector("a").getAttribute("href");
    const said = [more, row.querySelector("[data-where]").textContent, spot ? "" : "没有坐标，看介绍"];
    link.append(
      element("span", "row-title", row.querySelector("[data-name]").textContent),
      " ",
      element("span", "row-line", said.filter(Boolean).join(" · ")),
    );
    const item = element("li");
    item.append(link);
    return item;
  }

  function show(items) {
    list.textContent = "";
    list.append(...items);
    list.hidden = !items.length;
  }

  /* ---- by words ---- */

  function search() {
    const question = input.value.trim();
    stop();
    if (!question) {
      show([]);
      tell("");
      return;
    }
    const told = (index, { records, correction }, settled) => {
      const keys = records.map((record) => `${index.kinds[index.kindOf[record]].id.slice(0, -1)}=${index.ids[record]}`);
      const known = keys.filter((key) => rows.has(key));
      show(known.slice(0, SHOWN).map((key) => line(key)));
      const instead = correction ? `没有找到“${correction.from}”，按“${correction.to}”` : "";
      if (known.length) tell(`${instead}找到 ${known.length} 处${known.length > SHOWN ? `，先列 ${SHOWN} 处，多写一个字会更准` : ""}。`);
      else tell(settled ? `没有找到“${question}”。换个短一点的词，或者写镇街的名字试试。` : "正在找……");
    };
    const wanted = { kind: ["points", "venues"] };
    stop = api.ask(root, question, wanted, {}, told, () => tell("查找没有载入，请检查网络后再试。"));
  }

  function listen() {
    const touch = () => api.ready(root).catch(() => {});
    form.addEventListener("focusin", touch, { once: true });
    api.onText(input, search);
    // Who has gone to a place must not be told later what else there was.
    window.addEventListener("hashchange", () => stop());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = list.querySelector("a");
      if (first) first.click();
      else search();
    });
    // Up and down walk through the text and what was found.
    form.parentElement.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const stations = [input, ...Array.from(list.querySelectorAll("a"))];
      const next = stations[stations.indexOf(document.activeElement) + step];
      if (!step || !stations.includes(document.activeElement) || !next) return;
      event.preventDefault();
      next.focus();
    });
  }

  /* ---- by where the reader is; that stays in this function and goes nowhere ---- */

  const kilometres = (metres) => (metres < 1000 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(1)} 公里`);

  function found({ coords }) {
    const map = catalogOverview.map();
    const place = L.latLng(coords.latitude, coords.longitude);
    const nearest = Array.from(spots.values(), (spot) => ({ spot, metres: place.distanceTo(spot.at) }))
      .sort((one, other) => one.metres - other.metres)
      .slice(0, NEAREST);
    const [{ spot, metres }] = nearest;
    // Where tiles are shifted the reader is drawn as shifted as the place next to them.
    const drawn = L.latLng(place.lat + spot.drawn[0] - spot.at[0], place.lng + spot.drawn[1] - spot.at[1]);
    if (here) here.remove();
    here = L.marker(drawn, { icon: L.divIcon({ className: "map-here", iconSize: null }), keyboard: false, interactive: false, zIndexOffset: 500 });
    here.addTo(map);
    here.getElement().setAttribute("aria-label", "您在这里");
    here.getElement().setAttribute("role", "img");
    show(nearest.map((one) => line(one.spot.key, `直线 ${kilometres(one.metres)}`)));
    const vague = coords.accuracy > VAGUE ? `这次定位不太准，误差约 ${kilometres(coords.accuracy)}。` : "";
    if (metres > FAR * 1000) {
      tell(`您离滨湖区较远，最近的一处也有 ${kilometres(metres)}。${vague}`);
      return;
    }
    tell(`离您最近的 ${nearest.length} 处，按直线距离排。${vague}您的位置只在这里算了一下，没有发出去，也没有存。`);
    map.fitBounds(L.latLngBounds([drawn, ...nearest.slice(0, 3).map((one) => one.spot.drawn)]), { padding: [40, 40], animate: false });
  }

  function failed({ code }) {
    const DENIED = 1;
    const TIMEOUT = 3;
    if (code === DENIED) {
      tell("没有得到位置：浏览器或微信没有获准使用位置。在手机设置里允许后再点一次；也可以按镇街的名字找。");
    } else {
      tell(`${code === TIMEOUT ? "等了一会儿，没有等到位置。" : "这台设备现在定不了位。"}换个开阔的地方再点一次，或者按镇街的名字找。`);
    }
  }

  function locate() {
    show([]);
    if (!navigator.geolocation || window.isSecureContext === false) {
      tell("这里用不了定位：浏览器只在 https 网址下给出位置。可以按镇街的名字找。");
      return;
    }
    tell("正在获取位置……");
    navigator.geolocation.getCurrentPosition(found, failed, { timeout: 10000, maximumAge: 60000 });
  }

  near.hidden = false;
  near.addEventListener("click", locate);
  listen();
});
