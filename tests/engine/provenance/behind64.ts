import type { Experiment } from "../../../src/experiment/schema.ts";
import type { Gradients64 } from "./mlp64.ts";
import { type Record64, ranged } from "./record64.ts";

const norm = (values: Iterable<number>) => {
  let sum = 0;
  for (const value of values) sum = ranged(sum + value * value);
  return Math.fround(Math.sqrt(sum));
};
export function layerOf(name: string): number | null {
  const number = /^(?:linear|norm)(\d+)/.exec(name)?.[1];
  return number === undefined ? null : Number(number);
}

/** The gradients as clipping leaves them. `parameters`: in PyTorch's order. */
export function clip64(
  record: Record64,
  { clip }: Experiment,
  parameters: readonly string[],
  raw: Gradients64,
): Gradients64 {
  if (clip.mode === "none") return raw;
  const gradient = (name: string) => raw.get(name) as Float64Array;
  const each = (of: (name: string) => Float64Array) => new Map(parameters.map((name) => [name, of(name)]));
  if (clip.mode === "value") {
    const bound = Math.fround(clip.clip_value);
    return each((name) => gradient(name).map((g) => (g > bound ? bound : g < -bound ? -bound : g)));
  }
  const modules = [...new Set(parameters.map(moduleOf))];
  const perLayer = modules.map((module) => parameters.filter((name) => moduleOf(name) === module));
  const groups = clip.mode === "per_layer" ? perLayer : [parameters];
  const squared = clip.mode === "per_layer" || clip.norm_type === 2;
  const coefficients = new Map<string, number>();
  for (const group of groups) {
    const norms = group.map((name) => {
      const of = norm(gradient(name));
      if (squared && gradient(name).every(Number.isFinite)) {
        record.put("norm_square", `${name}.grad`, layerOf(name), Float64Array.of(of));
      }
      return of;
    });
    const finite = group.every((name) => gradient(name).every(Number.isFinite));
    const largest = Math.max(...group.flatMap((name) => [...gradient(name)]).map(Math.abs));
    const total = squared ? norm(norms) : largest;
    const layer = clip.mode === "per_layer" ? layerOf(group[0] as string) : null;
    if (squared && finite) record.put("norm_square", "total_norm", layer, Float64Array.of(total));
    const coefficient = Math.min(1, Math.fround(Math.fround(1 / Math.fround(total + 1e-6)) * clip.max_norm));
    for (const name of group) coefficients.set(name, coefficient);
  }
  return each((name) => {
    const clipped = gradient(name).map((g) => g * (coefficients.get(name) as number));
    return record.put("clip", `${name}.grad`, layerOf(name), clipped);
  });
}

/** "linear3" of "linear3.weight", "cell_l1" of "cell.weight_hh_l1". */
function moduleOf(name: string): string {
  return `${name.split(".")[0]}${/_l\d+$/.exec(name)?.[0] ?? ""}`;
}
