import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { program } from "../../src/cli/program.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "egl-cli-"));
});
afterEach(async () => {
  await chmod(directory, 0o755);
  await rm(directory, { recursive: true, force: true });
});

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function call(args: readonly string[], signal: AbortSignal = new AbortController().signal): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  const status = await program(args, {
    stdout: async (text) => {
      stdout += text;
    },
    stderr: async (text) => {
      stderr += text;
    },
    signal,
  });
  return { status, stdout, stderr };
}

async function file(name: string, content: unknown): Promise<string> {
  const path = join(directory, name);
  const isRaw = typeof content === "string" || content instanceof Uint8Array;
  await writeFile(path, isRaw ? content : JSON.stringify(content));
  return path;
}

type Line = Record<string, unknown>;
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
const small = { steps: 3, model: { hidden_features: 4, in_features: 2 }, data: { batch_size: 2 } };

describe("run", () => {
  test("prints start, every step and end", async () => {
    const { status, stdout, stderr } = await call(["run", await file("small.json", small)]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [start, ...rest] = linesOf(stdout);
    const end = rest.pop();
    const parameters = ["linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias"];
    expect(start).toMatchObject({
      type: "start",
      parameters,
      experiment: { name: "small", steps: 3, seed: 0, optimizer: { name: "adam", lr: 0.001 } },
    });
    expect(rest.map(({ step }) => step)).toEqual([0, 1, 2]);
    for (const line of rest) {
      expect(Object.keys(line)).toEqual([
        "type",
        "step",
        "loss",
        "total_norm",
        "total_norm_f64",
        "clip_coef",
        "clipped_norm",
        "grad_norm",
        "update_norm",
        "weight_norm",
      ]);
      for (const of of ["grad_norm", "update_norm", "weight_norm"])
        expect(Object.keys(line[of] as object)).toEqual(parameters);
      expect(line).toMatchObject({ type: "step", loss: expect.any(Number), clip_coef: 1 });
    }
    const none = { activation: null, loss: null, grad: null, total_norm: null, param: null };
    const origins = { inf: null, nan: null };
    expect(end).toEqual({ type: "end", steps: 3, first_nonfinite: none, origins, seconds: expect.any(Number) });
  });

  test("prints PyTorch's numbers for the code example", async () => {
    // torch 1.13: Linear(10, 50), ReLU, Linear(50, 1), seed 0, Adam 1e-3, clip_grad_norm_ 1.0
    const { stdout } = await call([
      "run",
      await file("article.json", scenarios.article.comparison.base),
      "--steps",
      "2",
    ]);
    const [, first, second] = linesOf(stdout);
    expect(first?.loss).toBeCloseTo(0.95906496, 6);
    expect(second?.loss).toBeCloseTo(1.08432114, 6);
  });

  test("trains on through Inf and NaN, which it prints as strings", async () => {
    const exploding = {
      steps: 5,
      model: { depth: 8, activation: "linear", hidden_features: 8 },
      init: { scheme: "scaled_normal", sigma_w: 1e4 },
      optimizer: { name: "sgd", lr: 1 },
    };
    const { status, stdout } = await call(["run", await file("boom.json", exploding)]);
    const lines = linesOf(stdout);
    expect(status).toBe(0);
    expect(lines).toHaveLength(7);
    expect(stdout).toContain('"Infinity"');
    expect(lines[5]?.loss).toBe("NaN");
    for (const line of lines.slice(1, 6)) expect(Object.values(line)).not.toContain(null);
    expect(lines[6]?.first_nonfinite).toMatchObject({
      param: { step: expect.any(Number), tensor: expect.stringMatching(/^linear\d\.weight$/) },
    });
  });

  test("prints the lanes of a comparison, each line with its lane, with the changes made on the way", async () => {
    const timeline = [{ step: 1, patch: { clip: { mode: "norm", max_norm: 1e-4 } } }];
    const { stdout } = await call(["run", await file("two.json", { v: 1, base: small, lanes: [{}, { timeline }] })]);
    const lines = linesOf(stdout);
    expect(lines.map(({ type, lane }) => `${lane} ${type}`)).toEqual(
      ["A", "B"].flatMap((lane) => ["start", "step", "step", "step", "end"].map((type) => `${lane} ${type}`)),
    );
    const coefficients = (lane: string) =>
      lines.filter((line) => line.lane === lane && line.type === "step").map(({ clip_coef }) => clip_coef as number);
    expect(coefficients("A")).toEqual([1, 1, 1]);
    expect(coefficients("B")[0]).toBe(1);
    expect(coefficients("B")[1]).toBeLessThan(0.1);
    expect(lines[5]).toMatchObject({ experiment: { name: "two" }, timeline });
  });

  test("writes a file for each, named after the experiment or else the file, and overwrites", async () => {
    const out = join(directory, "deep", "out");
    const files = [await file("a.json", small), await file("b.json", { ...small, name: "named" })];
    for (const steps of ["2", "1"]) {
      expect(await call(["run", ...files, "--out", out, "--steps", steps])).toEqual({
        status: 0,
        stdout: "",
        stderr: "",
      });
      expect((await readdir(out)).sort()).toEqual(["a.ndjson", "named.ndjson"]);
      expect(linesOf(await readFile(join(out, "named.ndjson"), "utf8"))).toHaveLength(Number(steps) + 2);
    }
  });

  test("takes a byte order mark", async () => {
    expect((await call(["run", await file("bom.json", `\ufeff${JSON.stringify(small)}`)])).status).toBe(0);
  });

  test("leaves no file and no new directory behind when it is interrupted", async () => {
    const interruption = new AbortController();
    setTimeout(() => interruption.abort(), 250);
    const out = join(directory, "deep", "out");
    const { status } = await call(
      ["run", await file("long.json", small), "--steps", "1000000", "--out", out],
      interruption.signal,
    );
    expect(status).toBe(130);
    expect(await readdir(directory)).toEqual(["long.json"]);
  });

  test("hears an interruption even where its output is taken at once", async () => {
    const interruption = new AbortController();
    setTimeout(() => interruption.abort(), 100);
    const { status } = await call(["run", await file("long.json", small), "--steps", "1000000"], interruption.signal);
    expect(status).toBe(130);
  });
});

describe("bad input", () => {
  const bad: [string, unknown, readonly string[]][] = [
    ["a value out of range", { optimizer: { lr: -1 } }, ["optimizer.lr", "-1", "a number from 0"]],
    ["a choice that is none", { model: { activation: "swish" } }, ["model.activation", '"swish"', '"relu"', '"gelu"']],
    [
      "a model that there is not",
      { model: { kind: "transformer", depth: 2 } },
      ["model.kind", '"transformer"', '"rnn"'],
    ],
    ["an unknown field", { optimizer: { learning_rate: 1 } }, ["optimizer.learning_rate", "1", "lr"]],
    [
      "a contradiction",
      { data: { source: "sine" } },
      ["model.in_features", "10", 'data.source = "sine"', "allowed: 1"],
    ],
    [
      "too much memory",
      { model: { depth: 100, hidden_features: 512 }, data: { batch_size: 1024 } },
      ["model.hidden_features", "512", "512 MB"],
    ],
    [
      "a lane",
      { v: 1, lanes: [{}, { patch: { steps: 0 } }] },
      ["lanes[1].patch.steps", "0", "an integer from 1 to 1000000"],
    ],
    ["no object", [], ["[]", "model"]],
    ["no JSON", "{ oops", ["is not JSON"]],
    ["no text", new Uint8Array([0x22, 0xff, 0x22]), ["is not text in UTF-8"]],
  ];
  test.each(bad)("%s is one line on standard error, and nothing runs or is written", async (_, content, words) => {
    const files = [await file("good.json", small), await file("bad.json", content)];
    const out = join(directory, "out");
    for (const args of [
      ["run", ...files],
      ["run", ...files, "--out", out],
    ]) {
      const { status, stdout, stderr } = await call(args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(/^[^\n]*bad\.json: [^\n]+\n$/);
      for (const word of words) expect(stderr).toContain(word);
    }
    expect((await readdir(directory)).sort()).toEqual(["bad.json", "good.json"]);
  });

  test("each bad file has its line", async () => {
    const { stderr } = await call([
      "run",
      await file("one.json", { seed: "x" }),
      await file("two.json", "["),
      join(directory, "none.json"),
      directory,
    ]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(4);
    expect(stderr).toContain("no such file");
    expect(stderr).toContain("is a directory");
  });

  test("names that are no file names, or taken, are refused", async () => {
    const out = join(directory, "out");
    for (const name of ["../evil", "a/b", "..", ".hidden", "a\\b", "line\nbreak"]) {
      const { status, stderr } = await call(["run", await file("evil.json", { ...small, name }), "--out", out]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^[^\n]*evil\.json: name = [^\n]+\n$/);
    }
    const twins = [await file("x.json", { ...small, name: "same" }), await file("y.json", { ...small, name: "Same" })];
    expect((await call(["run", ...twins, "--out", out])).stderr).toContain("is taken by");
    expect((await readdir(directory)).sort()).toEqual(["evil.json", "x.json", "y.json"]);
  });

  test("a directory that cannot be written is one line", async () => {
    const good = await file("good.json", small);
    await mkdir(join(directory, "taken", "good.ndjson"), { recursive: true });
    for (const out of [good, join(good, "below"), "/proc/nowhere", join(directory, "taken")]) {
      const { status, stdout, stderr } = await call(["run", good, "--out", out]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(
        /^--out [^\n]+(: cannot be written: [^\n]+|good\.ndjson: is a directory; allowed: a file)\n$/,
      );
    }
    expect(await readdir(join(directory, "taken"))).toEqual(["good.ndjson"]);
  });

  const wrong: [readonly string[], string][] = [
    [["run"], "no file"],
    [["run", "x.json", "--steps", "0"], '--steps = "0"'],
    [["run", "x.json", "--steps", "1e3"], "an integer from 1 to 1000000"],
    [["run", "x.json", "--steps", "-1"], '--steps = "-1" is out of range; allowed: an integer from 1'],
    [["run", "x.json", "--steps="], '--steps = "" is out of range'],
    [["run", "x.json", "--steps"], "--steps: has no value; allowed: --steps VALUE"],
    [["run", "x.json", "--out", "--steps"], '--out = "--steps" begins with a dash; allowed: --out=VALUE'],
    [["run", "x.json", "--stepps", "3"], "--stepps: is no option; allowed: --steps, --out, --kernels, --help"],
    [["run", "x.json", "--kernels", "gpu"], '--kernels = "gpu" is unknown; allowed: simd, reference'],
    [["run", "x.json", "--constructor"], "--constructor: is no option"],
    [["run", "x.json", "-\n"], '"-\\n": is no option'],
    [["run", "x.json", "-1"], "-1: is no option"],
    [["run", "x.json", "--", "--steps"], "--steps: cannot be read"],
    [["sweep", "--merge=2", "x.json"], '--merge = "2": takes no value; allowed: --merge'],
    [["run", "x.json", "--out"], "--out: has no value"],
    [["run", "x.json", "--out", ""], '--out = "" is no name; allowed: a name'],
    [["export", "x.json", "--out="], '--out = "" is no name'],
    [["sweep", "x.json", "--over", "nothing", "--out", ""], '--out = "" is no name'],
    [["sweep", "--merge", "x.json", "--out", ""], '--out = "" is no name'],
    [["train"], '"train" is no command'],
    [["constructor"], "is no command"],
  ];
  test.each(wrong)("the arguments %j are refused", async (args, words) => {
    const { status, stdout, stderr } = await call(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr.trimEnd()).toMatch(args.includes("--") ? /^/ : /^[^\n]+$/);
  });
});

test("a reader that goes away ends the run in peace", async () => {
  let lines = 0;
  const gone = async () => {
    if (++lines > 1) throw Object.assign(new Error("write EPIPE"), { code: "EPIPE", syscall: "write" });
  };
  const path = await file("long.json", small);
  const status = await program(["run", path, "--steps", "1000000"], {
    stdout: gone,
    stderr: gone,
    signal: new AbortController().signal,
  });
  expect(status).toBe(0);
});

test("an output that is full ends the run with a line", async () => {
  const full = async () => {
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });
  };
  let stderr = "";
  const status = await program(["run", await file("small.json", small)], {
    stdout: full,
    stderr: async (text) => {
      stderr += text;
    },
    signal: new AbortController().signal,
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: "standard output: cannot be written: no space left on the device\n",
  });
});

test.runIf(process.platform === "linux")("a file without an end is too large", async () => {
  expect(await call(["run", "/dev/zero"])).toMatchObject({
    status: 2,
    stderr: "/dev/zero: is too large; allowed: 4 MB\n",
  });
});

test("a slow reader slows the run down: at most a piece of text waits", async () => {
  let writing = 0;
  let longest = 0;
  const slow = async (text: string) => {
    expect(++writing).toBe(1);
    longest = Math.max(longest, text.length);
    await new Promise((done) => setTimeout(done, 5));
    writing--;
  };
  const path = await file("long.json", small);
  await program(["run", path, "--steps", "2000"], { stdout: slow, stderr: slow, signal: new AbortController().signal });
  expect(longest).toBeLessThan(2 ** 17);
});

test("help and version", async () => {
  for (const args of [[], ["--help"], ["run", "--help"], ["-h"]]) {
    expect(await call(args)).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringContaining("run FILE... [--steps N] [--out DIR]"),
    });
  }
  expect((await call(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
