import { describe, expect, it } from "vitest";
import { createGenerator } from "../../../src/engine/rng/generator.ts";
import { type TaskName, tasks } from "../../../src/engine/tasks/index.ts";
import type { TaskEntry, TaskSpec } from "../../../src/engine/tasks/task.ts";
import pytorch from "../../fixtures/tasks.json" with { type: "json" };

/** x and y for the spec, as an arena would hold them: views in the middle of something larger. */
function batch(entry: TaskEntry, spec: TaskSpec): { x: Float32Array; y: Float32Array } {
  const { x, y } = entry.shapes(spec);
  const size = (shape: readonly number[]) => shape.reduce((n, side) => n * side, 1);
  const memory = new Float32Array(size(x) + size(y) + 8);
  return { x: memory.subarray(4, 4 + size(x)), y: memory.subarray(8 + size(x)) };
}

function expectClose(actual: Float32Array, expected: number[], relative: number, absolute: number): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    const wanted = expected[i] as number;
    expect(Math.abs(value - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted) + absolute);
  });
}

describe("the batches of PyTorch 1.13: x bit for bit, y to 2e-7 relative (teacher: and 3e-7 absolute)", () => {
  for (const { task: name, batches, W, ...spec } of pytorch.cases) {
    it(`${name} ${spec.in_features}→${spec.out_features}, batch ${spec.batch_size}`, () => {
      const entry = tasks[name as TaskName];
      const generator = createGenerator(3);
      const task = entry.createTask(spec);
      task.prepare(generator);
      expect(entry.preliminaryDraw).toBe(W !== null);
      expect(task.state).toEqual(W === null ? {} : { W: Float32Array.from(W) });
      const { x, y } = batch(entry, spec);
      for (const expected of batches) {
        task.draw(x, y, generator);
        expect(x).toEqual(Float32Array.from(expected.x));
        // The order of addition in x @ W is PyTorch's BLAS's own, so sums that cancel differ in absolute terms.
        expectClose(y, expected.y, 2e-7, name === "teacher" ? 3e-7 : 0);
      }
    });
  }
});

describe("every task", () => {
  for (const [name, entry] of Object.entries(tasks)) {
    const spec = { in_features: 6, out_features: 2, batch_size: 20, ...entry.fixed };

    it(`${name}: a restored state and generator give the same batch again`, () => {
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
    });

    if (entry.bestConstantLoss !== null) {
      it(`${name}: the mean squared error of the best constant is ${entry.bestConstantLoss} within 1 %`, () => {
        const many = { ...spec, batch_size: 40000 };
        const { x, y } = batch(entry, many);
        const task = entry.createTask(many);
        const generator = createGenerator(0);
        task.prepare(generator);
        task.draw(x, y, generator);
        const mean = y.reduce((sum, v) => sum + v, 0) / y.length;
        const variance = y.reduce((sum, v) => sum + (v - mean) ** 2, 0) / y.length;
        expect(Math.abs(variance / (entry.bestConstantLoss as number) - 1)).toBeLessThan(0.01);
      });
    }
  }
});
