import { type Matrix, type Record64, ranged, transposed } from "./record64.ts";

const EPS = 1e-5;

/** What a normalization keeps for its backward pass: a mean and a 1/√(var + eps) for every group. */
interface Moments {
  readonly mean: Float64Array;
  readonly rstd: Float64Array;
}

interface Norm64 {
  forward(record: Record64, l: number, z: Matrix, weight: Float64Array, bias: Float64Array): [Matrix, Moments];
  backward(
    record: Record64,
    l: number,
    dy: Float64Array,
    z: Matrix,
    moments: Moments,
    weight: Float64Array,
  ): { dx: Float64Array; dweight: Float64Array; dbias: Float64Array };
}

/** From a sum, as BatchNorm takes it. */
const mean = (values: Float64Array) => values.reduce((sum, x) => ranged(sum + x), 0) / values.length;
/** From a running mean, which stays in range, as LayerNorm takes it. */
const runningMean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
const row = ({ columns, values }: Matrix, i: number) => values.subarray(i * columns, (i + 1) * columns);
const rowsOf = (x: Matrix) => Array.from({ length: x.rows }, (_, i) => row(x, i));

function put(record: Record64, l: number, centres: number[], reciprocals: number[], y: Matrix): [Matrix, Moments] {
  const moments = {
    mean: record.put("normalization", `norm${l}.mean`, l, Float64Array.from(centres)),
    rstd: record.put("normalization", `norm${l}.rstd`, l, Float64Array.from(reciprocals)),
  };
  return [{ ...y, values: record.put("normalization", `n${l}`, l, y.values) }, moments];
}

/** Over the batch: y = x·α + β with α = weight·rstd, β = bias − mean·α, both products fused. */
export const batchNorm64: Norm64 = {
  forward(record, l, z, weight, bias) {
    const features = rowsOf(transposed(z));
    const centres = features.map(mean).map(Math.fround);
    const reciprocals = features.map((x, j) => {
      const squares = x.map((value) => ranged((value - (centres[j] as number)) ** 2));
      return Math.fround(1 / Math.sqrt(mean(squares) + EPS));
    });
    const y = features.map((x, j) => {
      const alpha = Math.fround((reciprocals[j] as number) * (weight[j] as number));
      const beta = Math.fround((bias[j] as number) - (centres[j] as number) * alpha);
      return x.map((value) => ranged(value * alpha + beta));
    });
    const turned = { rows: features.length, columns: z.rows, values: Float64Array.from(y.flatMap((x) => [...x])) };
    return put(record, l, centres, reciprocals, transposed(turned));
  },
  backward(record, l, dy, z, moments, weight) {
    const n = z.rows;
    const deltas = transposed({ ...z, values: dy });
    const x = transposed(z);
    const sums = new Float64Array(z.columns);
    const products = new Float64Array(z.columns);
    const dx = new Float64Array(dy.length);
    for (let j = 0; j < z.columns; j++) {
      const scale = moments.rstd[j] as number;
      const deviations = row(x, j).map((value) => Math.fround(value - (moments.mean[j] as number)));
      const delta = row(deltas, j);
      const sum = delta.reduce((total, d) => ranged(total + d), 0);
      const product = delta.reduce((total, d, i) => ranged(total + d * (deviations[i] as number)), 0);
      const k = ranged(ranged(ranged(product * scale) * scale) / n);
      sums[j] = sum;
      products[j] = ranged(product * scale);
      delta.forEach((d, i) => {
        const rest = ranged(ranged(d - sum / n) - (deviations[i] as number) * k);
        dx[i * z.columns + j] = ranged(ranged(rest * scale) * (weight[j] as number));
      });
    }
    const name = `norm${l}`;
    return {
      dx: record.put("backward_normalization", `z${l}.grad`, l, dx),
      dweight: record.put("backward_normalization", `${name}.weight.grad`, l, products),
      dbias: record.put("backward_normalization", `${name}.bias.grad`, l, sums),
    };
  },
};

/**
 * Over the features. Its variance is combined from the means of eight lanes and of what is left over, which starts with
 * (a mean)²·0: where that square overflows it is NaN (at most sixteen groups of eight here, so that a lane has one mean).
 */
export const layerNorm64: Norm64 = {
  forward(record, l, z, weight, bias) {
    const centres = rowsOf(z).map(runningMean).map(Math.fround);
    const reciprocals = rowsOf(z).map((x, i) => {
      const partial = laneMeans(x).some((m) => ranged(m * m) === Number.POSITIVE_INFINITY);
      const squares = x.map((value) => ranged((value - (centres[i] as number)) ** 2));
      return partial ? Number.NaN : Math.fround(1 / Math.sqrt(runningMean(squares) + EPS));
    });
    const y = z.values.map((value, at) => {
      const i = Math.floor(at / z.columns);
      const j = at % z.columns;
      const scale = reciprocals[i] as number;
      const normalized = ranged(value * scale + Math.fround(-scale * (centres[i] as number)));
      return ranged(normalized * (weight[j] as number) + (bias[j] as number));
    });
    return put(record, l, centres, reciprocals, { ...z, values: y });
  },
  backward(record, l, dy, z, moments, weight) {
    const n = z.columns;
    const dweight = new Float64Array(n);
    const dbias = new Float64Array(n);
    const dx = new Float64Array(dy.length);
    for (let i = 0; i < z.rows; i++) {
      const a = moments.rstd[i] as number;
      const centre = moments.mean[i] as number;
      let s1 = 0;
      let s2 = 0;
      for (let j = 0; j < n; j++) {
        const d = dy[i * n + j] as number;
        const x = z.values[i * n + j] as number;
        const w = weight[j] as number;
        dweight[j] = ranged((dweight[j] as number) + d * ranged(x * a + Math.fround(-a * centre)));
        dbias[j] = ranged((dbias[j] as number) + d);
        s1 += ranged(ranged(d * x) * w);
        s2 += ranged(d * w);
      }
      const b = ranged(ranged(ranged(ranged(ranged(ranged(s2) * centre) - ranged(s1)) * a) * a) * a) / n;
      const c = ranged(ranged(-b * centre) - ranged(ranged(s2) * a) / n);
      for (let j = 0; j < n; j++) {
        const direct = ranged(ranged(a * (dy[i * n + j] as number)) * (weight[j] as number));
        dx[i * n + j] = ranged(ranged(direct + ranged(b * (z.values[i * n + j] as number))) + c);
      }
    }
    const name = `norm${l}`;
    const parameters = {
      dweight: record.put("backward_normalization", `${name}.weight.grad`, l, dweight),
      dbias: record.put("backward_normalization", `${name}.bias.grad`, l, dbias),
    };
    return { ...parameters, dx: record.put("backward_normalization", `z${l}.grad`, l, dx) };
  },
};

function laneMeans(x: Float64Array): number[] {
  const full = x.length - (x.length % 8);
  const lanes = Array.from({ length: full === 0 ? 0 : 8 }, (_, lane) =>
    runningMean(x.subarray(0, full).filter((_value, j) => j % 8 === lane)),
  );
  return full === x.length ? lanes : [...lanes, runningMean(x.subarray(full))];
}
