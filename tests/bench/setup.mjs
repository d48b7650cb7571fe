// What the bench needs before it starts: the peers' packages, and everything built.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { kernelsBinary } from "../../.ci/kernels-binary.mjs";
import { giveUp, root } from "../../.ci/setup.mjs";
import { workerSource } from "../../.ci/worker-source.mjs";

const here = import.meta.dirname;
const built = join(root, "node_modules/.cache/bench");
const wasmFolder = "node_modules/@tensorflow/tfjs-backend-wasm/wasm-out";

export function ensurePeers() {
  const installed = join(here, "node_modules/.package-lock.json");
  const lock = join(here, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error("Installing the peers …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], {
    cwd: here,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) giveUp("npm ci in tests/bench failed: see its lines above.");
}

export function peerVersions() {
  const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  return { tfjs: dependencies["@tensorflow/tfjs"], jax: dependencies["@jax-js/jax"] };
}

/** Builds the programs; what is where. */
export async function buildPrograms() {
  rmSync(built, { recursive: true, force: true });
  const plugins = [kernelsBinary(), workerSource()];
  const common = { root: here, configFile: false, logLevel: "error", publicDir: false, plugins };
  const program = (name) => join(here, "programs", `${name}.mjs`);
  await build({
    ...common,
    ssr: { noExternal: true },
    build: {
      ssr: program("engine"),
      outDir: join(built, "node"),
      rolldownOptions: { output: { entryFileNames: "engine.mjs" } },
    },
  });
  for (const name of ["worker", "tfjs", "jax"]) {
    await build({
      ...common,
      build: {
        outDir: join(built, "page"),
        emptyOutDir: false,
        target: "es2022",
        modulePreload: false,
        lib: { entry: program(name), formats: ["es"], fileName: () => `${name}.js` },
      },
    });
  }
  cpSync(join(here, wasmFolder), join(built, "page/wasm"), { recursive: true });
  return {
    page: join(built, "page"),
    engine: join(built, "node/engine.mjs"),
    tfjs: program("tfjs"),
    jax: program("jax"),
  };
}
