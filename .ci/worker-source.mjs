// The modules "virtual:worker-source" and "virtual:cliff-worker-source": a worker, built as one classic script, as a
// string. A blob: worker made of it starts where a worker from an address does not (an opaque frame, a page opened from a file).
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { kernelsBinary } from "./kernels-binary.mjs";

const entries = {
  "virtual:worker-source": "../src/worker/main.ts",
  "virtual:cliff-worker-source": "../src/worker/cliff.ts",
};

const fileOf = (id) => fileURLToPath(new URL(entries[id], import.meta.url));

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
 * Vite plugin for serving, building and testing alike. A script is built when it is first asked for and again after
 * one of its files has changed; a page that is served then reloads. `entry`: of the training worker.
 */
export function workerSource({ entry = fileOf("virtual:worker-source") } = {}) {
  /** The last build of each, where there is one that holds. */
  const built = new Map();
  const build = (id) =>
    buildWorker(id === "virtual:worker-source" ? entry : fileOf(id)).catch((error) => {
      built.delete(id);
      throw error;
    });
  return {
    name: "worker-source",
    resolveId: (source) => (Object.hasOwn(entries, source) ? `\0${source}` : undefined),
    async watchChange(file) {
      for (const [id, script] of built) if ((await script).files.includes(file)) built.delete(id);
    },
    async load(source) {
      const id = source.slice(1);
      if (source[0] !== "\0" || !Object.hasOwn(entries, id)) return undefined;
      if (!built.has(id)) built.set(id, build(id));
      const { code, files } = await built.get(id);
      for (const file of files) this.addWatchFile(file);
      return { code: `export default ${JSON.stringify(code)};`, map: null, moduleSideEffects: false };
    },
  };
}
