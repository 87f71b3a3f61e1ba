// Style sheets: colours only among the tokens, no layers (see theme/assets/css/tokens), Prettier does the spacing.
const COLOUR = "Colours are named in css/tokens/ only: take a token.";

export default {
  extends: "stylelint-config-standard",
  reportNeedlessDisables: true,
  rules: {
    "at-rule-disallowed-list": [
      "layer",
      { message: "Browsers before 2022 drop a layer whole: order is that of files." },
    ],
    "color-no-hex": [true, { message: COLOUR }],
    "color-named": ["never", { message: COLOUR }],
    "function-disallowed-list": [["rgb", "rgba", "hsl", "hsla", "light-dark"], { message: COLOUR }],
    "selector-max-id": [1, { ignoreContextFunctionalPseudoClasses: [] }],
    "selector-max-specificity": "1,3,2",
    "alpha-value-notation": "number",
    "color-function-notation": "legacy",
    "color-function-alias-notation": null,
    "color-hex-length": "long",
    "selector-not-notation": "simple",
    "value-keyword-case": ["lower", { ignoreKeywords: ["A4", "SimSun", "currentColor"] }],
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "declaration-empty-line-before": null,
    "rule-empty-line-before": null,
    // Old kernels know the prefixed names and the older ways to say the same.
    "property-no-vendor-prefix": null,
    "value-no-vendor-prefix": null,
    "media-feature-range-notation": "prefix",
    "declaration-block-no-redundant-longhand-properties": null,
    "declaration-block-no-duplicate-properties": [true, { ignore: ["consecutive-duplicates-with-different-values"] }],
    // The order of rules is checked by looking at pages, not by their specificity.
    "no-descending-specificity": null,
    "no-duplicate-selectors": null,
  },
  overrides: [
    { files: ["../theme/assets/css/tokens/*.css"], rules: { "color-no-hex": null, "function-disallowed-list": null } },
  ],
};
