import { indexOf } from "../../diagnosis/recorded.ts";
import type { History } from "../../runs/history.ts";
import { remediesText } from "../../text/remedies/index.ts";
import { ValueTable } from "../lab/ValueTable.tsx";
import { useWords } from "../settings.ts";

interface LossTableProps {
  readonly caption: string;
  readonly history: History | null;
  readonly baseline: History | null;
}

/** Rows at most: every so many of a long run. */
const MOST_ROWS = 121;

/** The losses of a card beside the baseline's, as numbers. */
export function LossTable({ caption, history, baseline }: LossTableProps) {
  const { table } = useWords(remediesText);
  const steps = Math.max(history?.steps ?? 0, baseline?.steps ?? 0);
  const every = Math.max(1, Math.ceil(steps / MOST_ROWS));
  const both = baseline === null ? [history] : [history, baseline];
  return (
    <ValueTable
      caption={caption}
      columns={[table.step, table.loss, ...(baseline === null ? [] : [table.baseline])]}
      rows={Array.from({ length: Math.ceil(steps / every) }, (_, k) => ({
        name: String(k * every),
        values: both.map((of) => lossAt(of, k * every)),
      }))}
    />
  );
}

function lossAt(history: History | null, step: number): number | null {
  if (history === null || step >= history.steps) return null;
  return history.last(history.binOf(step), indexOf(history.layout, "loss"));
}
