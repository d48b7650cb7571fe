import type { Write } from "../output.ts";

/** What a sweep needs of the process that it runs in. */
export interface SweepSurroundings {
  readonly stdout: Write;
  readonly stderr: Write;
  readonly signal: AbortSignal;
  /** Whether standard error is a terminal, where a bar shows how far the sweep is. */
  readonly isTerminal: boolean;
  /** The script of the threads: thread.ts, built. */
  readonly threadFile: URL;
}
