import type { Experiment } from "../../experiment/schema.ts";
import { finalLoss } from "../finalLoss.ts";
import { growthPerLayer } from "../growth.ts";
import { hiddenAt, type Recorded } from "../recorded.ts";
import { firstLoss, type Verdict } from "../verdict.ts";

/** Why a remedy did not help, or only halfway, with the figures of its own run. */
export type CardReason =
  /** Weight decay alone: it halves the weights over so many steps. */
  | { readonly code: "decay_is_slow"; readonly steps: number }
  /** The error signal at step 0, from layer to layer toward the input. */
  | { readonly code: "still_grows"; readonly growth: number; readonly layers: number }
  | { readonly code: "shrinks"; readonly growth: number; readonly layers: number }
  /** Not by the chain of layers. */
  | { readonly code: "loss"; readonly first: number; readonly final: number };

const GROWS = 1.05;
const SHRINKS = 0.9;

/** Null where it survived. `decays`: weight decay is what the remedy consists of. */
export function cardReason(
  recorded: Recorded,
  experiment: Experiment,
  decays: boolean,
  { kind }: Verdict,
): CardReason | null {
  if (kind === "survived") return null;
  const { optimizer, model } = experiment;
  if (decays && optimizer.weight_decay > 0) {
    return { code: "decay_is_slow", steps: 1 / (optimizer.lr * optimizer.weight_decay) };
  }
  const growth = growthPerLayer(hiddenAt(recorded, "hidden_grad_norm_f64", 0));
  const layers = model.kind === "mlp" ? model.depth : model.seq_len;
  if (growth !== null && growth > GROWS) return { code: "still_grows", growth, layers };
  if (growth !== null && growth < SHRINKS) return { code: "shrinks", growth, layers };
  return { code: "loss", first: firstLoss(recorded), final: finalLoss(recorded, recorded.steps) };
}
