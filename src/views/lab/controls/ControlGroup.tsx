import { useState } from "react";
import type { Difference } from "../../../experiment/differences.ts";
import type { Group } from "../../../experiment/fields.ts";
import { Icon } from "../../icons.tsx";
import { useText } from "../../settings.ts";
import { FieldRow } from "./FieldRow.tsx";
import type { Row } from "./rows.ts";

interface ControlGroupProps {
  readonly group: Group;
  readonly rows: readonly Row[];
  /** What differs between the lanes, without what comes with another difference. */
  readonly differences: readonly Difference[];
}

/** The first choice of a group that is named like it, "Clipping", needs no label of its own. */
const NAMESAKES: readonly string[] = ["clip.mode"];

/** One section of the panel. Rarely used settings stand behind "More", except those in which the lanes differ. */
export function ControlGroup({ group, rows, differences }: ControlGroupProps) {
  const { groups, controls } = useText();
  const [open, setOpen] = useState(false);
  const differs = ({ path }: Row) => differences.some((difference) => difference.path === path);
  const isUsual = (row: Row) => !row.field.rare || row.split || differs(row);
  if (rows.length === 0) return null;
  const rare = rows.filter((row) => !isUsual(row));
  const isOnly = differences.length === 1 && rows.some(differs);
  return (
    <section className="control-group" data-group={group}>
      <div className="group-head">
        <h2>{groups[group]}</h2>
        {isOnly && <span className="note">{controls.onlyDifference}</span>}
        {rare.length > 0 && (
          <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {controls.more}
            <Icon name="chevronDown" size={13} />
          </button>
        )}
      </div>
      {[...rows.filter(isUsual), ...(open ? rare : [])].map((row) => (
        <FieldRow key={row.path} row={row} bare={NAMESAKES.includes(row.path)} />
      ))}
    </section>
  );
}
