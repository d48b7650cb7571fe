import { describe, expect, it } from "vitest";
import { createPainter, pictureOf } from "../../../src/engine/pictures/pictureOf.ts";
import { createPredictor } from "../../../src/engine/predictor.ts";
import { tasks } from "../../../src/engine/tasks/index.ts";
import type { TaskName } from "../../../src/engine/tasks/sizes.ts";
import type { TaskEntry } from "../../../src/engine/tasks/task.ts";
import { createTrainer, type Trainer } from "../../../src/engine/trainer.ts";
import { mended } from "../../../src/experiment/contradictions.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import { merge } from "../../../src/experiment/patch.ts";
import type { Experiment, Patch } from "../../../src/experiment/schema.ts";

const names = Object.keys(tasks) as TaskName[];

/** An experiment that learns from the source. */
function experimentWith(source: TaskName, patch: Patch = {}): Experiment {
  return experimentOf(mended(merge({ data: { source, batch_size: 8 } }, patch), "data.source"));
}

function trained(experiment: Experiment, steps: number): Trainer {
  const trainer = createTrainer(experiment, []);
  for (let k = 0; k < steps; k++) trainer.trainStep();
  return trainer;
}

describe("the picture of a run", () => {
  it.each(names)("is of the kind that the task says, and leaves the run as it is: %s", (source) => {
    const experiment = experimentWith(source);
    const trainer = trained(experiment, 3);
    const before = trainer.hash();
    const picture = pictureOf(experiment, trainer.readTensor);
    const { kind } = (tasks[source] as TaskEntry).picture;
    expect(picture?.kind ?? "none").toBe(kind);
    expect(trainer.hash()).toBe(before);
    trainer.trainStep();
    expect(trainer.hash()).toBe(trained(experiment, 4).hash());
  });

  it("of a sine has the function and what the network makes of it", () => {
    const experiment = experimentWith("sine");
    const trainer = trained(experiment, 2);
    const picture = pictureOf(experiment, trainer.readTensor);
    if (picture?.kind !== "curve") throw new Error("no curve");
    const { x, target, prediction } = picture;
    expect([x[0], x[100], x.at(-1)]).toEqual([-1, 0, 1]);
    x.forEach((value, i) => {
      expect(target[i]).toBeCloseTo(Math.sin(Math.PI * value), 6);
    });
    const direct = createPredictor(experiment as never).predict(trainer.readTensor, x, x.length);
    expect(prediction).toEqual(direct);
    expect(new Set(prediction).size).toBeGreaterThan(50);
  });

  it("of classes has probabilities over the square, and the last batch", () => {
    const experiment = experimentWith("spirals", {
      loss: "cross_entropy",
      data: { outlier_every: 2, outlier_scale: -9 },
    });
    const painter = createPainter(experiment);
    const trainer = createTrainer(experiment, []);
    const fresh = painter?.(trainer.readTensor);
    if (fresh?.kind !== "grid") throw new Error("no grid");
    expect(fresh.samples.classes.length).toBe(0);
    trainer.trainStep();
    trainer.trainStep();
    const picture = painter?.(trainer.readTensor);
    if (picture?.kind !== "grid") throw new Error("no grid");
    const { width, height, classes, prediction, x, y, samples } = picture;
    expect([x.length, y.length, prediction.length]).toEqual([width, height, width * height * classes]);
    for (let k = 0; k < prediction.length; k += 2) {
      expect((prediction[k] ?? 0) + (prediction[k + 1] ?? 0)).toBeCloseTo(1, 6);
    }
    const corner = Float32Array.of(x.at(-1) ?? 0, y[0] ?? 0);
    const [a = 0, b = 0] = createPredictor(experiment as never).predict(trainer.readTensor, corner, 1);
    expect(prediction[2 * (width - 1)]).toBeCloseTo(1 / (1 + Math.exp(b - a)), 6);
    // An outlier turns the targets over; the arms that the samples are on stay what they were.
    expect([...samples.classes]).toEqual(Array.from(samples.classes, (_, k) => armOf(samples.points, k)));
    expect(new Set(samples.classes).size).toBe(2);
  });

  it("without logits has what is predicted of each class as it is", () => {
    const experiment = experimentWith("circles");
    const trainer = trained(experiment, 1);
    const picture = pictureOf(experiment, trainer.readTensor);
    if (picture?.kind !== "grid") throw new Error("no grid");
    const corner = createPredictor(experiment as never).predict(trainer.readTensor, Float32Array.of(-1, -1), 1);
    expect(picture.prediction.subarray(0, 2)).toEqual(corner);
  });

  it("of a sequence has the same example at every step, with its target", () => {
    for (const loss_at of ["last", "all"] as const) {
      const experiment = experimentWith("adding", { model: { kind: "rnn", seq_len: 6, loss_at } });
      const [first, later] = [1, 3].map((steps) => pictureOf(experiment, trained(experiment, steps).readTensor));
      if (first?.kind !== "sequence" || later?.kind !== "sequence") throw new Error("no sequence");
      expect(later.input).toEqual(first.input);
      expect(later.prediction).not.toEqual(first.prediction);
      expect(first.steps).toBe(loss_at === "all" ? 6 : 1);
      expect([first.input.length, first.prediction.length]).toEqual([12, first.steps]);
      const marked = first.input.reduce((sum, v, i) => sum + (i % 2 === 0 ? v * (first.input[i + 1] ?? 0) : 0), 0);
      expect([...first.target]).toEqual(Array(first.steps).fill(Math.fround(marked)));
    }
  });

  it("shows NaN as NaN", () => {
    const experiment = experimentWith("sine", { model: { depth: 1 } });
    const nan = (name: string) => trained(experiment, 0).readTensor(name).fill(Number.NaN);
    const picture = pictureOf(experiment, nan);
    expect(picture?.kind === "curve" && picture.prediction.every(Number.isNaN)).toBe(true);
  });

  it("is none of one neuron over time", () => {
    const experiment = experimentOf({ model: { kind: "one_neuron_rnn" }, data: { source: "sine" } });
    expect(createPainter(experiment)).toBeNull();
  });
});

/** Which spiral a point is on: on the first it is at the angle 3.5π·r. */
function armOf(points: Float32Array, k: number): number {
  const [x = 0, y = 0] = points.subarray(2 * k, 2 * k + 2);
  const r = Math.hypot(x, y);
  return x * Math.sin(3.5 * Math.PI * r) + y * Math.cos(3.5 * Math.PI * r) > 0 ? 0 : 1;
}
