import { workload } from "./workloads.mjs";

const withScale = (experiment, sigma_w) => ({ ...experiment, init: { scheme: "scaled_normal", sigma_w } });
const deeper = (experiment) => ({ ...experiment, model: { ...experiment.model, depth: 100 } });

/** The same network with a start that lets signals or gradients shrink until they are denormal on the way. */
export const vanishing = [
  {
    what: "W1 with weights of σ_w = 0.05",
    sound: workload("W1").experiment,
    shrinking: withScale(workload("W1").experiment, 0.05),
  },
  {
    what: "W1 with 100 layers and weights of σ_w = 0.4",
    sound: deeper(workload("W1").experiment),
    shrinking: withScale(deeper(workload("W1").experiment), 0.4),
  },
  {
    what: "W4 with recurrent weights of σ_w = 0.3",
    sound: workload("W4").experiment,
    shrinking: withScale(workload("W4").experiment, 0.3),
  },
];
