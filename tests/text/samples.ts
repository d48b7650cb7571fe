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
  problem: problems.map((problem) => ["lr", problem]),
  "prediction.sentence": ["grows", "shrinks", "keeps"].flatMap((trend) =>
    ["1.62", null].map((chi) => [{ ...prediction, trend, chi }]),
  ),
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
  "titles.on": [["Nesterov"]],
  "titles.off": [["Nesterov"]],
  "titles.setting": [["σ_w", "1.8"]],
  "charts.dotted": [["B"]],
  "charts.heroCaption": [[hero], [{ ...hero, last: 1e36 }], [{ ...hero, last: hero.first }]],
  "charts.heatCaption": [["A", 65, 20]],
  "charts.lossCaption": [["A", 26, 0.13]],
  "charts.ratioCaption": [["A", 26, 0.001]],
  "charts.hero.theoryAtStart": [["×1.27"]],
  "charts.hero.onTheoryLine": [["×1.27"]],
  "charts.hero.step": [["512–515"]],
  "charts.hero.layerAtStep": [[7, "26"]],
  "charts.hero.outputAtStep": [["26"]],
  "charts.hero.fitted": [["10^−3", "10^2"]],
  "charts.lossChart.peakThen": [["4.8 × 10^33", "NaN"]],
  "transport.of": [[80]],
  "transport.steps": [
    [512, 515],
    [512, 512],
  ],
  "transport.atStep": [[27]],
  "marks.at": [["Inf", 27]],
  "marks.jump": [["Inf", 27]],
  "notices.address_ignored": [[["lr"]]],
  "notices.address_replaced": [[["lr", "seed"]]],
  "announcements.paused": [[41]],
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
