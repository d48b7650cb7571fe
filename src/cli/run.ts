import { setImmediate } from "node:timers/promises";
import type { KernelsBackend } from "../engine/kernels/kernels.ts";
import { createRun } from "../experiment/run.ts";
import { asFileError, CliError, codeOf } from "./cliError.ts";
import { inDirectory } from "./inDirectory.ts";
import { kernelsOption } from "./kernelsOption.ts";
import { endLine, printedColumnsOf, startLine, stepLine } from "./lines.ts";
import { fileOutput, type Output, streamOutput, type Write } from "./output.ts";
import { checkOutputNames } from "./outputNames.ts";
import { readArguments } from "./readArguments.ts";
import { type FileLane, type FileRuns, readRuns } from "./readRuns.ts";
import { stepsOption } from "./stepsOption.ts";

/** A file takes every line at once, so that awaiting it lets no signal in: the run listens so often, in milliseconds. */
const LISTEN_MS = 50;

export const runUsage = "run FILE... [--steps N] [--out DIR] [--kernels NAME]";

/** `run`: trains what the files describe and prints every step. All files are read before anything runs. */
export async function run(args: readonly string[], stdout: Write, signal: AbortSignal): Promise<void> {
  const { values, positionals } = readArguments(args, {
    steps: { type: "string" },
    out: { type: "string" },
    kernels: { type: "string" },
  });
  if (positionals.length === 0) throw new CliError(`no file; usage: exploding-gradients ${runUsage}`);
  const steps = values.steps === undefined ? null : stepsOption(values.steps);
  const backend = kernelsOption(values.kernels);
  const files = await readRuns(positionals);
  const { out } = values;
  const runAll = async (outputFor: (name: string) => Output | Promise<Output>) => {
    for (const file of files) await runFile(file, steps, backend, await outputFor(file.name), signal);
  };
  if (out === undefined) return asFileError("standard output", () => runAll(() => streamOutput(stdout)));
  checkOutputNames(files);
  await asFileError(`--out ${out}`, () => inDirectory(out, () => runAll((name) => fileOutput(out, name))));
}

async function runFile(
  file: FileRuns,
  steps: number | null,
  backend: KernelsBackend,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (const lane of file.lanes) {
      const experiment = steps === null ? lane.experiment : { ...lane.experiment, steps };
      await runLane({ ...lane, experiment }, backend, output, signal);
    }
    await output.finish();
  } catch (error) {
    await output.discard();
    throw error;
  }
}

/** Trains all steps, whatever becomes Inf or NaN on the way. */
async function runLane(lane: FileLane, backend: KernelsBackend, output: Output, signal: AbortSignal): Promise<void> {
  const { experiment, timeline } = lane;
  const run = createRun(experiment, timeline, printedColumnsOf(experiment), backend);
  await output.write(startLine(lane, run.layout));
  let milliseconds = 0;
  let listened = performance.now();
  for (let step = 0; step < experiment.steps; step++) {
    signal.throwIfAborted();
    const began = performance.now();
    run.trainStep();
    milliseconds += performance.now() - began;
    await output.write(stepLine(lane, run.layout, step, run.row));
    if (performance.now() - listened < LISTEN_MS) continue;
    await setImmediate();
    listened = performance.now();
  }
  await output.write(endLine(lane, run, milliseconds / 1000));
}

/** The reader of our output has gone: `exploding-gradients run x.json | head`. */
export function isClosedPipe(error: unknown): boolean {
  return codeOf(error) === "EPIPE";
}
