import type { ClipOptions } from "../../engine/clipping/clip.ts";
import { clips } from "../../engine/clipping/index.ts";
import type { NetworkCode } from "./network.ts";
import type { Phase } from "./phases.ts";
import { bracketed, call, indented, pyFloat } from "./python.ts";

export interface ClipCode {
  /** Between backward and the optimizer's step: leaves the norm before clipping in `total_norm`. */
  readonly lines: readonly string[];
  /** Assigns what clip_grad_norm_ multiplies by. */
  coefficient(target: string): readonly string[];
}

type Parts = Pick<NetworkCode, "parameters" | "layers">;

const BY_NORM = "# Scales all gradients so that their norm is at most max_norm; returns the norm before.";

/** One way to clip where it stays the same; else one for each stretch of the timeline. */
export function clipCode(phases: readonly [Phase, ...Phase[]], network: Parts, record: boolean): ClipCode {
  const stretches = stretchesOf(phases);
  if (stretches.length === 1) return singleClip(phases[0].experiment.clip, network);
  const branches = stretches.flatMap(({ clip }, k) => {
    const next = stretches[k + 1];
    const head = next === undefined ? "else:" : `${k === 0 ? "if" : "elif"} step < ${next.from}:`;
    const lines = clip.mode === "none" ? ["pass  # no clipping"] : clipLines(clip, network);
    const recorded = record ? coefficientLines(clip, "clip_coef").map((line) => `${line}  # json`) : [];
    return [head, ...indented([...lines, ...recorded])];
  });
  return {
    lines: [measured(network), ...branches],
    coefficient: (target) => [`${target} = clip_coef`],
  };
}

interface Stretch {
  readonly from: number;
  readonly clip: ClipOptions;
}

function stretchesOf(phases: readonly Phase[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, experiment } of phases) {
    const isSame = JSON.stringify(stretches.at(-1)?.clip) === JSON.stringify(experiment.clip);
    if (!isSame) stretches.push({ from, clip: experiment.clip });
  }
  return stretches;
}

/** Where it is the 2-norm that is clipped, clip_grad_norm_ has measured it. */
function singleClip(clip: ClipOptions, network: Parts): ClipCode {
  const isMeasured = clip.mode === "norm" && clip.norm_type === 2;
  const lines = isMeasured
    ? [BY_NORM, ...clipByNorm("total_norm = ", network.parameters, clip.max_norm)]
    : [measured(network), ...clipLines(clip, network)];
  return { lines, coefficient: (target) => coefficientLines(clip, target) };
}

const measured = ({ parameters }: Parts) =>
  `total_norm = torch.norm(torch.stack([torch.norm(p.grad) for p in ${parameters}]))`;

function clipByNorm(assigned: string, parameters: string, max_norm: number, ...more: readonly string[]) {
  return call(`${assigned}nn.utils.${clips.norm.torchName}`, [parameters, `max_norm=${pyFloat(max_norm)}`, ...more]);
}

/** With total_norm measured before. */
function clipLines(clip: ClipOptions, { parameters, layers }: Parts): readonly string[] {
  switch (clip.mode) {
    case "none":
      return [];
    case "norm":
      if (clip.norm_type === 2) return [BY_NORM, ...clipByNorm("", parameters, clip.max_norm)];
      return [
        "# Scales all gradients so that their largest element is at most max_norm; returns that.",
        ...clipByNorm("largest = ", parameters, clip.max_norm, "norm_type=math.inf"),
      ];
    case "value": {
      const bound = `clip_value=${pyFloat(clip.clip_value)}`;
      return [
        "# Every element of a gradient to between -clip_value and clip_value.",
        ...call(`nn.utils.${clips.value.torchName}`, [parameters, bound]),
      ];
    }
    case "per_layer":
      return ["# Each layer's gradients for themselves.", ...clipPerLayer(layers, parameters, clip.max_norm)];
    default:
      return clip satisfies never;
  }
}

/** Without layers all parameters are one. */
function clipPerLayer(layers: readonly string[], parameters: string, max_norm: number): readonly string[] {
  if (layers.length === 0) return clipByNorm("", parameters, max_norm);
  const nested = layers.reduce((lines) => indented(lines), clipByNorm("", "layer.parameters()", max_norm));
  return [...layers, ...nested];
}

function coefficientLines(clip: ClipOptions, target: string): readonly string[] {
  if (clip.mode !== "norm") return [`${target} = 1.0`];
  const norm = clip.norm_type === 2 ? "total_norm" : "largest";
  return bracketed(`${target} = torch.clamp(`, [`${pyFloat(clip.max_norm)} / (${norm} + 1e-6)`, "max=1.0"], ").item()");
}
