import type { ResolvedLane } from "../comparison.ts";
import { clipCode } from "./clip.ts";
import { dataCode } from "./data.ts";
import { lossCode } from "./loss.ts";
import { networkCode } from "./network.ts";
import { createOptimizer, optimizerChanges } from "./optimizer.ts";
import { phasesOf } from "./phases.ts";
import { indented } from "./python.ts";
import { recordBefore, recordEnd, recordStart, recordStep } from "./record.ts";

/** One lane as Python source, in pieces: those of several lanes are compared one by one. */
export interface LaneScript {
  readonly network: readonly string[];
  readonly initialize: readonly string[];
  readonly data: readonly string[];
  readonly optimizer: readonly string[];
  readonly recordStart: readonly string[];
  /** The number of steps, as an expression. */
  readonly steps: string;
  /** The body of the training loop; of every lane as many pieces. */
  readonly loop: readonly (readonly string[])[];
  readonly end: readonly string[];
}

export interface ScriptOptions {
  /** With what --json needs. */
  readonly record: boolean;
  /** Whether a variable `lane` tells several apart. */
  readonly lane: boolean;
}

export function laneScript(lane: ResolvedLane, { record, lane: isOneOfSeveral }: ScriptOptions): LaneScript {
  const { experiment } = lane;
  const phases = phasesOf(lane);
  const network = networkCode(experiment);
  const data = dataCode(experiment);
  const loss = lossCode(experiment, network.prediction, data.target);
  const clip = clipCode(phases, network, record);
  return {
    network: [`torch.manual_seed(${experiment.seed})`, ...network.model],
    initialize: network.init,
    data: data.once,
    optimizer: [...loss.define, ...createOptimizer(phases, network.parameters)],
    recordStart: record ? recordStart(network, isOneOfSeveral) : [],
    steps: String(experiment.steps),
    loop: [
      optimizerChanges(phases, network.parameters),
      data.batch,
      ["optimizer.zero_grad()"],
      network.forward(record),
      [loss.compute],
      ["loss.backward()"],
      record ? [recordBefore(network)] : [],
      clip.lines,
      ["optimizer.step()"],
      report(isOneOfSeveral, record),
      ...(record ? recordStep(network, clip, isOneOfSeveral) : []),
    ],
    end: record ? recordEnd(isOneOfSeveral) : [],
  };
}

/** A line a step. */
function report(lane: boolean, record: boolean): readonly string[] {
  const which = lane ? "{lane} " : "";
  const print = `print(f"${which}step {step}  loss {loss.item():.6g}  total norm {total_norm.item():.6g}")`;
  if (!record) return [print];
  return ['if "--json" not in sys.argv:', ...indented([print, "continue  # the rest of the loop is for --json"])];
}
