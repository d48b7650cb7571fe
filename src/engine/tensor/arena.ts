import type { Tensor } from "./tensor.ts";

/** Reserved tensors begin at multiples of 16 bytes, so that a SIMD load never straddles two of them. */
const ALIGNMENT = 4;

/**
 * The one linear memory of a run. Tensors are reserved first, then the memory is allocated once; nothing is reserved or
 * allocated after that, so a training step makes no garbage and a checkpoint is a copy of known ranges.
 */
export interface Arena {
  /** Bytes planned so far. Above 512 MB an experiment is refused (by the caller, before `allocate`). */
  readonly bytes: number;
  /** Every tensor reserved so far, in order; no views. */
  readonly tensors: readonly Tensor[];
  /**
   * Plans a tensor. `length` is its storage in elements where the kernels keep more than the product of the shape.
   * Throws after `allocate`, and on a name that is taken.
   */
  reserve(name: string, shape: readonly number[], length?: number): Tensor;
  /**
   * Names a part of a reserved tensor, from its element `start` on, without memory of its own: one time step of a
   * sequence. It may begin at any element. Throws after `allocate`, on a name that is taken, and where the part is not
   * inside.
   */
  view(of: Tensor, name: string, shape: readonly number[], start: number): Tensor;
  /** Makes the memory, zeroed, of at least `bytes` bytes; from here on every tensor's `data` exists. Throws if called twice. */
  allocate(createMemory?: (bytes: number) => ArrayBuffer): ArrayBuffer;
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
    if (this.#data === null) throw new Error(`tensor ${this.name}: the arena is not allocated yet`);
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
  let end = 0;
  let allocated = false;

  function take(name: string): void {
    if (allocated) throw new Error(`tensor ${name}: the arena is allocated already`);
    if (names.has(name)) throw new Error(`tensor ${name}: the name is taken`);
    names.add(name);
  }

  return {
    get bytes() {
      return end * 4;
    },
    tensors,
    reserve(name, shape, length = elementCount(shape)) {
      take(name);
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
    allocate(createMemory = (bytes) => new ArrayBuffer(bytes)) {
      if (allocated) throw new Error("the arena is allocated already");
      allocated = true;
      const memory = createMemory(end * 4);
      for (const tensor of tensors) tensor.attach(memory);
      for (const view of views) view.attach(memory);
      return memory;
    },
  };
}

/** The product of the shape: 1 for a scalar. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
