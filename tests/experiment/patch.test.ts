import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { declaredFor, variantSections } from "../../src/experiment/declaration.ts";
import { applicable, filled, flatten, nest } from "../../src/experiment/flat.ts";
import { changeBetween, changed, changedFlat, difference, merge, mergeFlat } from "../../src/experiment/patch.ts";
import { validate } from "../../src/experiment/validate.ts";
import { flatPatch, sameFlat } from "./arbitraries.ts";

describe("merge", () => {
  test("goes by field", () => {
    expect(merge({ seed: 1, optimizer: { lr: 0.1 } }, { optimizer: { eps: 1 }, steps: 2 })).toEqual({
      seed: 1,
      optimizer: { lr: 0.1, eps: 1 },
      steps: 2,
    });
  });

  test("drops what belongs to the old choice alone, and keeps what both have", () => {
    const norm = { clip: { mode: "norm", max_norm: 5, norm_type: "inf" } } as const;
    expect(merge(norm, { clip: { mode: "per_layer" } })).toEqual({ clip: { mode: "per_layer", max_norm: 5 } });
    expect(merge(norm, { clip: { mode: "value" } })).toEqual({ clip: { mode: "value" } });
    expect(merge(norm, { clip: { mode: "norm" } })).toEqual(norm);
    expect(merge({ optimizer: { betas: [0.5, 0.9], lr: 3 } }, { optimizer: { name: "sgd" } })).toEqual({
      optimizer: { lr: 3, name: "sgd" },
    });
    expect(merge({ init: { scheme: "normal", std: 2, bias: "zeros" } }, { init: { scheme: "zeros" } })).toEqual({
      init: { scheme: "zeros", bias: "zeros" },
    });
  });

  test("drops what belongs to the old cell alone", () => {
    const relu = { model: { kind: "rnn", nonlinearity: "relu", seq_len: 9 } } as const;
    expect(merge(relu, { model: { cell: "gru" } })).toEqual({ model: { kind: "rnn", cell: "gru", seq_len: 9 } });
    expect(merge(relu, { model: { cell: "rnn" } })).toEqual({ model: { ...relu.model, cell: "rnn" } });
    expect(merge(relu, { model: { seq_len: 3 } })).toEqual({ model: { ...relu.model, seq_len: 3 } });
    const both = { model: { cell: "lstm", nonlinearity: "relu" } } as const;
    expect(merge(relu, both)).toEqual({ model: { ...relu.model, ...both.model } });
  });

  test("brings in the new choice's defaults", () => {
    const adam = validate({ optimizer: { name: "sgd", lr: 2 } });
    expect(adam.ok && changed(adam.value, { optimizer: { name: "adamw" } }).optimizer).toEqual({
      name: "adamw",
      lr: 2,
      warmup_steps: 0,
      betas: [0.9, 0.999],
      eps: 1e-8,
      weight_decay: 0.01,
      amsgrad: false,
    });
  });

  test("keeps what was set and drops the old choice's defaults", () => {
    const adamw = validate({ optimizer: { name: "adamw" } });
    expect(adamw.ok && changed(adamw.value, { optimizer: { name: "adam" } }).optimizer.weight_decay).toBe(0);
    const set = validate({ optimizer: { name: "adamw", weight_decay: 0.3 } });
    expect(set.ok && changed(set.value, { optimizer: { name: "adam" } }).optimizer.weight_decay).toBe(0.3);
    expect(adamw.ok && changed(adamw.value, { optimizer: { lr: 1 } }).optimizer.weight_decay).toBe(0.01);
  });

  test("drops the fields of any other choice, whatever the base says of its own", () => {
    expect(merge({ clip: { max_norm: 3 } }, { clip: { mode: "none" } })).toEqual({ clip: { mode: "none" } });
  });

  test("has the empty patch as its neutral element, is idempotent, and lets the patch win", () => {
    fc.assert(
      fc.property(flatPatch(), flatPatch(), (base, patch) => {
        expect(sameFlat(mergeFlat(base, new Map()), base)).toBe(true);
        expect(sameFlat(mergeFlat(new Map(), patch), patch)).toBe(true);
        const once = mergeFlat(base, patch);
        expect(sameFlat(mergeFlat(once, patch), once)).toBe(true);
        for (const [path, value] of patch) expect(once.get(path)).toEqual(value);
      }),
    );
  });

  test("leaves only fields that exist, where the patch says what it chooses", () => {
    fc.assert(
      fc.property(flatPatch(), flatPatch(), (base, patch) => {
        const choices = variantSections.map(({ tagPath, variants }): [string, string] => [tagPath, variants.default]);
        const merged = mergeFlat(base, new Map([...choices, ...patch]));
        expect(sameFlat(applicable(merged), merged)).toBe(true);
      }),
    );
  });
});

describe("difference", () => {
  test("is what leads from one experiment to another, and nothing more", () => {
    fc.assert(
      fc.property(flatPatch(), flatPatch(), (base, other) => {
        const to = filled(other);
        const patch = difference(base, to);
        expect(sameFlat(filled(mergeFlat(base, patch)), to)).toBe(true);
        for (const path of patch.keys()) {
          const less = new Map([...patch].filter(([key]) => key !== path));
          expect(sameFlat(filled(applicable(mergeFlat(base, less))), to)).toBe(false);
        }
      }),
    );
  });

  test("is what leads from one moment of a run to the next", () => {
    fc.assert(
      fc.property(flatPatch(), flatPatch(), (before, after) => {
        const [standing, to] = [filled(before), filled(after)];
        expect(sameFlat(changedFlat(standing, changeBetween(standing, to)), to)).toBe(true);
      }),
    );
  });

  test("says the cell alone where the nonlinearity goes with it", () => {
    const relu = new Map([
      ["model.kind", "rnn"],
      ["model.nonlinearity", "relu"],
    ]);
    const gru = new Map([["model.cell", "gru"]]);
    expect(difference(relu, filled(mergeFlat(relu, gru)))).toEqual(gru);
    expect(difference(new Map(), filled(new Map([...relu, ...gru])))).toEqual(new Map([...relu, ...gru]));
  });

  test("to itself is empty", () => {
    fc.assert(
      fc.property(flatPatch(), (patch) => {
        expect(difference(patch, filled(patch)).size).toBe(0);
      }),
    );
  });
});

test("flatten and nest are each other's reverse", () => {
  fc.assert(
    fc.property(flatPatch(), (patch) => {
      expect(sameFlat(flatten(nest(patch)), patch)).toBe(true);
      expect(declaredFor(patch).map(({ path }) => path)).toEqual([...filled(patch).keys()]);
    }),
  );
});
