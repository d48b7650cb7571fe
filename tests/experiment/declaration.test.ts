import { describe, expect, test } from "vitest";
import { activations } from "../../src/engine/activations/index.ts";
import { inits } from "../../src/engine/inits/index.ts";
import { optimizers } from "../../src/engine/optimizers/index.ts";
import { declaredFor, fieldAt, fieldPaths, liveFields, variantSections } from "../../src/experiment/declaration.ts";
import type { Field, FieldSet } from "../../src/experiment/fields.ts";
import { fieldValue } from "../../src/experiment/fieldValue.ts";
import { allowedBy } from "../../src/experiment/problem.ts";
import { schema } from "../../src/experiment/schema.ts";

const everyDeclaration: [string, Field][] = variantSections.flatMap(({ section, variants }) =>
  Object.values<FieldSet>(variants.of).flatMap((own) =>
    Object.entries(own).map(([name, field]): [string, Field] => [`${section}.${name}`, field]),
  ),
);

describe("the declaration", () => {
  test("has the engine's registries as its choices", () => {
    expect(Object.keys(schema.init.of)).toEqual(Object.keys(inits));
    expect(Object.keys(schema.optimizer.of)).toEqual(Object.keys(optimizers));
    expect(schema.model.of.mlp.activation.values).toEqual(Object.keys(activations));
  });

  test.each(fieldPaths)("the default of %s is allowed, and within its slider", (path) => {
    const field = fieldAt(path) as Field;
    expect(fieldValue(field, field.default)).toEqual({ ok: true, value: field.default });
    if ((field.kind === "number" || field.kind === "integer") && field.slider && typeof field.default === "number") {
      expect(field.default).toBeGreaterThanOrEqual(field.slider.min);
      expect(field.default).toBeLessThanOrEqual(field.slider.max);
      expect(field.slider.log === true && field.slider.min <= 0).toBe(false);
    }
  });

  test("gives a name that several variants share one meaning: the same values, the same liveness", () => {
    for (const [path, field] of everyDeclaration) {
      expect(allowedBy(field)).toEqual(allowedBy(fieldAt(path) as Field));
      expect(field.live).toBe(fieldAt(path)?.live);
    }
  });

  test("uses no variant's field name among the section's common ones", () => {
    for (const { variants } of variantSections) {
      const common = [variants.tag, ...Object.keys(variants.common)];
      for (const own of Object.values(variants.of))
        expect(Object.keys(own).filter((name) => common.includes(name))).toEqual([]);
    }
  });

  test("may change while a run trains: learning rate, weight decay and clipping", () => {
    expect([...liveFields].sort()).toEqual(
      [
        "clip.clip_value",
        "clip.max_norm",
        "clip.mode",
        "clip.norm_type",
        "optimizer.lr",
        "optimizer.weight_decay",
      ].sort(),
    );
  });

  test("offers the fields of what is chosen, the choice first", () => {
    const paths = declaredFor(new Map([["optimizer.name", "sgd"]])).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith("optimizer."))).toEqual(
      ["name", "lr", "warmup_steps", "momentum", "dampening", "nesterov", "weight_decay"].map(
        (name) => `optimizer.${name}`,
      ),
    );
    expect(paths).not.toContain("clip.max_norm");
  });
});
