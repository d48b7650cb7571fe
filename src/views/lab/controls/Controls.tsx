import "./controls.css";
import "./rows.css";
import "./sheet.css";
import { useMemo, useState } from "react";
import { differencesFrom } from "../../../experiment/differences.ts";
import type { Group } from "../../../experiment/fields.ts";
import { useLab } from "../../labStore.ts";
import { Segmented } from "../../Segmented.tsx";
import { useText } from "../../settings.ts";
import { AddLane } from "./AddLane.tsx";
import { ControlGroup } from "./ControlGroup.tsx";
import { CONTROLS } from "./controlsId.ts";
import { DifferenceNote } from "./DifferenceNote.tsx";
import { loadMemory } from "./knownMemory.ts";
import { Prediction } from "./Prediction.tsx";
import { rowsOf } from "./rows.ts";
import { SheetHandle } from "./SheetHandle.tsx";
import { useDrawer } from "./useDrawer.ts";
import { useStanding } from "./useStanding.ts";

const groups: readonly Group[] = ["network", "data", "training", "clipping"];
/** What a phone shows one at a time; the data stand with the training. */
const tabs = ["network", "training", "clipping"] as const;

/**
 * The control panel, generated from the declaration of an experiment. From 1200 px on it stands beside the lanes;
 * narrower it is a drawer (a popover, opened from the header); below 600 px a sheet at the bottom, a group at a time.
 */
export function Controls() {
  const text = useText();
  const comparison = useLab((state) => state.comparison);
  const experiments = useStanding();
  const rows = useMemo(() => rowsOf(comparison, experiments), [comparison, experiments]);
  const differences = useMemo(() => differencesFrom(comparison).filter(({ under }) => under === null), [comparison]);
  const [tab, setTab] = useState<(typeof tabs)[number]>("clipping");
  const [expanded, setExpanded] = useState(false);
  const drawer = useDrawer();
  return (
    <aside
      ref={drawer}
      id={CONTROLS}
      popover="auto"
      onPointerEnter={loadMemory}
      onFocus={loadMemory}
      className="controls"
      aria-label={text.controls.label}
      data-tab={tab}
      data-expanded={expanded}
    >
      <div className="sheet-head">
        <SheetHandle expanded={expanded} onChange={setExpanded} />
        <Segmented
          label={text.controls.label}
          segments={tabs.map((value) => ({ value, label: text.groupTabs[value] }))}
          value={tab}
          onChange={setTab}
          size="full"
        />
      </div>
      <div className="control-groups">
        {groups.map((group) => (
          <ControlGroup
            key={group}
            group={group}
            rows={rows.filter((row) => row.group === group)}
            differences={differences}
          />
        ))}
        <div className="panel-lanes">
          <DifferenceNote differences={differences} lanes={experiments.length} />
          <AddLane />
        </div>
        <Prediction />
      </div>
    </aside>
  );
}
