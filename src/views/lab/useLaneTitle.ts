import { useMemo } from "react";
import { laneTitle as titleParts } from "../../experiment/differences.ts";
import { laneTitle } from "../../text/laneTitle.ts";
import { useLab } from "../labStore.ts";
import { useText } from "../settings.ts";

/** "No clipping", "Clipped at 100": what sets a lane apart, from the difference itself. */
export function useLaneTitle(lane: number): string {
  const text = useText();
  const comparison = useLab((state) => state.comparison);
  return useMemo(() => laneTitle(text, titleParts(comparison, lane)), [text, comparison, lane]);
}
