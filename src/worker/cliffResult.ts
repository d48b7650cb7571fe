import { bifurcation } from "../engine/cliff/bifurcation.ts";
import { cloud } from "../engine/cliff/cloud.ts";
import { path } from "../engine/cliff/path.ts";
import { section } from "../engine/cliff/section.ts";
import { surface } from "../engine/cliff/surface.ts";
import type { CliffJob, CliffResults } from "../protocol/cliff.ts";

interface Computed {
  readonly result: CliffResults[CliffJob["kind"]];
  /** The memory of its arrays, to be given away with it. */
  readonly transfer: readonly ArrayBuffer[];
}

export function cliffResult(job: CliffJob): Computed {
  const result = compute(job);
  const arrays = Object.values(result).filter(ArrayBuffer.isView);
  return { result, transfer: arrays.map(({ buffer }) => buffer as ArrayBuffer) };
}

function compute(job: CliffJob): CliffResults[CliffJob["kind"]] {
  switch (job.kind) {
    case "paths":
      return { raw: path({ ...job.walk, max_norm: null }), clipped: path(job.walk) };
    case "surface":
      return surface(job.region, job.seq_len);
    case "section":
      return section(job.w, job.b, job.seq_len);
    case "bifurcation":
      return bifurcation(job.w, job.b);
    case "cloud":
      return cloud(job.walk, job.starts);
  }
}
