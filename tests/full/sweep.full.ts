import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltCommandLine, buildCommandLine } from "../cli/builtCommandLine.ts";
import { createDice, fullSeed } from "./dice.ts";

const KILLS = 20;

let built: BuiltCommandLine;
let directory: string;
beforeAll(async () => {
  built = await buildCommandLine();
  directory = await mkdtemp(join(tmpdir(), "egl-sweep-"));
});
afterAll(async () => {
  await built.remove();
  await rm(directory, { recursive: true, force: true });
});

const experiment = {
  steps: 60,
  model: { hidden_features: 16, activation: "tanh" },
  init: { scheme: "scaled_normal" },
  data: { source: "teacher", batch_size: 16 },
  optimizer: { name: "sgd", lr: 0.01 },
};
const axes = ["--over", "model.depth=1..21:4", "--over", "init.sigma_w=0.5..3:0.25", "--seeds", "4"];
const RUNS = 6 * 11 * 4;

const linesIn = async (file: string) => (await readFile(file, "utf8").catch(() => "")).split(/(?<=\n)/);
const indexOf = (line: string) => (JSON.parse(line) as { index?: number }).index;
const isWhole = (line: string) => line.endsWith("\n");

function start(out: string): ChildProcess {
  const args = [built.program, "sweep", join(directory, "e.json"), ...axes, "--out", out];
  return spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
}

async function statusOf(child: ChildProcess): Promise<number | null> {
  const [status] = await once(child, "exit");
  return status as number | null;
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Kills it as soon as the file has so many bytes, and a few milliseconds later; false where it was done by then. */
async function killAt(child: ChildProcess, file: string, bytes: number, milliseconds: number): Promise<boolean> {
  const exit = statusOf(child);
  while (sizeOf(file) < bytes && child.exitCode === null) await setTimeout(1);
  await setTimeout(milliseconds);
  child.kill("SIGKILL");
  const status = await exit;
  expect([null, 0]).toContain(status);
  return status === null;
}

test(`killed at ${KILLS} random moments and started again each time, a sweep writes the file of an undisturbed one, seed ${fullSeed}`, async () => {
  await writeFile(join(directory, "e.json"), JSON.stringify(experiment));
  const began = performance.now();
  expect(await statusOf(start(join(directory, "undisturbed.ndjson")))).toBe(0);
  const duration = performance.now() - began;
  const expected = await readFile(join(directory, "undisturbed.ndjson"));

  const out = join(directory, "killed.ndjson");
  const journal = `${out}.journal`;
  let kept: readonly string[] = [];
  const counts: number[] = [];
  let torn = 0;
  const dice = createDice(fullSeed);
  for (let left = KILLS; left > 0; left--) {
    const size = sizeOf(journal);
    const [bytes, milliseconds] = dice.chance(0.2)
      ? [0, dice.roll() * 400]
      : [size + (dice.roll() * (expected.length - size)) / left, dice.roll() * 10];
    if (!(await killAt(start(out), journal, bytes, milliseconds))) break;
    const lines = await linesIn(journal);
    if (!isWhole(lines.at(-1) ?? "")) torn++;
    const whole = lines.filter(isWhole);
    // Nothing that was kept is lost, and no run is there twice.
    expect(whole.slice(0, kept.length)).toEqual(kept);
    expect(new Set(whole.map(indexOf)).size).toBe(whole.length);
    kept = whole;
    counts.push(whole.length - 1);
  }
  console.log(
    `${RUNS} runs in ${Math.round(duration)} ms undisturbed; kept after each kill: ${counts.join(" ")}; lines torn: ${torn}`,
  );
  expect(await statusOf(start(out))).toBe(0);
  expect(await readFile(out)).toEqual(expected);
  expect((await readdir(directory)).sort()).toEqual(["e.json", "killed.ndjson", "undisturbed.ndjson"]);
}, 600_000);
