import type { ExperimentWith, NetworkCode } from "./network.ts";
import { pyFloat } from "./python.ts";

/** Two numbers that learn, and a loop. */
export function oneNeuron({ model }: ExperimentWith<"one_neuron_rnn">): NetworkCode {
  return {
    model: [
      "# h = w * sigmoid(h) + b, over and over (Pascanu, Mikolov & Bengio 2013, figure 6)",
      `w = nn.Parameter(torch.tensor(${pyFloat(model.w)}))`,
      `b = nn.Parameter(torch.tensor(${pyFloat(model.b)}))`,
    ],
    init: [],
    parameters: "[w, b]",
    layers: [],
    forward: (record) => [
      `h = torch.tensor(${pyFloat(model.h0)})`,
      `for t in range(${model.seq_len}):`,
      "    h = w * torch.sigmoid(h) + b",
      ...(record ? ["    h.retain_grad()  # json", '    hidden[f"h{t + 1}"] = h  # json'] : []),
    ],
    prediction: "torch.sigmoid(h)",
    names: ['names = ["neuron.w", "neuron.b"]'],
    watch: [],
    hiddenGradNorm: ['line["hidden_grad_norm"] = [h.grad.norm().item() for h in hidden.values()]'],
  };
}
