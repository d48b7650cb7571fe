import type { OptimizerOptions } from "../../../src/engine/optimizers/optimizer.ts";
import type { Read } from "./mlp64.ts";
import { ranged } from "./record64.ts";

/** One parameter in one step of an optimizer. */
export interface Step64<Options = OptimizerOptions> {
  readonly options: Options;
  /** Steps done before. */
  readonly done: number;
  readonly theta: Float64Array;
  readonly g: Float64Array;
  /** A state tensor before the step. */
  readonly state: Read;
  /** A state tensor after it. */
  put(name: string, values: Float64Array): Float64Array;
}

/** θ after the step. */
export function update64(step: Step64): Float64Array {
  const { options } = step;
  switch (options.name) {
    case "sgd":
      return sgd({ ...step, options });
    case "adam":
    case "adamw":
      return adam({ ...step, options });
    case "rmsprop":
      return rmsprop({ ...step, options });
    case "adagrad":
      return adagrad({ ...step, options });
    default:
      return options satisfies never;
  }
}

type Of<Name> = Step64<Extract<OptimizerOptions, { readonly name: Name }>>;

const sqrt32 = (x: number) => Math.fround(Math.sqrt(x));

function decayed({ options, theta, g }: Step64): Float64Array {
  const { weight_decay } = options;
  return weight_decay === 0 ? g : g.map((d, i) => ranged(d + ranged(weight_decay * (theta[i] as number))));
}

function sgd(step: Of<"sgd">): Float64Array {
  const { momentum, dampening, nesterov, lr } = step.options;
  const d = decayed(step);
  let direction = d;
  if (momentum !== 0) {
    const old = step.state("momentum_buffer");
    const made = d.map((x, i) =>
      step.done === 0 ? x : ranged(ranged(momentum * (old[i] as number)) + ranged((1 - dampening) * x)),
    );
    const buffer = step.put("momentum_buffer", made);
    direction = nesterov ? d.map((x, i) => ranged(x + ranged(momentum * (buffer[i] as number)))) : buffer;
  }
  return step.theta.map((value, i) => value + ranged(-lr * (direction[i] as number)));
}

function adam(step: Of<"adam" | "adamw">): Float64Array {
  const { name, betas, eps, lr, weight_decay, amsgrad } = step.options;
  const [beta1, beta2] = betas;
  const decoupled = name === "adamw";
  const theta = step.theta.map((value) => (decoupled ? Math.fround(value * (1 - lr * weight_decay)) : value));
  const d = decoupled ? step.g : decayed({ ...step, theta });
  const m = step.put("exp_avg", moving(step.state("exp_avg"), d, beta1));
  const v = step.put("exp_avg_sq", movingSquares(step.state("exp_avg_sq"), d, beta2));
  const largest = amsgrad ? step.state("max_exp_avg_sq").map((x, i) => Math.max(x, v[i] as number)) : v;
  const bound = amsgrad ? step.put("max_exp_avg_sq", largest) : largest;
  const size = lr / (1 - beta1 ** (step.done + 1));
  const correction = Math.sqrt(1 - beta2 ** (step.done + 1));
  return theta.map((value, i) => {
    const denominator = Math.fround(sqrt32(bound[i] as number) / correction + eps);
    return value + ranged(ranged(-size * (m[i] as number)) / denominator);
  });
}

function rmsprop(step: Of<"rmsprop">): Float64Array {
  const { alpha, eps, lr, momentum, centered } = step.options;
  const d = decayed(step);
  const v = step.put("square_avg", movingSquares(step.state("square_avg"), d, alpha));
  const mean = centered ? moving(step.state("grad_avg"), d, alpha) : null;
  const root = v.map((x, i) => sqrt32(Math.fround(mean === null ? x : x - (mean[i] as number) ** 2)));
  const rms = root.map((r) => Math.fround(r + eps));
  if (momentum === 0) {
    if (mean !== null) step.put("grad_avg", mean);
    return step.theta.map((value, i) => value + ranged(ranged(-lr * (d[i] as number)) / (rms[i] as number)));
  }
  const old = step.state("momentum_buffer");
  const velocity = d.map((x, i) => ranged(momentum * (old[i] as number) + ranged(x / (rms[i] as number))));
  const buffer = step.put("momentum_buffer", velocity);
  if (mean !== null) step.put("grad_avg", mean);
  return step.theta.map((value, i) => value + ranged(-lr * (buffer[i] as number)));
}

function adagrad(step: Of<"adagrad">): Float64Array {
  const { lr, lr_decay, eps } = step.options;
  const d = decayed(step);
  const old = step.state("sum");
  const sum = step.put(
    "sum",
    d.map((x, i) => ranged((old[i] as number) + ranged(x * x))),
  );
  const rate = lr / (1 + step.done * lr_decay);
  return step.theta.map((value, i) => {
    const step64 = ranged(-rate * (d[i] as number)) / Math.fround(sqrt32(sum[i] as number) + eps);
    return value + ranged(step64);
  });
}

/** β·old + (1 − β)·x. */
function moving(old: Float64Array, x: Float64Array, beta: number): Float64Array {
  return x.map((value, i) => ranged(ranged((old[i] as number) * beta) + ranged(value * (1 - beta))));
}

/** β·old + ((1 − β)x)x. */
function movingSquares(old: Float64Array, x: Float64Array, beta: number): Float64Array {
  return x.map((value, i) => ranged(ranged((old[i] as number) * beta) + ranged(ranged((1 - beta) * value) * value)));
}
