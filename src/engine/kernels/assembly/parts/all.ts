/**
 * The 32 bits at an address in all four lanes. Constants live in static memory: V8 builds a v128.const anew in every
 * iteration of a loop, from two general registers, whereas this load is one instruction.
 */
@inline
export function all(address: usize): v128 {
  return v128.load32_splat(address);
}

export const ONE = memory.data<f32>([1], 4);
export const HALF = memory.data<f32>([0.5], 4);
export const SIGN_BIT = memory.data<u32>([0x80000000], 4);

/** p·x + the constant, product and sum each rounded: one step of Horner's scheme. */
@inline
export function horner(p: v128, x: v128, constant: usize): v128 {
  return f32x4.add(f32x4.mul(p, x), all(constant));
}
