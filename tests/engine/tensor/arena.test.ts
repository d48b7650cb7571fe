import { describe, expect, it } from "vitest";
import { FIRST_ELEMENT } from "../../../src/engine/kernels/kernels.ts";
import { createArena } from "../../../src/engine/tensor/arena.ts";

describe("arena", () => {
  it("puts tensors behind what belongs to the kernels, at multiples of 16 bytes, one behind the other", () => {
    const arena = createArena();
    const a = arena.reserve("a", [3]);
    const b = arena.reserve("b", [2, 5]);
    const c = arena.reserve("c", []);
    expect([a.offset, b.offset, c.offset]).toEqual([0, 4, 16].map((offset) => FIRST_ELEMENT + offset));
    expect([a.length, b.length, c.length]).toEqual([3, 10, 1]);
    expect(b.shape).toEqual([2, 5]);
    expect(arena.bytes).toBe(4 * FIRST_ELEMENT + 80);
    expect(arena.tensors).toEqual([a, b, c]);
  });

  it("gives every tensor a view of the one zeroed memory", () => {
    const arena = createArena();
    const a = arena.reserve("a", [3]);
    const b = arena.reserve("b", [2]);
    const memory = new ArrayBuffer(arena.bytes);
    arena.attach(memory);
    expect([...a.data, ...b.data]).toEqual([0, 0, 0, 0, 0]);
    b.data[1] = 7;
    expect(new Float32Array(memory)[b.offset + 1]).toBe(7);
    expect(a.data).toBe(a.data);
  });

  it("works in a larger memory", () => {
    const arena = createArena();
    const a = arena.reserve("a", [3]);
    arena.attach(new ArrayBuffer(arena.bytes + 65536));
    expect(a.data.length).toBe(3);
  });

  it("refuses data before there is a memory, a second memory, a late or double reservation", () => {
    const arena = createArena();
    const a = arena.reserve("a", [3]);
    expect(() => a.data).toThrow("no memory yet");
    expect(() => arena.reserve("a", [1])).toThrow("taken");
    arena.attach(new ArrayBuffer(arena.bytes));
    expect(() => arena.attach(new ArrayBuffer(arena.bytes))).toThrow("its memory already");
    expect(() => arena.reserve("b", [1])).toThrow("its memory already");
  });

  it("a view is a part of a tensor under a name of its own", () => {
    const arena = createArena();
    arena.reserve("before", [1]);
    const sequence = arena.reserve("hs", [4, 3]);
    const second = arena.view(sequence, "h2", [3], 6);
    expect([second.offset, second.length]).toEqual([sequence.offset + 6, 3]);
    expect(arena.bytes).toBe(4 * FIRST_ELEMENT + 64);
    expect(arena.tensors).not.toContain(second);
    expect(() => arena.view(sequence, "h2", [1], 0)).toThrow("taken");
    expect(() => arena.view(sequence, "h5", [3], 10)).toThrow("not inside hs");
    expect(() => arena.view(sequence, "h0", [3], -1)).toThrow("not inside hs");
    arena.view(sequence, "h4", [3], 9);
    arena.attach(new ArrayBuffer(arena.bytes));
    second.data.fill(7);
    expect([...sequence.data]).toEqual([0, 0, 0, 0, 0, 0, 7, 7, 7, 0, 0, 0]);
    expect(() => arena.view(sequence, "h1", [3], 3)).toThrow("its memory already");
  });
});
