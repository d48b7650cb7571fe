// npm run test:full: training and draws against the PyTorch of this machine, installed where it is missing.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { aptInstall, ensureDependencies, giveUp } from "./setup.mjs";
import { runStages, vitest } from "./stages.mjs";

const pythons = [process.env.PYTHON, "/usr/bin/python3", "python3", "python"].filter(Boolean);
const withTorch = () => pythons.find((python) => spawnSync(python, ["-c", "import torch"]).status === 0);

/** A Python that can import torch; installs Debian's where there is none. */
function ensureTorch() {
  const found = withTorch();
  if (found) return found;
  const sentence =
    "The full tests need a Python with PyTorch. On Debian or Ubuntu: apt-get install -y python3-torch. " +
    "Elsewhere install PyTorch and set PYTHON to that Python's path.";
  if (!existsSync("/usr/bin/apt-get")) giveUp(sentence);
  console.error("Installing python3-torch for the full tests …");
  try {
    aptInstall(["python3-torch"]);
  } catch {
    giveUp(sentence);
  }
  return withTorch() ?? giveUp(sentence);
}

ensureDependencies();
process.env.PYTHON = ensureTorch();
await runStages("test-full", [() => vitest("against PyTorch", ["-c", "tests/full/vitest.config.ts", "--root", "."])]);
