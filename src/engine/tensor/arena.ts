import type { Tensor } from "./tensor.ts";

/** Offsets are multiples of 16 bytes, so that a SIMD load never straddles two tensors. */
const ALIGNMENT = 4;

/**
 * The one linear memory of a run. Tensors are reserved first, then the memory is allocated once; nothing is reserved or
 * allocated after that, so a training step makes no garbage and a checkpoint is a copy of known ranges.
 */
export interface Arena {
  /** Bytes planned so far. Above 512 MB an experiment is refused (by the caller, before `allocate`). */
  readonly bytes: number;
  /** Every tensor reserved so far, in order. */
  readonly tensors: readonly Tensor[];
  /**
   * Plans a tensor. `length` is its storage in elements where the kernels keep more than the product of the shape.
   * Throws after `allocate`, and on a name that is taken.
   */
  reserve(name: string, shape: readonly number[], length?: number): Tensor;
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
  const names = new Set<string>();
  let end = 0;
  let allocated = false;
  return {
    get bytes() {
      return end * 4;
    },
    tensors,
    reserve(name, shape, length = elementCount(shape)) {
      if (allocated) throw new Error(`tensor ${name}: the arena is allocated already`);
      if (names.has(name)) throw new Error(`tensor ${name}: the name is taken`);
      const tensor = new ArenaTensor(name, shape, end, length);
      names.add(name);
      tensors.push(tensor);
      end += Math.ceil(length / ALIGNMENT) * ALIGNMENT;
      return tensor;
    },
    allocate(createMemory = (bytes) => new ArrayBuffer(bytes)) {
      if (allocated) throw new Error("the arena is allocated already");
      allocated = true;
      const memory = createMemory(end * 4);
      for (const tensor of tensors) tensor.attach(memory);
      return memory;
    },
  };
}

/** The product of the shape: 1 for a scalar. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
