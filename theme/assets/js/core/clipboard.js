"use strict";
/*
 * Copies a text; browsers without the newer way get a field whose text is selected. Resolves to whether it worked.
 * What carries `data-share` gets a button that copies it.
 */
{
  const copy = (text) => {
    const older = () => {
      const field = document.createElement("textarea");
      field.className = "unseen";
      field.readOnly = true;
      field.setAttribute("aria-hidden", "true");
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    };
    if (!navigator.clipboard) return Promise.resolve(older());
    return navigator.clipboard.writeText(text).then(() => true, older);
  };

  for (const place of document.querySelectorAll("[data-share]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tool-button";
    button.textContent = "复制这段话";
    const said = document.createElement("p");
    said.className = "tool-said";
    said.setAttribute("role", "status");
    button.addEventListener("click", () => copy(place.textContent).then((done) => {
      said.textContent = done ? "已复制，可以粘贴到微信里。" : "没能复制，请长按上面这段话。";
    }));
    place.after(button, said);
  }

  window.catalogCopy = copy;
}
