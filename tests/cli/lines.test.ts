import { describe, expect, it } from "vitest";
import { printedColumns, printedColumnsOf, startLine, stepLine } from "../../src/cli/lines.ts";
import { columnOf } from "../../src/engine/quantities.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { createRun } from "../../src/experiment/run.ts";
import type { Patch } from "../../src/experiment/schema.ts";

function firstStep(patch: Patch) {
  const experiment = experimentOf(patch);
  const run = createRun(experiment, [], printedColumnsOf(experiment));
  run.trainStep();
  const lane = { letter: null, experiment, timeline: [] };
  return {
    run,
    start: JSON.parse(startLine(lane, run.layout)) as Record<string, unknown>,
    step: JSON.parse(stepLine(lane, run.layout, 0, run.row)) as Record<string, unknown>,
  };
}

describe("a printed step", () => {
  it("of an MLP has no hidden column", () => {
    const { step } = firstStep({ model: { depth: 2 } });
    expect(Object.keys(step)).toEqual(["type", "step", ...printedColumns]);
  });

  it.each([
    ["lstm", { model: { kind: "rnn", cell: "lstm", seq_len: 7, num_layers: 2 } }],
    ["one neuron", { model: { kind: "one_neuron_rnn", seq_len: 7 } }],
  ] as [string, Patch][])("of a recurrent network (%s) has ‖∂L/∂h_t‖ of each time step, last", (_name, patch) => {
    const { run, start, step } = firstStep(patch);
    expect(Object.keys(step)).toEqual(["type", "step", ...printedColumns, "hidden_grad_norm"]);
    const offset = columnOf(run.layout, "hidden_grad_norm")?.offset ?? -1;
    expect(step.hidden_grad_norm).toEqual([...run.row.subarray(offset, offset + 7)]);
    expect(run.layout.axes.hidden).toHaveLength(8);
    expect(Object.keys(step.grad_norm as object)).toEqual(start.parameters);
  });

  it("has what is not finite as strings", () => {
    const model = { kind: "rnn", nonlinearity: "relu", seq_len: 25 } as const;
    const { step } = firstStep({ model, init: { scheme: "identity", gain: 9 } });
    expect([step.loss, step.hidden_grad_norm]).toEqual([
      "Infinity",
      expect.arrayContaining([expect.stringMatching(/^(Infinity|NaN)$/)]),
    ]);
  });
});
