import type { BackwardLink, BackwardPass, Passage } from "../../../../engine/backwardPass.ts";

/** How a gradient came to a layer, as one operation; "joined": beside what comes from behind the loss adds its own. */
export type Way = Passage | "joined" | "cut";

/** One operation of the backward pass: from which norm to which. */
export type Stage =
  | { readonly kind: "output"; readonly to: number }
  /** `from`: null where it is no factor that leads from the one to the other. */
  | {
      readonly kind: "arrival";
      readonly way: Way;
      readonly link: BackwardLink;
      readonly from: number | null;
      readonly to: number;
    }
  | { readonly kind: "activation"; readonly link: BackwardLink; readonly from: number; readonly to: number };

/** Whether φ′ is a stage of its own somewhere. */
export const hasActivations = ({ links }: BackwardPass) => links.some(({ delta }) => delta !== null);

/**
 * The stages from the output to the first layer. `paired`: each layer has two, the second the same as the first where it
 * has no φ′ of its own, so that lanes of different kinds stay at the same layer.
 */
export function stagesOf({ output, links }: BackwardPass, paired: boolean): readonly Stage[] {
  const stages: Stage[] = [{ kind: "output", to: output }];
  let behind = { signal: output, delta: output };
  for (const link of links) {
    const { signal, delta, through } = link;
    const way = wayOf(through);
    const arrival: Stage = { kind: "arrival", way, link, from: fromOf(way, behind), to: signal };
    stages.push(arrival);
    if (delta !== null) stages.push({ kind: "activation", link, from: signal, to: delta });
    else if (paired) stages.push(arrival);
    behind = { signal, delta: delta ?? signal };
  }
  return stages;
}

/** The layer at which a stage stands; one behind the last is the output. */
export function placeOf(stage: Stage, { links }: BackwardPass): number {
  return stage.kind === "output" ? links.length + 1 : stage.link.index;
}

function wayOf(through: readonly Passage[]): Way {
  const [first, ...more] = through;
  if (first === undefined) return "cut";
  if (through.includes("own_loss")) return more.length === 0 ? "own_loss" : "joined";
  return through.includes("skip") ? "skip" : first;
}

/** What goes past the weights, or has no δ of its own, is measured against the signal behind it. */
function fromOf(way: Way, behind: { readonly signal: number; readonly delta: number }): number | null {
  switch (way) {
    case "matrix":
    case "normalization":
    case "readout":
      return behind.delta;
    case "skip":
    case "gates":
    case "neuron":
      return behind.signal;
    case "own_loss":
    case "joined":
    case "cut":
      return null;
  }
}
