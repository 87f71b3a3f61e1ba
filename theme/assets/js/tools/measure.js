"use strict";
/*
 * 现场定位: reads the telephone's position at a place and writes it as the `location` block of its file and as a text
 * to hand in. The position stays in this page: nothing is sent, nothing is stored.
 */
{
  const { fillSlots, setUrl } = catalog.dom;
  const { toolButton } = catalog.tools;

  const EXACT = 20; // metres: who stands at the door may be off so far
  const MOST = 5000; // metres of a radius; what is worse is of no use
  const RADIUS_STEP = 50; // metres
  const COMPARABLE = 2; // times the best error: readings up to there count
  const FAR = 500; // metres beyond what both sides may be off
  const DECIMALS = 5; // degrees, 1 m
  const METRES = 111320; // to a degree
  const OPTIONS = { enableHighAccuracy: true, maximumAge: 0, timeout: 30000 };

  const page = document.querySelector("[data-measure]");
  const form = page.querySelector("form");
  const select = form.querySelector("select");
  const status = page.querySelector(".measure-status");
  const result = page.querySelector(".measure-result");
  const [south, north, west, east] = page.dataset.district.split(",").map(Number);

  let readings = [];
  let watch = null;
  let measuredAt = null;

  const setStatus = (text) => {
    status.textContent = text;
  };

  /* Numbers */

  /** The mean of the good readings, the better ones counting more; its error is that of the best: they err together. */
  const mean = (all) => {
    const error = Math.min(...all.map(({ accuracy }) => accuracy));
    const good = all.filter(({ accuracy }) => accuracy <= COMPARABLE * error);
    const weights = good.map(({ accuracy }) => 1 / Math.max(accuracy, 1) ** 2);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const of = (name) => good.reduce((sum, reading, at) => sum + reading[name] * weights[at], 0) / total;
    return { lat: of("latitude"), lon: of("longitude"), error, count: all.length };
  };

  /** How far two places are from each other, in metres; exact enough for one district. */
  const distance = (a, b) => {
    const parallel = Math.cos((a.lat * Math.PI) / 180);
    return Math.hypot(a.lat - b.lat, (a.lon - b.lon) * parallel) * METRES;
  };

  const inWords = (metres) => (metres < 1000 ? `${Math.ceil(metres)} 米` : `${(metres / 1000).toFixed(1)} 公里`);

  /* Texts */

  const chosen = () => select.selectedOptions[0];

  const time = (date) => {
    const twoDigits = (number) => String(number).padStart(2, "0");
    return `${catalog.time.today()} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  };

  const yaml = ({ lat, lon, error }) => {
    const isExact = error <= EXACT;
    const radius = Math.ceil(error / RADIUS_STEP) * RADIUS_STEP;
    const lines = [`lat: ${lat.toFixed(DECIMALS)}`, `lon: ${lon.toFixed(DECIMALS)}`, "datum: wgs84"];
    lines.push(`precision: ${isExact ? "exact" : "approx"}`);
    if (!isExact) lines.push(`radius: ${radius}`);
    return ["location:", ...lines.map((line) => `  ${line}`)].join("\n");
  };

  const message = (place) => {
    const option = chosen();
    return [
      `【现场定位】${option.dataset.name}`,
      `测于 ${time(measuredAt)}，手机读数 ${place.count} 次，误差约 ${inWords(place.error)}（WGS-84）`,
      `写进 content/${option.value}.yml：`,
      yaml(place),
    ].join("\n");
  };

  /** What is odd about a reading, or nothing. */
  const doubt = (place) => {
    if (place.lat < south || place.lat > north || place.lon < west || place.lon > east) {
      return "这个位置不在滨湖区附近，请看看手机是不是开了模拟定位。";
    }
    const { known } = chosen().dataset;
    if (!known) return "";
    const [lat, lon, error] = known.split(",").map(Number);
    const off = distance(place, { lat, lon });
    return off > error + place.error + FAR ? `离目录里原来的位置约 ${inWords(off)}，请看看是不是选错了地方。` : "";
  };

  /* What is shown */

  const show = () => {
    const isReady = readings.length > 0 && select.value !== "";
    const place = readings.length ? mean(readings) : null;
    page.querySelector(".measure-now").hidden = !place;
    result.hidden = !isReady || place.error > MOST;
    if (!place) return;
    fillSlots(page, "latest", `误差约 ${inWords(readings[readings.length - 1].accuracy)}`);
    fillSlots(page, "best", `误差约 ${inWords(place.error)}，已读 ${place.count} 次`);
    if (!result.hidden) fillSlots(page, "text", message(place));
  };

  /** What to do next. */
  const advise = () => {
    if (!readings.length) return;
    const place = mean(readings);
    const next = place.error > EXACT ? "误差还大，可以到开阔处再量一会儿。" : "已经够准，可以复制了。";
    const useless = place.error > MOST ? "误差太大，这次的不能用。" : "";
    setStatus((select.value && (doubt(place) || useless)) || useless || (select.value ? next : "请选是哪一处。"));
  };

  /* The telephone */

  const stop = () => {
    if (watch !== null) navigator.geolocation.clearWatch(watch);
    watch = null;
    startButton.textContent = readings.length ? "重新定位" : "开始定位";
  };

  const onPosition = ({ coords, timestamp }) => {
    const isFirst = !readings.length;
    readings.push({ latitude: coords.latitude, longitude: coords.longitude, accuracy: coords.accuracy });
    measuredAt = new Date(timestamp);
    show();
    if (isFirst) setStatus("读到了。站着不动，等误差不再变小，再点“停下”。");
  };

  const onError = ({ code }) => {
    const DENIED = 1;
    if (code !== DENIED && readings.length) return; // it goes on trying
    stop();
    setStatus(
      code === DENIED
        ? "没有得到位置：浏览器或微信没有获准使用位置。在手机设置里允许后再点一次。"
        : "没有等到位置。到开阔的地方再点一次，或者照下面写的办。",
    );
  };

  const start = () => {
    if (!navigator.geolocation || window.isSecureContext === false) {
      setStatus("这里用不了定位：浏览器只在 https 网址下给出位置。可以照下面写的办。");
      return;
    }
    readings = [];
    show();
    setStatus("正在获取位置……");
    startButton.textContent = "停下";
    watch = navigator.geolocation.watchPosition(onPosition, onError, OPTIONS);
  };

  const toggle = () => {
    if (watch === null) {
      start();
      return;
    }
    stop();
    advise();
  };

  const startButton = toolButton("开始定位", toggle);

  /* Handing in */

  const copy = (text) =>
    catalog.copyText(text).then((copied) => {
      setStatus(copied ? "已复制，可以粘贴到微信里发给编辑。" : "没能复制，请长按上面的文字。");
    });

  const hand = page.querySelector(".measure-hand");
  hand.append(
    toolButton("复制文字", () => copy(message(mean(readings)))),
    toolButton("只复制 location", () => copy(yaml(mean(readings)))),
  );
  if (navigator.share) {
    const onShareError = () => setStatus("没有转发出去，可以改用“复制文字”。");
    hand.append(toolButton("转发", () => navigator.share({ text: message(mean(readings)) }).catch(onShareError)));
  }

  /* The place */

  const choose = () => {
    const id = location.hash.slice(1);
    const option = Array.from(select.options).find(({ value }) => value && value.split("/")[1] === id);
    if (option) select.value = option.value;
    else if (id) setStatus("网址里写的这一处不在名单里，请在上面另选。");
    show();
  };

  select.addEventListener("change", () => {
    setUrl("replaceState", `#${select.value.split("/")[1] || ""}`);
    show();
    advise();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", choose);
  window.addEventListener("pagehide", stop);
  form.querySelector(".measure-buttons").append(startButton);
  form.hidden = false;
  choose();
}
