import "../../charts/charts.css";
import "../lab/lab.css";
import "../lab/lanes.css";
import "../lab/transport.css";
import "../lab/controls/rows.css";
import type { EmbedPanel } from "../../experiment/address/embedFields.ts";
import { LiveRegion } from "../lab/LiveRegion.tsx";
import { useLabKeys, useLockedLabKeys } from "../lab/useLabKeys.ts";
import { useLab } from "../labStore.ts";
import { EmbedLane } from "./EmbedLane.tsx";
import { EmbedTitle } from "./EmbedTitle.tsx";
import { EmbedTransport } from "./EmbedTransport.tsx";
import { embedSettings } from "./embedSettings.ts";

const { panels, lanes: shownLanes, locked } = embedSettings;
const shows = (panel: EmbedPanel) => panels.includes(panel);
const isShown = (lane: number) => shownLanes.length === 0 || shownLanes.includes("abcd".charAt(lane));
const useKeys = locked ? useLockedLabKeys : useLabKeys;

/** The lanes, and of the rest of the Lab what the frame is to show. */
export function EmbedLab() {
  useKeys();
  const count = useLab((state) => state.lanes.length);
  const lanes = Array.from({ length: count }, (_, lane) => lane).filter(isShown);
  return (
    <>
      {shows("title") && <EmbedTitle />}
      <main className="embed-lanes" data-lanes={lanes.length}>
        {lanes.map((lane) => (
          <EmbedLane key={lane} lane={lane} shows={shows} />
        ))}
      </main>
      {shows("transport") && <EmbedTransport />}
      <LiveRegion />
    </>
  );
}
