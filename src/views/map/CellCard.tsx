import type { BriefSummary } from "../../diagnosis/runSummary.ts";
import type { MapState } from "../../runs/mapState.ts";
import { mapText } from "../../text/map/index.ts";
import { fieldWords, valueWord } from "../../text/words.ts";
import { Rich } from "../Rich.tsx";
import { useText, useWords } from "../settings.ts";

interface CellCardProps {
  readonly state: MapState;
  readonly cell: number | null;
  readonly onOpen: (cell: number) => void;
}

/** The numbers of the cell that is pointed at. */
export function CellCard({ state, cell, onOpen }: CellCardProps) {
  const text = useText();
  const words = useWords(mapText);
  const { plan, cells } = state;
  if (cell === null) return <p className="map-cell">{words.cell.none}</p>;
  const axes = [
    { ...plan.x, at: cell % plan.x.values.length },
    { ...plan.y, at: Math.floor(cell / plan.x.values.length) },
  ];
  const found = cells[cell];
  const [run] = found?.runs ?? [];
  return (
    <div className="map-cell">
      <dl>
        {axes.map(({ path, values, at }) => (
          <Entry key={path} name={fieldWords(text, path).label} value={valueWord(text, path, values[at] ?? null)} />
        ))}
        {run !== undefined && <Figures run={run} steps={plan.steps} />}
      </dl>
      {found === undefined && <p>{words.cell.waiting}</p>}
      {found?.problem === true && <p>{words.cell.impossible}</p>}
      <button type="button" className="button outlined" onClick={() => onOpen(cell)}>
        {words.cell.open}
      </button>
    </div>
  );
}

function Figures({ run, steps }: { readonly run: BriefSummary; readonly steps: number }) {
  const { cell, causes } = useWords(mapText);
  const { step } = run;
  const factor = (value: number | null) => (value === null ? "–" : cell.factor(value));
  return (
    <>
      <Entry name={cell.growth} value={factor(run.growth)} />
      <Entry name={cell.theory} value={factor(run.theory)} />
      <Entry name={cell.firstNonfinite} value={step === null ? cell.never(steps) : cell.step(step)} />
      <Entry name={cell.loss} value={cell.losses(run.loss.first, run.loss.final)} />
      <Entry name={cell.cause} value={causes[run.cause]} />
    </>
  );
}

function Entry({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Rich>{value}</Rich>
      </dd>
    </div>
  );
}
