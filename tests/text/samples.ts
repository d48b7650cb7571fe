import type { StatusFigures } from "../../src/text/figures.ts";
import { figure } from "../../src/text/numbers.ts";

/** Every string of a language by its place, functions called with each of these arguments. */

const statuses: readonly StatusFigures[] = [
  { kind: "starting" },
  { kind: "ready" },
  { kind: "training", step: 64, clipped: 65 },
  { kind: "training", step: 41, clipped: null },
  { kind: "training", step: 0, clipped: 1 },
  { kind: "paused", step: 41 },
  { kind: "exploded", step: 27, tensor: "h2", what: "activation", nan: false },
  { kind: "exploded", step: 27, tensor: "prediction", what: "activation", nan: true },
  { kind: "exploded", step: 27, tensor: "loss", what: "loss", nan: true },
  { kind: "exploded", step: 27, tensor: "total_norm", what: "total_norm", nan: false },
  { kind: "exploded", step: 27, tensor: "linear3.weight", what: "grad", nan: false },
  { kind: "exploded", step: 27, tensor: "linear3.bias", what: "param", nan: true },
  { kind: "exploded", step: 27, tensor: "h7", what: "activation", nan: false, overTime: true },
  { kind: "exploded", step: 27, tensor: "h7_l1", what: "activation", nan: false, overTime: true },
  { kind: "exploded", step: 27, tensor: "c7", what: "activation", nan: false, overTime: true },
  { kind: "exploded", step: 27, tensor: "cell.weight_hh", what: "grad", nan: false, overTime: true },
  { kind: "exploded", step: 27, tensor: "cell.bias_ih_l1", what: "param", nan: true, overTime: true },
  { kind: "exploded", step: 27, tensor: "readout.weight", what: "grad", nan: true, overTime: true },
  { kind: "exploded", step: 27, tensor: "neuron.w", what: "grad", nan: true, overTime: true },
  { kind: "exploded", step: 27, tensor: "neuron.b", what: "param", nan: true, overTime: true },
  { kind: "vanished", ratio: 1.7e-6 },
  { kind: "vanished", ratio: 1.7e-6, overTime: true },
  { kind: "frozen", step: 0 },
  { kind: "finished", steps: 200, loss: 0.03 },
  { kind: "failed", code: "memory" },
  { kind: "failed", code: "memory", needed: 8e8, allowed: 5e8 },
  { kind: "failed", code: "worker_lost" },
  { kind: "failed", code: "worker_unavailable" },
];

const problems = [
  { code: "unknown", allowed: { kind: "fields", fields: ["lr"] } },
  { code: "inapplicable", allowed: { kind: "fields", fields: ["lr"] } },
  { code: "range", allowed: { kind: "integer", min: 0, max: 100 } },
  { code: "type", allowed: { kind: "number", min: 0, max: 3.5e38, above: true } },
  { code: "type", allowed: { kind: "number", min: 0, max: 3.5e38 } },
  { code: "type", allowed: { kind: "number", min: -3.5e38, max: 3.5e38 } },
  { code: "type", allowed: { kind: "pair", min: 0, below: 1 } },
  { code: "type", allowed: { kind: "switch" } },
  { code: "type", allowed: { kind: "text", maxLength: 200 } },
  { code: "range", allowed: { kind: "list", min: 1, max: 12 } },
  { code: "choice", allowed: { kind: "choice", values: ["sgd", "adam"] } },
  { code: "contradiction", allowed: { kind: "choice", values: [1] } },
  { code: "not_live", allowed: { kind: "fields", fields: ["lr"] } },
  { code: "memory", allowed: { kind: "memory", needed: 8e8, max: 5e8 } },
].map((problem) => ({ value: "7", with: [{ path: "data.source", value: '"sine"' }], ...problem }));

const hero = { lane: "A", step: 26, quantity: "signal", first: 3.9e32, last: 2.5e16 };
const prediction = { chi: "1.62", trend: "grows", factor: "×1.27", product: "×77", layers: 19 };

const operand = { name: "h5", magnitude: 1.8e38, nonfinite: false };
const origins = [
  { step: 26, tensor: "z6", layer: 6, nan: false, operands: [operand] },
  { step: 26, tensor: "z7", layer: 7, nan: true, operands: [{ ...operand, nonfinite: true }] },
  { step: 26, tensor: "loss", layer: null, nan: true, operands: [] },
];
const evidence = [
  { code: "signal_ratio", figures: { ratio: 22, chain: 20, factor: 1.18 } },
  { code: "signal_ratio", figures: { ratio: 22, chain: 20, factor: null } },
  { code: "nonfinite", figures: { step: 26, tensor: "h6", nan: true } },
  ...["nonfinite", "loss", "update", "norm"].map((sign) => ({
    code: "unstable",
    figures: { step: 24, sign, factor: 3e6 },
  })),
  { code: "growth_per_step", figures: { factor: 9.7, steps: 5 } },
  { code: "target_jump", figures: { step: 24, ratio: 1e4 } },
  { code: "wall", figures: { step: 57, factor: 862, ratio: 100 } },
  { code: "norm_overflow", figures: { step: 0, total_norm_f64: 7e23 } },
  { code: "square_overflow", figures: { step: 0, tensor: "linear1.weight", grad_norm: 5e26 } },
  { code: "losses", figures: { first: 2, final: 0.02, bestConstant: 0.5 } },
  { code: "losses", figures: { first: 2, final: 0.02, bestConstant: null } },
  { code: "noise_targets", figures: {} },
];
const unit = { place: "layer", index: 7, norm: 0.5, factor: 1.26, product: 41, dead: 0.125, saturated: null };
const normChanges = [
  { from: 0.5, to: 0.6, factor: 1.2 },
  { from: 0.5, to: Number.POSITIVE_INFINITY, factor: Number.POSITIVE_INFINITY },
  { from: Number.POSITIVE_INFINITY, to: Number.NaN, factor: Number.NaN },
  { from: Number.POSITIVE_INFINITY, to: 3, factor: 0 },
];
const layers = [
  unit,
  { ...unit, place: "time", factor: 0.5, dead: null, saturated: 0.2 },
  { ...unit, factor: 1, dead: 0 },
  { ...unit, factor: 0, norm: 0 },
  { ...unit, factor: 0 },
  { ...unit, factor: Number.NaN, norm: Number.NaN },
  { ...unit, factor: Number.NaN, norm: Number.POSITIVE_INFINITY },
  { ...unit, factor: Number.POSITIVE_INFINITY, norm: Number.POSITIVE_INFINITY },
  { ...unit, factor: null },
  { ...unit, place: "output" },
];

/** What to call each function with. A function that is missing here fails the test that walks the words. */
const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  powerOfTen: [["−6"]],
  "app.crashedDetail": [["TypeError"]],
  "controls.differ": [["lr"]],
  "controls.same": [["lr"]],
  "controls.inLane": [["lr", "A"]],
  "controls.value": [["lr"]],
  "controls.first": [["lr"]],
  "controls.second": [["lr"]],
  "controls.notClean": [[3]],
  "controls.lanesFull": [[4]],
  "controls.removeLane": [["B"]],
  "controls.differsIn": [[2]],
  problem: problems.map((problem) => ["lr", problem]),
  "prediction.sentence": ["grows", "shrinks", "keeps"].flatMap((trend) =>
    ["1.62", null].map((chi) => [{ ...prediction, trend, chi }]),
  ),
  "prediction.agreement": [true, false].map((agrees) => [
    { measured: "×1.18", fitted: "×1.19", low: "×1.11", high: "×1.39", agrees },
  ]),
  "lane.label": [["A"]],
  "lane.growth": [[26]],
  "lane.theory": [["×1.27"]],
  "lane.was": [[figure(4.8e33)]],
  "lane.status": statuses.map((status) => [status]),
  "lane.statusShort": statuses.flatMap((status) => [
    [status, 0.13],
    [status, null],
  ]),
  "lane.announce": [["A", "Inf"]],
  "titles.clip.norm": [["1.0"]],
  "titles.clip.value": [["1.0"]],
  "titles.clip.per_layer": [["1.0"]],
  "titles.depth": [[0], [1], [40]],
  "titles.timeSteps": [[1], [40]],
  "titles.several": [[["Adam", "0.1"]]],
  "titles.list": [[["…", "…"]]],
  "titles.on": [["Nesterov"]],
  "titles.off": [["Nesterov"]],
  "titles.setting": [["σ_w", "1.8"]],
  "charts.dotted": [["B"]],
  "charts.heroCaption": [
    [hero],
    [{ ...hero, overTime: true }],
    [{ ...hero, last: 1e36 }],
    [{ ...hero, last: hero.first }],
  ],
  "charts.heatCaption": [["A", 65, 20]],
  "charts.lossCaption": [["A", 26, 0.13]],
  "charts.ratioCaption": [["A", 26, 0.001]],
  "charts.hero.theoryAtStart": [["×1.27"]],
  "charts.hero.onTheoryLine": [["×1.27"]],
  "charts.hero.step": [["512–515"]],
  "charts.hero.layerAtStep": [[7, "26"]],
  "charts.hero.outputAtStep": [["26"]],
  "charts.heroTime.theoryAtStart": [["×1.27"]],
  "charts.heroTime.onTheoryLine": [["×1.27"]],
  "charts.heroTime.layerAtStep": [[7, "26"]],
  "lane.growthTime": [[26]],
  "charts.hero.fitted": [["10^−3", "10^2"]],
  "charts.lossChart.peakThen": [["4.8 × 10^33", "NaN"]],
  "transport.of": [[80]],
  "transport.steps": [
    [512, 515],
    [512, 512],
  ],
  "dock.inLane": [["…", "A"]],
  "transport.atStep": [[27]],
  "transport.branch": [["A", 24, 26]],
  "marks.at": [["Inf", 27]],
  "marks.jump": [["Inf", 27]],
  "notices.address_ignored": [[["lr"]]],
  "notices.address_replaced": [[["lr", "seed"]]],
  "announcements.paused": [[41]],

  "story.origin": origins.map((origin) => ["…", origin, origin.layer === 7]),
  "story.evidence": evidence.flatMap((one) => [
    [one, false],
    [one, true],
  ]),
  "story.also": [[["Inf", "NaN"]]],
  "story.inSentence": [["Adam"]],
  "story.teaser": [["…", "…"]],
  "story.goTo": [[26]],
  "story.goToLabel": [[26]],
  "story.became": [["h6", "NaN"]],
  "story.remedies.fromBefore": [[24]],
  "story.remedies.fromHere": [[24]],
  "story.remedies.apply": [["Adam", "A"]],
  "story.branches.without": [["Adam"]],
  "story.branches.with": [["Adam"]],
  "story.branches.label": [["A", "Adam", 24, 26]],
  "story.branches.steps": [[24, 26]],
  "story.chaos.beyond": [[3]],
  "story.chaos.agrees": [[64]],

  "layer.of": [[20]],
  "layer.name": layers.map((figures) => [figures]),
  "layer.sentence": layers.map((figures) => [figures]),
  "layer.percent": [[0.125]],
  "layer.atStep": [[26]],
  "layer.zeros": [[3]],
  "layer.infinities": [[3, "+"]],
  "layer.nans": [[3]],
  "layer.caption": [["A", "h", "h6", 26, 2048]],

  "lens.stage": [[3, 41]],
  "lens.atStep": [[26]],
  "lens.strip": [["A"]],
  "lens.cell": [["…", 0.5]],
  "lens.layer": [[7]],
  "lens.time": [[7]],
  "lens.start": [[0.5]],
  "lens.arrivals.matrix": normChanges.map((change) => ["…", change]),
  "lens.arrivals.readout": [["…", normChanges[0]]],
  "lens.arrivals.normalization": [["…", normChanges[0]]],
  "lens.arrivals.skip": [["…", normChanges[0]]],
  "lens.arrivals.gates": [["…", normChanges[0]]],
  "lens.arrivals.neuron": [["…", normChanges[0]]],
  "lens.arrivals.own_loss": [["…", { from: null, to: 0.6 }]],
  "lens.arrivals.joined": [["…", { from: null, to: 0.6 }]],
  "lens.arrivals.cut": [["…", { from: null, to: 0 }]],
  "lens.activation": [
    ["…", normChanges[0], 1],
    ["…", normChanges[0], 0.4],
  ],
  "lens.sofar": [[1.2]],

  "code.lane": [["A"]],

  "recurrent.caption": [["A", 26, 2.5, 1.1]],
  "recurrent.below": [[0.9]],
  "recurrent.above": [
    [2.5, 1.1],
    [2.5, 0.9],
  ],

  "cliff.title": [[50], [12]],
  "cliff.thrownTo": [[-12.15], [Number.NEGATIVE_INFINITY]],
  "cliff.chips.thrown": [[27]],
  "cliff.raw.about": [[11.2], [Number.POSITIVE_INFINITY]],
  "cliff.clipped.title": [[0.4]],
  "cliff.rows.before": [[26]],
  "cliff.rows.after": [[27]],
  "cliff.rows.at": [[68]],
  "cliff.rows.from": [[0.029, 0.075]],
  "cliff.rows.place": [
    [4.17, -1.73],
    [Number.NaN, Number.NaN],
  ],
  "cliff.section.wall": [[-2.61234]],
  "cliff.section.noWall": [[3.6]],
  "cliff.section.caption": [
    [5, -2.61234],
    [3.6, null],
  ],
  "cliff.bifurcation.folds": [[-2.65561, -2.34439]],
  "cliff.bifurcation.caption": [[[-2.65561, -2.34439]], [[]]],
  "cliff.cloud.title": [[200]],
  "cliff.transport.wall": [[27]],
  "cliff.surfaceCaption": [[68, "w 4.12", "w 3.74"]],
  "cliff.where": [[4.17, -1.73, 0.029]],
  "cliff.number": [[0.029]],
  "cliff.percent": [[0.52]],
  "cliff.announce.thrown": [[27]],
  "clipping.thresholdAt": [[100]],
  "clipping.shareOf": [[17, 100]],
  "clipping.degrees": [[0], [5.5], [56.4]],
  "clipping.cosine": [[0.554]],
  "clipping.range": [[60, 1200]],
  "clipping.takeMiddle": [[120]],
  "clipping.turnOn": [[120]],
  "clipping.would": [[17, 100, 120]],
  "clipping.caption": [["A", 26, 8e4, 10]],

  "picture.atStep": [[26]],
  "picture.reaches": [[-1, 3e9]],
  "picture.nonfinite": [[3, 200]],
  "picture.classes": [[2]],
  "picture.caption": [["A", 26, "…"]],
};

export interface Phrase {
  readonly place: string;
  readonly phrase: string;
}

export function phrases(words: unknown, place = ""): readonly Phrase[] {
  if (typeof words === "string") return [{ place, phrase: words }];
  if (typeof words === "function") return called(words as (...args: readonly unknown[]) => string, place);
  return Object.entries(words as object).flatMap(([name, part]) => phrases(part, place ? `${place}.${name}` : name));
}

function called(say: (...args: readonly unknown[]) => string, place: string): readonly Phrase[] {
  const calls = samples[place];
  if (!calls) throw new Error(`No sample arguments for the words at ${place}`);
  return calls.map((args, k) => ({ place: `${place}(${k})`, phrase: say(...args) }));
}
