import { bestConstantOf } from "../../diagnosis/bestConstant.ts";
import { finalLoss } from "../../diagnosis/finalLoss.ts";
import { growthPerLayer, theoryGrowth } from "../../diagnosis/growth.ts";
import { valueAt } from "../../diagnosis/recorded.ts";
import { cloud } from "../../engine/cliff/cloud.ts";
import { evaluate, newPoint, normOf } from "../../engine/cliff/neuron.ts";
import { path } from "../../engine/cliff/path.ts";
import { section } from "../../engine/cliff/section.ts";
import type { Cloud } from "../../engine/cliff/shapes.ts";
import { thrownAt } from "../../engine/cliff/thrown.ts";
import { predictFactors } from "../../engine/theory/predictFactors.ts";
import { viewFields } from "../../experiment/address/viewFields.ts";
import { chainLength } from "../../experiment/chainLength.ts";
import { growing, lanes, ofScenario, recurrent } from "../comparisons.ts";
import {
  atStart,
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
const loud = recurrent("rnn", 2.5, [{}, { init: { sigma_w: 1 } }]);
const quiet = recurrent("rnn", 0.75);
const memory = recurrent("lstm", null, [{}, { init: { forget_bias: 3 } }]);
const values = ofScenario("clip_by_value");
const inRemedies = ofScenario("he_and_xavier");
const adam = ofScenario("adam");
const decay = ofScenario("l2");
const normed = ofScenario("batch_norm_explodes");
const example = ofScenario("article");
const cells = ofScenario("lstm_vs_rnn");
const skips = ofScenario("residual");

const growthOf = (comparison: typeof born, lane: number, seed: number) =>
  growthPerLayer(signalsAtStart(laneOf(comparison, lane, seed))) ?? Number.NaN;
const end = (comparison: typeof born, lane: number, seed: number) => explodedAt(laneOf(comparison, lane, seed));
/** Of 20 seeds the share that stays finite with the learning rate divided by so much. */
const SEEDS = 20;
function survivors(divisor: number, seed: number): number {
  let survived = 0;
  for (let k = 0; k < SEEDS; k++) {
    const experiment = laneOf(lower, 0, seed + k);
    const optimizer = { ...experiment.optimizer, lr: experiment.optimizer.lr / divisor };
    survived += Number.isNaN(explodedAt({ ...experiment, optimizer })) ? 1 : 0;
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
      const recorded = trained(laneOf(opening, 0, seed), badBatch() + 1);
      const norm = (step: number) => valueAt(recorded, "total_norm_f64", step) ?? Number.NaN;
      return norm(badBatch()) / norm(badBatch() - 1);
    },
  },
  freeze_norm: {
    expression: "silent freeze: ‖g‖ in float64 at step 0",
    of: (seed) => valueAt(trained(laneOf(freeze, 0, seed), 1), "total_norm_f64", 0) ?? Number.NaN,
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
      const recorded = trained(laneOf(rates, 0, seed), 9);
      const norm = (step: number) => valueAt(recorded, "total_norm_f64", step) ?? Number.NaN;
      return (norm(8) / norm(3)) ** (1 / 5);
    },
  },
  rate_end: { expression: "learning rate 3: step of the first Inf or NaN", of: (seed) => end(rates, 0, seed) },
  seeds: { expression: "seeds that a learning rate is tried on", of: () => SEEDS },
  survivors_20: { expression: "runs of 20 that stay finite at lr ÷ 20", of: (seed) => survivors(20, seed) },
  survivors_1000: { expression: "runs of 20 that stay finite at lr ÷ 1000", of: (seed) => survivors(1000, seed) },
  survivors_10000: { expression: "runs of 20 that stay finite at lr ÷ 10000", of: (seed) => survivors(10_000, seed) },

  time_steps: { expression: "time steps of the recurrent networks", of: () => chainLength(laneOf(loud, 0, 0)) },
  time_ratio: {
    expression: "RNN, σ_w = 2.5: ‖∂L/∂h_1‖ / ‖∂L/∂h_50‖",
    of: (seed) => ratioAtStart(laneOf(loud, 0, seed)),
  },
  time_growth: { expression: "the same, growth per time step", of: (seed) => growthOf(loud, 0, seed) },
  calm_ratio: { expression: "RNN, σ_w = 1: ‖∂L/∂h_1‖ / ‖∂L/∂h_50‖", of: (seed) => ratioAtStart(laneOf(loud, 1, seed)) },
  sigma_max: {
    expression: "RNN, σ_w = 0.75: largest singular value of W_hh",
    of: (seed) => atStart(laneOf(quiet, 0, seed), "weight_hh_sigma_max"),
  },
  sigma_ratio: { expression: "the same, ‖∂L/∂h_1‖ / ‖∂L/∂h_50‖", of: (seed) => ratioAtStart(laneOf(quiet, 0, seed)) },
  lstm_ratio: {
    expression: "LSTM as PyTorch draws it: ‖∂L/∂h_1‖ / ‖∂L/∂h_50‖",
    of: (seed) => ratioAtStart(laneOf(memory, 0, seed)),
  },
  lstm_open_ratio: { expression: "the same with forget bias 3", of: (seed) => ratioAtStart(laneOf(memory, 1, seed)) },

  wall_norm: { expression: "cliff: largest ‖∇E‖ along w = 5", of: wallNorm },
  beside_norm: {
    expression: "cliff: ‖∇E‖ on w = 5, 0.05 beside the wall",
    of: () => slopeAt(wall() + 0.05),
  },
  thrown_at: {
    expression: "cliff, default start: first update more than 2 away, unclipped",
    of: () => thrownAt(openingWalk()) ?? Number.NaN,
  },
  cloud_starts: { expression: "cliff: starts around (5, −2.7), η = 0.01, τ = 1, 400 updates", of: () => STARTS },
  thrown_raw: { expression: "the same: thrown without clipping, per cent", of: () => around().raw.thrown * 100 },
  thrown_clipped: { expression: "the same: thrown with clipping, per cent", of: () => around().clipped.thrown * 100 },
  arrived_raw: {
    expression: "the same: E < 0.05 at the end without clipping, per cent",
    of: () => around().raw.arrived * 100,
  },
  arrived_clipped: { expression: "the same: with clipping, per cent", of: () => around().clipped.arrived * 100 },

  base_end: { expression: "remedies' network: step of the first Inf or NaN", of: (seed) => end(values, 0, seed) },
  he_loss: { expression: "with He: mean loss of the last 10 of 200 steps", of: (seed) => finalOf(inRemedies, 1, seed) },
  xavier_loss: { expression: "with Xavier: the same", of: (seed) => finalOf(inRemedies, 2, seed) },
  xavier_ratio: {
    expression: "with Xavier: ‖∂L/∂h_1‖ / ‖∂L/∂h_20‖",
    of: (seed) => ratioAtStart(laneOf(inRemedies, 2, seed)),
  },
  constant_loss: {
    expression: "what the best constant prediction gets there",
    of: () => bestConstantOf(laneOf(values, 0, 0)) ?? Number.NaN,
  },
  value_angle: {
    expression: "clip by value 0.01: angle between the gradient and what is left of it, degrees",
    of: (seed) => (Math.acos(atStart(laneOf(values, 1, seed), "clip_cosine")) * 180) / Math.PI,
  },
  adam_loss: { expression: "with Adam: mean loss of the last 10 of 200 steps", of: (seed) => finalOf(adam, 1, seed) },
  decay_end: { expression: "with weight decay 0.1: step of the first Inf or NaN", of: (seed) => end(decay, 1, seed) },
  batch_norm_ratio: {
    expression: "BatchNorm, 50 layers: ‖∂L/∂h_1‖ / ‖∂L/∂h_50‖",
    of: (seed) => ratioAtStart(laneOf(normed, 0, seed)),
  },
  layer_norm_ratio: {
    expression: "LayerNorm, 50 layers: the same",
    of: (seed) => ratioAtStart(laneOf(normed, 2, seed)),
  },
  normed_layers: { expression: "layers of these", of: () => chainLength(laneOf(normed, 0, 0)) },
  skip_loss: {
    expression: "residual × 0.1: mean loss of the last 10 of 200 steps",
    of: (seed) => finalOf(skips, 1, seed),
  },
  skip_end: { expression: "residual × 1: step of the first Inf or NaN", of: (seed) => end(skips, 2, seed) },

  clipped_step: {
    expression: "learning rate × threshold of the cliff's small steps",
    of: () => SMALL.lr * SMALL.max_norm,
  },
  gates_rnn: {
    expression: "RNN, σ_w = 2.5, width 32: ‖∂L/∂h_1‖ / ‖∂L/∂h_50‖",
    of: (seed) => ratioAtStart(laneOf(cells, 0, seed)),
  },
  gates_lstm: { expression: "LSTM, the same", of: (seed) => ratioAtStart(laneOf(cells, 1, seed)) },
  rate_norm: {
    expression: "learning rate 3, no hidden layer: ‖g‖ at step 0",
    of: (seed) => atStart(laneOf(rates, 0, seed), "total_norm_f64"),
  },
  deep_norm: {
    expression: "too deep, 40 layers: ‖g‖ at step 0",
    of: (seed) => atStart(laneOf(deep, 0, seed), "total_norm_f64"),
  },

  code_first: { expression: "the code example: loss of step 0", of: (seed) => lossesOf(0, seed)[0] as number },
  code_last: { expression: "the same: loss of the last step", of: (seed) => lossesOf(0, seed).at(-1) as number },
  code_steps: { expression: "the same: steps", of: () => laneOf(example, 0, 0).steps },
  code_clipped: { expression: "the same: steps in which the norm is above 1", of: (seed) => clippedSteps(seed) },
  code_difference: {
    expression: "the same: largest change of the loss in a step without the clip line",
    of: (seed) => {
      const without = lossesOf(1, seed);
      return Math.max(...lossesOf(0, seed).map((loss, step) => Math.abs(loss - (without[step] as number))));
    },
  },
} as const satisfies { readonly [name: string]: LessonNumber };

function lossesOf(lane: number, seed: number): readonly number[] {
  const recorded = trained(laneOf(example, lane, seed));
  return Array.from({ length: recorded.steps }, (_, step) => valueAt(recorded, "loss", step) as number);
}

function clippedSteps(seed: number): number {
  const recorded = trained(laneOf(example, 0, seed));
  return Array.from({ length: recorded.steps }, (_, step) => valueAt(recorded, "total_norm", step) as number).filter(
    (norm) => norm > 1,
  ).length;
}

const finalOf = (comparison: typeof born, lane: number, seed: number) => {
  const experiment = laneOf(comparison, lane, seed);
  return finalLoss(trained(experiment), experiment.steps);
};

/** As the Cliff opens with. */
const SEQ_LEN = 50;
const STARTS = 200;
const SMALL = { w: 5, b: -2.7, lr: 0.01, max_norm: 1, updates: 400, seq_len: SEQ_LEN };
/** Where the wall stands on w = 5. */
const wall = () => section(5, [-3, -2], SEQ_LEN).wall ?? Number.NaN;
const slopeAt = (b: number) => normOf(evaluate(5, b, SEQ_LEN, newPoint()));
/** The longest gradient within 2e-6 of the wall. */
function wallNorm(): number {
  const at = wall();
  let longest = 0;
  for (let k = -2000; k <= 2000; k++) longest = Math.max(longest, slopeAt(at + k * 1e-9));
  return longest;
}
let clouded: Cloud | null = null;
function around(): Cloud {
  clouded ??= cloud(SMALL, STARTS);
  return clouded;
}
/** The walk that the Cliff opens with, unclipped. */
function openingWalk(): Float64Array {
  const { w, b, lr, updates } = viewFields.cliff;
  const walk = { w: w.default, b: b.default, lr: lr.default, updates: updates.default };
  return path({ ...walk, max_norm: null, seq_len: SEQ_LEN });
}

/** The first bad batch comes with step `outlier_every` − 1. */
function badBatch(): number {
  const { data } = laneOf(opening, 0, 0);
  return ("outlier_every" in data ? (data.outlier_every ?? Number.NaN) : Number.NaN) - 1;
}

export type NumberName = keyof typeof numbers;
export type NumberValues = { readonly [N in NumberName]: number };
