import { growthPerLayer, theoryGrowth } from "../../diagnosis/growth.ts";
import { valueAt } from "../../diagnosis/recorded.ts";
import { predictFactors } from "../../engine/theory/predictFactors.ts";
import { chainLength } from "../../experiment/chainLength.ts";
import { growing, lanes, ofScenario } from "../comparisons.ts";
import {
  explodedAt,
  laneOf,
  movement,
  ratioAtStart,
  signalsAtStart,
  trained,
  weightGradientGrowth,
} from "./measured.ts";

/** A number that the lesson shows: what it is, and how the engine comes to it. `seed` is added to the experiment's own. */
interface LessonNumber {
  readonly expression: string;
  of(seed: number): number;
}

/** FLT_MAX. */
const FLOAT32_MAX = 2 ** 127 * (2 - 2 ** -23);
const born = lanes(growing);
const opening = ofScenario("opening");
const freeze = ofScenario("silent_freeze");
const two = ofScenario("two_norms");
const inits = ofScenario("init_too_large");
const deep = ofScenario("too_deep");
const relu = ofScenario("relu_unnormalized");
const rates = ofScenario("lr_too_high");
const lower = ofScenario("lower_lr");

const growthOf = (comparison: typeof born, lane: number, seed: number) =>
  growthPerLayer(signalsAtStart(laneOf(comparison, lane, seed))) ?? Number.NaN;
const end = (comparison: typeof born, lane: number, seed: number) =>
  explodedAt(trained(laneOf(comparison, lane, seed)));
/** Of 20 seeds the share that stays finite with the learning rate divided by so much. */
const SEEDS = 20;
function survivors(divisor: number, seed: number): number {
  let survived = 0;
  for (let k = 0; k < SEEDS; k++) {
    const experiment = laneOf(lower, 0, seed + k);
    const optimizer = { ...experiment.optimizer, lr: experiment.optimizer.lr / divisor };
    survived += Number.isNaN(explodedAt(trained({ ...experiment, optimizer }))) ? 1 : 0;
  }
  return survived;
}

/** All numbers of the chapters, by the names that their texts have for them. */
export const numbers = {
  layers: { expression: "layers of the lesson's network", of: () => chainLength(laneOf(born, 0, 0)) },
  gain: { expression: "its gain σ_w", of: () => growing.init?.sigma_w as number },
  signal_last: {
    expression: "‖∂L/∂h_20‖ at step 0",
    of: (seed) => signalsAtStart(laneOf(born, 0, seed)).at(-1) as number,
  },
  signal_first: { expression: "‖∂L/∂h_1‖ at step 0", of: (seed) => signalsAtStart(laneOf(born, 0, seed))[0] as number },
  ratio: { expression: "‖∂L/∂h_1‖ / ‖∂L/∂h_20‖ at step 0", of: (seed) => ratioAtStart(laneOf(born, 0, seed)) },
  ratio_next: { expression: "the same, next seed", of: (seed) => ratioAtStart(laneOf(born, 0, seed + 1)) },
  growth: { expression: "growth per layer at step 0", of: (seed) => growthOf(born, 0, seed) },
  theory: {
    expression: "mean-field theory's growth per layer",
    of: () => theoryGrowth(predictFactors(laneOf(born, 0, 0))) ?? Number.NaN,
  },
  product: { expression: "(σ_w/√2)^20 at σ_w = 1.8", of: () => (1.8 / Math.SQRT2) ** 20 },
  factor: { expression: "σ_w/√2 at σ_w = 1.8", of: () => 1.8 / Math.SQRT2 },
  critical_gain: { expression: "√2: He's gain, where the factor is 1", of: () => Math.SQRT2 },
  float32_max: { expression: "the largest finite float32", of: () => FLOAT32_MAX },
  reaching_factor: { expression: "g with g^20 = the largest finite float32", of: () => FLOAT32_MAX ** (1 / 20) },
  square_end: { expression: "√ of the largest finite float32", of: () => Math.sqrt(FLOAT32_MAX) },

  opening_end: { expression: "opening, lane A: step of the first Inf or NaN", of: (seed) => end(opening, 0, seed) },
  opening_bad: { expression: "opening: step of the first bad batch", of: () => badBatch() },
  opening_jump: {
    expression: "opening, lane A: the gradient's norm at the bad batch over that of the step before",
    of: (seed) => {
      const { recorded } = trained(laneOf(opening, 0, seed), badBatch() + 1);
      const norm = (step: number) => valueAt(recorded, "total_norm_f64", step) ?? Number.NaN;
      return norm(badBatch()) / norm(badBatch() - 1);
    },
  },
  freeze_norm: {
    expression: "silent freeze: ‖g‖ in float64 at step 0",
    of: (seed) => valueAt(trained(laneOf(freeze, 0, seed), 1).recorded, "total_norm_f64", 0) ?? Number.NaN,
  },
  freeze_movement: {
    expression: "silent freeze: how far all weights move in 20 steps",
    of: (seed) => movement(trained(laneOf(freeze, 0, seed))),
  },
  freeze_steps: { expression: "silent freeze: steps", of: () => laneOf(freeze, 0, 0).steps },

  relu_signal: { expression: "two norms, ReLU: growth of ‖∂L/∂h‖", of: (seed) => growthOf(two, 0, seed) },
  relu_weight: {
    expression: "two norms, ReLU: growth of ‖∂L/∂W‖",
    of: (seed) => weightGradientGrowth(laneOf(two, 0, seed)),
  },
  tanh_signal: { expression: "two norms, tanh: growth of ‖∂L/∂h‖", of: (seed) => growthOf(two, 1, seed) },
  tanh_weight: {
    expression: "two norms, tanh: growth of ‖∂L/∂W‖",
    of: (seed) => weightGradientGrowth(laneOf(two, 1, seed)),
  },

  init_growth: { expression: "init too large, A: growth per layer", of: (seed) => growthOf(inits, 0, seed) },
  init_end: { expression: "init too large, A: step of the first Inf or NaN", of: (seed) => end(inits, 0, seed) },
  he_growth: { expression: "init too large, B (He): growth per layer", of: (seed) => growthOf(inits, 1, seed) },
  deep_growth: { expression: "too deep, 40 layers: growth per layer", of: (seed) => growthOf(deep, 0, seed) },
  deep_ratio: {
    expression: "too deep, 40 layers: ‖∂L/∂h_1‖ / ‖∂L/∂h_40‖",
    of: (seed) => ratioAtStart(laneOf(deep, 0, seed)),
  },
  deep_layers: { expression: "too deep, A: layers", of: () => chainLength(laneOf(deep, 0, 0)) },
  shallow_layers: { expression: "too deep, B: layers", of: () => chainLength(laneOf(deep, 1, 0)) },
  relu_growth: { expression: "ReLU without normalization: growth per layer", of: (seed) => growthOf(relu, 0, seed) },
  tanh_growth: { expression: "the same with tanh", of: (seed) => growthOf(relu, 2, seed) },
  rate_growth: {
    expression: "learning rate 3, no hidden layer: growth of ‖g‖ per step, steps 3 to 8",
    of: (seed) => {
      const { recorded } = trained(laneOf(rates, 0, seed), 9);
      const norm = (step: number) => valueAt(recorded, "total_norm_f64", step) ?? Number.NaN;
      return (norm(8) / norm(3)) ** (1 / 5);
    },
  },
  rate_end: { expression: "learning rate 3: step of the first Inf or NaN", of: (seed) => end(rates, 0, seed) },
  seeds: { expression: "seeds that a learning rate is tried on", of: () => SEEDS },
  survivors_20: { expression: "runs of 20 that stay finite at lr ÷ 20", of: (seed) => survivors(20, seed) },
  survivors_1000: { expression: "runs of 20 that stay finite at lr ÷ 1000", of: (seed) => survivors(1000, seed) },
  survivors_10000: { expression: "runs of 20 that stay finite at lr ÷ 10000", of: (seed) => survivors(10_000, seed) },
} as const satisfies { readonly [name: string]: LessonNumber };

/** The first bad batch comes with step `outlier_every` − 1. */
function badBatch(): number {
  const { data } = laneOf(opening, 0, 0);
  return ("outlier_every" in data ? (data.outlier_every ?? Number.NaN) : Number.NaN) - 1;
}

export type NumberName = keyof typeof numbers;
export type NumberValues = { readonly [N in NumberName]: number };
