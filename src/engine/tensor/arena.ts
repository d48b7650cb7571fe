import { FIRST_ELEMENT } from "../kernels/kernels.ts";
import type { Tensor } from "./tensor.ts";

/** Reserved tensors begin at multiples of 16 bytes, so that a SIMD load never straddles two of them. */
const ALIGNMENT = 4;

/**
 * The one linear memory of a run. Tensors are reserved first, then the memory is made once; nothing is reserved or
 * allocated after that, so a training step makes no garbage. What is before FIRST_ELEMENT belongs to the kernels.
 */
export interface Arena {
  /** Bytes planned so far. Above 512 MB an experiment is refused (by the caller, before the memory is made). */
  readonly bytes: number;
  /** Every tensor reserved so far, in order; no views. */
  readonly tensors: readonly Tensor[];
  /** Plans a tensor. Throws after `attach`, and on a name that is taken. */
  reserve(name: string, shape: readonly number[]): Tensor;
  /**
   * Names a part of a reserved tensor, from its element `start` on, without memory of its own: one time step of a
   * sequence. It may begin at any element. Throws after `attach`, on a name that is taken, and where the part is not
   * inside.
   */
  view(of: Tensor, name: string, shape: readonly number[], start: number): Tensor;
  /** The memory, zeroed and of at least `bytes` bytes; from here on every tensor's `data` exists. Throws if called twice. */
  attach(memory: ArrayBuffer): void;
}

class ArenaTensor implements Tensor {
  #data: Float32Array | null = null;

  constructor(
    readonly name: string,
    readonly shape: readonly number[],
    readonly offset: number,
    readonly length: number,
  ) {}

  get data(): Float32Array {
    if (this.#data === null) throw new Error(`tensor ${this.name}: there is no memory yet`);
    return this.#data;
  }

  attach(memory: ArrayBuffer): void {
    this.#data = new Float32Array(memory, this.offset * 4, this.length);
  }
}

export function createArena(): Arena {
  const tensors: ArenaTensor[] = [];
  const views: ArenaTensor[] = [];
  const names = new Set<string>();
  let end = FIRST_ELEMENT;
  let attached = false;

  function take(name: string): void {
    if (attached) throw new Error(`tensor ${name}: the arena has its memory already`);
    if (names.has(name)) throw new Error(`tensor ${name}: the name is taken`);
    names.add(name);
  }

  return {
    get bytes() {
      return end * 4;
    },
    tensors,
    reserve(name, shape) {
      take(name);
      const length = elementCount(shape);
      const tensor = new ArenaTensor(name, shape, end, length);
      tensors.push(tensor);
      end += Math.ceil(length / ALIGNMENT) * ALIGNMENT;
      return tensor;
    },
    view(of, name, shape, start) {
      const length = elementCount(shape);
      if (start < 0 || start + length > of.length) throw new Error(`tensor ${name}: not inside ${of.name}`);
      take(name);
      const tensor = new ArenaTensor(name, shape, of.offset + start, length);
      views.push(tensor);
      return tensor;
    },
    attach(memory) {
      if (attached) throw new Error("the arena has its memory already");
      attached = true;
      for (const tensor of tensors) tensor.attach(memory);
      for (const view of views) view.attach(memory);
    },
  };
}

/** The product of the shape: 1 for a scalar. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
