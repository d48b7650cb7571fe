import { cos32, sin32 } from "../kernels/math/trigonometry.ts";
import { batchShapes } from "./batchShapes.ts";
import { evenClasses } from "./evenClasses.ts";
import { oneHot } from "./oneHot.ts";
import { taskSizes } from "./sizes.ts";
import type { TaskEntry } from "./task.ts";

const f = Math.fround;

const TWO_PI = f(2 * Math.PI);
/** Disc and ring are 0.4 wide, the gap between them 0.2. */
const WIDTH = f(0.4);
const OFFSET = f(0.6);

/**
 * A disc in a ring: which one is a point in?
 *
 *     c = torch.randint(0, 2, (B,))
 *     r = torch.rand(B) * 0.4 + c * 0.6; a = torch.rand(B) * (2 * math.pi)
 *     x = torch.stack([r * torch.cos(a), r * torch.sin(a)], dim=1); y = F.one_hot(c, 2).float()
 */
export const circles: TaskEntry = {
  ...taskSizes.circles,
  preliminaryDraw: false,
  picture: { kind: "grid" },
  bestConstantLoss: evenClasses(2),
  shapes: batchShapes,
  createTask({ batch_size }) {
    const ring = new Int32Array(batch_size);
    const radius = new Float32Array(batch_size);
    const angle = new Float32Array(batch_size);
    return {
      prepare() {
        // Every batch is drawn afresh.
      },
      draw(x, y, generator) {
        generator.randintInto(ring, 0, batch_size, 0, 2);
        generator.uniformInto(radius, 0, batch_size, 0, 1);
        generator.uniformInto(angle, 0, batch_size, 0, 1);
        for (let b = 0; b < batch_size; b++) {
          const c = ring[b] as number;
          const r = f(f((radius[b] as number) * WIDTH) + f(c * OFFSET));
          const a = f((angle[b] as number) * TWO_PI);
          x[2 * b] = f(r * cos32(a));
          x[2 * b + 1] = f(r * sin32(a));
          oneHot(y, b, 2, c);
        }
      },
      state: {},
    };
  },
};
