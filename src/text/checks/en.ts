import type { ChainFigures, MeasureFigures } from "./figures.ts";

function measure(of: MeasureFigures, { overTime, length }: ChainFigures): string {
  const link = overTime ? "time step" : "layer";
  switch (of.code) {
    case "first_nonfinite":
      return of.kind === "any" ? "First Inf or NaN" : "First Inf or NaN in the loss";
    case "norm_growth":
      return `Growth of the gradient norm per training step, from step ${of.from}`;
    case "last_losses":
      return `Loss, ${of.by} of the last ${of.count} steps`;
    case "loss_ratio":
      return `Loss, median of ${of.count} steps ÷ mean of the first 3`;
    case "parameter_update":
      return `Update of ${of.parameter}, median from step ${of.from}`;
    case "signal_growth":
      return `Growth of the gradient signal per ${link}`;
    case "weight_gradient_growth":
      return "Growth of the weight gradient per layer";
    case "signal_ratio":
      return `Gradient signal, ${link} 1 ÷ ${link} ${length}`;
    case "memory_ratio":
      return `Gradient of the memory c, time step 1 ÷ time step ${length}`;
    default:
      return plain[of.code];
  }
}

const plain = {
  exploded: "Any Inf or NaN",
  total_norm: "Gradient norm, float32",
  total_norm_f64: "Gradient norm, float64",
  applied_norm: "Gradient norm after clipping",
  cosine: "Cosine between raw and clipped gradient",
  angle: "Angle between raw and clipped gradient",
  loss: "Loss",
  smallest_loss: "Smallest loss",
  loss_difference: "Largest difference of the losses",
  update_ratio: "Largest update ÷ weight",
  update_norm: "Size of the update",
  sum_of_updates: "Sum of all updates",
  clipped_share: "Share of steps clipped",
  distance: "Largest distance from the start",
};

export const en = {
  caption: "What this scenario promises, measured while it runs",
  lane: "Lane",
  bothLanes: "A and B",
  quantity: "Quantity",
  expected: "Expected",
  thisRun: "This run",
  result: "Result",
  source: "Source",
  others: { seeds: "5 other seeds", starts: "5 other starts" },
  measure,
  at: (step: number) => `step ${step}`,
  wholeRun: (steps: number) => `${steps} steps`,
  /** Not measured yet: the step it waits for. */
  waits: (step: number) => `– until step ${step}`,
  lost: "no longer recorded",
  none: "none",
  yes: "yes",
  no: "no",
  degrees: (figure: string) => `${figure}°`,
  range: (low: string, high: string) => `${low} to ${high}`,
  share: (hits: number, of: number) => `in ${hits} of ${of}`,
  results: {
    passed: "Passed",
    failed: "Failed",
    waiting: "Waiting",
    lost: "Unknown",
    /** A share of runs is expected: this one is, or is not, among them. */
    among: "One of them",
    notAmong: "Not one of them",
  },
  sources: {
    seeds: "PyTorch, median of 20 seeds",
    seed: "PyTorch, this seed",
    starts: "float32, 20 starts",
  },
  theories: {
    relu_gain: "theory: σ_w ÷ √2 = 2.12",
    relu_gain_at_width: "theory at width 64: √2 · exp(−5 ÷ 256) = 1.39",
    step_factor: "theory: |1 − ηλ|, λ the largest curvature",
    batch_norm_relu: "theory for large batches: √(π ÷ (π − 1)) = 1.21",
  },
  notes: {
    later_bad_batch: "29 of 30 seeds; one held out until the third bad batch.",
    target_variance: "Predicting the mean gives 0.5.",
    best_constant: "The best constant prediction gives 0.39.",
    predicts_mean: "Predicting the mean gives 0.5: it has learned nothing.",
    still_grows: "Still above 1.",
    dead_units: "1 of 30 seeds: every unit dies, and it is 0.",
    full_branch: "Full branches explode, too.",
    falls_with_depth: "Falls with depth: no constant factor.",
    seventeen: "17 of 100 at seed 0.",
  },
  seedNote: (seed: number) =>
    `This run has seed ${seed}: the same numbers on every device. A range is where 20 seeds in PyTorch lay; another seed may leave it about once in 20 checks.`,
  startNote:
    "This run has one start: the same numbers on every device. A path that has hit the wall is chaotic, so only shares over many starts say something.",
  trySeeds: "Try 5 other seeds",
  tryStarts: "Try 5 other starts",
  stop: "Stop",
  progress: (done: number, all: number) => `${done} of ${all}`,
  /** How many of the runs lay in the band. */
  passedOf: (hits: number, of: number) => `${hits} of ${of}`,
  ownSeedOnly: "this seed only",
  failedToTry: "No worker could be started.",
  summary: (passed: number, failed: number, waiting: number) =>
    `${passed} passed, ${failed} failed, ${waiting} waiting`,
};
