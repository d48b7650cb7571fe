import type { KernelsBackend } from "../engine/kernels/kernels.ts";
import { referenceBackend } from "../engine/kernels/reference/referenceKernels.ts";
import { fastestBackend, simdBackend } from "../engine/kernels/simd/simdKernels.ts";
import { CliError } from "./cliError.ts";

/** --kernels; the fastest that this machine has where it is left out. */
export function kernelsOption(name: string | undefined): KernelsBackend {
  if (name === undefined) return fastestBackend();
  if (name === "reference") return referenceBackend;
  if (name !== "simd") {
    throw new CliError(`--kernels = ${JSON.stringify(name.slice(0, 64))} is unknown; allowed: simd, reference`);
  }
  const simd = simdBackend();
  if (simd === null) throw new CliError("--kernels simd: there is no WebAssembly with SIMD here; allowed: reference");
  return simd;
}
