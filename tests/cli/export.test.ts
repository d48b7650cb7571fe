import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { program } from "../../src/cli/program.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "egl-export-"));
});
afterEach(async () => {
  await chmod(directory, 0o755);
  await rm(directory, { recursive: true, force: true });
});

async function call(...args: readonly string[]) {
  let stdout = "";
  let stderr = "";
  const status = await program(["export", ...args], {
    stdout: async (text) => {
      stdout += text;
    },
    stderr: async (text) => {
      stderr += text;
    },
    signal: new AbortController().signal,
  });
  return { status, stdout, stderr };
}

async function file(name: string, content: unknown): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
const article = () => file("article.json", scenarios.article.comparison.base);
const lanes = () => file("lanes.json", { v: 1, ...scenarios.article.comparison });

describe("export", () => {
  test("prints the code example as a script of at most 45 lines, named after its file", async () => {
    const { status, stdout, stderr } = await call(await article());
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n").length - 1).toBeLessThanOrEqual(45);
    expect(stdout).toMatch(/^# article \(Exploding Gradients Lab\)\. Tested with PyTorch 1\.13; 2\.x untested\.\n/);
    expect(stdout).toContain("nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)");
  });

  test("--to pytorch is what it does anyway", async () => {
    const path = await article();
    expect(await call(path, "--to", "pytorch")).toEqual(await call(path));
  });

  test("a comparison becomes one script with all lanes", async () => {
    expect((await call(await lanes())).stdout).toContain('\nfor lane in "AB":\n');
  });

  test("of a comparison of one lane carries its letter, as `run` does", async () => {
    const [only] = scenarios.article.comparison.lanes;
    const path = await file("one.json", { v: 1, base: scenarios.article.comparison.base, lanes: [only] });
    expect((await call(path)).stdout).toContain('\nfor lane in "A":\n');
    expect((await call(await article())).stdout).not.toContain("lane");
  });

  test("--out writes the file, in a directory that is made if need be, over an older one, and leaves nothing else", async () => {
    const out = join(directory, "some/where/script.py");
    const path = await article();
    expect(await call(path, "--out", out)).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(await readFile(out, "utf8")).toBe((await call(path)).stdout);
    expect((await call(await lanes(), "--out", out)).status).toBe(0);
    expect(await readFile(out, "utf8")).toContain("for lane in");
    expect(await readdir(join(directory, "some/where"))).toEqual(["script.py"]);
  });
});

interface Notebook {
  readonly nbformat: number;
  readonly nbformat_minor: number;
  readonly metadata: { readonly kernelspec: { readonly name: string } };
  readonly cells: readonly NotebookCell[];
}
interface NotebookCell {
  readonly cell_type: string;
  readonly id: string;
  readonly metadata: object;
  readonly source: readonly string[];
  readonly outputs?: unknown;
  readonly execution_count?: unknown;
}

describe("export --to notebook", () => {
  const notebookOf = async (path: string) => JSON.parse((await call(path, "--to", "notebook")).stdout) as Notebook;

  test("is of nbformat 4.5: every cell has an id of its own, code has outputs, lines end but the last", async () => {
    for (const path of [await article(), await lanes()]) {
      const { nbformat, nbformat_minor, metadata, cells } = await notebookOf(path);
      expect([nbformat, nbformat_minor, metadata.kernelspec.name]).toEqual([4, 5, "python3"]);
      expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
      for (const { id, cell_type, source, outputs, execution_count, ...rest } of cells) {
        expect(id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
        expect(rest).toEqual({ metadata: {} });
        expect({ cell_type, outputs, execution_count }).toEqual(
          cell_type === "code"
            ? { cell_type, outputs: [], execution_count: null }
            : { cell_type: "markdown", outputs: undefined, execution_count: undefined },
        );
        expect(source.length).toBeGreaterThan(0);
        for (const [k, line] of source.entries()) expect(line.endsWith("\n")).toBe(k < source.length - 1);
      }
    }
  });

  test("holds the script's code without what --json needs, lane by lane", async () => {
    const { cells } = await notebookOf(await lanes());
    const code = cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source.join(""));
    expect(code).toHaveLength(1 + 2 * 3);
    expect(code[0]).toBe("import torch\nfrom torch import nn");
    expect(code.join("\n")).not.toMatch(/json|lane/);
    expect(code.filter((text) => text.startsWith("torch.manual_seed(0)\nmodel = nn.Sequential("))).toHaveLength(2);
    expect(code.filter((text) => text.includes("clip_grad_norm_"))).toHaveLength(1);
    const text = cells.filter(({ cell_type }) => cell_type === "markdown").map(({ source }) => source.join(""));
    expect(text[0]).toMatch(/^# lanes\n/);
    expect(text).toContain("## Lane B: training");
  });
});

describe("export refuses in one line", () => {
  const refused = async (args: readonly string[], words: string) => {
    const { status, stdout, stderr } = await call(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/^[^\n]+\n$/);
  };

  test("arguments", async () => {
    await refused([], "no file; usage: exploding-gradients export FILE [--to pytorch|notebook] [--out FILE]");
    await refused(["a.json", "b.json"], "more than one file");
    await refused([await article(), "--to", "keras"], '--to = "keras" is no format; allowed: pytorch, notebook');
    await refused([await article(), "--to", "constructor"], "is no format");
    await refused([await article(), "--lanes"], "--lanes");
  });

  test("bad files, and writes nothing", async () => {
    const out = join(directory, "out.py");
    await refused([join(directory, "none.json"), "--out", out], "no such file or directory");
    await refused([await file("bad.json", { optimizer: { lr: -1 } }), "--out", out], "optimizer.lr = -1");
    expect(await readdir(directory)).not.toContain("out.py");
  });

  test("an output that is no file", async () => {
    const path = await article();
    await mkdir(join(directory, "taken"));
    await refused([path, "--out", join(directory, "taken")], "taken: is a directory; allowed: a file");
    await refused([path, "--out", join(path, "below.py")], "cannot be written: exists already and is not a directory");
    await refused([path, "--out", "/dev/null"], "/dev/null: is no regular file");
    expect(await readdir(directory)).toEqual(["article.json", "taken"]);
  });

  test("where no file can be made", async () => {
    await refused([await article(), "--out", "/proc/out.py"], "cannot be written: no such file or directory");
  });

  test("and leaves nothing partial where the file cannot get its name", async () => {
    const path = await article();
    const long = join(directory, "new", `${"x".repeat(300)}.py`);
    await refused([path, "--out", long], "cannot be written: the name is too long");
    expect(await readdir(directory)).toEqual(["article.json"]);
  });
});

test("export goes through a link to its file", async () => {
  const target = await file("target.py", "old");
  const link = join(directory, "link.py");
  await symlink(target, link);
  expect((await call(await article(), "--out", link)).status).toBe(0);
  expect(await readFile(target, "utf8")).toContain("import torch");
  expect(await readlink(link)).toBe(target);
});
