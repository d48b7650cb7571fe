import fc from "fast-check";
import { mended } from "../../src/experiment/contradictions.ts";
import { fieldAt, fieldPaths, sameValue } from "../../src/experiment/declaration.ts";
import type { Field, Value } from "../../src/experiment/fields.ts";
import { applicable, type Flat, filled, flatten, nest } from "../../src/experiment/flat.ts";
import { mergeFlat } from "../../src/experiment/patch.ts";
import type { Comparison, Lane, TimelineEntry } from "../../src/experiment/schema.ts";
import { timelineFields } from "../../src/experiment/timeline.ts";
import { validateComparison } from "../../src/experiment/validateComparison.ts";

/** Random experiments, drawn from the declaration: a field that is added to it is tested by being there. */

export function valueFor(field: Field): fc.Arbitrary<Value> {
  switch (field.kind) {
    case "integer":
    case "number": {
      const { min, max } = field;
      const number: fc.Arbitrary<number> =
        field.kind === "integer"
          ? fc.oneof(
              fc.integer({ min: Math.max(min, -20), max: Math.min(max, 40) }),
              fc.maxSafeInteger().map((n) => Math.min(max, Math.max(min, n))),
            )
          : fc.oneof(
              fc.double({ min, max, noNaN: true }),
              fc.double({ min: Math.max(min, -4), max: Math.min(max, 4), noNaN: true }),
            );
      const plain = number.map((value) => (value === 0 ? 0 : value));
      return field.nullable ? fc.option(plain) : plain;
    }
    case "pair": {
      const number = fc
        .double({ min: field.min, max: field.below, maxExcluded: true, noNaN: true })
        .map((v) => (v === 0 ? 0 : v));
      return fc.tuple(number, number);
    }
    case "switch":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...field.values);
    case "text":
      return fc.string({ unit: "grapheme", maxLength: 20 });
  }
}

/** Values for some of the paths, whether or not they exist together; for one that has a value `without` have none. */
function someFields(paths: readonly string[], without: number): fc.Arbitrary<Flat> {
  const fields = paths.map((path) => {
    const field = fieldAt(path);
    if (!field) throw new Error(path);
    const absent = { weight: without, arbitrary: fc.constant(undefined) };
    return fc.oneof(absent, { weight: 1, arbitrary: valueFor(field) }).map((value) => [path, value] as const);
  });
  return fc
    .tuple(...fields)
    .map((pairs) => new Map(pairs.flatMap(([path, value]) => (value === undefined ? [] : [[path, value]]))));
}

/** The fields of the patch that exist once it is merged. */
function fitting(base: Flat, patch: Flat): Flat {
  const exist = applicable(mergeFlat(base, patch));
  return new Map([...patch].filter(([path]) => exist.has(path)));
}

export const flatPatch = (without = 1): fc.Arbitrary<Flat> =>
  someFields(fieldPaths, without).map((patch) => fitting(new Map(), patch));

interface RawLane {
  readonly patch: Flat;
  readonly changes: readonly { readonly step: number; readonly patch: Flat }[];
}
const change = fc.record({ step: fc.integer({ min: 0, max: 2000 }), patch: someFields(timelineFields, 1) });
const rawLane: fc.Arbitrary<RawLane> = fc.record({
  patch: someFields(fieldPaths, 8),
  changes: fc.array(change, { maxLength: 4 }),
});

/** Without contradictions once it is merged: few experiments would be left if all their fields had to agree by chance. */
function agreeing(base: Flat, patch: Flat): Flat {
  return flatten(mended(nest(patch), "", nest(base)));
}

function laneOf(base: Flat, { patch, changes }: RawLane): Lane {
  const own = agreeing(base, fitting(base, patch));
  let standing: Flat = filled(mergeFlat(base, own));
  const timeline: TimelineEntry[] = [];
  for (const { step, patch } of [...changes].sort((a, b) => a.step - b.step)) {
    const fits = fitting(standing, patch);
    standing = filled(mergeFlat(standing, fits));
    timeline.push({ step, patch: nest(fits) });
  }
  return { patch: nest(own), timeline };
}

/** Valid comparisons of 1 to 4 lanes. */
export const comparison: fc.Arbitrary<Comparison> = fc
  .tuple(flatPatch(2), fc.array(rawLane, { minLength: 1, maxLength: 4 }))
  .map(([any, lanes]) => {
    const base = agreeing(new Map(), any);
    return { base: nest(base), lanes: lanes.map((lane) => laneOf(base, lane)) };
  })
  .filter((candidate) => validateComparison({ v: 1, ...candidate }).ok);

/** Whether two maps hold the same fields, in whatever order. */
export function sameFlat(a: Flat, b: Flat): boolean {
  return a.size === b.size && [...a].every(([path, value]) => b.has(path) && sameValue(value, b.get(path)));
}
