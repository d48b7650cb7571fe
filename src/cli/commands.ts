import { exportCommand, exportUsage } from "./export.ts";
import type { Write } from "./output.ts";
import { run, runUsage } from "./run.ts";
import { mergeUsage, sweep, sweepUsage } from "./sweep.ts";

/** What a command needs of the process that it runs in. */
export interface Surroundings {
  readonly stdout: Write;
  readonly stderr: Write;
  /** Aborts when the user interrupts. */
  readonly signal: AbortSignal;
  /** Whether standard error is a terminal, where progress may be shown; no where it is left out. */
  readonly isTerminal?: boolean;
  /** The script of a sweep's threads, built from sweep/thread.ts; beside the program where it is left out. */
  readonly threadFile?: URL;
}

export interface Command {
  readonly usages: readonly string[];
  /** What it does, its options, what it gives. */
  readonly help: string;
  start(args: readonly string[], surroundings: Surroundings): Promise<void>;
}

export const nonfiniteNote = `Numbers that are not finite are the strings "NaN", "Infinity", "-Infinity"; a run never stops at one.
`;

const BUILT_THREAD = "./sweep-thread.js";

/** The commands, by the word that calls them. */
export const commands: Readonly<Record<string, Command>> = {
  run: {
    usages: [runUsage],
    help: `Trains what the files describe and prints every step.

  FILE         an experiment or a comparison as JSON
  --steps N    train N steps, whatever the files say
  --out DIR    write DIR/NAME.ndjson for each file instead of printing
  --kernels NAME  simd or reference; the numbers are the same, the speed is not

Prints one JSON object a line: "start", a "step" for every update, "end".
${nonfiniteNote}`,
    start: (args, { stdout, signal }) => run(args, stdout, signal),
  },
  sweep: {
    usages: [sweepUsage, mergeUsage],
    help: `Trains a grid of runs on all cores and gives a line for each.

  FILE         an experiment, or a comparison of which every lane is swept
  --over PATH=FROM..TO:STEP, --over PATH=VALUE,VALUE,...
               the values of a field; several --over make a grid, the last one fastest
  --seeds N    each run with N seeds, from the experiment's own on
  --steps N    train N steps, whatever the file says
  --shard I/N  only the I-th of N parts
  --jobs N     N threads instead of one a core
  --out FILE   write FILE when all runs are there; until then FILE.journal keeps those that are,
               and the same command goes on from them
  --merge      put the files of all shards together

Prints one JSON object a line: "sweep" with everything that the runs follow from, then a "run" for
each: growth of the gradient per layer and in theory, first Inf and NaN, loss, norm, cause.
${nonfiniteNote}`,
    start: (args, { isTerminal = false, threadFile = new URL(BUILT_THREAD, import.meta.url), ...streams }) =>
      sweep(args, { ...streams, isTerminal, threadFile }),
  },
  export: {
    usages: [exportUsage],
    help: `Writes an experiment or a comparison as a PyTorch script that gives the same numbers.

  FILE         an experiment or a comparison as JSON
  --to FORMAT  pytorch, a script (the default), or notebook, a Jupyter notebook
  --out FILE   write FILE instead of printing
`,
    start: (args, { stdout, signal }) => exportCommand(args, stdout, signal),
  },
};
