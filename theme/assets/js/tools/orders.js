"use strict";
/*
 * A 点单: which lessons, lecturers and points an organisation asks for, when, and for how many. A value that fits into
 * an address; whom to call is not part of it, that is written on paper or into the order's file.
 */
{
  const { records } = catalog.briefs;

  const NAME = /^(lessons|instructors|points)\/[a-z0-9]+(-[a-z0-9]+)*$/;
  const MAX_ITEMS = 40;
  const FORMATS = { day: /^\d{4}-\d\d-\d\d$/, time: /^\d\d:\d\d$/, people: /^[1-9]\d{0,3}$/, unit: /^.{1,40}$/ };
  const LABELS = { unit: "点单单位", day: "日期", time: "开始时间", people: "人数" };
  const KINDS = { lessons: "党课", instructors: "讲师", points: "点位" };
  const FILE_VERSION = 1;
  const CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: none that is read as another

  /** What is valid of an order: items of this catalogue, fields of the right form; the rest is left out. */
  const validate = (value) => {
    const isItem = (name) => typeof name === "string" && NAME.test(name) && catalog.tools.hasRecord(name);
    const items = Array.isArray(value.items) ? value.items.filter(isItem) : [];
    const order = { items: Array.from(new Set(items)).slice(0, MAX_ITEMS) };
    for (const [field, format] of Object.entries(FORMATS)) {
      const text = typeof value[field] === "string" ? value[field].trim() : "";
      order[field] = format.test(text) ? text : "";
    }
    return order;
  };

  /* As an address */

  /** The query of an address that stands for an order. */
  const toQuery = (order) => {
    const parameters = new URLSearchParams();
    parameters.set("items", order.items.join(","));
    for (const field of Object.keys(FORMATS)) if (order[field]) parameters.set(field, order[field]);
    return `?${parameters}`;
  };

  /** The order of a query, or null. */
  const fromQuery = (query) => {
    const parameters = new URLSearchParams(query);
    if (!parameters.has("items")) return null;
    const value = { items: parameters.get("items").split(",") };
    for (const field of Object.keys(FORMATS)) value[field] = parameters.get(field) || "";
    return validate(value);
  };

  /** Every order whose address stands somewhere in a text. */
  const fromText = (text) => {
    const orders = (text.match(/\?items=[^\s"'<>，。；）]+/g) || []).map(fromQuery);
    return orders.filter((order) => order && order.items.length);
  };

  /* As a file */

  const toFile = (order, contact) =>
    `${JSON.stringify({ catalogSlip: FILE_VERSION, slip: order, contact }, null, 1)}\n`;

  /** {order, contact} of the text of such a file, null if it is none, undefined if it is no JSON. */
  const fromFile = (text) => {
    let file = null;
    try {
      file = JSON.parse(text);
    } catch (error) {
      return undefined;
    }
    const isOrder = file && file.catalogSlip === FILE_VERSION && file.slip;
    return isOrder ? { order: validate(file.slip), contact: file.contact || {} } : null;
  };

  /* As text */

  /** FNV-1a, 32 bits. */
  const hash = (text) => {
    let sum = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
    return sum;
  };

  /** The number of an order, made of its content: the same order has the same number everywhere. */
  const numberOf = (order) => {
    let rest = hash(toQuery(Object.assign({}, order, { items: [...order.items].sort() })));
    let code = "";
    for (let at = 0; at < 5; at += 1) {
      code += CODE_LETTERS[rest % CODE_LETTERS.length];
      rest = Math.floor(rest / CODE_LETTERS.length);
    }
    return `${order.day.replace(/-/g, "") || "待定"}-${code}`;
  };

  /** The records of a kind in an order, each with its id. */
  const recordsOf = (order, kind) => {
    const names = order.items.filter((name) => name.startsWith(`${kind}/`));
    return names.map((name) => Object.assign({ id: name.split("/")[1] }, records[name]));
  };

  const titles = (items) => items.map(({ title }) => title).join("；");

  /** The filled fields as lines [label, words]. */
  const fieldLines = (order) =>
    Object.keys(LABELS)
      .map((field) => [LABELS[field], order[field]])
      .filter(([, words]) => words);

  /** An order as lines [label, words], the empty ones left out. */
  const lines = (order) => {
    const items = Object.keys(KINDS).map((kind) => [KINDS[kind], titles(recordsOf(order, kind))]);
    return [...fieldLines(order), ...items.filter(([, words]) => words)];
  };

  /** An order as a message. */
  const message = (order, address) => {
    const text = lines(order).map(([label, words]) => `${label}：${words}`);
    return [`【点单 ${numberOf(order)}】`, ...text, `打开：${address}`].join("\n");
  };

  /** Rows as a CSV file that Excel opens as it should: UTF-8 with a mark, nothing that it would take for a formula. */
  const csv = (rows) => {
    const cell = (value) => {
      const words = String(value);
      return `"${(/^[=+\-@\t\r]/.test(words) ? `'${words}` : words).replace(/"/g, '""')}"`;
    };
    return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  };

  const formats = { toQuery, fromQuery, fromText, toFile, fromFile, fieldLines, lines, message, csv };
  catalog.tools.orders = Object.assign(formats, { LABELS, validate, numberOf, recordsOf, titles });
}
