"use strict";
/*
 * An address to hand on: copied, as a QR code, or printed. Nothing is sent anywhere.
 */
{
  const { make, address, load, once } = window.catalogSearch;
  const copy = window.catalogCopy;
  const QUIET = 4; // modules of white around a code, as the standard asks

  const element = (name, attributes, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const one of Object.keys(attributes)) made.setAttribute(one, attributes[one]);
    made.append(...children);
    return made;
  };

  /** A text as a QR code, drawn black on white in every colour scheme; rejects if it is too long or nothing loads. */
  const code = (root, text, label) =>
    once("qr", () => load(`${root}assets/vendor/qrcode.js`)).then(() => {
      const made = window.qrcode(0, "M");
      made.addData(text);
      made.make();
      const size = made.getModuleCount();
      let path = "";
      for (let row = 0; row < size; row += 1) {
        for (let column = 0; column < size; column += 1) if (made.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
      }
      const box = `${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`;
      const ground = { x: -QUIET, y: -QUIET, width: size + 2 * QUIET, height: size + 2 * QUIET, fill: "#fff" };
      const drawing = { class: "qr", viewBox: box, role: "img", "aria-label": label, "shape-rendering": "crispEdges" };
      return element("svg", drawing, element("rect", ground), element("path", { d: path, fill: "#000" }));
    });

  /** Gives the reader a text as a file. */
  const save = (name, type, text) => {
    const link = make("a", { download: name, href: URL.createObjectURL(new Blob([text], { type })) });
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const button = (name, act) => {
    const made = make("button", { type: "button", class: "tool-button" }, name);
    made.addEventListener("click", () => act(made));
    return made;
  };

  /**
   * Buttons that hand on an address: 复制链接, 二维码, 打印.
   *
   * @param root the way to the site's root
   * @param address called when a button is pressed
   * @param what names the thing: “学习单”
   */
  const bar = (root, address, what) => {
    const said = make("p", { class: "tool-said", role: "status" });
    const place = make("div", { class: "tool-code" });
    const copied = (done) => {
      said.textContent = done ? `链接已复制，可以粘贴到微信里发给别人。` : `没能复制，请手工抄下：${address()}`;
    };
    const shown = (drawing) => {
      place.textContent = "";
      place.append(drawing);
      said.textContent = `用另一部手机扫一扫，就能打开这张${what}。`;
    };
    const failed = () => {
      said.textContent = "内容太多，放不进一个二维码，请用“复制链接”。";
    };
    const buttons = make("div", { class: "tool-buttons" });
    buttons.append(button("复制链接", () => copy(address()).then(copied)));
    buttons.append(button("二维码", () => code(root, address(), `${what}的二维码`).then(shown, failed)));
    buttons.append(button("打印", () => window.print()));
    return make("div", { class: "tool-bar" }, buttons, said, place);
  };

  /** What a list says of a record that data/briefs.js knows: kind, title, facts, and whether it is a sample. */
  const told = (root, name, more) => {
    const { names, records } = window.catalogBriefs;
    const { title, line, sample } = records[name];
    const [kind, id] = name.split("/");
    const kicker = make("p", { class: "card-kicker" }, names[kind]);
    if (sample) kicker.append(" ", make("span", { class: "badge badge-sample" }, "示例"));
    const link = make("a", { class: "row-title", href: address(root, kind, id) }, title);
    return make("div", { class: "my-text" }, kicker, link, make("p", { class: "row-line" }, [line, more].filter(Boolean).join(" · ")));
  };

  window.catalogShare = { bar, button, copy, save, told };
}
