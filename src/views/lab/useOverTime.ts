import { useLab } from "../labStore.ts";

/** Whether the places that a lane's signal goes through are time steps, not layers. */
export function useOverTime(lane: number): boolean {
  return useLab((state) => state.lanes[lane]?.experiment.model.kind !== "mlp");
}
