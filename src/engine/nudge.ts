import type { Checkpoint } from "./checkpoint.ts";

const ULPS = [1, 0, -1];

/**
 * The same state with every parameter moved by at most one unit in its last place: element k by +1, 0 or −1 in turn. It
 * stands for another order of rounding, as two BLAS kernels of PyTorch have it; what becomes of so small a difference says
 * whether the run is chaotic. Zeros and what is not finite stay.
 */
export function nudge(checkpoint: Checkpoint): Checkpoint {
  const parameters = new Map([...checkpoint.parameters].map(([name, values]) => [name, moved(values)]));
  return { ...checkpoint, parameters };
}

function moved(values: Float32Array): Float32Array {
  const result = values.slice();
  const bits = new Int32Array(result.buffer);
  for (let k = 0; k < result.length; k++) {
    const value = result[k] as number;
    // Neighbouring floats have neighbouring bits; away from 0 is up.
    if (value !== 0 && Number.isFinite(value)) bits[k] = (bits[k] as number) + (ULPS[k % ULPS.length] as number);
  }
  return result;
}
