import { useId } from "react";
import type { Value } from "../../../experiment/fields.ts";
import { fieldWords } from "../../../text/words.ts";
import { Icon } from "../../icons.tsx";
import { LaneTag, laneLetter } from "../../LaneTag.tsx";
import { labActions } from "../../labStore.ts";
import { Rich } from "../../Rich.tsx";
import { useText } from "../../settings.ts";
import { FieldControl } from "./FieldControl.tsx";
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
  const lanes = row.cells.filter(({ lane }) => lane !== null);
  const [cell] = row.cells;
  if (!cell) return null;
  if (lanes.length === 0) return <OneForAll row={row} cell={cell} bare={bare} />;
  if (lanes.length === 1 && !row.split) return <OneLane row={row} cell={cell} />;
  return <OnePerLane row={row} bare={bare} />;
}

function OneForAll({ row, cell, bare }: { readonly row: Row; readonly cell: Cell; readonly bare: boolean }) {
  const { controls } = useText();
  const id = useId();
  const label = useLabel(row);
  const several = useStanding().length > 1;
  return (
    <div className="row">
      {!bare && <FieldLabel id={id} row={row} />}
      <RowControl id={id} row={row} cell={cell} />
      {several && (
        <button
          type="button"
          className="differ"
          aria-label={controls.differ(label)}
          title={controls.differ(label)}
          onClick={() => labActions.split(row.path)}
        >
          <Icon name="split" size={14} />
        </button>
      )}
    </div>
  );
}

/** A field that only this lane has: what its own choice brought with it. */
function OneLane({ row, cell }: { readonly row: Row; readonly cell: Cell }) {
  const id = useId();
  return (
    <div className="row">
      <FieldLabel id={id} row={row}>
        {cell.lane !== null && <LaneTag lane={cell.lane} small />}
      </FieldLabel>
      <RowControl id={id} row={row} cell={cell} />
    </div>
  );
}

function OnePerLane({ row, bare }: { readonly row: Row; readonly bare: boolean }) {
  const { controls } = useText();
  const id = useId();
  const label = useLabel(row);
  return (
    <div className={bare ? "split bare" : "split"}>
      <div className="split-head">
        {!bare && <FieldLabel id={`${id}-0`} row={row} />}
        {row.split && (
          <button
            type="button"
            className="same"
            aria-label={controls.same(label)}
            title={controls.same(label)}
            onClick={() => labActions.join(row.path)}
          >
            <Icon name="join" size={14} />
            {controls.sameShort}
          </button>
        )}
      </div>
      {row.cells.map((cell, k) => (
        <div key={cell.lane} className="lane-row">
          {cell.lane !== null && <LaneTag lane={cell.lane} />}
          <RowControl id={`${id}-${k}`} row={row} cell={cell} />
        </div>
      ))}
    </div>
  );
}

function useLabel(row: Row): string {
  return fieldWords(useText(), row.path).label;
}

function FieldLabel({
  id,
  row,
  children,
}: {
  readonly id: string;
  readonly row: Row;
  readonly children?: React.ReactNode;
}) {
  const { label, symbol, hint } = fieldWords(useText(), row.path);
  return (
    <label className="field-label" htmlFor={id} title={hint}>
      <span>
        {label}
        {symbol && (
          <>
            {" "}
            <Rich>{symbol}</Rich>
          </>
        )}
      </span>
      {children}
    </label>
  );
}

function RowControl({ id, row, cell }: { readonly id: string; readonly row: Row; readonly cell: Cell }) {
  const { controls } = useText();
  const label = useLabel(row);
  const experiments = useStanding();
  const { path, field } = row;
  const onEdit = (value: Value) => {
    const affected = cell.lane === null ? experiments : experiments.slice(cell.lane, cell.lane + 1);
    const problem = settingProblem(affected, path, field, value);
    if (!problem) labActions.edit(path, value, cell.lane);
    return problem;
  };
  const name = cell.lane === null ? label : controls.inLane(label, laneLetter(cell.lane));
  return (
    <FieldControl id={id} path={path} field={field} value={cell.value} name={name} lane={cell.lane} onEdit={onEdit} />
  );
}
