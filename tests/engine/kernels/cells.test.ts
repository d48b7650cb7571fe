import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sigmoid } from "../../../src/engine/activations/sigmoid.ts";
import { tanh } from "../../../src/engine/activations/tanh.ts";
import type { KernelsBackend } from "../../../src/engine/kernels/kernels.ts";
import { backends } from "./backends.ts";
import { anyFloat, expectSameBits, f, finiteFloat, floats, workbench } from "./workbench.ts";

interface Problem {
  readonly batch: number;
  readonly features: number;
  /** (batch, gates·features) */
  readonly input: readonly number[];
  readonly recurrent: readonly number[];
  /** (batch, features) */
  readonly h: readonly number[];
  readonly c: readonly number[];
  readonly dh: readonly number[];
  readonly dc: readonly number[];
}

/** Sizes on both sides of a SIMD register's, with ordinary and with extreme numbers. */
const problemsOf = (gates: number): fc.Arbitrary<Problem> =>
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 11 }), fc.boolean())
    .chain(([batch, features, extreme]) => {
      const float = extreme ? anyFloat : finiteFloat.map((x) => f(x / 300));
      const states = floats(batch * features, float);
      const rows = floats(gates * batch * features, float);
      return fc.record({
        batch: fc.constant(batch),
        features: fc.constant(features),
        input: rows,
        recurrent: rows,
        h: states,
        c: states,
        dh: states,
        dc: states,
      });
    });

const σ = (x: number) => sigmoid.forward(f(x), 0);
const tanhOf = (x: number) => tanh.forward(f(x), 0);
const dσ = (dy: number, y: number) => sigmoid.backward(f(dy), Number.NaN, y, 0);
const dtanh = (dy: number, y: number) => tanh.backward(f(dy), Number.NaN, y, 0);

/** One unit of one sample: what its gates are, block by block, and its entries of the states. */
type Unit<Result> = (entry: {
  readonly i: readonly number[];
  readonly s: readonly number[];
  readonly h: number;
  readonly c: number;
  readonly dh: number;
  readonly dc: number;
}) => Result;

function units<Result>(
  { batch, features, input, recurrent, h, c, dh, dc }: Problem,
  gates: number,
  unit: Unit<Result>,
) {
  const at = (x: readonly number[], k: number) => x[k] ?? Number.NaN;
  return Array.from({ length: batch * features }, (_, k) => {
    const row = Math.floor(k / features) * gates * features + (k % features);
    const blocks = (x: readonly number[]) => Array.from({ length: gates }, (_gate, g) => at(x, row + g * features));
    return unit({ i: blocks(input), s: blocks(recurrent), h: at(h, k), c: at(c, k), dh: at(dh, k), dc: at(dc, k) });
  });
}

/** Blocks of units, back in rows of gates. */
function inRows(blocks: readonly (readonly number[])[], { batch, features }: Problem): number[] {
  const gates = blocks[0]?.length ?? 0;
  return Array.from({ length: batch * gates * features }, (_, k) => {
    const b = Math.floor(k / (gates * features));
    const within = k % (gates * features);
    return blocks[b * features + (within % features)]?.[Math.floor(within / features)] ?? Number.NaN;
  });
}

const lstm: Unit<Record<"h" | "c" | "tanh_c" | "dc" | "dc_prev", number> & Record<"gates" | "dgates", number[]>> = ({
  i: x,
  s,
  c: c_prev,
  dh,
  dc,
}) => {
  const z = x.map((value, gate) => f((s[gate] ?? 0) + value));
  const [i, forget, g, o] = [σ(z[0] ?? 0), σ(z[1] ?? 0), tanhOf(z[2] ?? 0), σ(z[3] ?? 0)];
  const c = f(f(forget * c_prev) + f(i * g));
  const tanh_c = tanhOf(c);
  const total = f(dc + dtanh(dh * o, tanh_c));
  return {
    gates: [i, forget, g, o],
    c,
    tanh_c,
    h: f(o * tanh_c),
    dc: total,
    dc_prev: f(total * forget),
    dgates: [dσ(total * g, i), dσ(total * c_prev, forget), dtanh(total * i, g), dσ(dh * tanh_c, o)],
  };
};

const gru: Unit<
  Record<"h" | "recurrent_n" | "direct", number> & Record<"gates" | "dgates" | "drecurrent", number[]>
> = ({ i, s: [s_r = 0, s_z = 0, s_n = 0], h: h_prev, dh }) => {
  const [i_r = 0, i_z = 0, i_n = 0] = i;
  const [r, z] = [σ(s_r + i_r), σ(s_z + i_z)];
  const n = tanhOf(i_n + f(s_n * r));
  const difference = f(h_prev - n);
  const direct = f(dh * z);
  const dn = dtanh(dh - direct, n);
  const [dr, dz] = [dσ(dn * s_n, r), dσ(dh * difference, z)];
  return {
    gates: [r, z, n],
    recurrent_n: s_n,
    h: f(f(difference * z) + n),
    direct,
    dgates: [dr, dz, dn],
    drecurrent: [dr, dz, f(dn * r)],
  };
};

function runLstm(backend: KernelsBackend, { batch, features, input, recurrent, c, dh, dc }: Problem) {
  const n = batch * features;
  const outputs = { h: n, c: n, tanh_c: n, dgates: 4 * n, dc_prev: n };
  const { kernels, at, read, untouched } = workbench(backend, {
    ...outputs,
    gates: input,
    recurrent,
    c_prev: c,
    dh,
    dc,
  });
  kernels.lstmCellForward(at("h"), at("c"), at("tanh_c"), at("gates"), at("recurrent"), at("c_prev"), batch, features);
  kernels.lstmCellBackward(
    at("dgates"),
    at("dc_prev"),
    at("dc"),
    at("dh"),
    at("gates"),
    at("tanh_c"),
    at("c_prev"),
    batch,
    features,
  );
  untouched();
  return read;
}

function runGru(backend: KernelsBackend, { batch, features, input, recurrent, h, dh }: Problem) {
  const n = batch * features;
  const outputs = { h: n, recurrent_n: n, dgates: 3 * n, drecurrent: 3 * n, direct: n };
  const { kernels, at, read, untouched } = workbench(backend, { ...outputs, gates: input, recurrent, h_prev: h, dh });
  kernels.gruCellForward(at("h"), at("recurrent_n"), at("gates"), at("recurrent"), at("h_prev"), batch, features);
  kernels.gruCellBackward(
    at("dgates"),
    at("drecurrent"),
    at("direct"),
    at("dh"),
    at("gates"),
    at("recurrent_n"),
    at("h_prev"),
    batch,
    features,
  );
  untouched();
  return read;
}

describe.each(backends)("recurrent cells: $name", (backend) => {
  it("LSTM: the contract bit for bit, forward and backward, with any numbers", () => {
    fc.assert(
      fc.property(problemsOf(4), (problem) => {
        const read = runLstm(backend, problem);
        const expected = units(problem, 4, lstm);
        for (const key of ["h", "c", "tanh_c", "dc", "dc_prev"] as const) {
          expectSameBits(
            read(key),
            expected.map((unit) => unit[key]),
            key,
          );
        }
        for (const key of ["gates", "dgates"] as const) {
          expectSameBits(
            read(key),
            inRows(
              expected.map((unit) => unit[key]),
              problem,
            ),
            key,
          );
        }
      }),
    );
  });

  it("GRU: the contract bit for bit, forward and backward, with any numbers", () => {
    fc.assert(
      fc.property(problemsOf(3), (problem) => {
        const read = runGru(backend, problem);
        const expected = units(problem, 3, gru);
        for (const key of ["h", "recurrent_n", "direct"] as const) {
          expectSameBits(
            read(key),
            expected.map((unit) => unit[key]),
            key,
          );
        }
        for (const key of ["gates", "dgates", "drecurrent"] as const) {
          expectSameBits(
            read(key),
            inRows(
              expected.map((unit) => unit[key]),
              problem,
            ),
            key,
          );
        }
      }),
    );
  });

  const lonely = { batch: 1, features: 1, h: [0.5], c: [0.5], dh: [1], dc: [0] };

  it("an open forget gate hands the gradient of c on as it is; a shut one stops it", () => {
    const gates = (forget: number) => ({
      ...lonely,
      dc: [3],
      dh: [0],
      input: [0, forget, 0, 0],
      recurrent: [0, 0, 0, 0],
    });
    expect(runLstm(backend, gates(100))("dc_prev")).toEqual([3]);
    expect(runLstm(backend, gates(-200))("dc_prev")).toEqual([0]);
  });

  it("an update gate at 1 keeps the state and hands its gradient on; at 0 the state is new", () => {
    const gates = (z: number) => ({ ...lonely, input: [0, z, 0.3], recurrent: [0, 0, 0] });
    const kept = runGru(backend, gates(100));
    expect(kept("h")[0]).toBeCloseTo(0.5, 6);
    expect([...kept("direct"), ...kept("dgates")]).toEqual([1, 0, 0, 0]);
    const replaced = runGru(backend, gates(-200));
    expect(replaced("h")[0]).toBeCloseTo(Math.tanh(0.3), 6);
    expect(replaced("direct")).toEqual([0]);
  });

  it("Inf and NaN in a gate's input: σ and tanh saturate, and NaN stays", () => {
    const lstmOf = (x: number) => runLstm(backend, { ...lonely, input: [x, x, x, x], recurrent: [0, 0, 0, 0] });
    expect(lstmOf(Infinity)("gates")).toEqual([1, 1, 1, 1]);
    expect(lstmOf(-Infinity)("gates")).toEqual([0, 0, -1, 0]);
    expect(lstmOf(Number.NaN)("h")).toEqual([Number.NaN]);
    const gruOf = (x: number) => runGru(backend, { ...lonely, input: [x, x, x], recurrent: [0, 0, 0] });
    expect(gruOf(-Infinity)("h")).toEqual([-1]);
    expect(gruOf(Number.NaN)("h")).toEqual([Number.NaN]);
  });
});
