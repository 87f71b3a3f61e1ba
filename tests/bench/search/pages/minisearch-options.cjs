// What index and page have in common, as one who knows Chinese would set MiniSearch up.
(() => {
  /** Two characters each, a single one by itself; letters and digits word by word. */
  const tokenize = (text) => {
    const tokens = [];
    for (const run of text.normalize("NFKC").toLowerCase().match(/[\u3400-\u9fff]+|[a-z0-9.-]+/g) || []) {
      if (/[a-z0-9]/.test(run) || run.length === 1) tokens.push(run);
      else for (let at = 0; at < run.length - 1; at += 1) tokens.push(run.slice(at, at + 2));
    }
    return tokens;
  };
  const options = {
    idField: "key",
    fields: ["key", "title", "words", "text", "pinyin", "initials", "traditional"],
    tokenize,
    searchOptions: {
      boost: { key: 10, title: 10, pinyin: 8, initials: 6, traditional: 8, words: 3 },
      prefix: (term) => /[a-z]{2}/.test(term),
      fuzzy: (term) => (/[a-z]{5}/.test(term) ? 0.2 : false),
    },
  };
  if (typeof module !== "undefined") module.exports = options;
  else window.minisearchOptions = options;
})();
