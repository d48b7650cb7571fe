import { expect, test } from "vitest";
import { resolve } from "../../../src/experiment/comparison.ts";
import { pytorchSource } from "../../../src/experiment/pytorch/pytorchSource.ts";
import { ofScenario } from "../../../src/lessons/comparisons.ts";
import { growthOfCurve, isRight } from "../../../src/lessons/judge.ts";
import { excerpt, sixDigits } from "../../../src/views/learn/excerpt.ts";

test("the excerpt has the whole of a training step and nothing of --json", () => {
  const text = excerpt(pytorchSource("article", resolve(ofScenario("article", [0])), false));
  const places = ["zero_grad", "backward", "clip_grad_norm_", "optimizer.step", "print(f"].map((part) =>
    text.indexOf(part),
  );
  expect(places.every((place, k) => place > (places[k - 1] ?? 0))).toBe(true);
  expect(text).toContain("torch.manual_seed(0)");
  expect(text).not.toMatch(/json|sys|hook|names/);
  expect(text.split("\n").every((line) => line === line.trimEnd())).toBe(true);
});

test.each([
  [0.95906496, "0.959065"],
  [1.08432, "1.08432"],
  [16, "16"],
  [0, "0"],
  [123456.7, "123457"],
  [1234567, "1.23457e+06"],
  [999999.7, "1e+06"],
  [0.0001, "0.0001"],
  [0.00001234567, "1.23457e-05"],
  [-2.5, "-2.5"],
  [Number.POSITIVE_INFINITY, "inf"],
  [Number.NaN, "nan"],
])("%f is written as Python's .6g writes it: %s", (value, written) => {
  expect(sixDigits(value)).toBe(written);
});

test("a curve is judged by its growth, an amount by its quotient, a choice by its id", () => {
  const flat = [0, 0, 0, 0, 0, 0, 0];
  expect(growthOfCurve(flat)).toBe(1);
  expect(growthOfCurve([1.9, 0, 0, 0, 0, 0, 0])).toBeCloseTo(10 ** 0.1, 12);
  const curve = { kind: "curve", quantity: "weight_gradient", answer: "relu_weight", within: 1.15 } as const;
  expect(isRight(curve, flat, 0.94)).toBe(true);
  expect(isRight(curve, [3, 2, 1, 0, 0, 0, 0], 0.94)).toBe(false);
  const amount = { kind: "amount", answer: "product", min: 1, max: 1e4, within: 1.5 } as const;
  expect(isRight(amount, 100, 124)).toBe(true);
  expect(isRight(amount, 80, 124)).toBe(false);
  expect(isRight({ kind: "choose", options: ["a", "b"], answer: "b" }, "b", "b")).toBe(true);
  expect(isRight(amount, "b", 124)).toBe(false);
});
