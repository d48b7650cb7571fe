import type { DockTab } from "../../../runs/labState.ts";
import { laneLetter } from "../../LaneTag.tsx";
import { useText } from "../../settings.ts";

/** What a lane's part of a panel is called, unlike the lane itself: "What happened, lane A". */
export function usePanelLabel(tab: DockTab, lane: number): string {
  const { dock } = useText();
  return dock.inLane(dock.tabs[tab], laneLetter(lane));
}
