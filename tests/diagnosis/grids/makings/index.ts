import type { Making } from "../grid.ts";
import { badBatch } from "./badBatch.ts";
import { cliff } from "./cliff.ts";
import { explodingByDepth } from "./explodingByDepth.ts";
import { explodingThroughTime } from "./explodingThroughTime.ts";
import { forwardOverflow } from "./forwardOverflow.ts";
import { frozenByAdam } from "./frozenByAdam.ts";
import { healthy } from "./healthy.ts";
import { learningRateTooHigh } from "./learningRateTooHigh.ts";
import { mixed } from "./mixed.ts";
import { silentFreeze } from "./silentFreeze.ts";
import { slow } from "./slow.ts";
import { vanishing } from "./vanishing.ts";

/** How the experiments of each cause are made, in the order of the causes. */
export const makings: readonly Making[] = [
  forwardOverflow,
  silentFreeze,
  frozenByAdam,
  explodingThroughTime,
  explodingByDepth,
  badBatch,
  cliff,
  healthy,
  vanishing,
  mixed,
  learningRateTooHigh,
  slow,
];
