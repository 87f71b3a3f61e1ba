"use strict";
/*
 * A 点单: which lessons, lecturers and points an organisation asks for, when, and for how many. A value that fits into
 * an address; whom to call is not part of it, that is written on paper or into the slip's file.
 */
{
  const { records } = window.catalogBriefs;

  const NAME = /^(lessons|instructors|points)\/[a-z0-9]+(-[a-z0-9]+)*$/;
  const MOST = 40;
  const FORMS = { day: /^\d{4}-\d\d-\d\d$/, time: /^\d\d:\d\d$/, people: /^[1-9]\d{0,3}$/, unit: /^.{1,40}$/ };
  const WORDS = { unit: "点单单位", day: "日期", time: "开始时间", people: "人数" };
  const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: none that is read as another

  const known = (name) => NAME.test(name) && Object.prototype.hasOwnProperty.call(records, name);

  /** What is sound of a slip: items of this catalogue, fields of the right form; the rest is left out. */
  const sound = (value) => {
    const items = Array.isArray(value.items) ? value.items : [];
    const slip = { items: Array.from(new Set(items.filter((one) => typeof one === "string" && known(one)))).slice(0, MOST) };
    for (const field of Object.keys(FORMS)) {
      const text = typeof value[field] === "string" ? value[field].trim() : "";
      slip[field] = FORMS[field].test(text) ? text : "";
    }
    return slip;
  };

  /** The part of an address that says a slip. */
  const query = (slip) => {
    const parameters = new URLSearchParams();
    parameters.set("items", slip.items.join(","));
    for (const field of Object.keys(FORMS)) if (slip[field]) parameters.set(field, slip[field]);
    return `?${parameters}`;
  };

  const parsed = (parameters) => {
    const value = { items: (parameters.get("items") || "").split(",") };
    for (const field of Object.keys(FORMS)) value[field] = parameters.get(field) || "";
    return sound(value);
  };

  /** The slip that an address says, or null. */
  const ofQuery = (text) => {
    const parameters = new URLSearchParams(text);
    return parameters.has("items") ? parsed(parameters) : null;
  };

  /** Every slip whose address stands somewhere in a text. */
  const ofText = (text) => {
    const found = (text.match(/\?items=[^\s"'<>，。；）]+/g) || []).map(ofQuery);
    return found.filter((slip) => slip && slip.items.length);
  };

  /** FNV-1a, 32 bits. */
  const hash = (text) => {
    let sum = 0x811c9dc5;
    for (const letter of new TextEncoder().encode(text)) sum = Math.imul(sum ^ letter, 0x01000193) >>> 0;
    return sum;
  };

  /** The number of a slip, made of what it says: the same slip has the same number everywhere. */
  const number = (slip) => {
    let rest = hash(query(Object.assign({}, slip, { items: [...slip.items].sort() })));
    let code = "";
    for (let place = 0; place < 5; place += 1) {
      code += LETTERS[rest % LETTERS.length];
      rest = Math.floor(rest / LETTERS.length);
    }
    return `${slip.day.replace(/-/g, "") || "待定"}-${code}`;
  };

  const of = (slip, kind) => slip.items.filter((name) => name.startsWith(`${kind}/`)).map((name) => Object.assign({ id: name.split("/")[1] }, records[name]));

  /** A slip as lines [label, words], the empty ones left out. */
  const lines = (slip) => {
    const titles = (kind) => of(slip, kind).map(({ title }) => title).join("；");
    const rows = Object.keys(WORDS).map((field) => [WORDS[field], slip[field]]);
    rows.push(["党课", titles("lessons")], ["讲师", titles("instructors")], ["点位", titles("points")]);
    return rows.filter(([, words]) => words);
  };

  /** A slip as a message. */
  const text = (slip, address) => [`【点单 ${number(slip)}】`, ...lines(slip).map(([label, words]) => `${label}：${words}`), `打开：${address}`].join("\n");

  /** Rows as a CSV file that Excel opens as it should: UTF-8 with a mark, nothing that it would take for a formula. */
  const csv = (rows) => {
    const cell = (value) => {
      const words = String(value);
      return `"${(/^[=+\-@\t\r]/.test(words) ? `'${words}` : words).replace(/"/g, '""')}"`;
    };
    return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  };

  window.catalogSlip = { WORDS, sound, query, ofQuery, ofText, number, of, lines, text, csv };
}
