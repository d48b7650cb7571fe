import { describe, expect, test } from "vitest";
import { bifurcation } from "../../../src/engine/cliff/bifurcation.ts";
import { cloud } from "../../../src/engine/cliff/cloud.ts";
import { evaluate, newPoint, normOf } from "../../../src/engine/cliff/neuron.ts";
import { path } from "../../../src/engine/cliff/path.ts";
import { section } from "../../../src/engine/cliff/section.ts";
import { surface } from "../../../src/engine/cliff/surface.ts";

const T = 50;
const lossAt = (w: number, b: number, seq_len = T) => evaluate(w, b, seq_len, newPoint()).loss;
const normAt = (w: number, b: number) => normOf(evaluate(w, b, T, newPoint()));
const region = { w: [3.5, 6.5], b: [-4, -1] } as const;

/** The loss as one writes it down, with the machine's own exp. */
function plainLoss(w: number, b: number, seq_len: number): number {
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  let h = 0.5;
  for (let t = 0; t < seq_len; t++) h = w * sigmoid(h) + b;
  return (sigmoid(h) - 0.7) ** 2;
}

describe("the neuron", () => {
  test.each([
    [5, -2.7, 50],
    [4.2, -1.9, 50],
    [6, -3.5, 7],
    [-3, 2, 20],
  ])("loss and gradient at w %f, b %f, T %i", (w, b, seq_len) => {
    const at = evaluate(w, b, seq_len, newPoint());
    expect(at.loss).toBeCloseTo(plainLoss(w, b, seq_len), 12);
    const d = 1e-6;
    const along = (dw: number, db: number) =>
      (plainLoss(w + dw, b + db, seq_len) - plainLoss(w - dw, b - db, seq_len)) / (2 * d);
    expect(at.dw).toBeCloseTo(along(d, 0), 6);
    expect(at.db).toBeCloseTo(along(0, d), 6);
  });

  test("plateaus: 0.09 and 0.49 far from the wall, 0.35 and 0.017 beside it at w = 5", () => {
    expect(lossAt(5, 20)).toBeCloseTo(0.09, 3);
    expect(lossAt(5, -20)).toBeCloseTo(0.49, 3);
    expect(lossAt(5, -2.66)).toBeGreaterThan(0.33);
    expect(lossAt(5, -2.62)).toBeCloseTo(0.35, 1);
    expect(lossAt(5, -2.6)).toBeCloseTo(0.017, 2);
  });

  test("the wall at w = 5: its gradient is 6.77e3 long, and 0.2 a twentieth to either side", () => {
    const { wall, gradient } = section(5, [-3, -2], T);
    expect(wall).toBeCloseTo(-2.61234, 4);
    let peak = Math.max(...gradient);
    for (let k = -2000; k <= 2000; k++) peak = Math.max(peak, normAt(5, (wall as number) + k * 1e-9));
    expect(peak).toBeGreaterThan(6600);
    expect(peak).toBeLessThan(6950);
    for (const side of [-0.05, 0.05]) expect(normAt(5, (wall as number) + side)).toBeCloseTo(0.2, 1);
  });

  // Near its tip the wall takes more time steps to become one.
  test.each([
    [4.4, 400],
    [4.7, T],
    [5, T],
    [5.5, T],
    [6, T],
    [6.5, T],
  ])("the wall at w %f, T %i stands at b = 0.5 − 0.622459 w", (w, seq_len) => {
    const expected = 0.5 - 0.622459 * w;
    expect(section(w, [expected - 0.5, expected + 0.4], seq_len).wall).toBeCloseTo(expected, 3);
  });

  test("there is no wall below w = 4", () => {
    expect(section(3.6, [-3, -1], T).wall).toBeNull();
  });
});

test("Doya’s folds at w = 5: b = −2.65561 and −2.34439, with two attractors between them", () => {
  const { folds, points } = bifurcation(5, [-4, -1]);
  expect(folds).toHaveLength(2);
  expect(folds[0]).toBeCloseTo(-2.65561, 5);
  expect(folds[1]).toBeCloseTo(-2.34439, 5);
  const stable = { between: 0, outside: 0 };
  for (let k = 0; k < points.length; k += 3) {
    const b = points[k] as number;
    const h = points[k + 1] as number;
    expect(5 / (1 + Math.exp(-h)) + b).toBeCloseTo(h, 9);
    const attracts = Math.abs(5 * (1 / (1 + Math.exp(-h))) * (1 - 1 / (1 + Math.exp(-h)))) < 1;
    expect(points[k + 2]).toBe(attracts ? 1 : 0);
    if (attracts) stable[b > -2.65 && b < -2.35 ? "between" : "outside"] += 1;
  }
  expect(stable.between).toBeGreaterThan(10);
  expect(bifurcation(3.9, [-4, -1]).folds).toEqual([]);
});

describe("paths", () => {
  test("the first update is −lr times the gradient, shortened to max_norm where that is set", () => {
    const start = { w: 5, b: -2.7, lr: 0.5, updates: 1, seq_len: T };
    const at = evaluate(5, -2.7, T, newPoint());
    const raw = path({ ...start, max_norm: null });
    expect([...raw.subarray(4, 6)]).toEqual([5 - 0.5 * at.dw, -2.7 - 0.5 * at.db]);
    const clipped = path({ ...start, max_norm: 0.01 });
    expect(Math.hypot((clipped[4] as number) - 5, (clipped[5] as number) + 2.7)).toBeCloseTo(0.005, 6);
  });

  test("raw and clipped are one up to the first gradient beyond the threshold", () => {
    const walk = { w: 5, b: -2.7, lr: 1, updates: 100, seq_len: T };
    const [raw, clipped] = [path({ ...walk, max_norm: null }), path({ ...walk, max_norm: 0.4 })];
    let first = 0;
    while ((raw[first * 4 + 3] as number) <= 0.4) first++;
    expect(first).toBeGreaterThan(0);
    expect([...clipped.subarray(0, first * 4 + 2)]).toEqual([...raw.subarray(0, first * 4 + 2)]);
  });
});

/** Of 200 starts; measured in NumPy with another generator of starts. Shares, in points of a hundred. */
describe("shares of 200 starts, within 7 points", () => {
  test.each([
    { w: 5, b: -2.7, lr: 0.01, max_norm: 1, updates: 400, raw: [52, 15], clipped: [0, 58] },
    { w: 5.5, b: -2.8, lr: 0.01, max_norm: 1, updates: 2000, raw: [78, 2.5], clipped: [0, 85] },
    { w: 5.5, b: -2.8, lr: 0.01, max_norm: 1, updates: 400, raw: [null, 7], clipped: [0, 35] },
    { w: 5, b: -2.7, lr: 1, max_norm: 0.4, updates: 100, raw: [64, 47], clipped: [null, 100] },
  ])("from ($w, $b), lr $lr, max_norm $max_norm, $updates updates", ({ raw, clipped, ...walk }) => {
    const got = cloud({ ...walk, seq_len: T }, 200);
    for (const [shares, expected] of [
      [got.raw, raw],
      [got.clipped, clipped],
    ] as const) {
      const measured = [shares.thrown * 100, shares.arrived * 100];
      for (const [k, share] of expected.entries()) {
        if (share !== null) expect(Math.abs((measured[k] as number) - share)).toBeLessThanOrEqual(7);
      }
    }
  });
});

describe("the surface", () => {
  const whole = surface(region, T);

  test("its mesh covers the region once, and is finer where it is steep", () => {
    let area = 0;
    let finest = 1;
    for (let q = 0; q < whole.quads.length; q += 16) {
      const at = (k: number) => whole.quads[q + k] as number;
      area += (at(4) - at(0)) * (at(13) - at(1));
      finest = Math.min(finest, at(4) - at(0));
      expect(at(2)).toBeCloseTo(plainLoss(at(0), at(1), T), 1);
    }
    expect(area).toBeCloseTo(9, 3);
    expect(finest).toBeLessThan(0.01);
    expect(whole.steep).toHaveLength(whole.quads.length / 16);
  });

  test("it is refined along the whole wall", () => {
    for (const w of [4.5, 5, 5.5, 6]) {
      const b = 0.5 - 0.622459 * w;
      let holds = false;
      for (let q = 0; q < whole.quads.length; q += 16) {
        const at = (k: number) => whole.quads[q + k] as number;
        if (at(0) <= w && w <= at(4) && at(1) <= b && b <= at(13)) holds ||= whole.steep[q / 16] === 1;
      }
      expect(holds).toBe(true);
    }
  });
});
