// npm test: installs what is missing, then types, lint, dead code, unit and component tests, build, size, end to end.
import { ensureBuild, ensureChromium, ensureDependencies } from "./setup.mjs";
import { check, playwright, runStages, vitest } from "./stages.mjs";

ensureDependencies();
const chromium = ensureChromium();
const node =
  (name, script, ...args) =>
  () =>
    check(name, process.execPath, [`node_modules/${script}`, ...args]);

await runStages("test", [
  node("types", "typescript/bin/tsc", "-b", "tsconfig.json", "src/engine", "src/worker", "src/cli", "tests"),
  node("lint", "@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."),
  node("dead code", "knip/bin/knip.js"),
  () => vitest("unit and components"),
  async () => {
    await ensureBuild();
    return { name: "build", passed: 1, failed: 0, skipped: 0 };
  },
  node("size", "size-limit/bin.js"),
  () => playwright("end to end in Chromium", [], { CHROMIUM: chromium }),
]);
