import type { LaneStatus } from "../../diagnosis/laneStatus.ts";
import type { IconName } from "../icons.tsx";

/** The colour and the icon of each state: always with words beside them. */
export const statusLooks = {
  starting: { tone: "", icon: "play" },
  ready: { tone: "", icon: "play" },
  training: { tone: "ok", icon: "check" },
  paused: { tone: "", icon: "pause" },
  exploded: { tone: "bad", icon: "burst" },
  vanished: { tone: "warn", icon: "warning" },
  frozen: { tone: "warn", icon: "warning" },
  finished: { tone: "", icon: "check" },
  failed: { tone: "bad", icon: "warning" },
} as const satisfies Record<LaneStatus["kind"], { tone: string; icon: IconName }>;
