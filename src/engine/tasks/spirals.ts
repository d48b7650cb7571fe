import { cos32, sin32 } from "../kernels/math/trigonometry.ts";
import { batchShapes } from "./batchShapes.ts";
import { evenClasses } from "./evenClasses.ts";
import { oneHot } from "./oneHot.ts";
import { taskSizes } from "./sizes.ts";
import type { TaskEntry } from "./task.ts";

const f = Math.fround;

const PI = f(Math.PI);
/** The angle of a whole arm. */
const ARM = f(3.5 * Math.PI);

/**
 * Two spirals, one in the other: which one is a point on?
 *
 *     r = torch.rand(B); c = torch.randint(0, 2, (B,))
 *     a = r * (3.5 * math.pi) + c * math.pi
 *     x = torch.stack([r * torch.sin(a), r * torch.cos(a)], dim=1); y = F.one_hot(c, 2).float()
 */
export const spirals: TaskEntry = {
  ...taskSizes.spirals,
  preliminaryDraw: false,
  picture: { kind: "grid" },
  bestConstantLoss: evenClasses(2),
  shapes: batchShapes,
  createTask({ batch_size }) {
    const radius = new Float32Array(batch_size);
    const arm = new Int32Array(batch_size);
    return {
      prepare() {
        // Every batch is drawn afresh.
      },
      draw(x, y, generator) {
        generator.uniformInto(radius, 0, batch_size, 0, 1);
        generator.randintInto(arm, 0, batch_size, 0, 2);
        for (let b = 0; b < batch_size; b++) {
          const r = radius[b] as number;
          const c = arm[b] as number;
          const angle = f(f(r * ARM) + f(c * PI));
          x[2 * b] = f(r * sin32(angle));
          x[2 * b + 1] = f(r * cos32(angle));
          oneHot(y, b, 2, c);
        }
      },
      state: {},
    };
  },
};
