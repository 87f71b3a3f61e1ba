// Our search as a page has it: keys go through the box, and count until the list stands there.
{
  const form = document.querySelector("form");
  const input = form.querySelector("input");
  let index = null;

  const key = (text) =>
    new Promise((done) => {
      const status = form.querySelector(".search-status");
      const list = form.querySelector(".search-options");
      const told = new MutationObserver(() => {
        if (!status.textContent || status.textContent.includes("载入")) return;
        told.disconnect();
        done(list.offsetHeight + list.children.length);
      });
      told.observe(status, { childList: true });
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      if (!text.trim()) done(); // which only closes the list
    });

  const name = (record) => `${index.kinds[index.kindOf[record]].id}/${index.ids[record]}`;

  window.contender = {
    open: () => catalog.search.ready("").then((opened) => { index = opened; }),
    complete: () => catalog.search.complete(""),
    key,
    first: (text) => {
      input.focus();
      return key(text);
    },
    // As after a pause in typing (incremental.js).
    search: async (text) => {
      const correct = () => catalog.search.correct(index, text, {}, {}).records;
      let records = correct();
      if (!records.length && !index.rare) {
        await catalog.search.withRare("");
        records = correct();
      }
      return records.slice(0, 10).map(name);
    },
  };
}
