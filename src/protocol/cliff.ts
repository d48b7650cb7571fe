import type { Bifurcation, Cloud, Region, Section, Surface, Walk } from "../engine/cliff/shapes.ts";

/**
 * What the Cliff asks its worker, and what it answers. The neuron is h_t = w·σ(h_{t−1}) + b, h_0 = 0.5, its loss
 * E = (σ(h_T) − 0.7)² (Pascanu, Mikolov & Bengio 2013, figure 6). Everything is float64, arrays are transferred.
 */

export type CliffJob =
  /** The walk without clipping and with its max_norm. */
  | { readonly kind: "paths"; readonly walk: Walk & { readonly max_norm: number } }
  | { readonly kind: "surface"; readonly region: Region; readonly seq_len: number }
  | { readonly kind: "section"; readonly w: number; readonly b: Region["b"]; readonly seq_len: number }
  | { readonly kind: "bifurcation"; readonly w: number; readonly b: Region["b"] }
  /** The walk from `starts` places within ±0.01 of its own, always the same ones; raw and with its max_norm. */
  | { readonly kind: "cloud"; readonly walk: Walk & { readonly max_norm: number }; readonly starts: number };

/** (updates + 1, PATH_STRIDE) each. */
export interface Paths {
  readonly raw: Float64Array;
  readonly clipped: Float64Array;
}

export interface CliffResults {
  readonly paths: Paths;
  readonly surface: Surface;
  readonly section: Section;
  readonly bifurcation: Bifurcation;
  readonly cloud: Cloud;
}

/** Each job is answered once, in order. */
export interface ToCliffWorker {
  readonly id: number;
  readonly job: CliffJob;
}
export interface FromCliffWorker {
  readonly id: number;
  readonly result: CliffResults[CliffJob["kind"]];
}
