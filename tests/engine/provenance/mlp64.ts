import type { MlpSpec } from "../../../src/engine/network.ts";
import type { Experiment } from "../../../src/experiment/schema.ts";
import { activation64 } from "./activation64.ts";
import { loss64 } from "./loss64.ts";
import { batchNorm64, layerNorm64 } from "./norm64.ts";
import {
  added,
  backwardInput64,
  backwardWeight64,
  columnSums64,
  linear64,
  type Matrix,
  matrix,
  type Record64,
} from "./record64.ts";

/** A tensor before the step, by name. */
export type Read = (name: string) => Float64Array;
/** Gradients by the name of their parameter. */
export type Gradients64 = Map<string, Float64Array>;

/** What a hidden layer leaves for its backward pass. */
interface Passed {
  readonly x: Matrix;
  readonly z: Matrix;
  readonly n: Matrix;
  readonly moments: { readonly mean: Float64Array; readonly rstd: Float64Array };
  /** Behind the activation. */
  readonly y: Float64Array;
}

/** Forward and backward pass of a perceptron, from its parameters and the batch. */
export function mlp64(record: Record64, { loss }: Experiment, model: MlpSpec, read: Read): Gradients64 {
  const gradients: Gradients64 = new Map();
  const phi = activation64(model.activation, Math.fround(model.negative_slope));
  const norm = model.norm === "batch_norm" ? batchNorm64 : layerNorm64;
  const weightOf = (l: number, fan_in: number) => matrix(read(`linear${l}.weight`), fan_in);
  const biasOf = (l: number) => (model.bias ? read(`linear${l}.bias`) : null);
  const skips = (l: number) => model.residual && l > 1;

  let h = matrix(read("input"), model.in_features);
  const passed: Passed[] = [];
  for (let l = 1; l <= model.depth; l++) {
    const x = h;
    const W = weightOf(l, x.columns);
    const z = matrix(record.put("forward_product", `z${l}`, l, linear64(x, W, biasOf(l))), W.rows);
    const none = { mean: new Float64Array(), rstd: new Float64Array() };
    const [n, moments] =
      model.norm === "none" ? [z, none] : norm.forward(record, l, z, read(`norm${l}.weight`), read(`norm${l}.bias`));
    let y = record.put("activation", skips(l) ? `a${l}` : `h${l}`, l, phi.forward(n.values));
    if (skips(l)) record.put("sum", `h${l}`, l, added(x.values, y, model.residual_scale));
    h = { ...n, values: record.settled(`h${l}`) };
    if (!skips(l)) y = h.values;
    passed.push({ x, z, n, moments, y });
  }
  const last = model.depth + 1;
  const out = weightOf(last, h.columns);
  record.put("forward_product", "prediction", null, linear64(h, out, biasOf(last)));
  const prediction = record.settled("prediction");
  const error = loss64(record, loss, matrix(prediction, model.out_features), read("target"));

  let delta = linearBackward(last, error, h);
  for (let l = model.depth; l > 0; l--) {
    const { x, z, n, moments, y } = passed[l - 1] as Passed;
    const arrived = delta;
    const branch = skips(l) ? record.put("sum", `a${l}.grad`, l, scaled(arrived, model.residual_scale)) : arrived;
    const name = model.norm === "none" ? `z${l}.grad` : `n${l}.grad`;
    let d = record.put("backward_activation", name, l, phi.backward(branch, n.values, y));
    if (model.norm !== "none") {
      const back = norm.backward(record, l, d, z, moments, read(`norm${l}.weight`));
      gradients.set(`norm${l}.weight`, back.dweight);
      gradients.set(`norm${l}.bias`, back.dbias);
      d = back.dx;
    }
    delta = linearBackward(l, d, x);
    if (skips(l)) record.put("sum", `h${l - 1}.grad`, l - 1, added(delta, arrived));
    if (l > 1) delta = record.settled(`h${l - 1}.grad`);
  }
  return gradients;

  /** Weight, bias, then what the layer below gets. */
  function linearBackward(l: number, d: Float64Array, x: Matrix): Float64Array {
    const W = weightOf(l, x.columns);
    const dy = matrix(d, W.rows);
    const put = (name: string, values: Float64Array) =>
      gradients.set(name, record.put("backward_product", `${name}.grad`, l, values));
    put(`linear${l}.weight`, backwardWeight64(dy, x));
    if (model.bias) put(`linear${l}.bias`, columnSums64(dy));
    if (l === 1) return new Float64Array();
    return record.put("backward_product", `h${l - 1}.grad`, l - 1, backwardInput64(dy, W));
  }
}

function scaled(x: Float64Array, factor: number): Float64Array {
  return x.map((value) => value * Math.fround(factor));
}
