import { path } from "./path.ts";
import { type Cloud, PATH_STRIDE, type Shares, type Walk } from "./shapes.ts";
import { ARRIVED, thrownAt } from "./thrown.ts";

/** Starts lie within so much of the given one, in w and in b. */
const JITTER = 0.01;

/** 1/g and 1/g² with g³ = g + 1: the most even sequence of points in two dimensions (Roberts 2018, "R2"). */
const STRIDE_W = 0.7548776662466927;
const STRIDE_B = 0.5698402909980532;

/** From −JITTER to JITTER, the k-th of an even sequence: the same starts every time, and no generator to seed. */
const jitter = (k: number, stride: number) => (((0.5 + (k + 1) * stride) % 1) * 2 - 1) * JITTER;

/** How a start's raw and clipped walks end, for many starts around one: single paths are chaotic, the shares are not. */
export function cloud(walk: Walk, starts: number): Cloud {
  const ends = new Float64Array(starts * 4);
  const counted = { raw: { thrown: 0, arrived: 0 }, clipped: { thrown: 0, arrived: 0 } };
  for (let k = 0; k < starts; k++) {
    const start = { ...walk, w: walk.w + jitter(k, STRIDE_W), b: walk.b + jitter(k, STRIDE_B) };
    for (const [place, which] of (["raw", "clipped"] as const).entries()) {
      const rows = path(which === "raw" ? { ...start, max_norm: null } : start);
      const last = rows.length - PATH_STRIDE;
      if (thrownAt(rows) !== null) counted[which].thrown += 1;
      if ((rows[last + 2] as number) < ARRIVED) counted[which].arrived += 1;
      ends.set(rows.subarray(last, last + 2), k * 4 + place * 2);
    }
  }
  const share = ({ thrown, arrived }: Shares): Shares => ({ thrown: thrown / starts, arrived: arrived / starts });
  return { starts, raw: share(counted.raw), clipped: share(counted.clipped), ends };
}
