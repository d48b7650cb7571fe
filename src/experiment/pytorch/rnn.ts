import { cells } from "../../engine/layers/cells/index.ts";
import type { RnnSpec } from "../../engine/network.ts";
import { initRecurrent } from "./init.ts";
import type { ExperimentWith, NetworkCode } from "./network.ts";
import { indented, pyValue } from "./python.ts";

/** A cell (several: in a list, one above the other) that a loop takes over the time steps, under a Linear readout. */
export function rnn({ model, init, data }: ExperimentWith<"rnn">): NetworkCode {
  const stacked = model.num_layers > 1;
  const { gates } = cells[model.cell];
  return {
    model: modelCode(model),
    init: initRecurrent(init, { gates, hidden_size: model.hidden_size, stacked }),
    parameters: "model.parameters()",
    layers: [`for layer in ${stacked ? "[*cells, readout]" : "[cell, readout]"}:`],
    forward: (record) => forwardCode(model, data.batch_size, record),
    prediction: model.loss_at === "all" ? "torch.stack(outputs)" : `readout(${stacked ? "h[-1]" : "h"})`,
    names: namesOf(model),
    watch: [],
    hiddenGradNorm: stacked
      ? [
          "norms = [0.0 if h.grad is None else h.grad.norm().item() for h in hidden.values()]",
          `line["hidden_grad_norm"] = torch.tensor(norms).view(-1, ${model.num_layers}).norm(dim=1).tolist()`,
        ]
      : [
          "arrived = [h.grad for h in hidden.values()]",
          'line["hidden_grad_norm"] = [0.0 if g is None else g.norm().item() for g in arrived]',
        ],
  };
}

function namesOf({ num_layers }: RnnSpec): readonly string[] {
  if (num_layers === 1) return ["names = [name for name, _ in model.named_parameters()]"];
  return [
    'cell_names = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]',
    `names = [f"cell.{name}_l{k}" for k in range(${num_layers}) for name in cell_names]`,
    'names += ["readout.weight", "readout.bias"]',
  ];
}

function modelCode(model: RnnSpec): readonly string[] {
  const { input_size, hidden_size, out_features, num_layers } = model;
  const cell = (from: number | string) => {
    const extra =
      model.cell === "rnn" && model.nonlinearity !== "tanh" ? `, nonlinearity=${pyValue(model.nonlinearity)}` : "";
    return `${cells[model.cell].module}(${from}, ${hidden_size}${extra})`;
  };
  const readout = `readout = nn.Linear(${hidden_size}, ${out_features})`;
  if (num_layers === 1) {
    return [`cell = ${cell(input_size)}`, readout, 'model = nn.ModuleDict({"cell": cell, "readout": readout})'];
  }
  return [
    `cells = nn.ModuleList()  # drawn as ${cells[model.cell].sequenceModule} draws its layers`,
    `for input_size in [${input_size}] + [${hidden_size}] * ${num_layers - 1}:`,
    `    cells.append(${cell("input_size")})`,
    readout,
    "model = nn.ModuleList([*cells, readout])",
  ];
}

/** The states before the first time step, the loop over time, and what is read out on the way. */
function forwardCode(model: RnnSpec, batch_size: number, record: boolean): readonly string[] {
  const stacked = model.num_layers > 1;
  const zeros = `torch.zeros(${batch_size}, ${model.hidden_size})`;
  const states = cells[model.cell].memory ? ["h", "c"] : ["h"];
  const start = stacked ? `[${zeros} for _ in cells]` : zeros;
  return [
    ...states.map((state) => `${state} = ${start}`),
    ...(model.loss_at === "all" ? ["outputs = []"] : []),
    `for t in range(${model.seq_len}):`,
    ...indented([
      ...detach(model, states),
      ...(stacked ? stackedStep(model, record) : singleStep(model, record)),
      ...(model.loss_at === "all" ? [`outputs.append(readout(${stacked ? "h[-1]" : "h"}))`] : []),
    ]),
  ];
}

function detach({ tbptt, num_layers }: RnnSpec, states: readonly string[]): readonly string[] {
  if (tbptt === 0) return [];
  const cut = (state: string) =>
    num_layers > 1 ? `${state} = [s.detach() for s in ${state}]` : `${state} = ${state}.detach()`;
  return [`if t % ${tbptt} == 0:  # truncated backpropagation through time`, ...indented(states.map(cut))];
}

function singleStep(model: RnnSpec, record: boolean): readonly string[] {
  const step = cells[model.cell].memory ? "h, c = cell(x[t], (h, c))" : "h = cell(x[t], h)";
  return [step, ...(record ? ["h.retain_grad()  # json", 'hidden[f"h{t + 1}"] = h  # json'] : [])];
}

function stackedStep(model: RnnSpec, record: boolean): readonly string[] {
  const step = cells[model.cell].memory ? "h[k], c[k] = cell(below, (h[k], c[k]))" : "h[k] = cell(below, h[k])";
  return [
    "below = x[t]",
    "for k, cell in enumerate(cells):",
    `    ${step}`,
    "    below = h[k]",
    ...(record ? ["    h[k].retain_grad()  # json", '    hidden[f"h{t + 1}_l{k}"] = h[k]  # json'] : []),
  ];
}
