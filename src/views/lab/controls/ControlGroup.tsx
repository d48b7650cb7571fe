import { useState } from "react";
import type { Difference } from "../../../experiment/differences.ts";
import type { Group } from "../../../experiment/fields.ts";
import { fieldWords } from "../../../text/words.ts";
import { Icon } from "../../icons.tsx";
import { useText } from "../../settings.ts";
import { FieldRow } from "./FieldRow.tsx";
import { ModelRow } from "./ModelRow.tsx";
import { CELL, KIND } from "./modelChoices.ts";
import type { Row } from "./rows.ts";

interface ControlGroupProps {
  readonly group: Group;
  readonly rows: readonly Row[];
  /** What differs between the lanes, without what comes with another difference. */
  readonly differences: readonly Difference[];
}

/** The first choice of a group that is named like it, "Clipping", needs no label of its own. */
const NAMESAKES: readonly string[] = ["clip.mode"];
/** What network it is stands first and is one row. */
const MODEL: readonly string[] = [KIND, CELL];

/** One section of the panel. Rarely used settings stand behind "More", except those in which the lanes differ. */
export function ControlGroup({ group, rows, differences }: ControlGroupProps) {
  const text = useText();
  const { groups, controls } = text;
  const [open, setOpen] = useState(false);
  const differs = ({ path }: Row) => differences.some((difference) => difference.path === path);
  const isUsual = (row: Row) => !row.field.rare || row.split || differs(row);
  if (rows.length === 0) return null;
  const model = rows.filter(({ path }) => MODEL.includes(path));
  const others = rows.filter((row) => !model.includes(row));
  const rare = others.filter((row) => !isUsual(row));
  const isOnly = differences.length === 1 && rows.some(differs);
  const namesake = others.find(({ path }) => NAMESAKES.includes(path));
  return (
    <section className="control-group" data-group={group}>
      <div className="group-head">
        <h2 title={namesake && `${fieldWords(text, namesake.path).hint} ${controls.live}`}>{groups[group]}</h2>
        {isOnly && <span className="note">{controls.onlyDifference}</span>}
        {rare.length > 0 && (
          <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {controls.more}
            <Icon name="chevronDown" size={13} />
          </button>
        )}
      </div>
      {model.length > 0 && <ModelRow rows={model} all={open} />}
      {[...others.filter(isUsual), ...(open ? rare : [])].map((row) => (
        <FieldRow key={row.path} row={row} bare={row === namesake} />
      ))}
    </section>
  );
}
