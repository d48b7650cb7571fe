// The module "virtual:lesson-numbers": what the lesson's numbers come to on the engine, computed while the page is built.
import { mkdir, rm, writeFile } from "node:fs/promises";
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
  await mkdir(cache, { recursive: true });
  const file = join(cache, `${process.pid}-${Date.now()}.mjs`);
  await writeFile(file, script.code);
  try {
    const { evaluate } = await import(pathToFileURL(file).href);
    return { values: evaluate(), files: Object.keys(script.modules).filter((name) => !name.startsWith("\0")) };
  } finally {
    await rm(file);
  }
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
      return { code: `export default ${literal(values)};`, map: null, moduleSideEffects: false };
    },
  };
}
