"use strict";
/* What a page would show for some queries, as ids; a plain script, so that Node and a browser can run it. */
const answerAll = (api, index, queries) => {
  const name = (record) => `${index.kinds[index.kindOf[record]].id}/${index.ids[record]}`;
  return queries.map(({ query, filters, most }) => {
    const found = api.correct(index, query, filters || {}, {});
    const best = found.records.length && found.scores ? found.scores[found.records[0]] : 0;
    const equals = found.records.filter((record) => found.scores && found.scores[record] >= best - 0.001).map(name);
    return { records: found.records.slice(0, most || 10).map(name), equals: equals.slice(0, 200), count: found.records.length };
  });
};
