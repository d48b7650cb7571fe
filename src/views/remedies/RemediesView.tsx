import "./remedies.css";
import { useCallback, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { bothOf } from "../../diagnosis/remedies/cards.ts";
import { canonical } from "../../experiment/comparison.ts";
import { merge } from "../../experiment/patch.ts";
import type { RemedyCard, RemedyGrid } from "../../runs/remedyState.ts";
import { remediesText } from "../../text/remedies/index.ts";
import { valueWord } from "../../text/words.ts";
import { Icon } from "../icons.tsx";
import { isSingleKey, useKeys } from "../keyboard.ts";
import { labActions, labStore } from "../labStore.ts";
import { useStepper } from "../present/stepper.ts";
import { Segmented } from "../Segmented.tsx";
import { useText, useWords } from "../settings.ts";
import { useViewValues, viewActions } from "../viewState.ts";
import { CardView } from "./CardView.tsx";
import { Legend } from "./Legend.tsx";
import { pairsIn, textOf, withPair } from "./pairs.ts";
import { type Sort, sorted } from "./sorted.ts";
import { useRemedyGrid } from "./useRemedyGrid.ts";

const sorts: readonly Sort[] = ["given", "verdict", "loss", "gradient"];

/** The Lab's first lane under every remedy, side by side. */
export function RemediesView() {
  const { pairs: text } = useViewValues("remedies");
  const pairs = useMemo(() => pairsIn(text), [text]);
  const grid = useRemedyGrid(pairs);
  const main = useRef<HTMLElement>(null);
  useStepper(useCallback((delta) => turnPage(main.current, delta), []));
  return (
    <main ref={main} className="remedies">
      {grid !== null && <Grid grid={grid} />}
    </main>
  );
}

/** What stood at the edge stays in sight. */
const PAGE = 0.85;

/** A hall has no scroll wheel: a step is a page of cards. */
function turnPage(element: HTMLElement | null, delta: 1 | -1): void {
  element?.scrollBy({ top: delta * PAGE * element.clientHeight });
}

function Grid({ grid }: { readonly grid: RemedyGrid }) {
  const words = useWords(remediesText);
  const { sort, pairs: text } = useViewValues("remedies");
  const cards = useStore(grid.store, (state) => state.cards);
  const [chosen, setChosen] = useState<RemedyCard | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const baseline = cards[0] as RemedyCard;
  const shown = useMemo(() => sorted(cards, sort), [cards, sort]);
  useGridKeys(grid);

  const choose = useCallback(
    (card: RemedyCard) => {
      setRefused(null);
      if (chosen === null) return setChosen(card);
      setChosen(null);
      const [a, b] = [chosen.codes[0], card.codes[0]];
      if (a === undefined || b === undefined || a === b) return;
      const patch = bothOf(baseline.experiment, { code: a, patch: chosen.patch }, { code: b, patch: card.patch });
      if (patch === null) return setRefused(words.noPair(words.names[a], words.names[b]));
      viewActions.set("remedies", { pairs: textOf(withPair(pairsIn(text), [a, b])) });
    },
    [chosen, baseline, text, words],
  );
  const remove = useCallback(
    ({ codes }: RemedyCard) => {
      const kept = pairsIn(text).filter((pair) => pair.join() !== codes.join());
      viewActions.set("remedies", { pairs: textOf(kept) });
    },
    [text],
  );
  const singles = cards.filter(({ codes }) => codes.length === 1);
  const done = cards.filter(({ progress }) => progress === "done" || progress === "failed").length;
  const survived = singles.filter(({ result }) => result?.verdict.kind === "survived").length;
  return (
    <>
      <Heading grid={grid} baseline={baseline} remedies={singles.length} />
      <div className="remedies-bar">
        <PlayButtons grid={grid} />
        <span className="remedies-done">{words.done(done, cards.length)}</span>
        <p className="remedies-hint" role="status">
          {refused ?? (chosen === null ? "" : words.combineHint)}
        </p>
        <Segmented
          label={words.sort.label}
          segments={sorts.map((value) => ({ value, label: words.sort[value] }))}
          value={sort}
          onChange={(next) => viewActions.set("remedies", { sort: next })}
        />
      </div>
      <div className="remedies-grid">
        {shown.map((card) => (
          <CardView
            key={card.id}
            card={card}
            baseline={baseline}
            steps={grid.steps}
            chosen={chosen?.id === card.id}
            onVisible={grid.setVisible}
            onOpen={openInLab}
            onChoose={choose}
            onRemove={remove}
          />
        ))}
        <Legend steps={grid.steps} />
      </div>
      <p className="visually-hidden" role="status">
        {done === cards.length ? words.ended(survived, singles.length) : ""}
      </p>
    </>
  );
}

interface HeadingProps {
  readonly grid: RemedyGrid;
  readonly baseline: RemedyCard;
  readonly remedies: number;
}

function Heading({ grid, baseline, remedies }: HeadingProps) {
  const text = useText();
  const words = useWords(remediesText);
  const { model } = baseline.experiment;
  const network =
    model.kind === "mlp"
      ? words.network(model.depth, valueWord(text, "model.activation", model.activation))
      : words.otherNetwork;
  const isCalm = baseline.result !== null && baseline.result.verdict.kind !== "exploded";
  return (
    <div className="remedies-heading">
      <h2 className="page-title">{isCalm ? words.calmTitle(remedies) : words.title(remedies)}</h2>
      <p>{words.about(network, grid.steps)}</p>
      {isCalm && <p>{words.calm}</p>}
    </div>
  );
}

function PlayButtons({ grid }: { readonly grid: RemedyGrid }) {
  const { transport } = useText();
  const words = useWords(remediesText);
  const playing = useStore(grid.store, (state) => state.playing);
  const label = playing ? transport.pause : transport.play;
  return (
    <>
      <button
        type="button"
        className="button outlined square"
        aria-label={label}
        title={label}
        onClick={playing ? grid.pause : grid.play}
      >
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <button
        type="button"
        className="button outlined square"
        aria-label={words.again}
        title={words.again}
        onClick={grid.restart}
      >
        <Icon name="reset" />
      </button>
    </>
  );
}

/** The baseline as lane A, the remedy as lane B. */
function openInLab({ codes, patch }: RemedyCard): void {
  const { comparison } = labStore.getState();
  const [first] = comparison.lanes;
  if (first === undefined || codes.length === 0) return;
  const lanes = [
    { patch: first.patch, timeline: [] },
    { patch: merge(first.patch, patch), timeline: [] },
  ];
  labActions.load(canonical({ base: comparison.base, lanes }), { scenario: null });
  viewActions.go("lab");
}

function useGridKeys(grid: RemedyGrid): void {
  useKeys(
    useCallback(
      (event: KeyboardEvent) => {
        if (!isSingleKey(event)) return;
        const isControl = event.target instanceof Element && event.target.closest("button, input") !== null;
        if (event.key === "r") grid.restart();
        else if (event.key !== " " || isControl) return;
        else if (grid.store.getState().playing) grid.pause();
        else grid.play();
        event.preventDefault();
      },
      [grid],
    ),
  );
}
