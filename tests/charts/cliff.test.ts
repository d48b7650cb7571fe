import { describe, expect, test } from "vitest";
import { createCamera, type Seen } from "../../src/charts/cliff/camera.ts";
import { shadeOf } from "../../src/charts/cliff/colours.ts";
import { lossNear, shadesOf } from "../../src/charts/cliff/raster.ts";
import { firstOutside, walkedOf } from "../../src/charts/cliff/walks.ts";
import { surface } from "../../src/engine/cliff/surface.ts";

const region = { w: [3.7, 6.7], b: [-4, -1.2] } as const;
const box = { left: 20, top: 60, width: 900, height: 600 };

describe("the camera", () => {
  const at = (turn: number, w: number, b: number, loss: number): Seen =>
    createCamera(region, turn, box).project(w, b, loss, { x: 0, y: 0, depth: 0 });

  test.each([-60, -20, 0, 35, 60])("turned by %i degrees it sees the whole region within its box", (turn) => {
    for (const w of region.w) {
      for (const b of region.b) {
        for (const loss of [0, 0.49]) {
          const { x, y } = at(turn, w, b, loss);
          expect(x).toBeGreaterThan(box.left - 1e-6);
          expect(x).toBeLessThan(box.left + box.width + 1e-6);
          expect(y).toBeGreaterThan(box.top - 1e-6);
          expect(y).toBeLessThan(box.top + box.height + 1e-6);
        }
      }
    }
  });

  test("from the front the floor lies before the wall: larger b is nearer, larger w further left, more loss higher", () => {
    expect(at(0, 5, -1.5, 0.2).depth).toBeLessThan(at(0, 5, -3.5, 0.2).depth);
    expect(at(0, 6.5, -2, 0).x).toBeLessThan(at(0, 4, -2, 0).x);
    expect(at(0, 5, -2, 0.4).y).toBeLessThan(at(0, 5, -2, 0).y);
  });
});

describe("colours", () => {
  test("from 0.01 to 16 and no further", () => {
    expect([0, 0.001, 0.01].map(shadeOf)).toEqual([0, 0, 0]);
    expect([16, 6770, Number.POSITIVE_INFINITY, Number.NaN].map(shadeOf)).toEqual([255, 255, 255, 255]);
    expect(shadeOf(0.4)).toBeCloseTo(128, -1);
  });

  test("the wall is the darkest there is, though its corners’ gradients are short", () => {
    const whole = surface(region, 50);
    const shades = shadesOf(whole);
    const wall = 0.5 - 0.622459 * 5.5;
    let [darkest, lightest] = [0, 255];
    for (let q = 0; q < whole.quads.length / 16; q++) {
      const [w, b, top] = [whole.quads[q * 16], whole.quads[q * 16 + 1], whole.quads[q * 16 + 13]] as number[];
      if (Math.abs((w as number) - 5.5) > 0.04) continue;
      if ((b as number) <= wall && wall <= (top as number)) darkest = Math.max(darkest, shades[q * 4] as number);
      else lightest = Math.min(lightest, shades[q * 4] as number);
    }
    expect(darkest).toBe(255);
    expect(lightest).toBeLessThan(150);
    expect(lossNear(whole, 5.5, wall + 0.3)).toBeLessThan(0.1);
    expect(lossNear(whole, 5.5, wall - 0.3)).toBeGreaterThan(0.3);
  });
});

describe("what is drawn of a walk", () => {
  const walk = (...points: readonly (readonly [number, number])[]) =>
    Float64Array.from(points.flatMap(([w, b]) => [w, b, 0.1, 0.2]));

  test("all of it while it stays near the region, ends where it is thrown from", () => {
    const path = walk([5, -2], [5, -2.5], [4, -12], [4, -12]);
    expect(firstOutside(path, region, 3)).toBe(2);
    expect(walkedOf(path, region, 1)).toEqual({ until: 1, thrownTo: null });
    expect(walkedOf(path, region, 3)).toEqual({ until: 1, thrownTo: 2 });
  });

  test("what is no number any more is outside", () => {
    expect(walkedOf(walk([5, -2], [Number.NaN, Number.NaN]), region, 1)).toEqual({ until: 0, thrownTo: 1 });
  });
});
