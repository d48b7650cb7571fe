/** Which layer a tensor belongs to, and which of the layer's parameters it is; null where its name does not say. */
export interface TensorPlace {
  readonly layer: number | null;
  readonly part: "weight" | "bias" | null;
}

/** Reads "h7" and "linear7.weight", the names of activations and parameters. */
export function tensorPlace(tensor: string): TensorPlace {
  const [, digits, part] = /^[a-z_]+(\d+)(?:\.(weight|bias))?$/.exec(tensor) ?? [];
  return {
    layer: digits === undefined ? null : Number(digits),
    part: part === "weight" || part === "bias" ? part : null,
  };
}
