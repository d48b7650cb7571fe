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

/** What lies around the tensors; at least so many elements of it before and behind each. */
const GUARD = 12345;
const GUARDS = 4;

/**
 * A memory with the given tensors, all outputs filled with rubbish that a kernel must overwrite. As views do, tensors
 * begin at any element: where depends on their lengths, and is a multiple of 4 throughout only if all lengths are.
 */
export function workbench<Name extends string>(
  backend: KernelsBackend,
  contents: Readonly<Record<Name, readonly number[] | number>>,
): { readonly kernels: Kernels; at(name: Name): number; read(name: Name): number[]; untouched(): void } {
  const arena = createArena();
  const names = Object.keys(contents) as Name[];
  const lengths = names.map((name) => lengthOf(contents[name]));
  const first = GUARDS + ((lengths[0] ?? 0) % 4);
  const all = arena.reserve("all", [lengths.reduce((end, length) => end + length + GUARDS, first)]);
  let start = first;
  const tensors = new Map(
    names.map((name, i) => {
      const length = lengths[i] ?? 0;
      const tensor = arena.view(all, name, [length], start);
      start += length + GUARDS;
      return [name, tensor];
    }),
  );
  const kernels = backend.createKernels(arena.bytes);
  arena.attach(kernels.memory);
  const tensor = (name: Name) => {
    const found = tensors.get(name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  all.data.fill(GUARD);
  for (const name of names) {
    const values = contents[name] as readonly number[] | number;
    if (typeof values === "number") tensor(name).data.fill(-77.5);
    else tensor(name).data.set(values);
  }
  return {
    kernels,
    at: (name) => tensor(name).offset,
    read: (name) => [...tensor(name).data],
    untouched() {
      const around = all.data.slice();
      for (const { offset, length } of tensors.values()) {
        around.fill(GUARD, offset - all.offset, offset - all.offset + length);
      }
      expect(
        around.every((value) => value === GUARD),
        "what lies around the tensors is as it was",
      ).toBe(true);
    },
  };
}

const lengthOf = (values: readonly number[] | number) => (typeof values === "number" ? values : values.length);

/** Identical bits, the sign of zero included, and NaN where NaN is. */
export function expectSameBits(actual: readonly number[], expected: readonly number[], what: string): void {
  expect(actual.length, what).toBe(expected.length);
  actual.forEach((value, i) => {
    const wanted = f(expected[i] as number);
    if (!Object.is(value, wanted)) expect.fail(`${what}[${i}] is ${value}, expected ${wanted}`);
  });
}
