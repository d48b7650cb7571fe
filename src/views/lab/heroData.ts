import { createFit, type HeroData } from "../../charts/gradientNorms.ts";
import { labPosition, labStore } from "../labStore.ts";
import { chainLengthOf } from "./chainLengthOf.ts";
import { heldStep } from "./heldStep.ts";
import { lookOf } from "./look.ts";
import { quantityOf } from "./quantityOf.ts";

const fittedDomain = createFit();

/** What a lane's main chart shows at this moment; a fitted scale fits what all lanes show. */
export function heroData(lane: number, words: HeroData["words"]): HeroData {
  const { lanes, hoverLayer, scale, playing } = labStore.getState();
  const domain = scale === "fit" ? fittedDomain(lanes.map((_, k) => factsOf(k))) : null;
  return { ...lookOf(lane), ...factsOf(lane), hoverLayer, domain, playing, words };
}

function factsOf(lane: number) {
  const { lanes, quantity } = labStore.getState();
  const state = lanes[lane];
  const run = state?.run ?? null;
  return {
    history: run?.history ?? null,
    playhead: Math.min(labPosition().playhead, (run?.steps ?? 0) - 1),
    heldStep: run && heldStep(run),
    quantity: quantityOf(state, quantity),
    theory: run?.theory ?? null,
    hiddenLayers: chainLengthOf(state),
  };
}
