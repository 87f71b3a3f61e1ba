"use strict";
/*
 * What a reader has chosen, kept in this browser and nowhere else. No other script touches the storage, except
 * preferences.js: 大字版 and 深色 must be set before the first paint.
 *
 * Each collection is one key, `catalog.<name>.<version>`, and holds JSON; a collection whose form changes gets a higher
 * version and leaves what it does not understand alone. Whatever is read or imported is validated first. Without
 * storage (cookies blocked, some WebViews) a choice lasts as long as the page.
 */
{
  const PREFIX = "catalog.";
  const RECORD = /^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/; // kind/id
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const MAX_ENTRIES = 300;
  const MAX_TEXT = 80; // characters

  const isMap = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  const unique = (values) => Array.from(new Set(values));

  /** The entries of a map that pass, each as `valueOf` returns it. */
  const validEntries = (value, passes, valueOf = (entry) => entry) => {
    const valid = {};
    const entries = isMap(value) ? Object.entries(value).slice(0, MAX_ENTRIES) : [];
    for (const [name, entry] of entries) if (passes(name, entry)) valid[name] = valueOf(entry);
    return valid;
  };

  /** Records in the order in which they were chosen: ["lessons/taihu-zhili", …]. */
  const records = {
    version: 1,
    validate: (value) => {
      const isRecord = (name) => typeof name === "string" && RECORD.test(name);
      return Array.isArray(value) ? unique(value.filter(isRecord)).slice(0, MAX_ENTRIES) : [];
    },
    merge: (own, other) => [...own, ...other],
  };

  /** Days by id: {"changguangxi": "2026-05-12"}. Of two days the first stays. */
  const days = {
    version: 1,
    validate: (value) => validEntries(value, (id, day) => ID.test(id) && DAY.test(day)),
    merge: (own, other) => {
      const earlier = validEntries(other, (id, day) => !own[id] || day < own[id]);
      return Object.assign({}, own, earlier);
    },
  };

  /** What an order says beside its items, as typed; orders.js validates it more closely. */
  const fields = {
    version: 1,
    validate: (value) => {
      const passes = (name, text) => /^[a-z]+$/.test(name) && typeof text === "string";
      return validEntries(value, passes, (text) => text.slice(0, MAX_TEXT));
    },
    merge: (own, other) => Object.assign({}, other, own),
  };

  // The names are in browsers and in exported files.
  const COLLECTIONS = {
    basket: records, // what is requested in 点单
    slip: fields, // when, and for whom
    list: records, // 我的学习单
    done: records, // lessons taken, for the progress through a course
    stamps: days, // 打卡
  };

  const key = (name) => `${PREFIX}${name}.${COLLECTIONS[name].version}`;
  const memory = new Map(); // for browsers that store nothing

  const parse = (text) => {
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

  /** The value of a collection; empty if there is nothing valid. */
  const read = (name) => COLLECTIONS[name].validate(memory.has(name) ? memory.get(name) : parse(stored(name)));

  const notify = () => window.dispatchEvent(new Event("catalog:store"));

  /** Stores a value and notifies the page; false if it will be forgotten with the page. */
  const write = (name, value) => {
    const valid = COLLECTIONS[name].validate(value);
    let lasting = true;
    try {
      window.localStorage.setItem(key(name), JSON.stringify(valid));
      memory.delete(name);
    } catch (error) {
      memory.set(name, valid);
      lasting = false;
    }
    notify();
    return lasting;
  };

  /** Whether a list of records has one. */
  const has = (name, record) => read(name).includes(record);

  /** Adds a record to a list of records or removes it; as `write`. */
  const toggle = (name, record, inside = !has(name, record)) => {
    const others = read(name).filter((other) => other !== record);
    return write(name, inside ? [...others, record] : others);
  };

  /** Forgets everything that any version of this site has stored, the choice of letters and colours included. */
  const clear = () => {
    memory.clear();
    try {
      const storage = window.localStorage;
      const names = Array.from({ length: storage.length }, (_, at) => storage.key(at));
      for (const name of names) if (name.startsWith(PREFIX)) storage.removeItem(name);
    } catch (error) {
      /* nothing was stored then */
    }
    notify();
  };

  /** All collections as the text of a file. */
  const exportText = () => {
    const file = {};
    for (const name of Object.keys(COLLECTIONS)) file[name] = { version: COLLECTIONS[name].version, value: read(name) };
    return `${JSON.stringify({ catalog: file }, null, 1)}\n`;
  };

  /** Adds what such a text holds to what is stored; false if it is no such text. */
  const importText = (text) => {
    const file = parse(text);
    if (!isMap(file) || !isMap(file.catalog)) return false;
    for (const [name, { version, validate, merge }] of Object.entries(COLLECTIONS)) {
      const imported = file.catalog[name];
      if (isMap(imported) && imported.version === version) write(name, merge(read(name), validate(imported.value)));
    }
    return true;
  };

  // Another window of the same browser has changed something.
  window.addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(PREFIX)) notify();
  });

  catalog.store = { read, write, has, toggle, clear, exportText, importText };
}
