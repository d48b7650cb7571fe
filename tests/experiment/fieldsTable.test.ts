import { expect, it } from "vitest";
import { declaredFor, fieldPaths, variantSections } from "../../src/experiment/declaration.ts";
import type { Field } from "../../src/experiment/fields.ts";

/** docs/FIELDS.md, written from the declaration: `npx vitest run tests/experiment/fieldsTable.test.ts -u` renews it. */

const code = (value: unknown) => `\`${JSON.stringify(value)}\``;

function allowed(field: Field): string {
  switch (field.kind) {
    case "choice":
      return field.values.map(code).join(" ");
    case "switch":
      return "`true` `false`";
    case "text":
      return `at most ${field.maxLength} characters`;
    case "pair":
      return `two numbers, ${field.min} and more, below ${field.below}`;
    default:
      return `${field.kind === "integer" ? "integer, " : ""}${field.min} to ${field.max}${"nullable" in field ? " or `null`" : ""}`;
  }
}

/** The variants in which each path exists, with the field as it is there. */
function occurrences(path: string) {
  const section = variantSections.find(({ tagPath }) => tagPath.split(".")[0] === path.split(".")[0]);
  if (section === undefined) {
    const declared = declaredFor(new Map()).find((one) => one.path === path);
    return declared ? [{ variant: "", field: declared.field, own: false }] : [];
  }
  return Object.keys(section.variants.of).flatMap((variant) => {
    const declared = declaredFor(new Map([[section.tagPath, variant]])).find((one) => one.path === path);
    return declared ? [{ variant, field: declared.field, own: declared.role === "own" }] : [];
  });
}

function row(path: string): string {
  const found = occurrences(path);
  const defaults = [...new Set(found.map(({ field }) => code(field.default)))];
  const byVariant = found.map(({ variant, field }) => `${code(field.default)} (${variant})`);
  const field = found[0]?.field as Field;
  const variants = found.every(({ own }) => own) ? found.map(({ variant }) => variant).join(", ") : "";
  const value = defaults.length === 1 ? defaults[0] : byVariant.join(" ");
  return `| \`${path}\` | ${value} | ${allowed(field)} | ${variants} | ${field.live ? "live" : ""} |`;
}

it("docs/FIELDS.md is the declaration", async () => {
  const lines = [
    "# The fields of an experiment",
    "",
    "Written from `src/experiment/schema.ts` by `tests/experiment/fieldsTable.test.ts`, which fails where this is out of date.",
    "*live*: may change while a run trains.",
    "",
    "| field | default | allowed | only for | |",
    "|---|---|---|---|---|",
    ...fieldPaths.map(row),
    "",
  ];
  await expect(lines.join("\n")).toMatchFileSnapshot("../../docs/FIELDS.md");
});
