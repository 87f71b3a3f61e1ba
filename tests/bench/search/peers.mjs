// The npm contenders' indexes: `node peers.mjs minisearch|pagefind documents.json folder`.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , name, source, folder] = process.argv;
const documents = JSON.parse(readFileSync(source, "utf8"));

const minisearch = () => {
  const require = createRequire(import.meta.url);
  const script = require.resolve("minisearch").replace(/dist.*/, "dist/umd/index.js");
  copyFileSync(script, join(folder, "minisearch.js"));
  globalThis.MiniSearch = require("minisearch");
  const options = createRequire(import.meta.url)("./pages/minisearch-options.cjs");
  const index = new MiniSearch(options);
  index.addAll(documents);
  writeFileSync(join(folder, "index.json"), JSON.stringify(index));
};

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A page; headings weigh more, and pinyin and traditional characters stand where nobody sees them. */
const html = ({ key, title, words, text, pinyin, initials, traditional }) => `<!doctype html><html lang="zh"><head>
<title>${escaped(title)}</title></head><body><main data-pagefind-body><h1>${escaped(title)}</h1>
<p data-pagefind-weight="4">${escaped(`${words} ${key}`)}</p><p>${escaped(text)}</p>
<p data-pagefind-weight="6">${escaped([pinyin, initials, traditional].join(" "))}</p></main></body></html>`;

const pagefind = async () => {
  const { close, createIndex } = await import("pagefind");
  const { index } = await createIndex({ forceLanguage: "zh" });
  for (const one of documents) {
    const { errors } = await index.addHTMLFile({ url: `/${one.key}`, content: html(one) });
    if (errors.length) throw new Error(errors.join("\n"));
  }
  await index.writeFiles({ outputPath: join(folder, "pagefind") });
  await close();
};

await { minisearch, pagefind }[name]();
