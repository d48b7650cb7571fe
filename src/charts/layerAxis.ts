/** Where the layers stand on a chart's x axis: layer 1 (input) at the left end, the output at the right end. */
export interface LayerAxis {
  /** Points on the axis: the hidden layers and, last, the output. */
  readonly points: number;
  /** Pixels between two layers; the whole width where there is only one. */
  readonly spacing: number;
  /** The centre of a layer, counted from 1. */
  x(layer: number): number;
  /** The layer nearest to a pointer, null beside the plot. */
  layerAt(x: number): number | null;
  /** The layers that carry a number: 1, 5, 10, … as far as there is room. */
  readonly ticks: readonly number[];
}

/** `labelled`: how many of the points are numbered; the output behind them has its name instead. `room`: pixels a number needs. */
export function layerAxis(points: number, labelled: number, left: number, right: number, room: number): LayerAxis {
  const spacing = points > 1 ? (right - left) / (points - 1) : right - left;
  const x = (layer: number) => (points > 1 ? left + (layer - 1) * spacing : (left + right) / 2);
  return {
    points,
    spacing,
    x,
    layerAt(pointer) {
      if (points === 0 || pointer < left - REACH || pointer > right + REACH) return null;
      const nearest = points > 1 ? Math.round((pointer - left) / spacing) + 1 : 1;
      return Math.min(points, Math.max(1, nearest));
    },
    ticks: layerTicks(labelled, spacing, room),
  };
}

/** Pixels beside the first and the last layer in which a pointer still means them. */
const REACH = 12;
const TICK_STEPS = [1, 5, 10, 20, 25, 50, 100];
/** More layers than this are counted by fives at least. */
const ONE_BY_ONE = 12;

/** 1, the multiples of the smallest step for which `room` pixels lie between two numbers, and the last where it does not crowd. */
export function layerTicks(last: number, spacing: number, room: number): readonly number[] {
  if (last < 1) return [];
  const fits = (step: number) => Math.max(1, step - 1) * spacing >= room && (step > 1 || last <= ONE_BY_ONE);
  const step = TICK_STEPS.find(fits) ?? last;
  const ticks = [1];
  for (let layer = step; layer < last; layer += step) {
    if (layer > 1 && (layer - 1) * spacing >= room && (last - layer) * spacing >= room) ticks.push(layer);
  }
  if (last > 1) ticks.push(last);
  return ticks;
}
