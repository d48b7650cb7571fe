// npm run test:full: training and draws against the PyTorch of this machine, installed where it is missing, and the
// end-to-end tests that take long.
import { spawnSync } from "node:child_process";
import {
  aptInstall,
  ensureBuild,
  ensureChromium,
  ensureDependencies,
  ensureNginx,
  ensureSingleFile,
  Missing,
} from "./setup.mjs";
import { playwright, runStages, vitest } from "./stages.mjs";

const pythons = [process.env.PYTHON, "/usr/bin/python3", "python3", "python"].filter(Boolean);
const withTorch = () => pythons.find((python) => spawnSync(python, ["-c", "import torch"]).status === 0);

/** A Python that can import torch; installs Debian's where there is none. */
function ensureTorch() {
  const sentence =
    "The full tests need a Python with PyTorch. On Debian or Ubuntu: apt-get install -y python3-torch. " +
    "Elsewhere install PyTorch and set PYTHON to that Python's path.";
  if (!withTorch()) aptInstall(["python3-torch"], sentence);
  const found = withTorch();
  if (!found) throw new Missing(sentence);
  return found;
}

function againstPyTorch() {
  process.env.PYTHON = ensureTorch();
  const version = spawnSync(process.env.PYTHON, ["-c", "import torch; print(torch.__version__)"], { encoding: "utf8" });
  console.log(`PyTorch ${version.stdout.trim()}`);
  return vitest(["-c", "tests/full/vitest.config.ts", "--root", "."]);
}

/** What reads the files that the page saves, and how to see that it is there: Debian's packages and programs of theirs. */
const readers = {
  "librsvg2-bin": ["rsvg-convert", "--version"],
  "poppler-utils": ["pdfinfo", "-v"],
  "python3-nbformat": ["/usr/bin/python3", "-c", "import nbformat"],
  "python3-pandas": ["/usr/bin/python3", "-c", "import pandas"],
};

function ensureReaders() {
  const missing = Object.keys(readers).filter((name) => {
    const [command, ...args] = readers[name];
    return spawnSync(command, args).status !== 0;
  });
  if (missing.length === 0) return;
  aptInstall(
    missing,
    `Saved files are read with ${missing.join(", ")}. On Debian: apt-get install -y ${missing.join(" ")}.`,
  );
}

ensureDependencies();
await ensureBuild();
await runStages("test-full", [
  { name: "against PyTorch", run: againstPyTorch },
  {
    name: "end to end in Chromium, what takes long",
    run() {
      ensureReaders();
      return playwright({ CHROMIUM: ensureChromium(), NGINX: ensureNginx() }, ["--grep", "@full"]);
    },
  },
  {
    name: "the subject on the single file, from file://",
    run: async () => playwright({ CHROMIUM: ensureChromium(), SINGLE_FILE: await ensureSingleFile() }),
  },
]);
