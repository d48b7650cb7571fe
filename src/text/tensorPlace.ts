type Part = "weight" | "bias";

/** What a tensor's name says of where it is. Layers and time steps count from 1. */
export type TensorPlace =
  /** The output of a hidden layer, or a parameter of it. */
  | { readonly kind: "layer"; readonly layer: number; readonly part: Part | null }
  /**
   * Inside a hidden layer: z = W x + b, n behind the normalization, a behind the activation where more comes behind it;
   * what the normalization takes from z and divides it by.
   */
  | { readonly kind: "inner"; readonly layer: number; readonly value: "z" | "n" | "a" | "mean" | "rstd" }
  /** The state at a time step (null: at all of them), or an LSTM's memory; `layer` of a stacked network. */
  | { readonly kind: "time"; readonly time: number | null; readonly memory: boolean; readonly layer: number | null }
  /** What a recurrent layer makes of its input, or of the state before, ahead of the activation. */
  | {
      readonly kind: "gates";
      readonly from: "input" | "state";
      readonly time: number | null;
      readonly layer: number | null;
    }
  /** What a recurrent cell does with its input, or with the state before. */
  | { readonly kind: "cell"; readonly from: "input" | "state"; readonly part: Part; readonly layer: number | null }
  | { readonly kind: "readout"; readonly part: Part }
  | { readonly kind: "neuron"; readonly parameter: "w" | "b" }
  /** What there is one of. */
  | { readonly kind: "only"; readonly name: OnlyName }
  | { readonly kind: "other" };

const onlyNames = ["input", "target", "prediction", "loss", "total_norm", "clip_coef"] as const;
export type OnlyName = (typeof onlyNames)[number];

/** What a tensor is to the one that its name begins with; the optimizer's state has its names of PyTorch's state_dict. */
export type TensorRole = "value" | "gradient" | "squares" | "mean";

const roles: { readonly [ending: string]: TensorRole } = {
  grad: "gradient",
  exp_avg_sq: "squares",
  max_exp_avg_sq: "squares",
  square_avg: "squares",
  sum: "squares",
  exp_avg: "mean",
  grad_avg: "mean",
  momentum_buffer: "mean",
};

/** "linear3.weight.exp_avg_sq" is the running squares of linear3.weight, "h7.grad" the gradient of h7. */
export function tensorRole(tensor: string): { readonly base: string; readonly role: TensorRole } {
  const dot = tensor.lastIndexOf(".");
  const role = dot < 0 ? undefined : roles[tensor.slice(dot + 1)];
  return role === undefined ? { base: tensor, role: "value" } : { base: tensor.slice(0, dot), role };
}

/**
 * Reads "h7", "c7", "h7_l1", "z7", "gates7", "linear7.weight", "cell.bias_hh_l1", "readout.weight", "neuron.w" and
 * "prediction". The name of a plain state is that of a hidden layer: `overTime` says which of them the network has.
 */
export function tensorPlace(tensor: string, overTime = false): TensorPlace {
  return (
    signalPlace(tensor, overTime) ??
    innerPlace(tensor) ??
    gatesPlace(tensor) ??
    parameterPlace(tensor) ??
    onlyPlace(tensor) ?? { kind: "other" }
  );
}

function signalPlace(tensor: string, overTime: boolean): TensorPlace | null {
  const [, letter, digits, layer] = /^([hc])(\d*)(?:_l(\d+))?$/.exec(tensor) ?? [];
  if (digits === undefined) return null;
  const memory = letter === "c";
  const time = digits === "" ? null : Number(digits);
  if (time !== null && !memory && layer === undefined && !overTime) return { kind: "layer", layer: time, part: null };
  return { kind: "time", time, memory, layer: layerOf(layer) };
}

function innerPlace(tensor: string): TensorPlace | null {
  const [, letter, digits] = /^([zna])(\d+)$/.exec(tensor) ?? [];
  if (digits !== undefined) return { kind: "inner", layer: Number(digits), value: letter as "z" | "n" | "a" };
  const [, layer, moment] = /^norm(\d+)\.(mean|rstd)$/.exec(tensor) ?? [];
  return layer === undefined ? null : { kind: "inner", layer: Number(layer), value: moment as "mean" | "rstd" };
}

function gatesPlace(tensor: string): TensorPlace | null {
  const [, what, digits, layer] = /^(gates|recurrent)(\d*)(?:_l(\d+))?$/.exec(tensor) ?? [];
  if (digits === undefined) return null;
  const time = digits === "" ? null : Number(digits);
  return { kind: "gates", from: what === "gates" ? "input" : "state", time, layer: layerOf(layer) };
}

function parameterPlace(tensor: string): TensorPlace | null {
  const [, digits, part] = /^(?:linear|norm)(\d+)\.(weight|bias)$/.exec(tensor) ?? [];
  if (digits !== undefined) return { kind: "layer", layer: Number(digits), part: part as Part };
  const [, cellPart, from, layer] = /^cell\.(weight|bias)_(ih|hh)(?:_l(\d+))?$/.exec(tensor) ?? [];
  if (from !== undefined) {
    return { kind: "cell", from: from === "ih" ? "input" : "state", part: cellPart as Part, layer: layerOf(layer) };
  }
  const [, readoutPart] = /^readout\.(weight|bias)$/.exec(tensor) ?? [];
  if (readoutPart !== undefined) return { kind: "readout", part: readoutPart as Part };
  const [, parameter] = /^neuron\.([wb])$/.exec(tensor) ?? [];
  return parameter === undefined ? null : { kind: "neuron", parameter: parameter as "w" | "b" };
}

function onlyPlace(tensor: string): TensorPlace | null {
  const name = onlyNames.find((only) => only === tensor);
  return name === undefined ? null : { kind: "only", name };
}

/** PyTorch counts the layers of a stacked network from 0. */
function layerOf(index: string | undefined): number | null {
  return index === undefined ? null : Number(index) + 1;
}
