// What is trained. Every field that a peer needs is written out, although it may be the default; initialization and
// learning rate are such that signals and gradients stay in the normal range of float32 throughout.

const mlp = { kind: "mlp", in_features: 10, out_features: 1 };
const noise = { source: "randn", mode: "fixed", batch_size: 64 };
const clip = { mode: "norm", max_norm: 1 };

export const workloads = [
  {
    id: "W1",
    title: "MLP 10 → 30×64 tanh → 1, batch 64, SGD, clip 1, fixed batch",
    experiment: {
      model: { ...mlp, hidden_features: 64, depth: 30, activation: "tanh" },
      init: { scheme: "xavier_normal" },
      data: noise,
      optimizer: { name: "sgd", lr: 0.01 },
      clip,
    },
  },
  {
    id: "W2",
    title: "MLP 10 → 50×128 ReLU → 1, batch 64, Adam, clip 1, fixed batch",
    experiment: {
      model: { ...mlp, hidden_features: 128, depth: 50, activation: "relu" },
      init: { scheme: "kaiming_normal" },
      data: noise,
      optimizer: { name: "adam", lr: 0.0001 },
      clip,
    },
  },
  {
    id: "W3",
    title: "the code example: MLP 10 → 50 ReLU → 1, batch 64, Adam, clip 1, fresh torch.randn batches",
    experiment: {
      model: { ...mlp, hidden_features: 50, depth: 1, activation: "relu" },
      data: { ...noise, mode: "stream" },
      optimizer: { name: "adam", lr: 0.001 },
      clip,
    },
  },
  {
    id: "W4",
    title: "tanh RNN, input 8, hidden 64, T = 100, batch 32, SGD, clip 1, ‖∂L/∂h_t‖ at every step, fixed batch",
    experiment: {
      model: { kind: "rnn", cell: "rnn", input_size: 8, hidden_size: 64, seq_len: 100, out_features: 1 },
      init: { scheme: "orthogonal" },
      data: { ...noise, batch_size: 32 },
      optimizer: { name: "sgd", lr: 0.01 },
      clip,
    },
  },
];

export const workload = (id) => workloads.find((entry) => entry.id === id);
