// The engine as a browser has it, for tests: plain scripts in one global, data files handed over in order.
import { existsSync, readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const ASSETS = new URL("../../theme/assets/", import.meta.url);
// As catalog/site/minify.py has them.
const PYTHON = readFileSync(new URL("../../catalog/site/minify.py", import.meta.url), "utf8");
export const PARTS = PYTHON.match(/js\/search\/engine\/[a-z-]+\.js/g);

/** Runs a script as a page would, with a `window` of its own. */
const run = (url, window) => {
  const wrapped = `(function (window, catalog) {${readFileSync(url, "utf8")}\n})`;
  runInThisContext(wrapped, { filename: String(url) })(window, window.catalog);
};

/** A fresh engine with nothing loaded; from its parts, or from the one file of a built site. */
export const engine = (bundle = "") => {
  const window = { Intl, catalog: { search: {} } };
  if (bundle) run(bundle, window);
  else for (const part of PARTS) run(new URL(part, ASSETS), window);
  const { engine: parts, search } = window.catalog;
  return { api: { ...parts.normalize, ...parts.index, ...search }, window };
};

/** An engine with the data files of a folder; `rare.js` only if it is asked for. */
export const opened = (folder, rare = true) => {
  const { api, window } = engine(existsSync(`${folder}/engine.js`) ? `${folder}/engine.js` : "");
  const load = (name) => run(`${folder}/${name}`, window);
  load("core.js");
  for (let part = 1; existsSync(`${folder}/text-${part}.js`); part += 1) load(`text-${part}.js`);
  if (rare) load("rare.js");
  return { api, index: api.index() };
};
