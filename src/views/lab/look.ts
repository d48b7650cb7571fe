import type { Look } from "../../charts/stage.ts";
import { isEmbedded } from "../isEmbedded.ts";

/** A frame has its own window: two lanes in 720 pixels are as narrow as a phone. */
const narrow = media(isEmbedded ? "(max-width: 899.98px)" : "(max-width: 599.98px)");
/** In front of a hall the texts of charts are larger where there is room. */
const large = media("(min-width: 1600px)");
const contrast = media("(prefers-contrast: more)");
const forced = media("(forced-colors: active)");

function media(query: string): { readonly matches: boolean } {
  return window.matchMedia?.(query) ?? { matches: false };
}

/** How the page looks at this moment, for what is drawn rather than styled. */
export function lookOf(lane: number): Look {
  const { theme = "light", scale } = document.documentElement.dataset;
  return {
    lane,
    variant: scale === "present" ? "present" : narrow.matches ? "compact" : "full",
    theme: `${theme} ${contrast.matches} ${forced.matches} ${large.matches}`,
  };
}
