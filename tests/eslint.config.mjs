// Scripts for old telephones: ES2018, no modules, one global. `npm run lint` in this folder.
import js from "@eslint/js";
import globals from "globals";

const rules = {
  ...js.configs.recommended.rules,
  "no-unused-vars": ["error", { caughtErrors: "none" }], // `catch` without a name is newer than ES2018
  // Patterns for characters that are not seen, or that join others.
  "no-control-regex": "off",
  "no-misleading-character-class": "off",
  "no-shadow": "error",
  "no-var": "error",
  "no-param-reassign": "error",
  "no-implicit-globals": "error",
  "no-restricted-properties": ["error", { property: "innerHTML", message: "Texts become text nodes: catalog.dom.h." }],
  "consistent-return": "off",
  "prefer-const": "error",
  "prefer-template": "error",
  "prefer-arrow-callback": "error",
  "object-shorthand": "error",
  "dot-notation": "error",
  strict: ["error", "global"],
  eqeqeq: "error",
};

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["theme/assets/js/**/*.js"],
    languageOptions: {
      ecmaVersion: 2018,
      sourceType: "script",
      globals: { ...globals.browser, catalog: "readonly", L: "readonly" },
    },
    rules,
  },
  {
    // Without a page: what the search engine may not touch is not there.
    files: ["theme/assets/js/search/engine/*.js"],
    languageOptions: { globals: { document: "off", location: "off", history: "off" } },
    rules: {},
  },
  {
    files: ["tests/**/*.mjs"],
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: globals.node },
    rules: { ...rules, strict: "off" },
  },
];
