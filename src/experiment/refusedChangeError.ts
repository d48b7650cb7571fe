import type { Problem } from "./problem.ts";

/** A run does not take a change, and is as it was before. */
export class RefusedChangeError extends Error {
  /** At least one; paths as in the patch, "timeline" where the lane's has no room. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`refused: ${problems.map(({ path, value, code }) => `${path} = ${value} (${code})`).join(", ")}`);
    this.name = "RefusedChangeError";
    this.problems = problems;
  }
}
