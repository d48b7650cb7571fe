// The module "virtual:lesson-numbers": what the lesson's numbers come to on the engine, computed while the page is built.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { kernelsBinary } from "./kernels-binary.mjs";

const id = "virtual:lesson-numbers";
const entry = fileURLToPath(new URL("../src/lessons/numbers/evaluate.ts", import.meta.url));
const cache = fileURLToPath(new URL("../node_modules/.cache/lesson-numbers/", import.meta.url));

/** As literals: JSON has neither Infinity nor NaN. */
const literal = (values) => `{${Object.entries(values).map(([name, value]) => `${JSON.stringify(name)}: ${value}`)}}`;

async function evaluated() {
  const [{ output }] = [
    await build({
      configFile: false,
      publicDir: false,
      logLevel: "warn",
      plugins: [kernelsBinary()],
      ssr: { noExternal: true },
      build: { ssr: entry, write: false, target: "node20", rolldownOptions: { output: { codeSplitting: false } } },
    }),
  ].flat();
  const [script] = output;
  return {
    values: await valuesOf(script.code),
    files: Object.keys(script.modules).filter((name) => !name.startsWith("\0")),
  };
}

/** To train for them takes seconds, so they are kept for as long as the script that computes them stays the same. */
async function valuesOf(code) {
  const script = join(cache, `${createHash("sha256").update(code).digest("hex")}.mjs`);
  const kept = `${script}.values`;
  if (!existsSync(kept)) {
    await mkdir(cache, { recursive: true });
    await writeFile(script, code);
    const { evaluate } = await import(pathToFileURL(script).href);
    // Renamed when it is whole: another build may look for it meanwhile.
    const whole = `${kept}.${process.pid}`;
    await writeFile(whole, literal(evaluate()));
    await rename(whole, kept);
  }
  return await readFile(kept, "utf8");
}

/** Vite plugin for serving, building and testing alike. They are computed when first asked for, and again after a change. */
export function lessonNumbers() {
  let found = null;
  return {
    name: "lesson-numbers",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async watchChange(file) {
      if (found !== null && (await found).files.includes(file)) found = null;
    },
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      found ??= evaluated();
      const { values, files } = await found;
      for (const file of files) this.addWatchFile(file);
      return { code: `export default ${values};`, map: null, moduleSideEffects: false };
    },
  };
}
