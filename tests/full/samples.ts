import { activations } from "../../src/engine/activations/index.ts";
import { clips } from "../../src/engine/clipping/index.ts";
import { inits } from "../../src/engine/inits/index.ts";
import { cells } from "../../src/engine/layers/cells/index.ts";
import { optimizers } from "../../src/engine/optimizers/index.ts";
import { tasks } from "../../src/engine/tasks/index.ts";
import type { TaskName } from "../../src/engine/tasks/sizes.ts";
import type { TaskEntry } from "../../src/engine/tasks/task.ts";
import type { Value } from "../../src/experiment/fields.ts";
import { type Experiment, type Patch, schema, type TimelineEntry } from "../../src/experiment/schema.ts";
import { createDice, type Dice } from "./dice.ts";

/** An experiment to run here and in PyTorch, given by what differs from the defaults. */
export interface Sample {
  readonly patch: Patch & { readonly steps: number };
  readonly timeline: readonly TimelineEntry[];
}

type Section = Record<string, Value>;
/** How violently it trains: what the learning rates, the weights and the outliers are drawn from. */
type Temper = "calm" | "steep" | "explosive";

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 24, 31, 32, 33, 48, 50];
const seeds = [0, 1, 7, 42, 123456789, -1, -12345, 2 ** 32, 2 ** 32 + 5, 2 ** 40 + 99, 2 ** 53 - 1, -(2 ** 53 - 1)];

/** How many samples of each kind of model. */
export type Counts = { readonly [Kind in Experiment["model"]["kind"]]: number };

/** Samples over the whole declaration of an experiment. */
export function samplesOf(seed: number, counts: Counts): readonly Sample[] {
  const list = (kind: string, count: number, make: (dice: Dice, k: number) => Sample, first: number) =>
    Array.from({ length: count }, (_, k) => named(make(createDice(seed * 1000 + first + k), k), `${kind} ${k}`));
  return [
    ...list("mlp", counts.mlp, mlpSample, 0),
    ...list("rnn", counts.rnn, rnnSample, 400),
    ...list("one neuron", counts.one_neuron_rnn, oneNeuronSample, 800),
  ];
}

const named = ({ patch, timeline }: Sample, name: string): Sample => ({ patch: { ...patch, name }, timeline });

/** The registries are gone through in turn, so that each of their entries comes up. */
const inTurn = (values: readonly string[], k: number) => values[k % values.length] as string;
const namesOf = (registry: object) => Object.keys(registry);
const temperOf = (dice: Dice) => dice.pick<Temper>(["calm", "calm", "steep", "explosive"]);
const sourcesOf = (kind: "mlp" | "rnn") => namesOf(tasks).filter((name) => taskOf(name).models.includes(kind));
const taskOf = (name: string): TaskEntry => tasks[name as TaskName];

function mlpSample(dice: Dice, k: number): Sample {
  const temper = temperOf(dice);
  const source = dice.chance(0.4) ? "randn" : inTurn(sourcesOf("mlp"), k);
  const model = modelSection(dice, inTurn(namesOf(activations), k), temper, taskOf(source));
  const data = dataSection(dice, source, temper, model.norm === "batch_norm");
  return sampleOf(dice, k, temper, { model, data });
}

/** The schemes' arguments go on where those of the MLPs are likely to have ended. */
function rnnSample(dice: Dice, k: number): Sample {
  const temper = temperOf(dice);
  const source = dice.chance(0.2) ? "randn" : inTurn(sourcesOf("rnn"), Math.floor(k / namesOf(cells).length));
  const model = recurrentSection(dice, inTurn(namesOf(cells), k), taskOf(source));
  const sections = { model, data: dataSection(dice, source, temper, false) };
  return sampleOf(dice, k + 5 * namesOf(inits).length, temper, sections);
}

function oneNeuronSample(dice: Dice, k: number): Sample {
  const model: Section = { kind: "one_neuron_rnn" };
  maybe(dice, model, 0.7, "w", [5, 4.5, 7, 1, -3]);
  maybe(dice, model, 0.7, "b", [-2.2, -2.61, -3.5, 0]);
  maybe(dice, model, 0.5, "h0", [0, 1, -0.3]);
  maybe(dice, model, 0.5, "seq_len", [1, 7, 20]);
  maybe(dice, model, 0.5, "target", [0.1, 0, 1]);
  return sampleOf(dice, k, "calm", { model });
}

interface Sections {
  readonly model: Section;
  readonly data?: Section;
}

function sampleOf(dice: Dice, k: number, temper: Temper, { model, data }: Sections): Sample {
  const scheme = inTurn(namesOf(inits), k);
  const steps = dice.pick([10, 20, 30]);
  const optimizer = optimizerSection(dice, inTurn(namesOf(optimizers), k), temper);
  const patch: Record<string, unknown> = {
    seed: dice.pick(seeds),
    steps,
    model,
    ...(data && { data }),
    optimizer,
    clip: clipSection(dice, dice.pick(namesOf(clips))),
  };
  if (model.kind !== "one_neuron_rnn") {
    patch.init = initSection(dice, scheme, temper, Math.floor(k / namesOf(inits).length), model.cell === "lstm");
    if (dice.chance(0.3)) patch.loss = "cross_entropy";
  }
  return { patch: patch as Sample["patch"], timeline: dice.chance(0.5) ? timelineOf(dice, steps, optimizer) : [] };
}

/** Sets the field with the probability given, to one of the values. */
function maybe(dice: Dice, section: Section, probability: number, field: string, values: readonly Value[]): void {
  if (dice.chance(probability)) section[field] = dice.pick(values);
}

function modelSection(dice: Dice, activation: string, temper: Temper, { fixed }: TaskEntry): Section {
  const model: Section = {
    activation,
    in_features: fixed.in_features ?? dice.pick(sizes),
    hidden_features: dice.pick(sizes),
    out_features: fixed.out_features ?? dice.pick([1, 1, 2, 3, 5, 17]),
    depth: dice.pick(temper === "explosive" ? [3, 5, 10, 20] : [0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 12]),
    norm: dice.pick(["none", "none", "none", "batch_norm", "layer_norm"]),
  };
  if (activation === "leaky_relu") maybe(dice, model, 0.8, "negative_slope", [0.2, 0.5, 1, -0.3, 0]);
  maybe(dice, model, 0.25, "bias", [false]);
  maybe(dice, model, 0.35, "residual", [true]);
  if (model.residual === true) maybe(dice, model, 0.6, "residual_scale", [0, 0.1, 0.3, 0.5]);
  return model;
}

function recurrentSection(dice: Dice, cell: string, { fixed, atLeast }: TaskEntry): Section {
  const model: Section = {
    kind: "rnn",
    cell,
    input_size: fixed.input_size ?? dice.pick([1, 2, 3, 5, 8]),
    hidden_size: dice.pick([1, 2, 3, 5, 8, 16, 17, 24]),
    out_features: fixed.out_features ?? dice.pick([1, 1, 2, 3, 5]),
    seq_len: dice.pick([1, 2, 3, 5, 8, 13, 20, 31].filter((length) => length >= (atLeast.seq_len ?? 1))),
  };
  if (cell === "rnn") maybe(dice, model, 0.4, "nonlinearity", ["relu"]);
  maybe(dice, model, 0.5, "num_layers", [2, 2, 3, 4]);
  maybe(dice, model, 0.4, "loss_at", ["all"]);
  maybe(dice, model, 0.4, "tbptt", [1, 3, 7, 40]);
  return model;
}

const initArguments: Readonly<Record<string, (dice: Dice, huge: boolean, round: number) => Section>> = {
  xavier_uniform: (dice) => ({ gain: dice.pick([1, 5 / 3, 0.5, 2]) }),
  xavier_normal: (dice) => ({ gain: dice.pick([1, 5 / 3, 0.5, 2]) }),
  kaiming_uniform: kaimingArguments,
  kaiming_normal: kaimingArguments,
  normal: (dice, huge) => ({ std: dice.pick(huge ? [1, 3, 1e6, 1e12] : [0.05, 0.1, 0.3]) }),
  scaled_normal: (dice, huge) => ({ sigma_w: dice.pick(huge ? [2, 4, 50, 1e10] : [0.5, 1, 1.4]) }),
  uniform: (dice, huge) => ({ bound: dice.pick(huge ? [2, 100, 1e10] : [0.05, 0.1, 0.5]) }),
  orthogonal: (dice) => ({ gain: dice.pick([1, 5 / 3, 0.5, -1.3]) }),
  identity: (dice) => ({ gain: dice.pick([1, 0.9, 2, -1.3]) }),
  constant: (dice, huge) => ({ value: dice.pick(huge ? [1, -3] : [0.1, -0.02, 0.01]) }),
};

function kaimingArguments(dice: Dice, _huge: boolean, round: number): Section {
  const { values } = schema.init.of.kaiming_normal.nonlinearity;
  const nonlinearity = values[round % values.length] as string;
  const section: Section = { nonlinearity, mode: dice.pick(["fan_in", "fan_out"]) };
  if (nonlinearity === "leaky_relu") section.a = dice.pick([0.2, 2.23606797749979, -0.5]);
  return section;
}

/** `round`: how often the schemes have been gone through. */
function initSection(dice: Dice, scheme: string, temper: Temper, round: number, hasForgetGate: boolean): Section {
  const init: Section = { scheme, ...initArguments[scheme]?.(dice, temper === "explosive", round) };
  maybe(dice, init, 0.35, "bias", ["zeros", "default"]);
  maybe(dice, init, 0.25, "output_sigma_w", [0, 0.1, 1, 2]);
  if (hasForgetGate) maybe(dice, init, 0.6, "forget_bias", [0, 1, 3, -0.5]);
  return init;
}

function dataSection(dice: Dice, source: string, temper: Temper, pairsAtLeast: boolean): Section {
  const batch_size = dice.pick(pairsAtLeast ? [3, 5, 8, 16, 17, 32, 64] : [1, 2, 3, 7, 15, 16, 17, 32, 33, 64]);
  const data: Section = { source, mode: dice.pick(["stream", "fixed"]), batch_size };
  if (!dice.chance(0.3)) return data;
  const scales = temper === "explosive" ? [1e10, 1e19, 1e25] : [10, 100, -5, 0, 1e4];
  return { ...data, outlier_every: dice.pick([1, 2, 3, 7]), outlier_scale: dice.pick(scales) };
}

const optimizerArguments: Readonly<Record<string, (dice: Dice, section: Section) => void>> = {
  sgd(dice, section) {
    maybe(dice, section, 0.6, "momentum", [0.5, 0.9, 0.99, 1.1]);
    if (section.momentum === undefined) return;
    if (dice.chance(0.4)) section.nesterov = true;
    else maybe(dice, section, 0.6, "dampening", [0.1, 0.5, 1, -0.2]);
  },
  adam: adamArguments,
  adamw: adamArguments,
  rmsprop(dice, section) {
    maybe(dice, section, 0.3, "eps", [1e-6, 1e-3]);
    maybe(dice, section, 0.4, "momentum", [0.5, 0.9]);
    maybe(dice, section, 0.4, "centered", [true]);
    // With alpha 0 the centred variance is g² − g·g, whose sign rounding decides.
    maybe(dice, section, 0.4, "alpha", section.centered === true ? [0.9, 0.5, 0.999] : [0.9, 0.5, 0, 0.999]);
  },
  adagrad(dice, section) {
    maybe(dice, section, 0.4, "lr_decay", [0.01, 0.5]);
    maybe(dice, section, 0.4, "initial_accumulator_value", [0.1, 1]);
    maybe(dice, section, 0.3, "eps", [1e-6, 1e-3]);
  },
};

function adamArguments(dice: Dice, section: Section): void {
  maybe(dice, section, 0.4, "eps", [1e-6, 1e-4, 1e-3, 0.1]);
  // Without a memory of g² every weight moves by the sign of its gradient, which rounding decides, unless eps is large.
  const calmed: readonly Value[] = section.eps === 0.1 ? [[0, 0]] : [];
  maybe(dice, section, 0.5, "betas", [[0.9, 0.99], [0.5, 0.9], [0.95, 0.9999], [0, 0.999], ...calmed]);
  maybe(dice, section, 0.4, "amsgrad", [true]);
}

const calmRates: Readonly<Record<string, readonly number[]>> = { sgd: [1e-3, 0.01, 0.1], adagrad: [1e-3, 0.01, 0.1] };

function optimizerSection(dice: Dice, name: string, temper: Temper): Section {
  const rates = temper === "steep" ? [0.5, 1, 3, 0] : (calmRates[name] ?? [1e-4, 1e-3, 0.01]);
  const section: Section = { name };
  maybe(dice, section, 0.9, "lr", rates);
  maybe(dice, section, 0.5, "weight_decay", [0, 1e-4, 0.01, 0.1, 0.5]);
  maybe(dice, section, 0.3, "warmup_steps", [1, 5, 10, 1000]);
  optimizerArguments[name]?.(dice, section);
  return section;
}

function clipSection(dice: Dice, mode: string): Section {
  const section: Section = { mode };
  if (mode === "norm" || mode === "per_layer") maybe(dice, section, 0.8, "max_norm", [0, 1e-3, 0.1, 0.5, 2, 10, 1e4]);
  if (mode === "norm") maybe(dice, section, 0.4, "norm_type", ["inf", 2]);
  if (mode === "value") maybe(dice, section, 0.8, "clip_value", [0, 1e-4, 0.01, 0.1, 5]);
  return section;
}

/** Changes, and in one of two timelines, where an optimizer takes the other's place, the last of them is that. */
function timelineOf(dice: Dice, steps: number, optimizer: Section): TimelineEntry[] {
  const at = Array.from({ length: dice.integer(1, 4) }, () => dice.integer(0, steps));
  const entries = [...new Set(at)].sort((a, b) => a - b).map((step) => ({ step, patch: changeOf(dice, optimizer) }));
  const last = entries.at(-1);
  if (last === undefined || dice.chance(0.5)) return entries;
  const other = dice.pick(namesOf(optimizers).filter((name) => name !== optimizer.name));
  const patch = { ...last.patch, optimizer: optimizerSection(dice, other, "calm") } as Patch;
  return [...entries.slice(0, -1), { step: last.step, patch }];
}

function changeOf(dice: Dice, { name, eps }: Section): Patch {
  const optimizer: Section = {};
  maybe(dice, optimizer, 0.5, "lr", [1e-5, 1e-3, 0.02, 0.1]);
  maybe(dice, optimizer, 0.4, "weight_decay", [0, 0.01, 0.3]);
  maybe(dice, optimizer, 0.2, "warmup_steps", [0, 5, 50]);
  if (name !== "sgd" && (eps === undefined || Number(eps) < 0.1)) maybe(dice, optimizer, 0.2, "eps", [1e-6, 1e-3]);
  if (name === "sgd") maybe(dice, optimizer, 0.2, "momentum", [0.3, 0.9]);
  const clip = clipSection(dice, dice.pick(namesOf(clips)));
  if (Object.keys(optimizer).length === 0) return { clip } as Patch;
  return (dice.chance(0.5) ? { optimizer, clip } : { optimizer }) as Patch;
}
