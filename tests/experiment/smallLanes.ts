import fc from "fast-check";
import { tasks } from "../../src/engine/tasks/index.ts";
import type { ResolvedLane } from "../../src/experiment/comparison.ts";
import { contradictionProblems } from "../../src/experiment/contradictions.ts";
import { declaredFor, fieldAt } from "../../src/experiment/declaration.ts";
import type { Field, Value } from "../../src/experiment/fields.ts";
import { applicable, experimentOf, type Flat, flatten, nest } from "../../src/experiment/flat.ts";
import { changed, mergeFlat } from "../../src/experiment/patch.ts";
import { type Experiment, type Patch, schema, type TimelineEntry } from "../../src/experiment/schema.ts";
import { timelineFields } from "../../src/experiment/timeline.ts";
import { validate } from "../../src/experiment/validate.ts";

/**
 * Random lanes that train in a blink, drawn from the declaration: every choice of every field, with sizes of a few
 * units. Numbers are calm, steep or absurd, so that many of the runs explode.
 */

/** Sizes and counts from here, or the run would take long or the count would never be reached. */
const largest: Readonly<Record<string, number>> = {
  "model.depth": 4,
  "model.hidden_features": 9,
  "model.in_features": 5,
  "model.out_features": 3,
  "model.seq_len": 6,
  "model.hidden_size": 6,
  "model.num_layers": 3,
  "model.tbptt": 4,
  "model.input_size": 4,
  "data.batch_size": 6,
  "data.outlier_every": 6,
  "optimizer.warmup_steps": 12,
};

type Numeric = Extract<Field, { readonly kind: "number" | "integer" }>;

function valueFor(path: string, field: Field): fc.Arbitrary<Value> {
  switch (field.kind) {
    case "integer":
      return fc.integer({ min: field.min, max: Math.min(field.max, largest[path] ?? field.max) });
    case "number": {
      const number = fc.oneof({ weight: 20, arbitrary: calm(field) }, { weight: 1, arbitrary: absurd(field) });
      return field.nullable ? fc.option(number) : number;
    }
    case "pair":
      return fc.constantFrom<Value>([0.9, 0.999], [0, 0.5], [0.5, 0], [0.3, 0.9]);
    case "switch":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...field.values);
    case "text":
      return fc.constant(field.default);
  }
}

/** What the slider offers, evenly over its length; below 3 where it has no end in sight. */
function calm({ slider = { min: 0, max: 1 }, min, max }: Numeric): fc.Arbitrary<number> {
  const [from, to] = [Math.max(min, slider.min), Math.min(max, slider.max, 3)];
  const share = fc.integer({ min: 1, max: 1000 }).map((thousandths) => thousandths / 1000);
  return share.map((part) => (slider.log ? from * (to / from) ** part : from + (to - from) * part));
}

function absurd({ min, max }: Numeric): fc.Arbitrary<number> {
  return fc.constantFrom(0, 1e-12, 1e3, 1e12, 1e25).filter((value) => value >= min && value <= max);
}

/** Values for these paths, each or (`sparse`) every third of them. */
function someFields(paths: readonly string[], sparse: boolean): fc.Arbitrary<Flat> {
  const fields = paths.map((path) => {
    const value = valueFor(path, fieldAt(path) as Field);
    return (sparse ? fc.oneof(fc.constant(undefined), fc.constant(undefined), value) : value).map(
      (drawn) => [path, drawn] as const,
    );
  });
  return fc
    .tuple(...fields)
    .map((pairs) => new Map(pairs.flatMap(([path, value]) => (value === undefined ? [] : [[path, value]]))));
}

/** The choices between variants, and a task that the model takes. */
const choices: fc.Arbitrary<Flat> = fc
  .record({
    source: fc.constantFrom(...(Object.keys(tasks) as (keyof typeof tasks)[])),
    alone: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    scheme: fc.constantFrom(...Object.keys(schema.init.of)),
    optimizer: fc.constantFrom(...Object.keys(schema.optimizer.of)),
    clip: fc.constantFrom(...Object.keys(schema.clip.of)),
  })
  .chain(({ source, alone, scheme, optimizer, clip }) =>
    fc.constantFrom<string>(...(alone ? ["one_neuron_rnn"] : tasks[source].models)).map(
      (kind) =>
        new Map<string, Value>([
          ["model.kind", kind],
          ["data.source", alone ? schema.data.source.default : source],
          ["init.scheme", scheme],
          ["optimizer.name", optimizer],
          ["clip.mode", clip],
        ]),
    ),
  );

/** The sizes that the task does not leave free. */
function sized(flat: Flat): Flat {
  const { fixed, atLeast } = tasks[flat.get("data.source") as keyof typeof tasks];
  const sized = new Map(flat);
  for (const [name, size] of Object.entries(fixed)) if (sized.has(`model.${name}`)) sized.set(`model.${name}`, size);
  for (const [name, size] of Object.entries(atLeast)) {
    const path = `model.${name}`;
    if (sized.has(path)) sized.set(path, Math.max(size, Number(sized.get(path))));
  }
  return sized;
}

const experiment: fc.Arbitrary<Experiment> = choices
  .chain((chosen) => {
    const free = declaredFor(chosen).flatMap(({ path }) => (chosen.has(path) ? [] : [path]));
    return someFields(free, false).map((values) => experimentOf(nest(sized(new Map([...chosen, ...values])))));
  })
  .filter((candidate) => validate(candidate).ok);

/** A change for what stands, without what does not exist there; empty where PyTorch would refuse what comes of it. */
export function fitting(standing: Experiment, change: Flat): Patch {
  const exist = applicable(mergeFlat(flatten(standing), change));
  const patch = nest(new Map([...change].filter(([path]) => exist.has(path))));
  return contradictionProblems(changed(standing, patch), "").length > 0 ? {} : patch;
}

/** A change of anything that a timeline may change. */
export const timelineChange: fc.Arbitrary<Flat> = someFields(timelineFields, true);

export const smallLane = (steps: number): fc.Arbitrary<ResolvedLane> =>
  fc
    .tuple(experiment, fc.array(fc.tuple(fc.integer({ min: 0, max: steps }), timelineChange), { maxLength: 4 }))
    .map(([start, changes]) => {
      let standing = start;
      const timeline: TimelineEntry[] = [];
      for (const [step, change] of changes.sort(([a], [b]) => a - b)) {
        const patch = fitting(standing, change);
        standing = changed(standing, patch);
        timeline.push({ step, patch });
      }
      return { experiment: start, timeline };
    });
