import { figure } from "../numbers.ts";

/** A parameter: two decimals, as far as it is a number. */
export const place = (value: number) =>
  Number.isFinite(value) && Math.abs(value) < 1000 ? value.toFixed(2).replace("-", "−") : figure(value);
/** Where the wall and the folds are: the decimals that matter there. */
export const exact = (value: number) => value.toFixed(5).replace("-", "−");
export const percent = (share: number) => `${Math.round(share * 100)} %`;

export const en = {
  title: (seq_len: number) => `One neuron, ${seq_len === 50 ? "fifty" : seq_len} steps, one cliff`,
  about:
    "Loss of a recurrent neuron over its two parameters. Height is loss. Both runs walk the same floor toward the same wall. All of it in float64.",
  loading: "Computing the surface",

  legend: "Colour: length of the gradient",
  axes: { w: "recurrent weight w", b: "bias b" },
  start: "both start here",
  thrownTo: (b: number) => `thrown to b = ${place(b)} in one step`,

  chips: {
    thrown: (step: number) => `Thrown off at step ${step}`,
    arrived: "Arrived",
    onMap: "Still on the map",
  },
  raw: {
    title: "No clipping",
    about: (norm: number) =>
      `The step is the gradient itself. At its longest the gradient is **${figure(norm)}** long.`,
  },
  clipped: {
    title: (max_norm: number) => `Clipped at ${figure(max_norm)}`,
    about: "Same direction, shorter step: a gradient longer than the threshold is scaled down to it.",
  },
  rows: {
    before: (step: number) => `Step ${step}, before`,
    after: (step: number) => `Step ${step}, after`,
    gradient: "Gradient there",
    at: (step: number) => `Step ${step}`,
    loss: "Loss",
    from: (loss: number, first: number) => `${figure(loss)}, from ${figure(first)}`,
    place: (w: number, b: number) => `w ${place(w)}, b ${place(b)}`,
  },

  above: "Seen from above",
  section: {
    title: "Along the bias",
    weight: "w",
    wall: (b: number) => `wall at b = ${exact(b)}`,
    noWall: (w: number) => `At w = ${place(w)} there is no wall.`,
    caption: (w: number, wall: number | null) =>
      wall === null
        ? `Loss by bias at w = ${place(w)}: it changes gently everywhere.`
        : `Loss by bias at w = ${place(w)}: it jumps at b = ${exact(wall)}.`,
  },
  bifurcation: {
    title: "Where the state settles (Doya)",
    folds: (lower: number, upper: number) => `${exact(lower)}, ${exact(upper)}`,
    caption: (folds: readonly number[]) =>
      folds.length === 2
        ? `Fixed points by bias: two attract between the folds at b = ${exact(folds[0] ?? 0)} and b = ${exact(folds[1] ?? 0)}, one elsewhere. The wall is where the start lies between two basins.`
        : "Fixed points by bias: there is one for every b, and it attracts.",
  },
  cloud: {
    title: (starts: number) => `${starts} starts within 0.01 of this one`,
    thrown: "thrown farther than 2",
    arrived: "ended below a loss of 0.05",
    raw: "No clipping",
    clipped: "Clipped",
    note: "Beyond the wall a single path is chaotic: the last digit of the start decides. Shares over many starts are not.",
    waiting: "Walking from all of them",
  },

  controls: {
    label: "Settings",
    w: "Start, w",
    b: "Start, b",
    lr: "Learning rate η",
    max_norm: "Threshold τ",
    updates: "Updates",
    seq_len: "Time steps T",
    presets: "Settings that tell something",
    presetNames: ["η 1, τ 0.4", "η 0.01, τ 1", "η 0.01, far start"],
  },
  transport: {
    wall: (step: number) => `the wall · step ${step}`,
    shown: "Update shown",
  },
  surfaceCaption: (at: number, raw: string, clipped: string) =>
    `Loss over w and b as a landscape with a wall. After ${at} updates, without clipping: ${raw}. Clipped: ${clipped}.`,
  aboveCaption: "The same landscape from above; arrow keys with Shift move the start.",
  keys: "Arrow keys turn the view, with Shift they move the start; 0 turns it back.",
  where: (w: number, b: number, loss: number) => `w ${place(w)}, b ${place(b)}, loss ${figure(loss)}`,
  number: figure,
  percent,
  announce: {
    thrown: (step: number) => `Without clipping the run is thrown off at step ${step}.`,
    stayed: "Without clipping the run stays on the map.",
  },
  table: {
    update: "Update",
    columns: ["w", "b", "Loss", "Gradient"],
    raw: "No clipping",
    clipped: "Clipped",
    b: "b",
    h: "h",
    attracts: "attracts",
  },
};
