// npm test: installs what is missing, then types, lint, dead code, unit and component tests, build, size, end to end.
import { ensureBuild, ensureChromium, ensureDependencies } from "./setup.mjs";
import { check, passed, playwright, runStages, vitest } from "./stages.mjs";

ensureDependencies();
const node =
  (script, ...args) =>
  () =>
    check(process.execPath, [`node_modules/${script}`, ...args]);
const build = async () => {
  await ensureBuild();
  return passed;
};

await runStages("test", [
  {
    name: "types",
    run: node("typescript/bin/tsc", "-b", "tsconfig.json", "src/engine", "src/worker", "src/cli", "tests"),
  },
  { name: "lint", run: node("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".") },
  { name: "dead code", run: node("knip/bin/knip.js") },
  { name: "unit and components", run: () => vitest() },
  { name: "build", run: build },
  { name: "size", run: node("size-limit/bin.js") },
  { name: "end to end in Chromium", run: () => playwright({ CHROMIUM: ensureChromium() }, ["--grep-invert", "@full"]) },
]);
