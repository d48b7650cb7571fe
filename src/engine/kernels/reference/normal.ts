import { MersenneTwister } from "../generator/mersenneTwister.ts";
import { fillNormals } from "../generator/normals.ts";
import { GENERATOR_WORDS, type Kernels } from "../kernels.ts";

export function normalKernels(m: Float32Array): Pick<Kernels, "normal"> {
  const integers = new Int32Array(m.buffer, m.byteOffset, m.length);
  /** One engine for each state in the memory, by its offset; made at its first draw. */
  const engines = new Map<number, MersenneTwister>();
  return {
    normal(words, out, length, mean, std) {
      let engine = engines.get(words);
      if (engine === undefined) {
        engine = new MersenneTwister(integers.subarray(words, words + GENERATOR_WORDS));
        engines.set(words, engine);
      }
      fillNormals(engine, m, out, length, mean, std);
    },
  };
}
