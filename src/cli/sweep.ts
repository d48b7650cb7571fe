import { dirname } from "node:path";
import { asFileError, CliError } from "./cliError.ts";
import { inDirectory } from "./inDirectory.ts";
import { streamOutput, type Write } from "./output.ts";
import { readArguments } from "./readArguments.ts";
import { locked } from "./sweep/lock.ts";
import { mergeShards } from "./sweep/merge.ts";
import { planSweep, type SweepValues, sweepOptions } from "./sweep/plan.ts";
import type { SweepSurroundings } from "./sweep/surroundings.ts";
import { holdsSweep, sweepLines, writeSweep } from "./sweep/sweepFile.ts";
import { sweepToFile } from "./sweep/toFile.ts";
import { sweepToStdout } from "./sweep/toStdout.ts";
import { fileBehind } from "./wholeFile.ts";

export { sweepUsage } from "./sweep/plan.ts";
export const mergeUsage = "sweep --merge FILE... [--out FILE]";

/** `sweep`: trains a grid of runs and gives a line for each. All cells are checked before anything runs. */
export async function sweep(args: readonly string[], surroundings: SweepSurroundings): Promise<void> {
  const { values, positionals } = readArguments(args, sweepOptions);
  if (values.merge) return merge(positionals, values, surroundings.stdout);
  const plan = await planSweep(positionals, values, surroundings.signal);
  await toOutput(
    values.out,
    () => sweepToStdout(plan, surroundings),
    (out) => sweepToFile(out, plan, surroundings),
  );
}

async function merge(files: readonly string[], values: SweepValues, stdout: Write): Promise<void> {
  const other = (["over", "seeds", "steps", "shard", "jobs"] as const).find((name) => values[name] !== undefined);
  const usage = `usage: exploding-gradients ${mergeUsage}`;
  if (other !== undefined) throw new CliError(`--${other}: does not go with --merge; ${usage}`);
  if (files.length === 0) throw new CliError(`no file; ${usage}`);
  const { header, lines } = await mergeShards(files);
  await toOutput(
    values.out,
    async () => {
      const output = streamOutput(stdout);
      for (const line of sweepLines(header, lines)) await output.write(line);
      await output.finish();
    },
    async (out) => {
      if (!(await holdsSweep(out, header))) await writeSweep(out, header, lines);
    },
  );
}

async function toOutput(
  out: string | undefined,
  print: () => Promise<void>,
  write: (out: string) => Promise<void>,
): Promise<void> {
  if (out === undefined) return asFileError("standard output", print);
  await asFileError(`--out ${out}`, async () => {
    await fileBehind(out); // what is no file is refused before anything is made beside it
    await inDirectory(dirname(out), () => locked(out, () => write(out)));
  });
}
