import binary from "virtual:kernels-binary";
import type { Kernels, KernelsBackend, ScalarActivation } from "../kernels.ts";
import { elementwiseKernels } from "../reference/elementwise.ts";
import { referenceBackend } from "../reference/referenceKernels.ts";

const PAGE_BYTES = 65536;
/** A tile reads vectors that begin inside a tensor and may end behind the last one. */
const READ_BEHIND = 16;

type NumberKernels = Omit<Kernels, "memory" | "activationForward" | "activationBackward">;
type Forward = (y: number, x: number, length: number, negative_slope: number) => void;
type Backward = (dx: number, dy: number, x: number, y: number, length: number, negative_slope: number) => void;
/** An activation may have kernels of its own: "tanhForward", "tanhBackward". */
type Exports = NumberKernels & {
  readonly [name: `${string}Forward`]: Forward;
  readonly [name: `${string}Backward`]: Backward;
};

/** The module, compiled when it is first asked for; null where the platform has no WebAssembly, no SIMD, or forbids it. */
let compiled: WebAssembly.Module | null | undefined;

function compile(): WebAssembly.Module | null {
  try {
    // What is negative wraps around.
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0) - 61);
    return new WebAssembly.Module(bytes);
  } catch {
    return null;
  }
}

function createSimdKernels(module: WebAssembly.Module, bytes: number): Kernels {
  const pages = Math.ceil((bytes + READ_BEHIND) / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as Exports;
  const reference = elementwiseKernels(new Float32Array(memory.buffer));
  return {
    ...kernels,
    memory: memory.buffer,
    activationForward(activation, y, x, length, negative_slope) {
      const own = kernels[`${prefixOf(activation)}Forward`];
      if (own === undefined) reference.activationForward(activation, y, x, length, negative_slope);
      else own(y, x, length, negative_slope);
    },
    activationBackward(activation, dx, dy, x, y, length, negative_slope) {
      const own = kernels[`${prefixOf(activation)}Backward`];
      if (own === undefined) reference.activationBackward(activation, dx, dy, x, y, length, negative_slope);
      else own(dx, dy, x, y, length, negative_slope);
    },
  };
}

/** linearForward is the product. */
const prefixOf = ({ name }: ScalarActivation) => (name === "linear" ? "identity" : name);

/** WebAssembly with 128-bit SIMD, every run with a memory of its own; null where the platform has none. */
export function simdBackend(): KernelsBackend | null {
  if (compiled === undefined) compiled = compile();
  const module = compiled;
  return module && { name: "simd", createKernels: (bytes) => createSimdKernels(module, bytes) };
}

/** The SIMD kernels, or the reference where there are none: the bits are the same. */
export function fastestBackend(): KernelsBackend {
  return simdBackend() ?? referenceBackend;
}
