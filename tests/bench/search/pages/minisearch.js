// MiniSearch: every term, else any of them.
{
  let index = null;
  const search = async (text) => {
    const all = index.search(text, { combineWith: "AND" });
    return (all.length ? all : index.search(text)).slice(0, 10).map(({ id }) => id);
  };
  const open = async () => {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: "minisearch.js", onload: resolve, onerror: reject });
      document.head.append(script);
    });
    index = MiniSearch.loadJSON(await (await fetch("index.json")).text(), window.minisearchOptions);
  };
  window.contender = { open, complete: async () => {}, key: search, search, first: (text) => open().then(() => search(text)) };
}
