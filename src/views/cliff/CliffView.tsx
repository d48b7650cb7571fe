import "./cliff.css";
import { useCallback, useMemo } from "react";
import { MAGNITUDE_STOPS } from "../../charts/magnitudes.ts";
import { cliffText } from "../../text/cliff/index.ts";
import { isSingleKey, useKeys } from "../keyboard.ts";
import { TableDialog } from "../lab/TableDialog.tsx";
import { ValueTable } from "../lab/ValueTable.tsx";
import { useStepper } from "../present/stepper.ts";
import { useWords } from "../settings.ts";
import { useViewValues } from "../viewState.ts";
import { AboveCard } from "./AboveCard.tsx";
import { CliffControls } from "./CliffControls.tsx";
import { CliffTransport } from "./CliffTransport.tsx";
import { CloudCard } from "./CloudCard.tsx";
import { ClippedCard, RawCard } from "./RunCards.tsx";
import { SectionCard } from "./SectionCard.tsx";
import { SurfaceFigure } from "./SurfaceFigure.tsx";
import { useCliff } from "./useCliff.ts";
import { type Played, usePlayed } from "./usePlayed.ts";
import { pointOf, walkFacts, wallStep } from "./walkFacts.ts";

/** One neuron that feeds itself: the wall in its loss, and what a step does there without clipping and with it. */
export function CliffView() {
  const words = useWords(cliffText);
  const values = useViewValues("cliff");
  const figures = useCliff(values);
  const { paths } = figures;
  const updates = paths === null ? values.updates : paths.raw.length / 4 - 1;
  const played = usePlayed(values.at, updates);
  const wall = useMemo(() => (paths === null ? null : wallStep(paths.raw)), [paths]);
  useCliffKeys(played, updates);
  const { at, seek } = played;
  useStepper(useCallback((delta) => seek(at + delta), [seek, at]));
  const caption = useMemo(() => captionOf(words, paths, at), [words, paths, at]);
  const thrownAt = useMemo(() => (paths === null ? null : walkFacts(paths.raw, updates).thrownAt), [paths, updates]);
  const told = paths !== null && !played.playing && at === updates;
  return (
    <div className="cliff">
      <div className="cliff-body">
        <main className="cliff-main">
          <div className="cliff-heading">
            <h2 className="page-title">{words.title(values.seq_len)}</h2>
            <p>{words.about}</p>
          </div>
          <Legend />
          <SurfaceFigure values={values} figures={figures} at={at} caption={caption} />
          {paths !== null && (
            <TableDialog title={words.title(values.seq_len)}>
              <PathTable paths={paths} at={at} caption={caption} />
            </TableDialog>
          )}
        </main>
        <aside className="cliff-cards" aria-label={words.controls.label}>
          {paths !== null && <RawCard path={paths.raw} at={at} />}
          {paths !== null && <ClippedCard path={paths.clipped} at={at} max_norm={values.max_norm} />}
          <AboveCard values={values} figures={figures} at={at} />
          <CliffControls values={values} />
          <CloudCard cloud={figures.cloud} />
          <SectionCard figures={figures} weight={values.section} />
        </aside>
      </div>
      <CliffTransport played={played} updates={updates} wall={wall} />
      <p className="visually-hidden" role="status">
        {told ? (thrownAt === null ? words.announce.stayed : words.announce.thrown(thrownAt)) : ""}
      </p>
    </div>
  );
}

type Words = (typeof cliffText)["en"];
type Paths = NonNullable<ReturnType<typeof useCliff>["paths"]>;

function captionOf(words: Words, paths: Paths | null, at: number): string {
  if (paths === null) return words.loading;
  const where = (path: Float64Array) => {
    const { now } = walkFacts(path, at);
    return words.where(now.w, now.b, now.loss);
  };
  return words.surfaceCaption(at, where(paths.raw), where(paths.clipped));
}

const MOST_ROWS = 120;

/** Both paths up to the update that is shown. */
function PathTable({ paths, at, caption }: { readonly paths: Paths; readonly at: number; readonly caption: string }) {
  const { table } = useWords(cliffText);
  const every = Math.max(1, Math.ceil((at + 1) / MOST_ROWS));
  const updates = Array.from({ length: Math.floor(at / every) + 1 }, (_, k) => k * every);
  const values = (path: Float64Array, k: number) => {
    const { w, b, loss, gradient } = pointOf(path, k);
    return [w, b, loss, gradient];
  };
  const named = (lane: string) => table.columns.map((column) => `${lane}, ${column}`);
  return (
    <ValueTable
      caption={caption}
      columns={[table.update, ...named(table.raw), ...named(table.clipped)]}
      rows={updates.map((k) => ({ name: String(k), values: [...values(paths.raw, k), ...values(paths.clipped, k)] }))}
    />
  );
}

const TICKS = [0.01, 0.1, 1, 10] as const;

/** The cliff's own range of colours, 0.01 to 16. */
function Legend() {
  const { legend } = useWords(cliffText);
  return (
    <div className="cliff-legend">
      <b>{legend}</b>
      <span
        style={{
          background: `linear-gradient(to right, ${MAGNITUDE_STOPS.map((_, k) => `var(--mag-${k})`).join(", ")})`,
        }}
      />
      <ol>
        {TICKS.map((tick) => (
          <li key={tick}>{tick}</li>
        ))}
      </ol>
    </div>
  );
}

/** The keys that a run has in the Lab, for the walks. */
function useCliffKeys(played: Played, updates: number): void {
  useKeys(
    useCallback(
      (event: KeyboardEvent) => {
        if (!isSingleKey(event)) return;
        const isControl = event.target instanceof Element && event.target.closest("button, input, summary, a") !== null;
        const act = actionOf(event.key, isControl, played, updates);
        if (act === null) return;
        event.preventDefault();
        act();
      },
      [played, updates],
    ),
  );
}

function actionOf(key: string, isControl: boolean, played: Played, updates: number): (() => void) | null {
  switch (key) {
    case " ":
      return isControl ? null : played.playing ? played.pause : played.play;
    case ".":
      return () => played.seek(played.at + 1);
    case ",":
      return () => played.seek(played.at - 1);
    case "Home":
      return isControl ? null : () => played.seek(0);
    case "End":
      return isControl ? null : () => played.seek(updates);
    case "r":
      return () => played.seek(0);
    default:
      return null;
  }
}
