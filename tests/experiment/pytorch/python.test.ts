import { describe, expect, it } from "vitest";
import { call, pyFloat, pyValue } from "../../../src/experiment/pytorch/python.ts";

describe("numbers are Python's floats, as repr writes them", () => {
  const written: [number, string][] = [
    [1, "1.0"],
    [-3, "-3.0"],
    [0, "0.0"],
    [0.001, "0.001"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [1.5e-7, "1.5e-07"],
    [1e15, "1000000000000000.0"],
    [1e16, "1e+16"],
    [1e19, "1e+19"],
    [1e25, "1e+25"],
    [1.25e100, "1.25e+100"],
    [3.4028234663852886e38, "3.4028234663852886e+38"],
    [5 / 3, "1.6666666666666667"],
  ];
  it.each(written)("%d", (value, text) => {
    expect(pyFloat(value)).toBe(text);
    expect(Number(text)).toBe(value);
  });
});

it("values are Python's", () => {
  expect([true, false, "fan_out", [0.9, 1], 2].map((value) => pyValue(value as never))).toEqual([
    "True",
    "False",
    '"fan_out"',
    "(0.9, 1.0)",
    "2.0",
  ]);
});

it("a call that is too long has one argument a line", () => {
  expect(call("f", ["a", "b=1"])).toEqual(["f(a, b=1)"]);
  const args = Array.from({ length: 9 }, (_, k) => `argument_${k}=1`);
  expect(call("x = f", args)).toEqual(["x = f(", ...args.map((arg) => `    ${arg},`), ")"]);
});
