import { flatten } from "../../../../experiment/flat.ts";
import { labStore } from "../../../labStore.ts";

/**
 * The edit that sets a lane's threshold: of its own where the lanes differ in clipping, else of all of them, as the
 * control panel would.
 */
export function editClip(lane: number, value: number): [path: string, value: number, lane: number | null] {
  const { comparison, lanes } = labStore.getState();
  const path = lanes[lane]?.experiment.clip.mode === "value" ? "clip.clip_value" : "clip.max_norm";
  const differs = comparison.lanes.some(({ patch }) =>
    [...flatten(patch).keys()].some((key) => key.startsWith("clip.")),
  );
  return [path, value, differs ? lane : null];
}
