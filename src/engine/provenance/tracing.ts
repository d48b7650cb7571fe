import type { Kernels } from "../kernels/kernels.ts";
import { type Call, calls } from "./calls.ts";

/** Hears of every call: before it is made, and behind it with the number that the kernel returned, if it returns one. */
export interface Observer {
  before(call: Call): void;
  after(call: Call, returned: number | undefined): void;
}

type AnyKernel = (...args: unknown[]) => unknown;

/** The same kernels over the same memory, with the same bits, heard by the observer. */
export function tracing(kernels: Kernels, observer: Observer): Kernels {
  const traced: Record<string, unknown> = { memory: kernels.memory };
  for (const [name, describe] of Object.entries(calls) as [keyof typeof calls, ((...args: never[]) => Call) | null][]) {
    const kernel = kernels[name].bind(kernels) as AnyKernel;
    traced[name] = describe === null ? kernel : heard(kernel, describe as (...args: unknown[]) => Call, observer);
  }
  return traced as unknown as Kernels;
}

function heard(kernel: AnyKernel, describe: (...args: unknown[]) => Call, observer: Observer): AnyKernel {
  return (...args) => {
    const call = describe(...args);
    observer.before(call);
    const returned = kernel(...args);
    observer.after(call, typeof returned === "number" ? returned : undefined);
    return returned;
  };
}
