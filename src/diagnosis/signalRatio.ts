import { ratioOf } from "../engine/measures/ratioOf.ts";
import { type Column, columnOf } from "../engine/quantities.ts";
import type { Experiment } from "../experiment/schema.ts";
import type { Recorded } from "./recorded.ts";

/**
 * Γ, the factor by which the error signal grows on its way back over a chain of layers or time steps:
 * ‖∂L/∂h_first‖/‖∂L/∂h_last‖. Of an LSTM the larger of those of h and of its memory c, the path that its gates keep
 * open.
 *
 * - Truncated BPTT: over the last stretch, for nothing arrives before it.
 * - A loss at every time step feeds the signal on the way, so that it grows √T-fold to T-fold where no factor exceeds
 *   1: there Γ is (‖∂L/∂h_first‖/‖∂L/∂h_middle‖)², which leaves a growing signal as it is and brings a fed one to 4
 *   at most.
 *
 * @returns Inf where the signal overflows on the way; NaN with fewer than two layers, or where nothing is known
 */
export function signalRatio(recorded: Recorded, bin: number, experiment: Experiment): number {
  return largestRatio(recorded, experiment, (index) => recorded.last(bin, index));
}

/** Γ of step 0 itself, whatever bin 0 came to cover. */
export function firstSignalRatio(recorded: Recorded, experiment: Experiment): number {
  return largestRatio(recorded, experiment, recorded.first);
}

/** The number of layers or time steps that Γ is taken over. */
export function signalChain(recorded: Recorded, experiment: Experiment): number {
  return hiddenChain(recorded, experiment)?.length ?? 0;
}

/** A number of the row. */
type Read = (index: number) => number;

function largestRatio(recorded: Recorded, experiment: Experiment, read: Read): number {
  const hidden = ratioOver(hiddenChain(recorded, experiment), experiment, read);
  const memory = ratioOver(memoryChain(recorded, experiment), experiment, read);
  return Number.isNaN(memory) ? hidden : Math.max(hidden, memory);
}

function hiddenChain({ layout }: Recorded, experiment: Experiment): Chain | null {
  const column = columnOf(layout, "hidden_grad_norm_f64");
  // The prediction, last in the column, is no hidden layer.
  return column === undefined ? null : lastStretch({ ...column, length: column.length - 1 }, experiment);
}

function memoryChain({ layout }: Recorded, experiment: Experiment): Chain | null {
  const column = columnOf(layout, "memory_grad_norm_f64");
  return column === undefined || column.length === 0 ? null : lastStretch(column, experiment);
}

/** Layers or time steps, by their numbers in the row. */
type Chain = Pick<Column, "offset" | "length">;

/** Truncated BPTT detaches the state before time steps k, 2k, …: what comes behind the last of them. */
function lastStretch({ offset, length }: Chain, { model }: Experiment): Chain {
  if (model.kind !== "rnn" || model.tbptt === 0) return { offset, length };
  const start = Math.floor((length - 1) / model.tbptt) * model.tbptt;
  return { offset: offset + start, length: length - start };
}

function ratioOver(chain: Chain | null, { model }: Experiment, read: Read): number {
  if (chain === null || chain.length < 2) return Number.NaN;
  const first = read(chain.offset);
  const last = chain.offset + chain.length - 1;
  if (model.kind === "rnn" && model.loss_at === "all") {
    return overflowing(first, read((chain.offset + last) >> 1)) ** 2;
  }
  return overflowing(first, read(last));
}

/** A signal that is finite where it sets out and not where it arrives has overflowed. */
function overflowing(first: number, last: number): number {
  if (Number.isFinite(last) && last !== 0 && !Number.isFinite(first)) return Number.POSITIVE_INFINITY;
  return ratioOf(first, last);
}
