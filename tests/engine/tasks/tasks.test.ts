import { describe, expect, it } from "vitest";
import { losses } from "../../../src/engine/losses/index.ts";
import type { LossName } from "../../../src/engine/losses/names.ts";
import { createGenerator } from "../../../src/engine/rng/generator.ts";
import { tasks } from "../../../src/engine/tasks/index.ts";
import type { TaskName } from "../../../src/engine/tasks/sizes.ts";
import { type TaskEntry, type TaskSpec, taskSpecOf } from "../../../src/engine/tasks/task.ts";
import pytorch from "../../fixtures/tasks.json" with { type: "json" };

const size = (shape: readonly number[]) => shape.reduce((n, side) => n * side, 1);

/** x and y for the spec, as an arena would hold them: views in the middle of something larger. */
function batch(entry: TaskEntry, spec: TaskSpec): { x: Float32Array; y: Float32Array } {
  const { x, y } = entry.shapes(spec);
  const memory = new Float32Array(size(x) + size(y) + 8).fill(-77.5);
  return { x: memory.subarray(4, 4 + size(x)), y: memory.subarray(8 + size(x)) };
}

function expectClose(actual: Float32Array, expected: number[], relative: number, absolute: number): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    const wanted = expected[i] as number;
    expect(Math.abs(value - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted) + absolute);
  });
}

/** Every size that a task leaves free, for each model and loss that it serves. */
function specsOf({ models, fixed, atLeast }: TaskEntry, sizes: Partial<TaskSpec> = {}): TaskSpec[] {
  const { in_features = 6, input_size = 6, out_features = 2 } = fixed;
  const common = { batch_size: 20, out_features, seq_len: Math.max(9, atLeast.seq_len ?? 1), ...sizes };
  return models.flatMap((kind): TaskSpec[] =>
    kind === "mlp"
      ? [{ in_features, ...common, kind, seq_len: 1, loss_at: "last" }]
      : (["last", "all"] as const).map((loss_at) => ({ ...common, kind, in_features: input_size, loss_at })),
  );
}

const inWords = ({ kind, in_features, out_features, batch_size, seq_len, loss_at }: TaskSpec) =>
  `${kind} ${in_features}→${out_features}, batch ${batch_size}${kind === "rnn" ? `, T ${seq_len}, ${loss_at}` : ""}`;

/** Inputs that go through sin and cos, which are ours and PyTorch's own. */
const throughSines: readonly string[] = ["spirals", "circles", "sequence_sine"];

describe("the batches of PyTorch 1.13: bit for bit, but 2e-7 relative where sin, cos and tanh enter", () => {
  for (const { task: name, batches, W, ...sizes } of pytorch.cases) {
    const spec = sizes as TaskSpec;
    it(`${name} ${inWords(spec)}`, () => {
      const entry = tasks[name as TaskName];
      const generator = createGenerator(3);
      const task = entry.createTask(spec);
      task.prepare(generator);
      expect(entry.preliminaryDraw).toBe(W !== null);
      expect(task.state).toEqual(W === null ? {} : { W: Float32Array.from(W) });
      const { x, y } = batch(entry, spec);
      for (const expected of batches) {
        task.draw(x, y, generator);
        // Near their zeros sin and cos are exact to the rounding of 1, not of themselves.
        if (throughSines.includes(name)) expectClose(x, expected.x, 2e-7, 6e-8);
        else expect(x).toEqual(Float32Array.from(expected.x));
        // The order of addition in x @ W is PyTorch's BLAS's own, so sums that cancel differ in absolute terms.
        if (name === "teacher") expectClose(y, expected.y, 2e-7, 3e-7);
        else if (name === "sine" || name === "sequence_sine") expectClose(y, expected.y, 2e-7, 6e-8);
        else expect(y).toEqual(Float32Array.from(expected.y));
      }
    });
  }

  it("covers every task and every model that it serves", () => {
    for (const [name, { models }] of Object.entries(tasks)) {
      const kinds = pytorch.cases.filter(({ task }) => task === name).map(({ kind }) => kind);
      expect([...new Set(kinds)].sort(), name).toEqual([...models].sort());
    }
  });
});

/** What is drawn once and known on average alone is averaged over: a teacher's outputs, each a function of its own. */
const manyFunctions: Readonly<Record<string, Partial<TaskSpec>>> = {
  teacher: { in_features: 128, out_features: 256, batch_size: 1000 },
};

describe("every task", () => {
  for (const [name, entry] of Object.entries<TaskEntry>(tasks)) {
    it.each(specsOf(entry))(
      `${name}: a restored state and generator give the same batch again ($kind $loss_at)`,
      (spec) => {
        const generator = createGenerator(9);
        const task = entry.createTask(spec);
        task.prepare(generator);
        const saved = generator.getState();
        const state = structuredClone(task.state);
        const first = batch(entry, spec);
        task.draw(first.x, first.y, generator);

        const other = entry.createTask(spec);
        for (const [key, values] of Object.entries(state)) other.state[key]?.set(values);
        const again = batch(entry, spec);
        generator.setState(saved);
        other.draw(again.x, again.y, generator);
        expect(again).toEqual(first);
      },
    );

    it.each(specsOf(entry, entry.atLeast))(
      `${name}: fills the whole batch at its least sizes ($kind $loss_at)`,
      (spec) => {
        const { x, y } = batch(entry, spec);
        const task = entry.createTask(spec);
        const generator = createGenerator(1);
        task.prepare(generator);
        task.draw(x, y, generator);
        expect([...x, ...y].filter((value) => value === -77.5 || !Number.isFinite(value))).toEqual([]);
      },
    );

    for (const spec of specsOf(entry, { batch_size: 40_000, seq_len: 5, ...manyFunctions[name] })) {
      for (const loss of Object.keys(losses) as LossName[]) {
        const best = entry.bestConstantLoss(spec, loss);
        if (best === null) continue;
        it(`${name}, ${inWords(spec)}: the ${loss} of the best constant is ${best} within 2 %`, () => {
          const { x, y } = batch(entry, spec);
          const task = entry.createTask(spec);
          const generator = createGenerator(0);
          task.prepare(generator);
          task.draw(x, y, generator);
          expect(Math.abs(measured[loss](y, spec.out_features) / best - 1)).toBeLessThan(0.02);
        });
      }
    }
  }
});

/** What the best constant row costs with these targets: their mean, as a prediction or as the classes' probabilities. */
const measured: Record<LossName, (y: Float32Array, width: number) => number> = {
  mse(y, width) {
    const means = meanRow(y, width);
    return y.reduce((sum, value, i) => sum + (value - (means[i % width] ?? 0)) ** 2, 0) / y.length;
  },
  cross_entropy(y, width) {
    return meanRow(y, width).reduce((sum, p) => sum - p * Math.log(p), 0);
  },
};

function meanRow(y: Float32Array, width: number): number[] {
  const sums = Array<number>(width).fill(0);
  y.forEach((value, i) => {
    sums[i % width] = (sums[i % width] ?? 0) + value;
  });
  return sums.map((sum) => (sum * width) / y.length);
}

describe("the sizes of a model's batches", () => {
  it("are its inputs and outputs, over time where there is time", () => {
    const mlp = { kind: "mlp", in_features: 7, out_features: 3 } as const;
    const rest = { hidden_features: 5, depth: 2, activation: "relu", negative_slope: 0, bias: true } as const;
    const spec = taskSpecOf({ ...mlp, ...rest, norm: "none", residual: false, residual_scale: 1 }, 4);
    expect(tasks.randn.shapes(spec)).toEqual({ x: [4, 7], y: [4, 3] });
    const rnn = { kind: "rnn", cell: "gru", nonlinearity: "tanh", input_size: 2, hidden_size: 5 } as const;
    const over = { ...rnn, out_features: 3, seq_len: 6, num_layers: 1, tbptt: 0 } as const;
    expect(tasks.randn.shapes(taskSpecOf({ ...over, loss_at: "last" }, 4))).toEqual({ x: [6, 4, 2], y: [4, 3] });
    expect(tasks.randn.shapes(taskSpecOf({ ...over, loss_at: "all" }, 4))).toEqual({ x: [6, 4, 2], y: [6, 4, 3] });
  });
});
