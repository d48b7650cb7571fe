import { describe, expect, it } from "vitest";
import { resolve } from "../../src/experiment/comparison.ts";
import { fieldAt, fieldPaths } from "../../src/experiment/declaration.ts";
import { flatten } from "../../src/experiment/flat.ts";
import { schema } from "../../src/experiment/schema.ts";
import { validateComparison } from "../../src/experiment/validateComparison.ts";
import { agreement } from "./agreement.ts";
import { askCapability, isVectorized, OTHER_NORMALS } from "./capability.ts";
import { fullSeed } from "./dice.ts";
import { askPython } from "./python.ts";
import { type ReferenceLine, readReference, recordRun } from "./run.ts";
import { type Sample, samplesOf } from "./samples.ts";

const SAMPLES = 84;
/** Seeds of the disturbance: PyTorch's own run, and three that are off in the last bit. */
const noises = [null, 1, 2, 3];

const vectorized = isVectorized(await askCapability());
const noise_size = vectorized ? 2 ** -23 : OTHER_NORMALS;
/** Relative, where PyTorch agrees with itself. Its QR factorization in float32 has an error of its own, some 4e-6. */
const baseOf = ({ patch }: Sample) =>
  Math.max(patch.init?.scheme === "orthogonal" ? 2e-5 : 2e-6, vectorized ? 0 : 10 * OTHER_NORMALS);

const samples = samplesOf(fullSeed, SAMPLES);
const requests = samples.flatMap((sample) => noises.map((noise) => ({ ...sample, noise, noise_size })));
const lines = await askPython<ReferenceLine>("reference.py", requests);

function laneOf({ patch, timeline }: Sample) {
  const comparison = validateComparison({ v: 1, base: patch, lanes: [{ patch: {}, timeline }] });
  if (!comparison.ok) throw new Error(JSON.stringify(comparison.problems));
  const [lane] = resolve(comparison.value);
  if (lane === undefined) throw new Error("no lane");
  return lane;
}

/** The true gradient of a bias in front of BatchNorm is 0. */
function noiseOf({ patch }: Sample): (figure: string) => boolean {
  const { depth, norm } = laneOf({ patch, timeline: [] }).experiment.model;
  const behind = `linear${depth + 1}.bias`;
  return (figure) => norm === "batch_norm" && /linear\d+\.bias$/.test(figure) && !figure.endsWith(` ${behind}`);
}

let compared = 0;
let stepsCompared = 0;
let stepsTrained = 0;

describe(`training is PyTorch's within 5 times what PyTorch differs from itself${vectorized ? "" : ` (without AVX2: with normals within ${OTHER_NORMALS})`}`, () => {
  it.each(samples.map((sample, k) => [k, sample] as const))(`seed ${fullSeed}, sample %i`, (k, sample) => {
    const [reference, ...disturbed] = noises.map((_, i) =>
      readReference(lines[k * noises.length + i] as ReferenceLine),
    );
    if (reference === undefined) throw new Error("no reference");
    const result = agreement(recordRun(laneOf(sample)), reference, disturbed, baseOf(sample), noiseOf(sample));
    compared += result.compared;
    stepsCompared += result.horizon;
    stepsTrained += reference.steps.length;
    expect(result.differences.slice(0, 5), JSON.stringify(sample)).toEqual([]);
  });

  it("and it is no empty claim: most steps come before chaos", () => {
    expect(stepsCompared / stepsTrained).toBeGreaterThan(0.7);
    expect(compared).toBeGreaterThan(300 * SAMPLES);
    console.log(`${compared} figures compared in ${stepsCompared} of ${stepsTrained} steps`);
  });
});

describe("the samples", () => {
  const otherModels = Object.entries(schema.model.of)
    .filter(([kind]) => kind !== "mlp")
    .flatMap(([, fields]) => Object.keys(fields).map((name) => `model.${name}`));
  const trained = fieldPaths.filter((path) => !["name", "model.kind", ...otherModels].includes(path));
  const given = samples.map(({ patch }) => flatten(patch));

  it.each(trained)("reach %s", (path) => {
    const field = fieldAt(path);
    const values = new Set(given.map((flat) => JSON.stringify(flat.get(path) ?? field?.default)));
    if (field?.kind === "choice") expect(values).toEqual(new Set(field.values.map((value) => JSON.stringify(value))));
    else expect(values.size).toBeGreaterThan(1);
  });
});
