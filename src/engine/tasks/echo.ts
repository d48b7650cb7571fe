import { batchShapes } from "./batchShapes.ts";
import { taskSizes } from "./sizes.ts";
import type { TaskEntry } from "./task.ts";

/** The delay. */
const half = (seq_len: number) => Math.floor(seq_len / 2);

/**
 * Random bits, to be repeated d = T // 2 time steps later; before there is one to repeat, the target is 0.
 *
 *     s = torch.randint(0, 2, (T, B)).float(); d = T // 2
 *     x = s.unsqueeze(2); y = torch.cat([torch.zeros(d, B), s[:T - d]]).unsqueeze(2)
 *
 * y at every time step, or y[-1]. The best constant there is the mean m of the targets, ½ at the last time step, with
 * the mean squared error m − m², for bits are their own squares.
 */
export const echo: TaskEntry = {
  ...taskSizes.echo,
  preliminaryDraw: false,
  picture: { kind: "sequence" },
  bestConstantLoss({ seq_len, loss_at }, loss) {
    if (loss !== "mse") return null;
    const mean = loss_at === "all" ? (seq_len - half(seq_len)) / seq_len / 2 : 0.5;
    return mean - mean * mean;
  },
  shapes: batchShapes,
  createTask({ seq_len, batch_size, loss_at }) {
    const delayed = half(seq_len) * batch_size;
    return {
      prepare() {
        // Every batch is drawn afresh.
      },
      draw(x, y, generator) {
        generator.randintInto(x, 0, x.length, 0, 2);
        const first = loss_at === "all" ? 0 : x.length - batch_size;
        for (let k = 0; k < y.length; k++) {
          const source = first + k - delayed;
          y[k] = source < 0 ? 0 : (x[source] as number);
        }
      },
      state: {},
    };
  },
};
