type Part = "weight" | "bias";

/** What a tensor's name says of where it is. Layers and time steps count from 1. */
export type TensorPlace =
  /** The output of a hidden layer, or a parameter of it. */
  | { readonly kind: "layer"; readonly layer: number; readonly part: Part | null }
  /** The state at a time step, or an LSTM's memory; `layer` of a stacked network. */
  | { readonly kind: "time"; readonly time: number; readonly memory: boolean; readonly layer: number | null }
  /** What a recurrent cell does with its input, or with the state before. */
  | { readonly kind: "cell"; readonly from: "input" | "state"; readonly part: Part; readonly layer: number | null }
  | { readonly kind: "readout"; readonly part: Part }
  | { readonly kind: "neuron"; readonly parameter: "w" | "b" }
  | { readonly kind: "other" };

/**
 * Reads "h7", "c7", "h7_l1", "linear7.weight", "cell.bias_hh_l1", "readout.weight" and "neuron.w". The name of a plain
 * state is that of a hidden layer: `overTime` says which of them the network has.
 */
export function tensorPlace(tensor: string, overTime = false): TensorPlace {
  return signalPlace(tensor, overTime) ?? parameterPlace(tensor) ?? { kind: "other" };
}

function signalPlace(tensor: string, overTime: boolean): TensorPlace | null {
  const [, letter, digits, layer] = /^([hc])(\d+)(?:_l(\d+))?$/.exec(tensor) ?? [];
  if (digits === undefined) return null;
  const memory = letter === "c";
  if (!memory && layer === undefined && !overTime) return { kind: "layer", layer: Number(digits), part: null };
  return { kind: "time", time: Number(digits), memory, layer: layerOf(layer) };
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

/** PyTorch counts the layers of a stacked network from 0. */
function layerOf(index: string | undefined): number | null {
  return index === undefined ? null : Number(index) + 1;
}
