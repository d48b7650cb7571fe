import { badBatch } from "./badBatch.ts";
import { cliff } from "./cliff.ts";
import type { Criterion } from "./criterion.ts";
import { explodingByDepth } from "./explodingByDepth.ts";
import { explodingThroughTime } from "./explodingThroughTime.ts";
import { forwardOverflow } from "./forwardOverflow.ts";
import { frozenByAdam } from "./frozenByAdam.ts";
import { healthy } from "./healthy.ts";
import { learningRateTooHigh } from "./learningRateTooHigh.ts";
import { mixed } from "./mixed.ts";
import { silentlyFrozen } from "./silentlyFrozen.ts";
import { slow } from "./slow.ts";
import { vanishing } from "./vanishing.ts";

/** In order: the first that holds decides, and the last always does. */
export const criteria: readonly Criterion[] = [
  forwardOverflow,
  silentlyFrozen,
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
