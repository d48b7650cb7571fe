import { batchShapes } from "./batchShapes.ts";
import { repeatOverTime } from "./repeatOverTime.ts";
import { taskSizes } from "./sizes.ts";
import type { TaskEntry } from "./task.ts";

const f = Math.fround;

/**
 * The addition problem (Hochreiter & Schmidhuber 1997): the sum of the two numbers that are marked, one in each half.
 *
 *     v = torch.rand(T, B); i = torch.randint(0, T // 2, (B,)); j = torch.randint(T // 2, T, (B,))
 *     mk = torch.zeros(T, B); mk[i, torch.arange(B)] = 1.0; mk[j, torch.arange(B)] = 1.0
 *     x = torch.stack([v, mk], dim=2); y = (v * mk).sum(0).unsqueeze(1)
 *
 * With a loss at every time step y counts at each, as broadcasting has it. The best constant is 1, with the mean squared
 * error Var(U + U) = 1/6.
 */
export const adding: TaskEntry = {
  ...taskSizes.adding,
  preliminaryDraw: false,
  picture: { kind: "sequence" },
  bestConstantLoss: (_, loss) => (loss === "mse" ? 1 / 6 : null),
  shapes: batchShapes,
  createTask({ seq_len, batch_size }) {
    const values = new Float32Array(seq_len * batch_size);
    const marked = [new Int32Array(batch_size), new Int32Array(batch_size)] as const;
    const half = Math.floor(seq_len / 2);
    return {
      prepare() {
        // Every batch is drawn afresh.
      },
      draw(x, y, generator) {
        const [first, second] = marked;
        generator.uniformInto(values, 0, values.length, 0, 1);
        generator.randintInto(first, 0, batch_size, 0, half);
        generator.randintInto(second, 0, batch_size, half, seq_len);
        for (let k = 0; k < values.length; k++) {
          x[2 * k] = values[k] as number;
          x[2 * k + 1] = 0;
        }
        for (let b = 0; b < batch_size; b++) {
          const i = (first[b] as number) * batch_size + b;
          const j = (second[b] as number) * batch_size + b;
          x[2 * i + 1] = 1;
          x[2 * j + 1] = 1;
          y[b] = f((values[i] as number) + (values[j] as number));
        }
        repeatOverTime(y, batch_size);
      },
      state: {},
    };
  },
};
