import { exp64 } from "../kernels/math/exp.ts";

/** Gauss and Legendre's nodes on [0, 1] with their weights, eight of them. */
const legendre = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
].flatMap(([x = 0, w = 0]) => [
  [(1 - x) / 2, w / 2],
  [(1 + x) / 2, w / 2],
]) as readonly (readonly [node: number, weight: number])[];

/** Nodes in ln ρ, four a unit, from ρ = e² = 7.4 down to 0.018; the weight is the density ρe^(−ρ²/2) times dρ. */
const radii = Array.from({ length: 25 }, (_, i) => {
  const radius = exp64(2 - i / 4);
  return [radius, (radius * radius * exp64(-0.5 * radius * radius)) / 4] as const;
});

type Visit = (u: number, v: number, weight: number) => void;

/**
 * Visits nodes of a quadrature over two standard normals of correlation c, one of the two orders of each pair. With
 * θ = arccos(c)/2, u = ρ·cos(ψ + θ) and v = ρ·cos(ψ − θ) for ψ even over the half turn: u changes its sign at (sin θ, cos θ)
 * and v at (−sin θ, cos θ), so between these directions ReLU and its like have no kink, however near c is to ±1.
 */
export function forEachPair(c: number, visit: Visit): void {
  const cos = Math.sqrt(Math.max(0, 1 + c) / 2);
  const sin = Math.sqrt(Math.max(0, 1 - c) / 2);
  const corners = [[1, 0] as const, [sin, cos] as const, [0, 1] as const, [-sin, cos] as const, [-1, 0] as const];
  for (const [i, from] of corners.slice(0, -1).entries()) {
    const to = corners[i + 1] ?? from;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const cross = from[0] * to[1] - from[1] * to[0];
    if (cross <= 0) continue;
    for (const [t, weight] of legendre) {
      const [x, y] = [from[0] + dx * t, from[1] + dy * t];
      const square = x * x + y * y;
      const length = Math.sqrt(square);
      // Along the chord dψ = |from × to|/(x² + y²) dt.
      visitRay((x * cos - y * sin) / length, (x * cos + y * sin) / length, (weight * cross) / square, visit);
    }
  }
}

function visitRay(u: number, v: number, weight: number, visit: Visit): void {
  for (const [radius, density] of radii) visit(radius * u, radius * v, weight * density);
}
