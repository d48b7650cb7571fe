import "../../charts/charts.css";
import "./lab.css";
import "./lanes.css";
import "./transport.css";
import "./phone.css";
import { useLab } from "../labStore.ts";
import { Controls } from "./controls/Controls.tsx";
import { Dock } from "./dock/Dock.tsx";
import { Lane } from "./Lane.tsx";
import { LiveRegion } from "./LiveRegion.tsx";
import { Transport } from "./Transport.tsx";
import { useLabKeys } from "./useLabKeys.ts";

/** The main view: the settings, the lanes that train side by side with them, and the transport. */
export function Lab() {
  useLabKeys();
  const lanes = useLab((state) => state.lanes.length);
  return (
    <div className="lab">
      <div className="lab-body">
        <Controls />
        <main className="lab-main">
          <div className="lanes" data-lanes={lanes}>
            {Array.from({ length: lanes }, (_, lane) => (
              // A lane is its place: A is the first, whatever trains in it.
              // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no other identity.
              <Lane key={lane} lane={lane} />
            ))}
          </div>
          <Dock />
        </main>
      </div>
      <Transport />
      <LiveRegion />
    </div>
  );
}
