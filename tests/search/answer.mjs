// Answers the queries of a JSON file over the data files of a folder: `node answer.mjs folder queries.json`.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { opened } from "./engine.mjs";

const answerAll = runInThisContext(`${readFileSync(new URL("answer.js", import.meta.url), "utf8")};answerAll`);
const { api, index } = opened(process.argv[2]);
console.log(JSON.stringify(answerAll(api, index, JSON.parse(readFileSync(process.argv[3], "utf8")))));
