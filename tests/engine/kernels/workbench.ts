import fc from "fast-check";
import { expect } from "vitest";
import type { Kernels, KernelsBackend } from "../../../src/engine/kernels/kernels.ts";
import { createArena } from "../../../src/engine/tensor/arena.ts";

export const f = Math.fround;

/** A float32 of any kind: half of them ordinary, the others NaN, ±Inf, ±0, denormals and the largest. */
export const anyFloat: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.float({ min: -4, max: 4, noNaN: true }) },
  { weight: 4, arbitrary: fc.float() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, -0, 2 ** -149, -(2 ** -149), f(1e-40), f(3.4028234e38), f(1.9e19), f(-2.6e-23)),
  },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity) },
);

/** Ordinary float32 numbers, of very different sizes. */
export const finiteFloat: fc.Arbitrary<number> = fc.float({ min: -1000, max: 1000, noNaN: true });

export const floats = (length: number, float: fc.Arbitrary<number> = anyFloat) =>
  fc.array(float, { minLength: length, maxLength: length });

/** A memory with the given tensors, all outputs filled with rubbish that a kernel must overwrite. */
export function workbench<Name extends string>(
  backend: KernelsBackend,
  contents: Readonly<Record<Name, readonly number[] | number>>,
): { readonly kernels: Kernels; at(name: Name): number; read(name: Name): number[]; untouched(): void } {
  const arena = createArena();
  const names = Object.keys(contents) as Name[];
  const tensors = new Map(
    names.map((name) => {
      const values = contents[name] as readonly number[] | number;
      return [name, arena.reserve(name, [typeof values === "number" ? values : values.length])];
    }),
  );
  const guard = arena.reserve("guard", [4]);
  const kernels = backend.createKernels(arena.allocate(backend.createMemory));
  const tensor = (name: Name) => {
    const found = tensors.get(name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  for (const name of names) {
    const values = contents[name] as readonly number[] | number;
    if (typeof values === "number") tensor(name).data.fill(-77.5);
    else tensor(name).data.set(values);
  }
  guard.data.fill(12345);
  return {
    kernels,
    at: (name) => tensor(name).offset,
    read: (name) => [...tensor(name).data],
    untouched: () => expect([...guard.data], "what lies behind").toEqual([12345, 12345, 12345, 12345]),
  };
}

/** Identical bits, the sign of zero included, and NaN where NaN is. */
export function expectSameBits(actual: readonly number[], expected: readonly number[], what: string): void {
  expect(actual.length, what).toBe(expected.length);
  actual.forEach((value, i) => {
    const wanted = f(expected[i] as number);
    if (!Object.is(value, wanted)) expect.fail(`${what}[${i}] is ${value}, expected ${wanted}`);
  });
}
