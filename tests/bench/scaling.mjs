import { flopsOf } from "./flops.mjs";
import { workload } from "./workloads.mjs";

/** One factor at a time, around W1 and W4. */
const factors = [
  { factor: "depth", of: "W1", section: "model", field: "depth", values: [1, 10, 30, 100] },
  { factor: "width", of: "W1", section: "model", field: "hidden_features", values: [8, 32, 64, 128, 256, 512] },
  { factor: "batch", of: "W1", section: "data", field: "batch_size", values: [16, 64, 256, 1024] },
  { factor: "T", of: "W4", section: "model", field: "seq_len", values: [10, 50, 100, 200] },
];

/** Steps per second and GFLOP/s of the products over each factor; `measure` is given an experiment. */
export async function measureScaling(measure, tell) {
  const rows = [];
  for (const { factor, of, section, field, values } of factors) {
    for (const value of values) {
      const { experiment } = workload(of);
      const changed = { ...experiment, [section]: { ...experiment[section], [field]: value } };
      const { rate } = await measure(changed);
      const row = { factor, of, value, rate, gflops: (rate * flopsOf(changed)) / 1e9 };
      rows.push(row);
      tell(row);
    }
  }
  return rows;
}
