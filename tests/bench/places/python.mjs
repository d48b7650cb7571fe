// PyTorch in a fresh process of Python.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { blasEnvironment } from "./blas.mjs";
import { ask } from "./node.mjs";

const script = join(import.meta.dirname, "../pytorch/measure.py");
const places = [process.env.PYTHON, "/usr/bin/python3", "python3", "python"];

export const howToInstall =
  "PyTorch is not compared with, as no Python here has it: apt-get install python3-torch, or pip install torch; PYTHON names another Python.";

/** A Python that has PyTorch, or null. */
export function findPython() {
  const command = places.find((python) => python && spawnSync(python, ["-c", "import torch"]).status === 0);
  if (command === undefined) return null;
  const environment = { ...process.env, ...blasEnvironment() };
  return {
    measure: ({ before, body }, { warmUpMs, measuredMs }) =>
      ask(command, [script], { before, body, warm_up: warmUpMs / 1000, measured: measuredMs / 1000 }, environment),
  };
}
