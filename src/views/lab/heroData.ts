import { createFit, type HeroData } from "../../charts/gradientNorms.ts";
import type { Lab } from "../../runs/labStore.ts";
import { pageLab } from "../labStore.ts";
import { chainLengthOf } from "./chainLengthOf.ts";
import { heldStep } from "./heldStep.ts";
import { lookOf } from "./look.ts";
import { quantityOf } from "./quantityOf.ts";

/** What a lane's main chart shows at a moment; a fitted scale fits what all lanes show. */
export function createHeroData({ store, position }: Pick<Lab, "store" | "position">) {
  const fittedDomain = createFit();

  function factsOf(lane: number) {
    const { lanes, quantity } = store.getState();
    const state = lanes[lane];
    const run = state?.run ?? null;
    const playhead = Math.min(position().playhead, (run?.steps ?? 0) - 1);
    return {
      history: run?.history ?? null,
      playhead,
      heldStep: run && heldStep(run, playhead),
      quantity: quantityOf(state, quantity),
      theory: run?.theory ?? null,
      hiddenLayers: chainLengthOf(state),
    };
  }

  return (lane: number, words: HeroData["words"]): HeroData => {
    const { lanes, hoverLayer, scale, playing } = store.getState();
    const domain = scale === "fit" ? fittedDomain(lanes.map((_, k) => factsOf(k))) : null;
    return { ...lookOf(lane), ...factsOf(lane), hoverLayer, domain, playing, words };
  };
}

/** Of the Lab. */
export const heroData = createHeroData(pageLab);
