// The module "virtual:worker-source": the worker, built as one classic script, as a string. A blob: worker made of it
// starts where a worker from an address does not (an opaque frame, a page opened from a file).
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { kernelsBinary } from "./kernels-binary.mjs";

const id = "virtual:worker-source";
const workerEntry = fileURLToPath(new URL("../src/worker/main.ts", import.meta.url));

/** Builds `entry` with all it imports into one minified script without imports, exports or source map. */
export async function buildWorker(entry) {
  const [{ output }] = await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    plugins: [kernelsBinary()],
    build: {
      write: false,
      target: "es2022",
      minify: true,
      modulePreload: false,
      lib: { entry, formats: ["iife"], name: "worker" },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [script] = output;
  return { code: script.code, files: Object.keys(script.modules).filter((file) => !file.startsWith("\0")) };
}

/**
 * Vite plugin for serving, building and testing alike. The script is built when it is first asked for and again after
 * one of its files has changed; a page that is served then reloads.
 */
export function workerSource({ entry = workerEntry } = {}) {
  /** The last build, or null where there is none that holds. */
  let built = null;
  const rebuilt = () =>
    buildWorker(entry).catch((error) => {
      built = null;
      throw error;
    });
  return {
    name: "worker-source",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async watchChange(file) {
      if ((await built)?.files.includes(file)) built = null;
    },
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      built ??= rebuilt();
      const { code, files } = await built;
      for (const file of files) this.addWatchFile(file);
      return { code: `export default ${JSON.stringify(code)};`, map: null, moduleSideEffects: false };
    },
  };
}
