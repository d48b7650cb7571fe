import { BLOCK, boxMuller } from "./boxMuller.ts";
import type { MersenneTwister } from "./mersenneTwister.ts";

const f = Math.fround;

/** tensor.normal_(mean, std) over out[offset … offset + n − 1], n ≥ BLOCK, as PyTorch's vector kernel draws it. */
export function fillNormals(
  engine: MersenneTwister,
  out: Float32Array,
  offset: number,
  n: number,
  mean: number,
  std: number,
): void {
  const end = offset + n;
  const mean32 = f(mean);
  const std32 = f(std);
  fillUniforms(engine, out, offset, end);
  let at = offset;
  for (; at + BLOCK <= end; at += BLOCK) boxMuller(out, at, mean32, std32);
  if (at === end) return;
  // A last, incomplete block: the last 16 values are drawn afresh.
  fillUniforms(engine, out, end - BLOCK, end);
  boxMuller(out, end - BLOCK, mean32, std32);
}

function fillUniforms(engine: MersenneTwister, out: Float32Array, start: number, end: number): void {
  for (let i = start; i < end; i++) out[i] = engine.uniform24();
}
