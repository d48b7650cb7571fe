import { useShallow } from "zustand/react/shallow";
import type { Experiment } from "../../../experiment/schema.ts";
import { useLab } from "../../labStore.ts";

/** Each lane's settings as they stand now. */
export function useStanding(): readonly Experiment[] {
  return useLab(useShallow((state) => state.lanes.map(({ experiment }) => experiment)));
}
