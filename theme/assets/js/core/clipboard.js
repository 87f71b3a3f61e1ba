"use strict";
/* Copying texts. What carries `data-share` gets a button that copies it. */
{
  const { h, button, statusLine } = catalog.dom;

  /** Browsers without the newer way get a field whose text is selected. */
  const copySelection = (text) => {
    const field = h("textarea", { class: "visually-hidden", readonly: "", "aria-hidden": "true" }, text);
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  };

  /** Copies a text; resolves to whether it worked. */
  catalog.copyText = (text) =>
    navigator.clipboard
      ? navigator.clipboard.writeText(text).then(
          () => true,
          () => copySelection(text),
        )
      : Promise.resolve(copySelection(text));

  for (const source of document.querySelectorAll("[data-share]")) {
    const status = statusLine("tool-status");
    const copy = () =>
      catalog.copyText(source.textContent).then((copied) => {
        status.textContent = copied ? "已复制，可以粘贴到微信里。" : "没能复制，请长按上面这段话。";
      });
    source.after(button("tool-button", "复制这段话", copy), status);
  }
}
