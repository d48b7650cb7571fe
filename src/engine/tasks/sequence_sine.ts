import { sin32 } from "../kernels/math/trigonometry.ts";
import { batchShapes } from "./batchShapes.ts";
import { taskSizes } from "./sizes.ts";
import type { TaskEntry } from "./task.ts";

const f = Math.fround;

const TWO_PI = f(2 * Math.PI);
/** The angle of one time step: a period has 20. */
const STEP = f(Math.PI / 10);

/**
 * A sine of random phase, whose next value is to be predicted.
 *
 *     phase = torch.rand(B) * (2 * math.pi)
 *     s = torch.sin(torch.arange(T + 1).unsqueeze(1) * (math.pi / 10) + phase)
 *     x = s[:T].unsqueeze(2); y = s[1:].unsqueeze(2)
 *
 * y at every time step, or y[-1]. The best constant is 0, with the mean squared error E[sin²] = ½.
 */
export const sequence_sine: TaskEntry = {
  ...taskSizes.sequence_sine,
  preliminaryDraw: false,
  picture: { kind: "sequence" },
  bestConstantLoss: (_, loss) => (loss === "mse" ? 0.5 : null),
  shapes: batchShapes,
  createTask({ seq_len, batch_size, loss_at }) {
    const phase = new Float32Array(batch_size);
    const sine = (t: number, b: number) => sin32(f(f(t * STEP) + (phase[b] as number)));
    return {
      prepare() {
        // Every batch is drawn afresh.
      },
      draw(x, y, generator) {
        generator.uniformInto(phase, 0, batch_size, 0, 1);
        for (let b = 0; b < batch_size; b++) phase[b] = f((phase[b] as number) * TWO_PI);
        const first = loss_at === "all" ? 0 : seq_len - 1;
        for (let b = 0; b < batch_size; b++) {
          for (let t = 0; t < seq_len; t++) x[t * batch_size + b] = sine(t, b);
          for (let t = first; t < seq_len; t++) y[(t - first) * batch_size + b] = sine(t + 1, b);
        }
      },
      state: {},
    };
  },
};
