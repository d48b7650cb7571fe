import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { program } from "../../src/cli/program.ts";
import { type BuiltCommandLine, buildCommandLine } from "./builtCommandLine.ts";

let built: BuiltCommandLine;
beforeAll(async () => {
  built = await buildCommandLine();
});
afterAll(() => built.remove());

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "egl-sweep-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const at = (name: string) => join(directory, name);

async function json(name: string, content: unknown): Promise<string> {
  await writeFile(at(name), JSON.stringify(content));
  return at(name);
}

interface Options {
  readonly signal?: AbortSignal;
  readonly isTerminal?: boolean;
}

async function call(args: readonly string[], { signal, isTerminal }: Options = {}) {
  let stdout = "";
  let stderr = "";
  const status = await program(["sweep", ...args], {
    stdout: async (text) => {
      stdout += text;
    },
    stderr: async (text) => {
      stderr += text;
    },
    signal: signal ?? new AbortController().signal,
    isTerminal: isTerminal ?? false,
    threadFile: built.threadFile,
  });
  return { status, stdout, stderr };
}

type Line = Record<string, unknown>;
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
const done = { status: 0, stderr: "" };

const small = {
  steps: 3,
  model: { depth: 2, hidden_features: 4, in_features: 2, activation: "tanh" },
  init: { scheme: "scaled_normal", sigma_w: 1 },
  data: { batch_size: 2 },
};
const grid = ["--over", "model.depth=1..5:2", "--over", "init.sigma_w=0.5,1.5", "--seeds", "2", "--jobs", "2"];

describe("the lines of a sweep", () => {
  test("begin with what the runs follow from", async () => {
    const { stdout, ...outcome } = await call([await json("small.json", small), ...grid, "--steps", "2"]);
    expect(outcome).toEqual(done);
    expect(linesOf(stdout)[0]).toEqual({
      type: "sweep",
      v: 1,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      lanes: [{ experiment: expect.objectContaining({ name: "small", steps: 2, seed: 0 }) }],
      over: [
        { path: "model.depth", values: [1, 3, 5] },
        { path: "init.sigma_w", values: [0.5, 1.5] },
      ],
      seeds: 2,
      runs: 12,
      shard: null,
    });
  });

  test("follow the grid, the last axis fastest, seeds innermost, whatever the number of threads", async () => {
    const file = await json("small.json", small);
    const { stdout } = await call([file, ...grid]);
    const runs = linesOf(stdout).slice(1);
    expect(runs.map(({ index }) => index)).toEqual(Array.from({ length: 12 }, (_, index) => index));
    expect(runs.map(({ over, seed }) => [...Object.values(over as object), seed])).toEqual(
      [1, 3, 5].flatMap((depth) => [0.5, 1.5].flatMap((sigma) => [0, 1].map((seed) => [depth, sigma, seed]))),
    );
    expect((await call([file, ...grid, "--jobs", "1"])).stdout).toBe(stdout);
  });

  test("are what `run` prints of the same experiment", async () => {
    const changed = { ...small, seed: 1, model: { ...small.model, depth: 5 }, init: { ...small.init, sigma_w: 1.5 } };
    let printed = "";
    await program(["run", await json("changed.json", changed)], {
      stdout: async (text) => {
        printed += text;
      },
      stderr: async () => undefined,
      signal: new AbortController().signal,
    });
    const steps = linesOf(printed).filter(({ type }) => type === "step");
    const norms = steps.map(({ total_norm }) => total_norm as number);
    const { stdout } = await call([await json("small.json", small), ...grid]);
    expect(linesOf(stdout).at(-1)).toEqual({
      type: "run",
      index: 11,
      over: { "model.depth": 5, "init.sigma_w": 1.5 },
      seed: 1,
      steps: 3,
      growth: expect.any(Number),
      theory: expect.any(Number),
      first_nonfinite: { activation: null, loss: null, grad: null, total_norm: null, param: null },
      // The final loss is the median of the last ten, here of all three.
      loss: { first: steps[0]?.loss, final: steps.map(({ loss }) => loss as number).sort((a, b) => a - b)[1] },
      total_norm: { first: norms[0], max: Math.max(...norms), last: norms[2] },
      cause: expect.any(String),
    });
  });

  test("carry tanh's growth beside what theory says", async () => {
    const wide = { ...small, steps: 1, model: { ...small.model, depth: 12, hidden_features: 64, in_features: 64 } };
    const file = await json("wide.json", { ...wide, data: { batch_size: 32 } });
    const { stdout } = await call([file, "--over", "init.sigma_w=1.5..3:0.5", "--seeds", "2"]);
    const runs = linesOf(stdout).slice(1) as { growth: number; theory: number }[];
    expect(runs).toHaveLength(8);
    for (const { growth, theory } of runs) expect(Math.abs(growth / theory - 1)).toBeLessThan(0.12);
    expect(runs.at(-1)?.theory).toBeGreaterThan(1.3);
    expect(runs[0]?.theory).toBeLessThan(1.12);
  });

  test("say Inf and NaN as text and where they were first, and the cause", async () => {
    const boom = {
      ...small,
      steps: 4,
      optimizer: { name: "sgd", lr: 1 },
      model: { ...small.model, depth: 8, activation: "linear" },
    };
    const { stdout, ...outcome } = await call([await json("boom.json", boom), "--over", "init.sigma_w=1e2,1e9"]);
    expect(outcome).toEqual(done);
    const [, large, larger] = linesOf(stdout);
    expect(large).toMatchObject({
      first_nonfinite: { param: { step: expect.any(Number), tensor: expect.stringMatching(/^linear\d\.weight$/) } },
      loss: { final: "NaN" },
      total_norm: { max: "Infinity", last: "NaN" },
    });
    expect(larger).toMatchObject({ growth: null, loss: { first: "NaN" }, cause: "forward_overflow" });
  });

  test("of a comparison have their lane; each lane is swept in every cell", async () => {
    const lanes = [
      {},
      {
        patch: { clip: { mode: "norm", max_norm: 1e-3 }, seed: 7 },
        timeline: [{ step: 1, patch: { optimizer: { lr: 0 } } }],
      },
    ];
    const file = await json("two.json", { v: 1, base: small, lanes });
    const { stdout } = await call([file, "--over", "model.activation=relu,tanh", "--seeds", "2"]);
    const [header, ...runs] = linesOf(stdout);
    expect(header?.lanes).toMatchObject([{ lane: "A" }, { lane: "B", timeline: [{ step: 1 }] }]);
    expect(runs.map(({ lane, over, seed }) => [...Object.values(over as object), lane, seed])).toEqual(
      ["relu", "tanh"].flatMap((phi) => [
        [phi, "A", 0],
        [phi, "A", 1],
        [phi, "B", 7],
        [phi, "B", 8],
      ]),
    );
  });

  test("take values of every kind of field, exact in decimals", async () => {
    const file = await json("small.json", small);
    const axes: [string, unknown[]][] = [
      ["init.sigma_w=0.1..0.5:0.1", [0.1, 0.2, 0.3, 0.4, 0.5]],
      ["init.sigma_w=1..-0:-.25", [1, 0.75, 0.5, 0.25, 0]],
      ["optimizer.lr=1e-3,.5,2", [0.001, 0.5, 2]],
      ["model.residual=true,false", [true, false]],
      ["init.bias=null,zeros", [null, "zeros"]],
      [
        "optimizer.betas=[0.9,0.999],[0.5,0.9]",
        [
          [0.9, 0.999],
          [0.5, 0.9],
        ],
      ],
      ["seed=-1,5", [-1, 5]],
    ];
    for (const [over, values] of axes) {
      const { stdout, ...outcome } = await call([file, "--over", over, "--steps", "1"]);
      expect(outcome).toEqual(done);
      const [header, ...runs] = linesOf(stdout);
      expect(header?.over).toEqual([{ path: over.split("=")[0], values }]);
      expect(runs.map((run) => Object.values(run.over as object)[0])).toEqual(values);
    }
  });

  test("a field at its default follows a new choice to that choice's default", async () => {
    const file = await json("small.json", { ...small, optimizer: { name: "adam", lr: 0.5 }, steps: 2 });
    const { stdout } = await call([file, "--over", "optimizer.name=adamw", "--over", "optimizer.weight_decay=0,0.01"]);
    const alone = await call([file, "--over", "optimizer.name=adamw"]);
    const figures = (line: Line | undefined) => line?.total_norm;
    const [, none, default_] = linesOf(stdout);
    expect(figures(linesOf(alone.stdout)[1])).toEqual(figures(default_));
    expect(figures(none)).not.toEqual(figures(default_));
  });
});

describe("a file", () => {
  test("has the same bytes as what is printed, and nothing is left beside it", async () => {
    const file = await json("small.json", small);
    const { stdout } = await call([file, ...grid]);
    expect(await call([file, ...grid, "--out", at("deep/out.ndjson")])).toEqual({ ...done, stdout: "" });
    expect(await readFile(at("deep/out.ndjson"), "utf8")).toBe(stdout);
    expect(await readdir(at("deep"))).toEqual(["out.ndjson"]);
  });

  test("that is whole is left as it is", async () => {
    const args = [await json("small.json", small), ...grid, "--out", at("out.ndjson")];
    await call(args);
    const before = await readFile(at("out.ndjson"));
    expect(await call(args)).toEqual({ ...done, stdout: "" });
    expect(await readFile(at("out.ndjson"))).toEqual(before);
    expect((await readdir(directory)).sort()).toEqual(["out.ndjson", "small.json"]);
  });

  test("is the same from a journal that was cut anywhere, and runs that it has are not trained again", async () => {
    const args = [await json("small.json", small), ...grid];
    const { stdout } = await call(args);
    const whole = stdout.split(/(?<=\n)/);
    const [header = "", ...runs] = whole;
    // As they came, not in order; a figure is marked, so that a run that is trained again gives itself away.
    const marked = runs.map((line) => line.replace('"steps":3', '"steps":4')).reverse();
    const text = header + marked.join("");
    for (const length of [0, 1, header.length - 1, header.length, header.length + 1, text.length - 1, text.length]) {
      await writeFile(at("out.ndjson.journal"), text.slice(0, length));
      expect(await call([...args, "--out", at("out.ndjson")])).toEqual({ ...done, stdout: "" });
      const kept = text.slice(header.length, Math.max(length, header.length)).split("\n").length - 1;
      const expected =
        header + runs.map((line, k) => (k < runs.length - kept ? line : marked[runs.length - 1 - k])).join("");
      expect(await readFile(at("out.ndjson"), "utf8")).toBe(expected);
      expect((await readdir(directory)).sort()).toEqual(["out.ndjson", "small.json"]);
      await rm(at("out.ndjson"));
    }
  });

  test("shards put together are the undivided sweep, byte for byte", async () => {
    const args = [await json("small.json", small), ...grid];
    const { stdout } = await call(args);
    const shards = [1, 2, 3, 4, 5].map((k) => at(`${k}.ndjson`));
    for (const [k, out] of shards.entries()) await call([...args, "--shard", `${k + 1}/5`, "--out", out]);
    expect(linesOf(await readFile(at("2.ndjson"), "utf8")).map(({ index, shard }) => index ?? shard)).toEqual([
      { index: 2, of: 5 },
      1,
      6,
      11,
    ]);
    expect((await call(["--merge", ...shards.toReversed()])).stdout).toBe(stdout);
    expect(await call(["--merge", ...shards, "--out", at("all.ndjson")])).toEqual({ ...done, stdout: "" });
    expect(await readFile(at("all.ndjson"), "utf8")).toBe(stdout);
    expect(await call(["--merge", ...shards.slice(1)])).toEqual({
      status: 2,
      stdout: "",
      stderr: "--merge: 3 of 12 runs are missing (0, 5, 10); allowed: the files of all shards\n",
    });
  });

  test("is written as soon as its runs are there: a thread that trains on holds no line back", async () => {
    const args = [await json("small.json", small), "--over", "steps=1,2,3,500000,400000", "--jobs", "1"];
    const interruption = new AbortController();
    const journal = at("out.ndjson.journal");
    const has = (index: number) => existsSync(journal) && readFileSync(journal, "utf8").includes(`"index":${index},`);
    const watch = setInterval(() => {
      if (has(2)) interruption.abort();
    }, 1);
    const { status } = await call([...args, "--out", at("out.ndjson")], { signal: interruption.signal });
    clearInterval(watch);
    expect(status).toBe(130);
    expect(linesOf(await readFile(journal, "utf8")).map(({ index }) => index)).toEqual([undefined, 0, 1, 2]);
  });

  test("is the same from a journal that was cut within a character", async () => {
    const args = [await json("small.json", { ...small, name: "爆炸" }), "--over", "model.depth=1,2"];
    const { stdout } = await call(args);
    const bytes = Buffer.from(stdout);
    for (const more of [1, 2]) {
      await writeFile(at("out.ndjson.journal"), bytes.subarray(0, bytes.indexOf("爆") + more));
      expect(await call([...args, "--out", at("out.ndjson")])).toEqual({ ...done, stdout: "" });
      expect(await readFile(at("out.ndjson"))).toEqual(bytes);
      await rm(at("out.ndjson"));
    }
  });

  test("behind a link is the one that is written", async () => {
    const args = [await json("small.json", small), "--over", "model.depth=1,2"];
    await writeFile(at("target.ndjson"), "");
    await symlink(at("target.ndjson"), at("link.ndjson"));
    expect(await call([...args, "--out", at("link.ndjson")])).toEqual({ ...done, stdout: "" });
    expect(await readlink(at("link.ndjson"))).toBe(at("target.ndjson"));
    expect(await readFile(at("target.ndjson"), "utf8")).toBe((await call(args)).stdout);
  });

  test("more shards than runs: some are empty", async () => {
    const args = [await json("small.json", small), "--over", "model.depth=1,2"];
    const { stdout } = await call([...args, "--shard", "3/3"]);
    expect(linesOf(stdout)).toMatchObject([{ type: "sweep", runs: 2 }]);
  });
});

describe("an interruption", () => {
  test("keeps what is finished, says how to go on, and the same command does", async () => {
    const args = [await json("small.json", small), ...grid, "--steps", "400", "--jobs", "1"];
    const { stdout } = await call(args);
    const interruption = new AbortController();
    const journal = at("out.ndjson.journal");
    const watch = setInterval(() => {
      if (existsSync(journal) && readFileSync(journal, "utf8").includes('"index":1')) interruption.abort();
    }, 1);
    const broken = await call([...args, "--out", at("out.ndjson")], { signal: interruption.signal });
    clearInterval(watch);
    const kept = linesOf(await readFile(journal, "utf8")).length - 1;
    expect(kept).toBeLessThan(12);
    expect(broken).toEqual({
      status: 130,
      stdout: "",
      stderr: `interrupted: ${kept} of 12 runs are kept in ${journal}; the same command goes on from there\n`,
    });
    expect(await call([...args, "--out", at("out.ndjson")])).toEqual({ ...done, stdout: "" });
    expect(await readFile(at("out.ndjson"), "utf8")).toBe(stdout);
  });

  test("is heard while a run trains, and what is printed ends with a whole line", async () => {
    const args = [await json("small.json", small), "--over", "steps=1,2,500000", "--jobs", "1"];
    const interruption = new AbortController();
    void setTimeout(600).then(() => interruption.abort());
    const began = performance.now();
    const { status, stdout } = await call(args, { signal: interruption.signal });
    expect(performance.now() - began).toBeLessThan(5000);
    expect(status).toBe(130);
    expect(linesOf(stdout).map(({ index }) => index)).toEqual([undefined, 0, 1]);
  });

  test("a reader that goes away ends the sweep in peace", async () => {
    const gone = async () => {
      throw Object.assign(new Error("write EPIPE"), { code: "EPIPE", syscall: "write" });
    };
    const status = await program(["sweep", await json("small.json", small), ...grid], {
      stdout: gone,
      stderr: gone,
      signal: new AbortController().signal,
      threadFile: built.threadFile,
    });
    expect(status).toBe(0);
  });
});

describe("bad input is one line, and nothing runs or is written", () => {
  const wrong: [string, readonly string[], readonly string[]][] = [
    ["a field that is none", ["--over", "model.dpth=1,2"], ["--over model.dpth", "model.depth, "]],
    ["a section that is none", ["--over", "modle.depth=1"], ["--over modle.depth", "model, init"]],
    ["no path at all", ["--over", "1..3:1"], ["--over", "PATH=FROM..TO:STEP"]],
    [
      "a value out of range",
      ["--over", "model.depth=98..102:2"],
      ["--over model.depth = 102", "an integer from 0 to 100"],
    ],
    ["a choice that looks like a range", ["--over", "model.activation=a..b"], ['"a..b" is not one of the choices']],
    ["a fraction of a layer", ["--over", "model.depth=1..2:0.5"], ["model.depth = 1.5", "an integer"]],
    ["a choice that is none", ["--over", "model.activation=relu,swish"], ['model.activation = "swish"', '"gelu"']],
    ["a step that leads nowhere", ["--over", "model.depth=1..9:-1"], ['"1..9:-1"', "is no range", "FROM..TO:STEP"]],
    ["a step of 0", ["--over", "model.depth=1..9:0"], ["is no range"]],
    ["a range without a step", ["--over", "model.depth=1..9"], ["is no range"]],
    ["a range without an end", ["--over", "model.depth=1..:1"], ["is no range"]],
    ["too long a range", ["--over", "init.sigma_w=0..1:1e-9"], ["is no range", "10000 values"]],
    ["no value", ["--over", "model.depth="], ['model.depth = ""', "an integer"]],
    ["an infinite value", ["--over", "optimizer.lr=1e999"], ["optimizer.lr = Infinity", "a number from 0"]],
    ["a value twice", ["--over", "model.depth=1,2,1"], ["model.depth = 1", "twice"]],
    ["a field twice", ["--over", "model.depth=1", "--over", "model.depth=2"], ["--over model.depth", "twice"]],
    ["too many runs", ["--over", "init.sigma_w=0..1:1e-3", "--seeds", "100"], ["100100 runs", "100000"]],
    ["steps twice", ["--over", "steps=1,2", "--steps", "3"], ["--steps", "--over steps"]],
    ["seeds twice", ["--over", "seed=1,2", "--seeds", "3"], ["--seeds", "--over seed"]],
    ["a seed too large", ["--over", "seed=9007199254740992"], ["seed = 9007199254740992"]],
    [
      "a field of another choice",
      ["--over", "clip.max_norm=1,2"],
      ["clip.max_norm = 1", 'clip.mode = "none"', "and 1 more"],
    ],
    [
      "cells that contradict themselves, each named",
      ["--over", "model.norm=none,batch_norm", "--over", "data.batch_size=1,2", "--over", "seed=0,1"],
      [
        "model.norm=batch_norm data.batch_size=1 seed=0:",
        "contradicts",
        "and 1 more cells: model.norm=batch_norm data.batch_size=1 seed=1",
      ],
    ],
    [
      "too much memory",
      ["--over", "steps=1000000", "--over", "model.depth=100"],
      ["steps = 1000000", "needs too much memory", "512 MB"],
    ],
    [
      "too much memory for so many threads",
      ["--over", "seed=0..99:1", "--steps", "50000", "--jobs", "100"],
      ["steps = 50000", "needs too much memory", "--jobs = 100", "512 MB"],
    ],
    ["no axis", [], ["no --over"]],
    ["two files", ["small.json", "--over", "seed=1"], ["more than one file"]],
    ["a shard of nothing", ["--over", "seed=1", "--shard", "0/3"], ["--shard", '"0/3"']],
    ["a shard beyond the last", ["--over", "seed=1", "--shard", "4/3"], ["--shard", "I/N"]],
    ["no jobs", ["--over", "seed=1", "--jobs", "0"], ["--jobs", "1 to 256"]],
    ["no seeds", ["--over", "seed=1", "--seeds", "none"], ["--seeds", '"none"']],
    ["an unknown option", ["--over", "seed=1", "--lanes", "2"], ["--lanes"]],
    ["options of a sweep with --merge", ["--merge", "--over", "seed=1"], ["--over", "--merge"]],
    ["no sweep to merge", ["--merge"], ["small.json", "is no file of a sweep"]],
  ];
  test.each(wrong)("%s", async (_, args, words) => {
    const file = await json("small.json", small);
    for (const out of [[], ["--out", at("out.ndjson")]]) {
      const { status, stdout, stderr } = await call([file, ...args, ...out]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(/^[^\n]+\n$/);
      for (const word of words) expect(stderr).toContain(word);
    }
    expect(await readdir(directory)).toEqual(["small.json"]);
  });

  test("other arguments for the same file are refused, begun or done, and what differs is named", async () => {
    const file = await json("small.json", small);
    const other = await json("other.json", { ...small, steps: 4 });
    const out = ["--out", at("out.ndjson")];
    const same = [file, "--over", "model.depth=1,2", ...out];
    const changed: [readonly string[], string][] = [
      [[file, "--over", "model.depth=1,3", ...out], "another --over"],
      [[...same, "--seeds", "2"], "another --seeds"],
      [[...same, "--shard", "1/2"], "another --shard"],
      [[...same, "--steps", "4"], "another experiment or --steps"],
      [[other, ...same.slice(1)], "another experiment or --steps"],
    ];
    const refusals = async (name: string) => {
      const before = await readFile(at(name), "utf8");
      for (const [args, words] of changed) {
        const { status, stderr } = await call(args);
        expect(status).toBe(2);
        expect(stderr).toMatch(/^--out [^\n]+\n$/);
        expect(stderr).toContain(`${at(name)} is of a sweep with ${words}`);
      }
      expect(await readFile(at(name), "utf8")).toBe(before);
    };
    await call(same);
    await refusals("out.ndjson");
    await writeFile(at("out.ndjson.journal"), (await readFile(at("out.ndjson"), "utf8")).split(/(?<=\n)/, 2).join(""));
    await rm(at("out.ndjson"));
    await refusals("out.ndjson.journal");
    expect(await call(same)).toEqual({ ...done, stdout: "" });
  });

  test("what is no sweep, or a damaged one, is not overwritten", async () => {
    const file = await json("small.json", small);
    const args = [file, "--over", "model.depth=1,2", "--out", at("out.ndjson")];
    const refused = async (words: string) => {
      const { status, stderr } = await call(args);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^--out [^\n]+\n$/);
      expect(stderr).toContain(words);
    };
    await call(args);
    const text = await readFile(at("out.ndjson"), "utf8");
    for (const [content, words] of [
      ["my notes\n", "holds something else"],
      [text.slice(0, -5), "is damaged"],
      [text.split(/(?<=\n)/, 2).join(""), "is damaged"],
    ] as const) {
      await writeFile(at("out.ndjson"), content);
      await refused(words);
      expect(await readFile(at("out.ndjson"), "utf8")).toBe(content);
    }
    await rm(at("out.ndjson"));
    const [header = "", first = ""] = text.split(/(?<=\n)/);
    for (const [content, words] of [
      ["my notes\n", "is no journal of a sweep"],
      [`${header}oops\n${first}`, "is damaged in line 2"],
    ] as const) {
      await writeFile(at("out.ndjson.journal"), content);
      await refused(words);
      expect(await readFile(at("out.ndjson.journal"), "utf8")).toBe(content);
    }
    await rm(at("out.ndjson.journal"));
    await mkdir(at("out.ndjson"));
    await refused("is a directory; allowed: a file");
  });

  test.runIf(process.platform === "linux")("a device is not replaced", async () => {
    const file = await json("small.json", small);
    for (const args of [[file, "--over", "model.depth=1"]]) {
      expect(await call([...args, "--out", "/dev/null"])).toMatchObject({
        status: 2,
        stderr: "--out /dev/null: is no regular file; allowed: a file\n",
      });
    }
    expect((await call([file, "--over", "seed=1", "--out", "/proc/nowhere/x"])).stderr).toMatch(/cannot be written/);
  });

  test("files of two sweeps are not merged", async () => {
    const file = await json("small.json", small);
    await call([file, "--over", "model.depth=1,2", "--shard", "1/2", "--out", at("1.ndjson")]);
    await call([file, "--over", "model.depth=1,3", "--shard", "2/2", "--out", at("2.ndjson")]);
    const { status, stderr } = await call(["--merge", at("1.ndjson"), at("2.ndjson")]);
    expect(status).toBe(2);
    expect(stderr).toContain("2.ndjson: is of a sweep with another --over");
    const half = (await readFile(at("1.ndjson"), "utf8")).slice(0, -3);
    await writeFile(at("half.ndjson"), half);
    expect((await call(["--merge", at("half.ndjson")])).stderr).toContain("is damaged in line 2");
  });

  test("files that no sweep has written are not merged", async () => {
    const { stdout } = await call([await json("small.json", small), "--over", "model.depth=1,2"]);
    const [header = "", first = "", second = ""] = stdout.split(/(?<=\n)/);
    const changes: object[] = [
      ...[1e12, -1, 1.5, 3, null].map((runs) => ({ runs })),
      ...[5, "1/2", {}, { index: 3, of: 2 }, { index: 0, of: 2 }].map((shard) => ({ shard })),
      ...[0, -1, "1", 1e300].map((seeds) => ({ seeds })),
      ...[null, {}, [], [null], [5]].map((lanes) => ({ lanes })),
      ...[null, 5, [5], [{ path: "model.depth" }], [{ path: "model.depth", values: 2 }]].map((over) => ({ over })),
      { version: 1 },
      { v: 2 },
    ];
    const files = changes.map((change) => `${JSON.stringify({ ...JSON.parse(header), ...change })}\n${first}${second}`);
    for (const content of [...files, "null\n", "5\n", "[]\n", ""]) {
      await writeFile(at("strange.ndjson"), content);
      expect(await call(["--merge", at("strange.ndjson")])).toEqual({
        status: 2,
        stdout: "",
        stderr: `${at("strange.ndjson")}: is no file of a sweep; allowed: what sweep --out has written\n`,
      });
    }
    await writeFile(at("twice.ndjson"), header + first + second + second + first.replace('"steps":3', '"steps":4'));
    expect((await call(["--merge", at("twice.ndjson")])).stderr).toContain("twice.ndjson: is damaged in line 5;");
  });
});

describe("two sweeps to one file", () => {
  const lock = () => at("out.ndjson.journal.lock");

  test("the second is refused in one line, and the first goes on", async () => {
    const args = [await json("small.json", small), "--over", "seed=0,1", "--steps", "20000", "--out", at("out.ndjson")];
    const first = spawn(process.execPath, [built.program, "sweep", ...args], { stdio: "inherit" });
    const exit = once(first, "exit");
    while (!existsSync(lock()) && first.exitCode === null) await setTimeout(1);
    const { status, stderr } = await call(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(`--out ${at("out.ndjson")}: process ${first.pid} writes to it; allowed: to wait`);
    expect(await exit).toEqual([0, null]);
    expect((await readdir(directory)).sort()).toEqual(["out.ndjson", "small.json"]);
  });

  test("a lock whose process is gone is none, nor is a torn one, nor one with our own number", async () => {
    const args = [await json("small.json", small), "--over", "model.depth=1,2", "--out", at("out.ndjson")];
    const gone = spawn(process.execPath, ["-e", ""]);
    await once(gone, "exit");
    for (const content of [`${gone.pid}\n`, "", "12", `${process.pid}\n`]) {
      await writeFile(lock(), content);
      expect(await call(args)).toEqual({ ...done, stdout: "" });
      expect((await readdir(directory)).sort()).toEqual(["out.ndjson", "small.json"]);
    }
  });
});

test("the built program, killed in the middle and started again, writes the same file", async () => {
  const args = [await json("small.json", small), ...grid, "--steps", "400"];
  const { stdout } = await call(args);
  const out = at("out.ndjson");
  const start = () => spawn(process.execPath, [built.program, "sweep", ...args, "--out", out], { stdio: "inherit" });
  const killed = start();
  const watch = setInterval(() => {
    if (existsSync(`${out}.journal`) && readFileSync(`${out}.journal`, "utf8").includes('"index":1'))
      killed.kill("SIGKILL");
  }, 1);
  const [, signal] = await once(killed, "exit");
  clearInterval(watch);
  expect(signal).toBe("SIGKILL");
  expect(existsSync(out)).toBe(false);
  const [status] = await once(start(), "exit");
  expect(status).toBe(0);
  expect(await readFile(out, "utf8")).toBe(stdout);
});

test("a bar is drawn on a terminal alone and leaves its line empty", async () => {
  const { stderr, stdout } = await call([await json("small.json", small), ...grid], { isTerminal: true });
  expect(stderr).toMatch(/^\r[█░]{30} \d+\/12 runs, \d+:\d\d left/);
  expect(stderr.endsWith("\r\u001b[K")).toBe(true);
  expect(stderr).not.toContain("\n");
  expect(linesOf(stdout)).toHaveLength(13);
});

test("help of each command", async () => {
  const help = (await call(["--help"])).stdout;
  for (const words of ["sweep FILE --over", "sweep --merge FILE", "--shard I/N", "--jobs N"])
    expect(help).toContain(words);
});
