import { describe, expect, test } from "vitest";
import { path } from "../../../src/engine/cliff/path.ts";
import { viewFields } from "../../../src/experiment/address/viewFields.ts";
import { pointOf, walkFacts, wallStep } from "../../../src/views/cliff/walkFacts.ts";

const walk = (...rows: readonly (readonly [number, number, number, number])[]) => Float64Array.from(rows.flat());

describe("what a walk has come to", () => {
  const thrown = walk(
    [5, -2, 0.2, 0.1],
    [5, -2.5, 0.1, 9],
    [4, -12, 0.49, 1e-6],
    [Number.NaN, Number.NaN, Number.NaN, 0],
  );

  test("thrown counts from the update that ends far away, as far as it is shown", () => {
    expect(walkFacts(thrown, 1)).toMatchObject({ thrownAt: null, longest: 9, arrived: false });
    expect(walkFacts(thrown, 2)).toMatchObject({ thrownAt: 2, now: { b: -12 } });
    expect(walkFacts(thrown, 9).now.loss).toBeNaN();
  });

  test("a walk that becomes no number was thrown", () => {
    expect(walkFacts(walk([5, -2, 0.2, 1], [Number.NaN, 0, Number.NaN, Number.NaN]), 1)).toMatchObject({
      thrownAt: 1,
      longest: Number.NaN,
    });
  });

  test("the wall is where the gradient is ten times what it was before", () => {
    expect(wallStep(thrown)).toBe(1);
    expect(wallStep(walk([5, -2, 0.2, 0.1], [5, -2.1, 0.1, 0.9]))).toBeNull();
  });
});

test("what the view opens with: the raw walk is thrown far away, the clipped one arrives", () => {
  const { w, b, lr, max_norm, updates, seq_len } = viewFields.cliff;
  const start = { w: w.default, b: b.default, lr: lr.default, updates: updates.default, seq_len: seq_len.default };
  const raw = walkFacts(path({ ...start, max_norm: null }), updates.default);
  const clipped = walkFacts(path({ ...start, max_norm: max_norm.default }), updates.default);
  expect(raw.thrownAt).not.toBeNull();
  expect(clipped).toMatchObject({ thrownAt: null, arrived: true });
  expect(pointOf(path({ ...start, max_norm: null }), 0)).toMatchObject({ w: 5.2, b: -2.5 });
});
