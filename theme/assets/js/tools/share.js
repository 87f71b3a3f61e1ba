"use strict";
/*
 * An address to hand on: copied, as a QR code, or printed; and what lists of records have in common.
 * Nothing is sent anywhere.
 */
{
  const { h, svg, button, statusLine, hiddenText, pageUrl, load, once } = catalog.dom;
  const QUIET = 4; // modules of white around a code, as the standard asks

  const toolButton = (text, onClick) => button("tool-button", text, onClick);
  const printButton = () => toolButton("打印", () => window.print());
  const toolButtons = (...children) => h("div", { class: "tool-buttons" }, ...children);

  /** A text as a QR code, black on white in every colour scheme; rejects if it is too long or nothing loads. */
  const qrCode = (root, text, label) =>
    once("qr", () => load(`${root}assets/vendor/qrcode.js`)).then(() => {
      const { QrCode } = window.qrcodegen;
      const code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
      const { size } = code;
      let path = "";
      for (let row = 0; row < size; row += 1)
        for (let column = 0; column < size; column += 1)
          if (code.getModule(column, row)) path += `M${column} ${row}h1v1h-1z`;
      const width = size + 2 * QUIET;
      const box = { class: "qr", viewBox: `${-QUIET} ${-QUIET} ${width} ${width}`, role: "img", "aria-label": label };
      const ground = svg("rect", { x: -QUIET, y: -QUIET, width, height: width, fill: "#fff" });
      return svg(
        "svg",
        Object.assign(box, { "shape-rendering": "crispEdges" }),
        ground,
        svg("path", { d: path, fill: "#000" }),
      );
    });

  /** Gives the reader a text as a file. */
  const download = (name, type, text) => {
    const link = h("a", { download: name, href: URL.createObjectURL(new Blob([text], { type })) });
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const readFile = (file) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => reject(reader.error);
      reader.readAsText(file);
    });

  /** A button that opens files of the reader's: {opener, input}. */
  const fileChooser = (text, label, attributes, onFiles) => {
    const input = h(
      "input",
      Object.assign({ type: "file", class: "visually-hidden", tabindex: "-1", "aria-label": label }, attributes),
    );
    input.addEventListener("change", () => {
      onFiles(Array.from(input.files));
      input.value = "";
    });
    return { opener: toolButton(text, () => input.click()), input };
  };

  /**
   * Buttons that hand on an address: 复制链接, 二维码, 打印; {bar, buttons, status}.
   *
   * @param root the way to the site's root
   * @param address called when a button is pressed
   * @param what names the thing: “学习单”
   */
  const shareBar = (root, address, what) => {
    const status = statusLine("tool-status");
    const drawing = h("div", { class: "tool-code" });
    const copy = () =>
      catalog.copyText(address()).then((copied) => {
        status.textContent = copied ? "链接已复制，可以粘贴到微信里发给别人。" : `没能复制，请手工抄下：${address()}`;
      });
    const showCode = (code) => {
      drawing.textContent = "";
      drawing.append(code);
      status.textContent = `用另一部手机扫一扫，就能打开这张${what}。`;
    };
    const onError = () => {
      status.textContent = "内容太多，放不进一个二维码，请用“复制链接”。";
    };
    const code = () => qrCode(root, address(), `${what}的二维码`).then(showCode, onError);
    const buttons = toolButtons(toolButton("复制链接", copy), toolButton("二维码", code), printButton());
    return { bar: h("div", { class: "tool-bar" }, buttons, status, drawing), buttons, status };
  };

  /* Lists of records */

  const hasRecord = (name) => Object.prototype.hasOwnProperty.call(catalog.briefs.records, name);

  /** What a list says of a record that data/briefs.js has: kind, title, facts, and whether it is a sample. */
  const brief = (root, name, more) => {
    const { names, records } = catalog.briefs;
    const { title, line, sample, when } = records[name];
    const [kind, id] = name.split("/");
    const eyebrow = h("p", { class: "card-eyebrow" }, names[kind]);
    if (sample) eyebrow.append(" ", h("span", { class: "badge badge-sample" }, "示例"));
    const link = h("a", { class: "row-title", href: pageUrl(root, kind, id) }, title);
    const texts = [line, more].filter(Boolean).join(" · ");
    const facts = h("p", { class: "row-line" }, when ? catalog.time.sessionTime(records[name], when) : "");
    facts.append(`${when && texts ? " · " : ""}${texts}`);
    if (when) catalog.clock(facts);
    return h("div", { class: "my-text" }, eyebrow, link, facts);
  };

  /** A button that takes a record out of a stored list; afterwards the focus goes to `next()`. */
  const removeButton = (list, name, title, next) => {
    const element = toolButton("移出", () => {
      catalog.store.toggle(list, name, false);
      next().focus();
    });
    element.classList.add("is-quiet");
    element.append(hiddenText(`：${title}`));
    return element;
  };

  /** Above what somebody else has handed on: to keep it, or to go back to one's own. */
  const guestNote = (text, keep) => {
    const own = h("a", { class: "tool-button", href: location.pathname }, "看我自己的");
    return h("div", { class: "my-guest" }, h("p", {}, text), toolButtons(keep, own));
  };

  const lists = { hasRecord, brief, removeButton, guestNote };
  Object.assign(
    catalog.tools,
    { toolButton, printButton, toolButtons, download, readFile, fileChooser, shareBar },
    lists,
  );
}
