import { askPython } from "./python.ts";

/** The first line of draws.py. */
export interface Capability {
  readonly capability: string;
  readonly torch: string;
}

/** From AVX2 on PyTorch takes the vector kernel for normals that the app reproduces, and fuses in uniform_. */
export const isVectorized = ({ capability }: Capability) => /AVX(2|512)/.test(capability);

/** How far normals of PyTorch's other kernel are off, for a standard deviation of 1; uniforms are off by a rounding. */
export const OTHER_NORMALS = 2.3e-6;

export async function askCapability(): Promise<Capability> {
  const [line] = await askPython<Capability>("draws.py", []);
  if (line === undefined) throw new Error("draws.py says nothing");
  return line;
}
