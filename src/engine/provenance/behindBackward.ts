import type { ClipOptions } from "../clipping/clip.ts";
import type { GradientNorms } from "../clipping/gradientNorms.ts";
import type { NetworkTensors } from "../network.ts";
import type { OptimizerOptions } from "../optimizers/optimizer.ts";
import { optimizerOf } from "../optimizers/stateKind.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Ledger } from "./ledger.ts";
import { operandOf } from "./operands.ts";
import type { Operand } from "./origin.ts";
import { layerOf } from "./places.ts";

/** State tensors that hold squares of gradients. */
export const secondMoments: ReadonlySet<string> = new Set(["exp_avg_sq", "max_exp_avg_sq", "square_avg", "sum"]);

/**
 * The norm that clips overflows in float32 while every gradient is finite: the first parameter whose own norm is Inf, or
 * the norm of the norms. Only a norm that clips counts: one that is merely recorded changes nothing. Norms are those
 * before clipping.
 */
export function noteNormSquare(
  step: number,
  { layers }: NetworkTensors,
  norms: GradientNorms,
  clip: ClipOptions,
  ledger: Ledger,
): void {
  if (clip.mode !== "per_layer" && (clip.mode !== "norm" || clip.norm_type === "inf")) return;
  let first = 0;
  for (const { name, parameters } of layers) {
    parameters.forEach(({ gradient }, k) => {
      noteNorm(norms.perParameter[first + k] as number, gradient.name, layerOf(gradient.name), [gradient]);
    });
    if (clip.mode === "per_layer") {
      const gradients = parameters.map(({ gradient }) => gradient);
      noteNorm(norms.total(first, parameters.length), "total_norm", layerOf(name), gradients);
    }
    first += parameters.length;
  }
  const all = layers.flatMap(({ parameters }) => parameters.map(({ gradient }) => gradient));
  if (clip.mode === "norm") noteNorm(norms.total(), "total_norm", null, all);

  function noteNorm(norm: number, name: string, layer: number | null, of: readonly Tensor[]): void {
    ledger.note(
      step,
      "norm_square",
      [norm],
      () => ({ name, layer }),
      () => of.map(described),
    );
  }
}

/** The gradients that hold an Inf and no NaN, as they are before clipping: by name. */
export function infiniteGradients({ parameters }: NetworkTensors): ReadonlyMap<string, Operand> {
  const found = parameters.map(({ gradient }) => described(gradient)).filter(({ nonfinite }) => nonfinite);
  return new Map(found.map((operand) => [operand.name, operand]));
}

/** What clipping made NaN: Inf times the coefficient 0. */
export function noteClip(
  step: number,
  { parameters }: NetworkTensors,
  before: ReadonlyMap<string, Operand>,
  ledger: Ledger,
): void {
  for (const { gradient } of parameters) {
    const raw = before.get(gradient.name);
    if (raw === undefined) continue;
    ledger.note(
      step,
      "clip",
      gradient.data,
      () => ({ name: gradient.name, layer: layerOf(gradient.name) }),
      () => [raw, { name: "clip_coef", magnitude: 0, nonfinite: false }],
    );
  }
}

/**
 * What the optimizer's step made: of each parameter in turn its state, in the optimizer's order, then the parameter. The
 * operands are as the step has left them.
 */
export function noteUpdate(
  step: number,
  { parameters }: NetworkTensors,
  named: (name: string) => Tensor | undefined,
  options: OptimizerOptions,
  ledger: Ledger,
): void {
  const stateNames = optimizerOf(options).stateNames(options);
  for (const { name, value, gradient } of parameters) {
    const layer = layerOf(name);
    const states = stateNames.flatMap((state) => named(`${name}.${state}`) ?? []);
    states.forEach((state, k) => {
      ledger.note(
        step,
        secondMoments.has(stateNames[k] as string) ? "optimizer_square" : "update",
        state.data,
        () => ({ name: state.name, layer }),
        () => [gradient, value].map(described),
      );
    });
    ledger.note(
      step,
      "update",
      value.data,
      () => ({ name, layer }),
      () => [gradient, ...states, value].map(described),
    );
  }
}

function described({ name, data }: Tensor): Operand {
  return operandOf(name, data);
}
