import { FINITE, type Kernels, NOT_A_NUMBER } from "./kernels/kernels.ts";
import type { NetworkTensors } from "./network.ts";
import { type FirstNonfinite, type NonfiniteKind, nothingFound } from "./quantities.ts";
import type { Tensor } from "./tensor/tensor.ts";

/**
 * Looks for the first Inf or NaN of a run, kind by kind: activations in forward order (h1 … hL), gradients in backward
 * order (the last parameter first), parameters in PyTorch's order after the update. A kind is searched until it has
 * been found; allocates only when something is found.
 */
export class NonfiniteSearch {
  #found = nothingFound;
  #parameterIsNaN = false;
  #largestParameter = Infinity;
  readonly #kernels: Kernels;
  readonly #activations: readonly Tensor[];
  readonly #gradients: readonly (readonly [string, Tensor])[];
  readonly #parameters: readonly Tensor[];
  /** max |θ| of each parameter after the last update. */
  readonly #magnitudes: Float32Array;

  constructor(kernels: Kernels, { hidden, parameters }: NetworkTensors) {
    this.#kernels = kernels;
    this.#activations = hidden.slice(0, -1).flatMap(({ parts }) => parts.map(({ value }) => value));
    this.#gradients = parameters.map(({ name, gradient }) => [name, gradient] as const).reverse();
    this.#parameters = parameters.map(({ value }) => value);
    this.#magnitudes = new Float32Array(parameters.length);
  }

  get found(): FirstNonfinite {
    return this.#found;
  }

  /** Whether some parameter held a NaN after the last update that was searched. */
  get parameterIsNaN(): boolean {
    return this.#parameterIsNaN;
  }

  /** `total_norm`: the float32 one, before clipping. Where it is finite, every gradient is. */
  afterBackward(step: number, loss: number, total_norm: number): void {
    if (this.#found.activation === null) this.#searchActivations(step);
    if (this.#found.loss === null && !Number.isFinite(loss)) this.#mark("loss", step, "loss", Number.isNaN(loss));
    if (Number.isFinite(total_norm)) return;
    if (this.#found.grad === null) this.#searchGradients(step);
    if (this.#found.total_norm === null) this.#mark("total_norm", step, "total_norm", Number.isNaN(total_norm));
  }

  /** The largest |θ| after the last update; Inf where it is not known or not finite. */
  get largestParameter(): number {
    return this.#largestParameter;
  }

  /** The parameter of this index has been updated, and is still in the cache. */
  afterParameter(parameter: number): void {
    if (this.#parameterIsNaN) return;
    const { offset, length } = this.#parameters[parameter] as Tensor;
    this.#magnitudes[parameter] = this.#kernels.maxAbs(offset, length);
  }

  /** Every parameter has been updated. */
  afterUpdate(step: number): void {
    if (this.#parameterIsNaN) return;
    let largest = 0;
    for (let i = 0; i < this.#parameters.length; i++) {
      const magnitude = this.#magnitudes[i] as number;
      if (magnitude > largest) largest = magnitude;
      if (magnitude < Infinity) continue;
      const nan = Number.isNaN(magnitude);
      if (this.#found.param === null) this.#mark("param", step, (this.#parameters[i] as Tensor).name, nan);
      if (nan) this.#parameterIsNaN = true;
    }
    this.#largestParameter = this.#parameterIsNaN ? Infinity : largest;
  }

  /** Goes on from what an earlier search of the same run had found. */
  restore(found: FirstNonfinite, parameterIsNaN: boolean): void {
    this.#found = found;
    this.#parameterIsNaN = parameterIsNaN;
    this.#largestParameter = Infinity;
  }

  #searchActivations(step: number): void {
    for (const { name, offset, length } of this.#activations) {
      const state = this.#kernels.scanNonfinite(offset, length);
      if (state === FINITE) continue;
      this.#mark("activation", step, name, state === NOT_A_NUMBER);
      return;
    }
  }

  #searchGradients(step: number): void {
    for (const [name, { offset, length }] of this.#gradients) {
      const state = this.#kernels.scanNonfinite(offset, length);
      if (state === FINITE) continue;
      this.#mark("grad", step, name, state === NOT_A_NUMBER);
      return;
    }
  }

  #mark(kind: NonfiniteKind, step: number, tensor: string, nan: boolean): void {
    this.#found = { ...this.#found, [kind]: { step, tensor, nan } };
  }
}
