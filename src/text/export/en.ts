const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const en = {
  close: "Close",
  lane: (letter: string, title: string) => `${letter}: ${title}`,
  /** Under a picture. */
  source: (seed: number | null, version: string) =>
    `${seed === null ? "" : `Seed ${seed} · `}Exploding Gradients Lab ${version}`,
  /** What the axes of a saved picture show. */
  axes: {
    step: "step",
    layer: "layer",
    timeStep: "time step",
    signal: "norm of ∂L/∂h, log scale",
    weight_gradient: "norm of ∂L/∂W, log scale",
    activation: "root mean square of h, log scale",
    loss: "loss, log scale",
    plainLoss: "loss",
    ratio: "update size ÷ weight size, log scale",
    norm: "norm of the gradient, log scale",
    matrix: "largest singular value, spectral radius",
    value: "value",
    count: "count",
    state: "state h",
  },

  picture: (title: string) => `Save as a picture: ${title}`,
  theme: "Theme",
  themes: { light: "Light", dark: "Dark" },

  title: "Save and open",
  data: "Run data",
  dataHint: "Every recorded figure of every step, with seed, version and link.",
  noData: "No step yet.",
  experiment: "Experiment file",
  experimentHint: "The settings of all lanes, for this page and for the command line.",
  page: "Print",
  pageHint: "One A4 page of what is shown.",
  print: "Print",
  open: "Open",
  openHint: (megabytes: number) =>
    `An experiment, a comparison or a run, as JSON or NDJSON, of at most ${megabytes} MB. You can also drop it anywhere on the page.`,
  choose: "Choose a file",

  opened: (file: string, lanes: number) =>
    `Opened ${file}: ${plural(lanes, "lane", "lanes")}. Undo brings back what was here before.`,

  dismiss: "Dismiss",
  undo: "Undo",
  refused: {
    too_large: (file: string, megabytes: number) => `${file} is too large: a file may have ${megabytes} MB.`,
    not_text: (file: string) =>
      `${file} is not text in UTF-8. It can be an experiment, a comparison or a run, as JSON or NDJSON.`,
    not_json: (file: string) =>
      `${file} is not JSON. It can be an experiment, a comparison or a run, as JSON or NDJSON.`,
    not_ours: (file: string) =>
      `${file} is JSON, but no experiment, comparison or run. An experiment has fields such as "model" and "optimizer".`,
    sweep: (file: string) => `${file} holds the results of a sweep. Open the Map and load it there.`,
    too_many: (file: string, most: number) => `${file} has too many lanes: the Lab shows ${most} at most.`,
    several: "Drop one file at a time.",
    problem: (file: string, sentence: string, more: number) =>
      `${file}: ${sentence}${more > 0 ? ` There ${more === 1 ? "is 1 more problem" : `are ${more} more problems`}.` : ""}`,
  },

  sheet: {
    settings: "Settings",
    differs: "What differs",
    same: "Nothing: the lanes are the same.",
    yes: "yes",
    no: "no",
    step: (step: number) => `Step ${step}`,
  },
};
