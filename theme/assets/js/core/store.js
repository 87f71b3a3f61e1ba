"use strict";
/*
 * What a reader has chosen, kept in this browser and nowhere else. No other script touches the storage, except
 * preferences.js (and the maps' appearance.js, which reads the same): 大字版 and 深色 must be there before the first paint.
 *
 * Each shelf is one key, `catalog.<shelf>.<version>`, and holds JSON; a shelf whose form changes gets a higher version
 * and leaves what it does not understand alone. Whatever is read or imported is looked through first: only what is
 * sound is handed on. Without storage (cookies blocked, some WebViews) a choice lasts as long as the page.
 */
{
  const PREFIX = "catalog.";
  const RECORD = /^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/; // kind/id
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const MOST = 300; // entries of a shelf
  const LONGEST = 80; // letters of a text

  const isMap = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  const unique = (values) => Array.from(new Set(values));

  /** Records in the order in which they were chosen: ["lessons/taihu-zhili", …]. */
  const records = {
    sound: (value) => (Array.isArray(value) ? unique(value.filter((one) => typeof one === "string" && RECORD.test(one))).slice(0, MOST) : []),
    join: (mine, other) => [...mine, ...other],
  };

  /** Days by id: {"changguangxi": "2026-05-12"}. Of two days the first stays. */
  const days = {
    sound: (value) => {
      const found = {};
      const rows = isMap(value) ? Object.entries(value) : [];
      for (const [id, day] of rows.slice(0, MOST)) if (ID.test(id) && DAY.test(day)) found[id] = day;
      return found;
    },
    join: (mine, other) => {
      const found = Object.assign({}, other, mine);
      for (const id of Object.keys(other)) if (other[id] < found[id]) found[id] = other[id];
      return found;
    },
  };

  /** What the slip says beside its items, as typed; orders.js looks at it more closely. */
  const fields = {
    sound: (value) => {
      const found = {};
      const rows = isMap(value) ? Object.entries(value) : [];
      for (const [name, text] of rows) if (/^[a-z]+$/.test(name) && typeof text === "string") found[name] = text.slice(0, LONGEST);
      return found;
    },
    join: (mine, other) => Object.assign({}, other, mine),
  };

  const SHELVES = {
    basket: Object.assign({ version: 1 }, records), // what is asked for in 点单
    slip: Object.assign({ version: 1 }, fields), // when, and for whom
    list: Object.assign({ version: 1 }, records), // 我的学习单
    done: Object.assign({ version: 1 }, records), // lessons taken, for the progress through a course
    stamps: Object.assign({ version: 1 }, days), // 打卡
  };

  const key = (name) => `${PREFIX}${name}.${SHELVES[name].version}`;
  const kept = new Map(); // for browsers that do not keep anything

  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch (error) {
      return null;
    }
  };

  const stored = (name) => {
    try {
      return window.localStorage.getItem(key(name));
    } catch (error) {
      return null;
    }
  };

  /** What lies on a shelf; empty if there is nothing sound. */
  const read = (name) => SHELVES[name].sound(kept.has(name) ? kept.get(name) : parsed(stored(name)));

  const tell = () => window.dispatchEvent(new Event("catalog:store"));

  /** Puts a value on a shelf and tells the page; false if it will be forgotten with the page. */
  const write = (name, value) => {
    const sound = SHELVES[name].sound(value);
    let lasting = true;
    try {
      window.localStorage.setItem(key(name), JSON.stringify(sound));
      kept.delete(name);
    } catch (error) {
      kept.set(name, sound);
      lasting = false;
    }
    tell();
    return lasting;
  };

  /** Forgets everything that any version of this site has kept, the choice of letters and colours included. */
  const clear = () => {
    kept.clear();
    try {
      const storage = window.localStorage;
      const names = Array.from({ length: storage.length }, (_, at) => storage.key(at));
      for (const name of names) if (name.startsWith(PREFIX)) storage.removeItem(name);
    } catch (error) {
      /* there was nothing then */
    }
    tell();
  };

  /** All shelves as the text of a file. */
  const exported = () => {
    const shelves = {};
    for (const name of Object.keys(SHELVES)) shelves[name] = { version: SHELVES[name].version, value: read(name) };
    return `${JSON.stringify({ catalog: shelves }, null, 1)}\n`;
  };

  /** Adds what such a text holds to what is there; false if it is no such text. */
  const imported = (text) => {
    const file = parsed(text);
    if (!isMap(file) || !isMap(file.catalog)) return false;
    for (const name of Object.keys(SHELVES)) {
      const shelf = file.catalog[name];
      if (!isMap(shelf) || shelf.version !== SHELVES[name].version) continue;
      write(name, SHELVES[name].join(read(name), SHELVES[name].sound(shelf.value)));
    }
    return true;
  };

  // Another window of the same browser has changed something.
  window.addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(PREFIX)) tell();
  });

  /** The day that the reader's clock shows: 2026-05-12. */
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  window.catalogStore = { today, read, write, clear, exported, imported };
}
