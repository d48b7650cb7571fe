// npm run bench: the engine against its peers. See options.mjs.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { ensureChromium, ensureDependencies, giveUp, root } from "../../.ci/setup.mjs";
import { contestantsOf } from "./contestants.mjs";
import { readOptions, usage } from "./options.mjs";

ensureDependencies();
const options = optionsHere();
const { ensurePeers, buildPrograms, peerVersions } = await import("./setup.mjs");
const { openChromium } = await import("./places/chromium.mjs");
const { inNode } = await import("./places/node.mjs");
const { findPython, howToInstall } = await import("./places/python.mjs");
const { inTurns } = await import("./places/turns.mjs");
const { measureRounds } = await import("./rounds.mjs");
const { measureScaling } = await import("./scaling.mjs");
const { vanishing: vanishingCases } = await import("./vanishing.mjs");
const { report } = await import("./report.mjs");

ensurePeers();
const programs = await buildPrograms();
const engine = await import(programs.engine);
const python = findPython();
if (python === null) console.error(howToInstall);
const chromium = await openChromium(ensureChromium(), programs.page);
const lines = [];
function tell(measured) {
  lines.push(JSON.stringify(measured));
  console.error(lines.at(-1));
}

const contestants = contestantsOf({ programs, engine, chromium, python, node: inNode, stretch: options.stretch });
const measurements = await measureRounds(contestants, options, tell);
await chromium.close();
const recording = await measureRecording();
const scaling = options.isWhole ? await measureScaling(measureGrid, tell) : [];
const vanishing = options.isWhole ? await measureVanishing() : [];

const text = report({
  setting: setting(),
  contestants,
  workloads: options.workloads,
  measurements,
  recording,
  scaling,
  vanishing,
  page: readFileSync(join(import.meta.dirname, "page.md"), "utf8"),
  notes: readFileSync(join(import.meta.dirname, "notes.md"), "utf8"),
});
if (options.isKept) writeFileSync(join(root, "docs/BENCHMARKS.md"), text);
if (options.json !== null && options.json !== "-") writeFileSync(options.json, `${lines.join("\n")}\n`);
console.log(options.json === "-" ? lines.join("\n") : text);

function optionsHere() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    return giveUp(`${error.message}\n${usage}`);
  }
}

function measureGrid(experiment) {
  return inNode(programs.engine, { experiment, stretch: options.grid });
}

async function measureRecording() {
  const found = [];
  for (let round = 0; round < options.rounds; round++) {
    for (const { id, experiment } of options.workloads) {
      const sides = ["everything", "nothing"].map((recording) => ({ experiment, recording }));
      const measured = {
        round,
        workload: id,
        comparison: "recording",
        ...(await inTurns(programs.engine, sides, options.turns)),
      };
      found.push(measured);
      tell(measured);
    }
  }
  return found;
}

async function measureVanishing() {
  const found = [];
  for (const { what, sound, shrinking } of vanishingCases) {
    const measured = {
      what,
      ...(await inTurns(programs.engine, [{ experiment: sound }, { experiment: shrinking }], options.turns)),
    };
    found.push(measured);
    tell(measured);
  }
  return found;
}

function setting() {
  const { tfjs, jax } = peerVersions();
  const pytorch = measurements.find(({ contestant }) => contestant === "pytorch");
  const versions = [
    `Chromium ${chromium.version}`,
    `Node ${process.versions.node}`,
    ...(pytorch ? [`PyTorch ${pytorch.torch} (Python ${pytorch.python}) with ${pytorch.blas}`] : []),
    `TensorFlow.js ${tfjs}`,
    `jax-js ${jax}`,
  ];
  const [{ model }] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores of ${model.trim()}, kernels: ${engine.kernelsName()}`,
    versions,
    rounds: options.rounds,
    stretch: options.stretch,
  };
}
