import { useId } from "react";
import type { Value } from "../../../experiment/fields.ts";
import { fieldWords } from "../../../text/words.ts";
import { LaneTag, laneLetter } from "../../LaneTag.tsx";
import { labActions } from "../../labStore.ts";
import { useText } from "../../settings.ts";
import { FieldControl } from "./FieldControl.tsx";
import { FieldLabel } from "./FieldLabel.tsx";
import { SharedRow, SplitRow } from "./RowFrame.tsx";
import type { Cell, Row } from "./rows.ts";
import { settingProblem } from "./settingProblem.ts";
import { useStanding } from "./useStanding.ts";

interface FieldRowProps {
  readonly row: Row;
  /** The group's heading is this field's name already. */
  readonly bare?: boolean;
}

/** A field of the panel: one control for all lanes, or one a lane. */
export function FieldRow({ row, bare = false }: FieldRowProps) {
  const id = useId();
  const name = fieldWords(useText(), row.path).label;
  const several = useStanding().length > 1;
  const lanes = row.cells.filter(({ lane }) => lane !== null);
  const [cell] = row.cells;
  if (!cell) return null;
  if (lanes.length === 0) {
    return (
      <SharedRow
        paths={row.path}
        name={name}
        label={bare ? null : <FieldLabel id={id} path={row.path} field={row.field} />}
        onSplit={several ? () => labActions.split(row.path) : null}
      >
        <RowControl id={id} row={row} cell={cell} />
      </SharedRow>
    );
  }
  if (lanes.length === 1 && !row.split) return <OneLane row={row} cell={cell} />;
  return (
    <SplitRow
      paths={row.path}
      name={name}
      label={bare ? null : <FieldLabel id={`${id}-0`} path={row.path} field={row.field} />}
      onJoin={row.split ? () => labActions.join(row.path) : null}
    >
      {row.cells.map((each, k) => (
        <div key={each.lane} className="lane-row">
          {each.lane !== null && <LaneTag lane={each.lane} />}
          <RowControl id={`${id}-${k}`} row={row} cell={each} />
        </div>
      ))}
    </SplitRow>
  );
}

/** A field that only this lane has: what its own choice brought with it. */
function OneLane({ row, cell }: { readonly row: Row; readonly cell: Cell }) {
  const id = useId();
  return (
    <div className="row" data-path={row.path}>
      <FieldLabel id={id} path={row.path} field={row.field}>
        {cell.lane !== null && <LaneTag lane={cell.lane} small />}
      </FieldLabel>
      <RowControl id={id} row={row} cell={cell} />
    </div>
  );
}

function RowControl({ id, row, cell }: { readonly id: string; readonly row: Row; readonly cell: Cell }) {
  const text = useText();
  const { label } = fieldWords(text, row.path);
  const experiments = useStanding();
  const { path, field } = row;
  const onEdit = (value: Value) => {
    const affected = cell.lane === null ? experiments : experiments.slice(cell.lane, cell.lane + 1);
    const problem = settingProblem(affected, path, field, value);
    if (!problem) labActions.edit(path, value, cell.lane);
    return problem;
  };
  const name = cell.lane === null ? label : text.controls.inLane(label, laneLetter(cell.lane));
  return (
    <FieldControl id={id} path={path} field={field} value={cell.value} name={name} lane={cell.lane} onEdit={onEdit} />
  );
}
