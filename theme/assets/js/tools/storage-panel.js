"use strict";
/*
 * The privacy page's buttons over what this browser keeps: save it as a file, read such a file, forget it all.
 * They stand at the end of the section #kept, or of the page if an editor has taken that heading away.
 */
{
  const store = window.catalogStore;
  const { make } = window.catalogSearch;
  const { button, save } = window.catalogShare;
  const FILE = "我的学习记录.json";

  const said = make("p", { class: "tool-said", role: "status" });
  const say = (text) => {
    said.textContent = text;
  };

  const keep = () => {
    save(FILE, "application/json", store.exported());
    say(`已存成文件“${FILE}”。微信里存不下来，请在浏览器打开本页再试。`);
  };

  const file = make("input", { type: "file", accept: ".json,application/json", class: "unseen", tabindex: "-1", "aria-label": "学习记录文件" });
  const read = () => {
    const reader = new FileReader();
    reader.onload = () => say(store.imported(reader.result) ? "已读入，原来有的还在。" : "这不是本站存出的文件，什么也没有改。");
    reader.onerror = () => say("文件打不开。");
    if (file.files.length) reader.readAsText(file.files[0]);
    file.value = "";
  };
  file.addEventListener("change", read);

  const forget = () => {
    if (!window.confirm("学习单、点单、打卡记录、大字版和深浅色的选择都会从这台设备上抹掉，不能恢复。要清除吗？")) return;
    store.clear();
    say("已清除。重新打开页面，就是第一次来的样子。");
  };

  const buttons = make("div", { class: "tool-buttons" });
  buttons.append(button("存成文件", keep), button("从文件读入", () => file.click()), button("清除", forget));
  const panel = make("div", { class: "tool-bar" }, buttons, file, said);

  const heading = document.getElementById("kept");
  let last = heading || document.querySelector("main .prose").lastElementChild;
  while (last.nextElementSibling && !/^H[12]$/.test(last.nextElementSibling.tagName)) last = last.nextElementSibling;
  last.after(panel);
}
