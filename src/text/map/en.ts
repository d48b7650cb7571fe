import { figure, growth } from "../numbers.ts";

const whole = (count: number) => count.toLocaleString("en");

export const en = {
  title: "Where gradients explode",
  about: (x: string, y: string, steps: number) =>
    `Each cell is a network that trains for ${steps} steps. Across: ${x}. Up: ${y}.`,
  legend: { measured: "growth = 1, measured", theory: "growth = 1, theory", none: "no such network" },
  colour: {
    label: "Colour",
    growth: "Growth per layer",
    first_nonfinite: "First Inf or NaN",
    final_loss: "Final loss",
    cause: "Diagnosis",
  },
  scale: {
    growth: ["×0.7", "×1", "×1.4"],
    first_nonfinite: ["never", "late", "at once"],
    final_loss: ["0.001", "1", "1000"],
    cause: ["vanishing", "learning", "exploding"],
  },
  start: "Start",
  pause: "Pause",
  resume: "Go on",
  stop: "Stop",
  progress: (done: number, total: number, seconds: number) => `${whole(done)} of ${whole(total)} cells · ${seconds} s`,
  progressLabel: "Progress",
  finished: (total: number, seconds: number) => `All ${whole(total)} cells are there, after ${seconds} s.`,
  from: (file: string) => `From ${file}`,

  settings: "What is mapped",
  base: { label: "Network", own: "tanh, width 32", lab: "Lane A of the Lab" },
  x: "Across",
  y: "Up",
  least: (axis: string) => `${axis}, from`,
  most: (axis: string) => `${axis}, to`,
  columns: "Cells across",
  rows: "Cells up",
  seeds: "Seeds a cell",
  steps: "Steps",
  noAxis: (name: string, least: number, most: number) =>
    `${name} has no values from ${least} to ${most}; allowed: two numbers within the field’s range, the smaller first.`,
  sameAxis: (name: string) => `${name} stands on both axes; allowed: two different fields.`,

  csv: "Save as CSV",
  load: "Load a sweep’s results",
  loading: (file: string) => `Reading ${file} …`,
  unreadable: (file: string, line: number) =>
    `${file}, line ${line} is no line of a sweep; allowed: a file that the command sweep wrote.`,
  axes: (file: string, count: number) =>
    `${file} has ${count === 1 ? "one axis" : `${count} axes`}; allowed: a sweep over two fields.`,

  cell: {
    none: "Point at a cell, or walk there with the arrow keys.",
    waiting: "Not trained yet.",
    impossible: "No such network can be trained.",
    growth: "Growth per layer",
    theory: "Theory",
    firstNonfinite: "First Inf or NaN",
    never: (steps: number) => `none in ${steps} steps`,
    step: (step: number) => `step ${step}`,
    loss: "Loss, first and last",
    losses: (first: number, final: number) => `${figure(first)}, ${figure(final)}`,
    cause: "Diagnosis",
    open: "Open in the Lab",
    factor: growth,
  },
  causes: {
    forward_overflow: "the forward pass overflows",
    silent_freeze: "the norm overflows: frozen",
    frozen_by_adam: "the optimizer’s squares overflow: frozen",
    exploding_through_time: "explodes through time",
    exploding_by_depth: "explodes through the layers",
    bad_batch: "one bad batch",
    cliff: "a cliff of the loss",
    healthy: "it learns",
    vanishing: "the gradient vanishes",
    mixed: "depth and step, a little of each",
    learning_rate_too_high: "the learning rate is too high",
    slow: "not there yet",
  },
  caption: (done: number, total: number, edge: string) =>
    `A map of ${whole(total)} networks, ${whole(done)} trained. ${edge}`,
  edge: (count: number) =>
    count === 0
      ? "No row passes from shrinking to growing gradients."
      : `In ${count} rows the gradient passes from shrinking to growing.`,
  keys: "Arrow keys walk from cell to cell, Enter opens one in the Lab.",
  table: { cell: "Cell", growth: "Growth", step: "First Inf or NaN", loss: "Final loss" },
};
