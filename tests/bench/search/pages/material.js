// Material's own worker, run where it can be slowed down and weighed: on the page's thread.
{
  let tell = null;
  let heard = null;
  const ask = (type, data) =>
    new Promise((done) => {
      heard = done;
      tell({ data: { type, data } });
    });
  const open = async () => {
    const [script, index] = await Promise.all([fetch("worker.js"), fetch("search/search_index.json")]);
    const run = new Function("addEventListener", "postMessage", await script.text());
    run((_, listener) => { tell = listener; }, (answer) => heard(answer));
    await ask(0, Object.assign(await index.json(), { options: { suggest: false } }));
  };
  const search = async (text) => {
    const { data } = await ask(2, text);
    return data.items.slice(0, 10).map(([one]) => one.location.replace(/\/(?:#.*)?$/, ""));
  };
  window.contender = { open, complete: async () => {}, key: search, search, first: (text) => open().then(() => search(text)) };
}
