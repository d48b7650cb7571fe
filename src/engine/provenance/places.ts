import type { ModelSpec } from "../network.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Operation } from "./origin.ts";

/** What an element of the memory belongs to: a tensor, under the name that is shown, and its layer or time step. */
export interface Place {
  readonly name: string;
  readonly layer: number | null;
}

/**
 * Names the elements of the memory. Tensors over time are one tensor in memory, and each of its time steps has a name
 * ("hs" holds "h0" … "hT"). Scratch is one tensor that the layers or time steps use in turn: what it holds is named when
 * it is written, by what it was made of.
 */
export class Places {
  readonly #tensors: readonly Tensor[];
  readonly #overTime: boolean;
  /** What scratch holds now, by its tensor. */
  readonly #held = new Map<Tensor, Place>();

  /** `tensors`: those of the arena, in the order of their offsets. */
  constructor(tensors: readonly Tensor[], model: ModelSpec) {
    this.#tensors = tensors;
    this.#overTime = model.kind === "rnn";
  }

  /** The tensor that holds this element. */
  tensorAt(offset: number): Tensor {
    let low = 0;
    let high = this.#tensors.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#tensors[middle] as Tensor).offset <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#tensors[low] as Tensor;
  }

  at(offset: number): Place {
    const tensor = this.tensorAt(offset);
    return this.#held.get(tensor) ?? this.#ownPlace(tensor, offset);
  }

  /** What a range is called: its place, or the tensor without a time step where it goes over several. */
  nameOf(offset: number, length: number): string {
    const first = this.at(offset);
    const tensor = this.tensorAt(offset);
    if (this.#held.has(tensor) || this.at(offset + Math.max(0, length - 1)).name === first.name) return first.name;
    return atTime(tensor.name, null);
  }

  /** The place of what an operation has just written at `offset`. */
  written(offset: number, operation: Operation, inputs: readonly Place[], gradientOf: Place | null): Place {
    const tensor = this.tensorAt(offset);
    const [first] = inputs;
    const place = first === undefined ? null : scratchPlace(tensor.name, operation, first, gradientOf);
    if (place === null) return this.#ownPlace(tensor, offset);
    this.#held.set(tensor, place);
    return place;
  }

  #ownPlace({ name, shape, offset: start }: Tensor, offset: number): Place {
    const [times = 0, batch = 0, features = 0] = shape;
    if (!this.#overTime || shape.length !== 3) return { name, layer: layerOf(name) };
    const state = /^[hc]s(?![a-z])/.test(name);
    const time = Math.min(Math.floor((offset - start) / (batch * features)), times - 1) + (state ? 0 : 1);
    return { name: atTime(name, time), layer: time };
  }
}

/** "linear3.weight" and "z3.grad" belong to layer 3, "h7_l1" to time step 7; "cell.weight_hh_l1" and "prediction" to none. */
export function layerOf(name: string): number | null {
  const number = /^(?:[a-z]|linear|norm)(\d+)/.exec(name)?.[1];
  return number === undefined ? null : Number(number);
}

/** "hs_l1.grad" is "h7_l1.grad" at time step 7, "h_l1.grad" over time (null). The batch and the prediction keep their names, by which they can be read. */
function atTime(name: string, time: number | null): string {
  const [, base = "", rest = ""] = /^([a-z_]+?)((?:_l\d+)?(?:\.grad)?)$/.exec(name) ?? [];
  if (base === "input" || base === "target" || base === "prediction") return name;
  return `${base === "hs" || base === "cs" ? base.slice(0, 1) : base}${time ?? ""}${rest}`;
}

/** What a scratch tensor holds from now on; null where the tensor is none. `first`: the first of what it was made of. */
function scratchPlace(tensor: string, operation: Operation, first: Place, gradientOf: Place | null): Place | null {
  const { name, layer } = first;
  if (tensor === "inner.grad") {
    // A gradient inside a hidden layer; the branch of a residual connection has its from the sum.
    if (gradientOf !== null) return { name: `${gradientOf.name}.grad`, layer: gradientOf.layer };
    return { name: name.replace(/^h/, "a"), layer };
  }
  if (tensor === "recurrent") {
    const time = (layer ?? 0) + 1;
    return { name: name.replace(/^h\d+/, `recurrent${time}`), layer: time };
  }
  if (tensor === "state.grad" || tensor.startsWith("direct")) {
    // What one time step hands to the one before it; a sum of two such is for the same one.
    if (operation === "sum") return first;
    const time = (layer ?? 1) - 1;
    return { name: name.replace(/^[a-z_]+\d+/, `h${time}`), layer: time };
  }
  return null;
}
