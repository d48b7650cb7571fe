import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations/index.ts";
import { clips } from "../../../src/engine/clipping/index.ts";
import type { KernelsBackend } from "../../../src/engine/kernels/kernels.ts";
import { cells } from "../../../src/engine/layers/cells/index.ts";
import { norms } from "../../../src/engine/layers/norms.ts";
import { losses } from "../../../src/engine/losses/index.ts";
import { optimizers } from "../../../src/engine/optimizers/index.ts";
import { tasks } from "../../../src/engine/tasks/index.ts";
import { createTrainer } from "../../../src/engine/trainer.ts";
import type { Experiment } from "../../../src/experiment/schema.ts";
import hashes from "../../fixtures/hashes.json";
import { backends } from "../kernels/backends.ts";
import { fortyExperiments, STEPS } from "./fortyExperiments.ts";

/** The fixture is what the reference gives: HASHES=write makes it anew, after a change that is meant to change bits. */
const fixture = new URL("../../fixtures/hashes.json", import.meta.url);

function hashOf(experiment: Experiment, backend: KernelsBackend): string {
  const trainer = createTrainer(experiment, [], backend);
  for (let step = 0; step < STEPS; step++) trainer.trainStep();
  return trainer.hash();
}

describe("forty experiments after 200 steps have the same bits everywhere", () => {
  it("leave no layer kind, activation, optimizer, task, loss or clip mode out", () => {
    const used = new Set(
      fortyExperiments.flatMap(({ model, optimizer, clip, data, loss }) => [
        `model ${model.kind}`,
        `optimizer ${optimizer.name}`,
        `clip ${clip.mode}`,
        `task ${data.source}`,
        `loss ${loss}`,
        ...(model.kind === "mlp" ? [`activation ${model.activation}`, `norm ${model.norm}`] : []),
        ...(model.kind === "rnn" ? [`cell ${model.cell}`] : []),
      ]),
    );
    const kinds = {
      optimizer: optimizers,
      clip: clips,
      task: tasks,
      loss: losses,
      activation: activations,
      cell: cells,
    };
    const registered = Object.entries({ ...kinds, norm: norms }).flatMap(([kind, registry]) =>
      Object.keys(registry).map((name) => `${kind} ${name}`),
    );
    expect(registered.filter((name) => !used.has(name))).toEqual([]);
    expect(fortyExperiments.length).toBe(40);
  });

  for (const backend of backends) {
    it(`with the kernels "${backend.name}"`, () => {
      const actual = fortyExperiments.map((experiment) => hashOf(experiment, backend));
      if (process.env.HASHES === "write" && backend.name === "reference") {
        writeFileSync(fixture, `${JSON.stringify(actual, null, 2)}\n`);
      }
      expect(actual).toEqual(hashes);
    });
  }
});
