import { activations } from "../../engine/activations/index.ts";
import type { MlpSpec } from "../../engine/network.ts";
import { initMlp } from "./init.ts";
import type { ExperimentWith, NetworkCode } from "./network.ts";
import { bracketed, call, indented, pyFloat, pyValue } from "./python.ts";

/** Up to so many hidden layers are written out, more are appended in a loop. */
const WRITTEN_OUT = 3;
const normModules = { batch_norm: "nn.BatchNorm1d", layer_norm: "nn.LayerNorm" } as const;

/** An nn.Sequential where it fits; with residual connections the layers in a list, added up in the training loop. */
export function mlp({ model, init }: ExperimentWith<"mlp">): NetworkCode {
  const isResidual = model.residual && model.depth > 1;
  return {
    model: isResidual ? residualModel(model) : sequentialModel(model),
    init: initMlp(init, model.bias, isResidual ? "model.modules()" : "model"),
    parameters: "model.parameters()",
    layers: [`for layer in ${isResidual ? "model.modules()" : "model"}:`, `    if ${isLayer(model)}:`],
    forward: (record) => (isResidual ? residualForward(model, record) : []),
    prediction: isResidual ? "model[-1](h)" : "model(x)",
    names: namesOf(model),
    watch: isResidual ? [] : watched(model),
    hiddenGradNorm: [],
  };
}

function linear(model: MlpSpec, from: number | string, to: number): string {
  return `nn.Linear(${[from, to, ...(model.bias ? [] : ["bias=False"])].join(", ")})`;
}

/** Linear, norm and activation of one hidden layer; what changes nothing is left out. */
function hiddenLayer(model: MlpSpec, from: number | string): readonly string[] {
  const { hidden_features, norm, activation, negative_slope } = model;
  const slope = activation === "leaky_relu" && negative_slope !== 0.01 ? pyFloat(negative_slope) : "";
  return [
    linear(model, from, hidden_features),
    ...(norm === "none" ? [] : [`${normModules[norm]}(${hidden_features})`]),
    ...(activation === "linear" ? [] : [`${activations[activation].module}(${slope})`]),
  ];
}

/** The head of a loop over the hidden layers, with what goes into each. */
const overLayers = ({ depth, in_features, hidden_features }: MlpSpec) =>
  `for in_features in [${in_features}] + [${hidden_features}] * ${depth - 1}:`;

function sequentialModel(model: MlpSpec): readonly string[] {
  const { depth, in_features, hidden_features, out_features } = model;
  const output = linear(model, depth > 0 ? hidden_features : in_features, out_features);
  if (depth > WRITTEN_OUT) {
    return [
      "layers = []",
      overLayers(model),
      ...indented(bracketed("layers += [", hiddenLayer(model, "in_features"), "]")),
      `model = nn.Sequential(*layers, ${output})`,
    ];
  }
  const inputs = Array.from({ length: depth }, (_, k) => (k === 0 ? in_features : hidden_features));
  return call("model = nn.Sequential", [...inputs.flatMap((from) => hiddenLayer(model, from)), output]);
}

function residualModel(model: MlpSpec): readonly string[] {
  const layer = hiddenLayer(model, "in_features");
  const [open, close] = layer.length === 1 ? ["model.append(", ")"] : ["model.append(nn.Sequential(", "))"];
  return [
    "model = nn.ModuleList()",
    overLayers(model),
    ...indented(bracketed(open, layer, close)),
    `model.append(${linear(model, model.hidden_features, model.out_features)})`,
  ];
}

function residualForward({ residual_scale }: MlpSpec, record: boolean): readonly string[] {
  const scale = residual_scale === 1 ? "" : `${pyFloat(residual_scale)} * `;
  if (!record) return ["h = model[0](x)", "for layer in model[1:-1]:", `    h = h + ${scale}layer(h)`];
  return [
    "h = model[0](x)",
    'hidden["h1"] = h  # json',
    "for k, layer in enumerate(model[1:-1], start=2):",
    `    h = h + ${scale}layer(h)`,
    '    hidden[f"h{k}"] = h  # json',
  ];
}

function isLayer({ norm, depth }: MlpSpec): string {
  return norm === "none" || depth === 0
    ? "isinstance(layer, nn.Linear)"
    : `isinstance(layer, (nn.Linear, ${normModules[norm]}))`;
}

/** "linear1.weight", "linear1.bias", "norm1.weight", … */
function namesOf({ depth, norm, bias }: MlpSpec): readonly string[] {
  const ofLinear = bias ? ["weight", "bias"] : ["weight"];
  if (norm === "none" || depth === 0) {
    const layers = `for k in range(1, ${depth + 2})`;
    if (!bias) return [`names = [f"linear{k}.weight" ${layers}]`];
    return [`names = [f"linear{k}.{name}" ${layers} for name in ("weight", "bias")]`];
  }
  const ofLayer = [...ofLinear.map((name) => `linear{}.${name}`), "norm{}.weight", "norm{}.bias"];
  const output = ofLinear.map((name) => `linear${depth + 1}.${name}`);
  return [
    `layer_names = [${ofLayer.map(pyValue).join(", ")}]`,
    `names = [name.format(k) for k in range(1, ${depth + 1}) for name in layer_names]`,
    `names += [${output.map(pyValue).join(", ")}]`,
  ];
}

/** Hooks on the last module of every hidden layer. */
function watched(model: MlpSpec): readonly string[] {
  const { depth } = model;
  if (depth === 0) return [];
  const period = hiddenLayer(model, 1).length;
  if (depth === 1) {
    return [`model[${period - 1}].register_forward_hook(lambda module, x, h: hidden.update(h1=h))`];
  }
  const stride = period === 1 ? "" : `:${period}`;
  return [
    `for k, last in enumerate(model[${period - 1}:-1${stride}], start=1):`,
    ...indented(['last.register_forward_hook(lambda module, x, h, k=k: hidden.update({f"h{k}": h}))']),
  ];
}
