/** What sentences are made of besides words: codes and figures, given by the rooms that find them. */

/** The first and the last of the steps that something is told of: the same where it is a single one. */
export type Steps = readonly [from: number, to: number];

/** The state of a lane; the codes are the diagnosis's. */
export type StatusFigures =
  | { readonly kind: "starting" | "ready" }
  | { readonly kind: "training"; readonly step: number; readonly clipped: number | null }
  | { readonly kind: "paused" | "frozen"; readonly step: number }
  | {
      readonly kind: "exploded";
      readonly step: number;
      readonly tensor: string;
      readonly what: "activation" | "loss" | "grad" | "total_norm" | "param";
      readonly nan: boolean;
      /** A recurrent network, whose states are named like layers. */
      readonly overTime?: boolean;
    }
  | { readonly kind: "vanished"; readonly ratio: number; readonly overTime?: boolean }
  | { readonly kind: "finished"; readonly steps: number; readonly loss: number }
  | {
      readonly kind: "failed";
      readonly code: string;
      readonly message?: string;
      readonly needed?: number;
      readonly allowed?: number;
    };
export type Exploded = Extract<StatusFigures, { kind: "exploded" }>;
export type Failed = Extract<StatusFigures, { kind: "failed" }>;

/** The mean-field prediction. `factor` and `product` are written out ("×1.27"); `layers`: where the product starts. */
export interface PredictionFigures {
  /** σ_w²/2 where that closed form holds (ReLU), else null. */
  readonly chi: string | null;
  readonly trend: "grows" | "shrinks" | "keeps";
  readonly factor: string;
  readonly product: string;
  readonly layers: number;
}

/** One step of a lane's main chart, from the first layer to the last. */
export interface HeroFigures {
  /** The lane's letter. */
  readonly lane: string;
  readonly steps: Steps;
  readonly quantity: "signal" | "weight_gradient" | "activation";
  readonly first: number;
  readonly last: number;
  /** The places are time steps. */
  readonly overTime?: boolean;
}

/** What is wrong with a setting: a code, and what may stand there. */
export interface ProblemFigures {
  readonly value: string;
  readonly code: "unknown" | "inapplicable" | "type" | "range" | "choice" | "contradiction" | "not_live" | "memory";
  readonly allowed: AllowedFigures;
  readonly with: readonly { readonly path: string; readonly value: string }[];
}
export type AllowedFigures =
  | RangeFigures
  | { readonly kind: "pair"; readonly min: number; readonly below: number }
  | { readonly kind: "switch" }
  | { readonly kind: "choice"; readonly values: readonly (string | number | null)[] }
  | { readonly kind: "text"; readonly maxLength: number }
  | { readonly kind: "fields"; readonly fields: readonly string[] }
  | { readonly kind: "list"; readonly min: number; readonly max: number }
  | { readonly kind: "memory"; readonly needed: number; readonly max: number };
export interface RangeFigures {
  readonly kind: "number" | "integer";
  readonly min: number;
  readonly max: number;
  /** `min` itself is excluded. */
  readonly above?: true;
}

/** What sets a lane apart: a setting, or a choice with the fields that it brings. */
export type TitleFigures =
  | { readonly kind: "clip"; readonly clip: ClipFigures }
  | { readonly kind: "init"; readonly init: { readonly scheme: string; readonly sigma_w?: number } }
  | { readonly kind: "optimizer"; readonly optimizer: { readonly name: string } }
  | { readonly kind: "field"; readonly path: string; readonly value: SettingValue };
export type ClipFigures =
  | { readonly mode: "none" }
  | { readonly mode: "norm" | "per_layer"; readonly max_norm: number }
  | { readonly mode: "value"; readonly clip_value: number };
export type SettingValue = string | number | boolean | null | readonly [number, number];

/** The largest finite float32: a bound there is no bound that a reader meets. */
const FLOAT32_MAX = 3.4028234663852886e38;
/** Which ends of a range are worth naming. */
export function ends({ min, max, above }: RangeFigures): "both" | "min" | "above" | "none" {
  if (max < FLOAT32_MAX) return "both";
  return min <= -FLOAT32_MAX ? "none" : above ? "above" : "min";
}

/** Bytes in whole megabytes. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

/** What a value that is not finite became. */
export function nonfinite(nan: boolean): "Inf" | "NaN" {
  return nan ? "NaN" : "Inf";
}

/** Growth per layer at step 0, as written: measured between the ends, by a straight line, and where most networks lie. */
export interface AgreementFigures {
  readonly measured: string;
  readonly fitted: string;
  readonly low: string;
  readonly high: string;
  readonly agrees: boolean;
}
