import { differencesFrom } from "../../experiment/differences.ts";
import type { Value } from "../../experiment/fields.ts";
import { exportText } from "../../text/export/index.ts";
import { fieldWords, valueWord } from "../../text/words.ts";
import { laneLetter } from "../LaneTag.tsx";
import { rowsOf } from "../lab/controls/rows.ts";
import { useLab } from "../labStore.ts";
import { useText, useWords } from "../settings.ts";

/** What differs between the lanes, and all settings. */
export function PrintedSettings() {
  const text = useText();
  const { sheet } = useWords(exportText);
  const comparison = useLab((state) => state.comparison);
  const lanes = useLab((state) => state.lanes);
  const written = (path: string, value: Value | undefined) => {
    if (typeof value === "boolean") return value ? sheet.yes : sheet.no;
    return value === undefined ? "–" : valueWord(text, path, value);
  };
  const differences = differencesFrom(comparison).map(({ path, values }) => ({
    path,
    values: values.map((value, k) => `${laneLetter(k)}: ${written(path, value)}`).join(", "),
  }));
  const rows = rowsOf(
    comparison,
    lanes.map(({ experiment }) => experiment),
  ).map(({ path, cells }) => ({
    path,
    values: cells
      .map(({ lane, value }) => `${lane === null ? "" : `${laneLetter(lane)}: `}${written(path, value)}`)
      .join(", "),
  }));
  return (
    <>
      <h2>{sheet.differs}</h2>
      {differences.length === 0 ? <p>{sheet.same}</p> : <List entries={differences} />}
      <h2>{sheet.settings}</h2>
      <List entries={rows} />
    </>
  );
}

function List({ entries }: { readonly entries: readonly { readonly path: string; readonly values: string }[] }) {
  const text = useText();
  return (
    <dl>
      {entries.map(({ path, values }) => (
        <div key={path}>
          <dt>{fieldWords(text, path).label}</dt>
          <dd>{values}</dd>
        </div>
      ))}
    </dl>
  );
}
