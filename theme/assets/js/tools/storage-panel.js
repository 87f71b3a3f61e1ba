"use strict";
/*
 * The privacy page's buttons over what this browser has stored: save it as a file, read such a file, forget it all.
 * They stand at the end of the section #kept, or of the page if an editor has taken that heading away.
 */
{
  const { store } = catalog;
  const { h, statusLine } = catalog.dom;
  const { toolButton, toolButtons, download, readFile, fileChooser } = catalog.tools;
  const FILE = "我的学习记录.json";
  const WARNING = "学习单、点单、打卡记录、大字版和深浅色的选择都会从这台设备上抹掉，不能恢复。要清除吗？";

  const status = statusLine("tool-status");
  const report = (text) => {
    status.textContent = text;
  };

  const save = () => {
    download(FILE, "application/json", store.exportText());
    report(`已存成文件“${FILE}”。微信里存不下来，请在浏览器打开本页再试。`);
  };

  const onText = (text) =>
    report(store.importText(text) ? "已读入，原来有的还在。" : "这不是本站存出的文件，什么也没有改。");
  const onFiles = (files) => files.forEach((file) => readFile(file).then(onText, () => report("文件打不开。")));
  const chooser = fileChooser("从文件读入", "学习记录文件", { accept: ".json,application/json" }, onFiles);

  const clear = () => {
    if (!window.confirm(WARNING)) return;
    store.clear();
    report("已清除。重新打开页面，就是第一次来的样子。");
  };

  const buttons = toolButtons(toolButton("存成文件", save), chooser.opener, toolButton("清除", clear));
  const heading = document.getElementById("kept");
  let last = heading || document.querySelector("main .prose").lastElementChild;
  while (last.nextElementSibling && !/^H[12]$/.test(last.nextElementSibling.tagName)) last = last.nextElementSibling;
  last.after(h("div", { class: "tool-bar" }, buttons, chooser.input, status));
}
