// The engine in this process: built for Node, where it is a program like those of the peers and what the bench itself asks.
import { referenceBackend } from "../../../src/engine/kernels/reference/referenceKernels.ts";
import { fastestBackend } from "../../../src/engine/kernels/simd/simdKernels.ts";
import { networkCode } from "../../../src/experiment/pytorch/network.ts";
import { laneScript } from "../../../src/experiment/pytorch/script.ts";
import { createRun } from "../../../src/experiment/run.ts";
import { validate } from "../../../src/experiment/validate.ts";
import { labColumns } from "../../../src/runs/labColumns.ts";
import { stepsPerSecond } from "./stretch.mjs";

export { stepsWithin } from "./stretch.mjs";

const backends = { fastest: fastestBackend, reference: () => referenceBackend };
const recorded = { everything: labColumns, nothing: [] };

/** Below it a norm may belong to numbers that are no longer normal. */
const LEAST_NORM = 1e-30;

export const columnsOf = (recording) => recorded[recording];
export const kernelsName = () => fastestBackend().name;

/** The experiment with every field filled in. */
export function complete(patch) {
  const checked = validate(patch);
  if (!checked.ok) throw new Error(`no experiment: ${JSON.stringify(checked.problems)}`);
  return checked.value;
}

/** What the exported script does, without what it prints and records: before the loop, and in it. */
export function pytorchCode(patch) {
  const experiment = complete(patch);
  const script = laneScript({ experiment, timeline: [] }, { record: false, lane: false });
  const network = networkCode(experiment);
  const plain = network.forward(false).join("\n");
  const body = script.loop.flatMap((piece) => {
    if (piece[0]?.startsWith("print(")) return [];
    if (experiment.model.kind !== "rnn") return piece;
    // ‖∂L/∂h_t‖ is part of the work.
    if (piece.join("\n") === plain) return network.forward(true);
    if (piece[0] === "loss.backward()") return [...piece, normsOfSignals];
    return piece;
  });
  const before = [...script.network, ...script.initialize, ...script.data, ...script.optimizer, "hidden = {}"];
  return { before, body };
}

const normsOfSignals = "signal_norms = torch.stack([h.grad for h in hidden.values()]).norm(dim=(1, 2)).tolist()";

/** A run; `recording`: everything or nothing; `backend`: fastest or reference. */
export const start = ({ experiment, recording = "everything", backend = "fastest" }) =>
  createRun(complete(experiment), [], recorded[recording], backends[backend]());

export async function measure({ stretch, ...side }) {
  const run = start(side);
  const rate = await stepsPerSecond(() => run.trainStep(), stretch);
  return { rate, healthy: isHealthy(run) };
}

function isHealthy(run) {
  if (run.parameterIsNaN) return false;
  const column = run.layout.columns.find(({ quantity }) => quantity === "hidden_grad_norm_f64");
  if (column === undefined) return true;
  return run.row.slice(column.offset, column.offset + column.length).every((norm) => norm > LEAST_NORM);
}
