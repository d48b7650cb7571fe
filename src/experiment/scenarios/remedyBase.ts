/**
 * The run on which the remedies are tried: 20 ReLU layers at σ_w = 1.8, whose largest curvature (about 4e6) is far beyond
 * what SGD at 0.005 can follow, so that it is non-finite one or two updates after the start.
 */
export const remedyBase = {
  steps: 200,
  model: { kind: "mlp", in_features: 1, hidden_features: 32, depth: 20, out_features: 1 },
  init: { scheme: "scaled_normal", sigma_w: 1.8 },
  data: { source: "sine", mode: "stream", batch_size: 64 },
  optimizer: { name: "sgd", lr: 0.005 },
  clip: { mode: "none" },
} as const;
