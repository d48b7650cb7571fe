import { batchShapes } from "./batchShapes.ts";
import { evenClasses } from "./evenClasses.ts";
import { oneHot } from "./oneHot.ts";
import { repeatOverTime } from "./repeatOverTime.ts";
import { taskSizes } from "./sizes.ts";
import type { TaskEntry } from "./task.ts";

const { input_size: SYMBOLS, out_features: CLASSES } = taskSizes.temporal_order.fixed;

/**
 * The temporal order problem (Hochreiter & Schmidhuber 1997; Pascanu et al. 2013): among the symbols c, d, e, f there
 * are two of A and B, the first at T/10 … 2T/10 and the second at 4T/10 … 5T/10; which ones, AA, AB, BA or BB?
 *
 *     s = torch.randint(2, 6, (T, B))
 *     i = torch.randint(T // 10, T // 5 + 1, (B,)); j = torch.randint(2 * T // 5, T // 2 + 1, (B,))
 *     a = torch.randint(0, 2, (B,)); b = torch.randint(0, 2, (B,))
 *     s[i, torch.arange(B)] = a; s[j, torch.arange(B)] = b
 *     x = F.one_hot(s, 6).float(); y = F.one_hot(2 * a + b, 4).float()
 *
 * With a loss at every time step y counts at each.
 */
export const temporal_order: TaskEntry = {
  ...taskSizes.temporal_order,
  preliminaryDraw: false,
  picture: { kind: "sequence" },
  bestConstantLoss: evenClasses(CLASSES),
  shapes: batchShapes,
  createTask({ seq_len: T, batch_size: B }) {
    const symbols = new Int32Array(T * B);
    const [i, j, a, b] = [new Int32Array(B), new Int32Array(B), new Int32Array(B), new Int32Array(B)] as const;
    return {
      prepare() {
        // Every batch is drawn afresh.
      },
      draw(x, y, generator) {
        generator.randintInto(symbols, 0, T * B, 2, SYMBOLS);
        generator.randintInto(i, 0, B, Math.floor(T / 10), Math.floor(T / 5) + 1);
        generator.randintInto(j, 0, B, Math.floor((2 * T) / 5), Math.floor(T / 2) + 1);
        generator.randintInto(a, 0, B, 0, 2);
        generator.randintInto(b, 0, B, 0, 2);
        for (let n = 0; n < B; n++) {
          const first = a[n] as number;
          const second = b[n] as number;
          symbols[(i[n] as number) * B + n] = first;
          symbols[(j[n] as number) * B + n] = second;
          oneHot(y, n, CLASSES, 2 * first + second);
        }
        for (let k = 0; k < T * B; k++) oneHot(x, k, SYMBOLS, symbols[k] as number);
        repeatOverTime(y, B * CLASSES);
      },
      state: {},
    };
  },
};
