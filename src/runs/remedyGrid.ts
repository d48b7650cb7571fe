import { createStore } from "zustand/vanilla";
import { bestConstantOf } from "../diagnosis/bestConstant.ts";
import { finalLoss } from "../diagnosis/finalLoss.ts";
import { indexOf } from "../diagnosis/recorded.ts";
import { cardReason } from "../diagnosis/remedies/cardReason.ts";
import { bothOf, type CardCode, cardsFor } from "../diagnosis/remedies/cards.ts";
import { verdict } from "../diagnosis/verdict.ts";
import type { Quantity } from "../engine/quantities.ts";
import { changed } from "../experiment/patch.ts";
import type { Experiment, Patch } from "../experiment/schema.ts";
import type { Clock } from "./clock.ts";
import type { History } from "./history.ts";
import type { LaneRun } from "./laneRun.ts";
import type { Pool } from "./pool.ts";
import type { RemedyCard, RemedyGrid, RemedyGridState, RemedyResult } from "./remedyState.ts";

/** What a card shows and is judged by. */
const columns: readonly Quantity[] = ["loss", "total_norm_f64", "hidden_grad_norm_f64"];
/** Enough for 1000 steps of 100 layers, one a bin. */
export const REMEDY_HISTORY = 4 * 1024 * 1024;
/** React hears of the cards' progress at most so often. */
const SYNC_MS = 100;

interface RemedyGridOptions {
  readonly pool: Pick<Pool, "start">;
  readonly clock: Clock;
  /** The run that everything else is held against. */
  readonly experiment: Experiment;
  readonly steps: number;
  /** The threshold of the remedies that clip. */
  readonly max_norm: number;
  /** Cards that train at once. */
  readonly workers: number;
}

/**
 * Trains one experiment under each remedy, from the same seed and on the same batches: as many cards at once as there
 * are workers, those in sight first come, first served.
 */
export function createRemedyGrid(options: RemedyGridOptions): RemedyGrid {
  const { pool, clock, experiment, steps, max_norm, workers } = options;
  const singles = cardsFor(experiment, max_norm);
  const card = (codes: readonly CardCode[], patch: Patch): RemedyCard => ({
    id: codes.length === 0 ? "baseline" : codes.join("+"),
    codes,
    patch,
    experiment: changed(experiment, patch),
    run: null,
    progress: "waiting",
    steps: 0,
    result: null,
  });
  const first = [card([], {}), ...singles.map(({ code, patch }) => card([code], patch))];
  const store = createStore<RemedyGridState>(() => ({ cards: first, playing: true }));
  const visible = new Set<string>();
  let cancelSync: (() => void) | null = null;

  const cards = () => store.getState().cards;
  const put = (id: string, part: Partial<RemedyCard>) =>
    store.setState({ cards: cards().map((each) => (each.id === id ? { ...each, ...part } : each)) });

  /** Cards in sight get what workers are free. */
  function dispatch(): void {
    if (!store.getState().playing) return;
    let free = workers - cards().filter(({ progress }) => progress === "training").length;
    for (const { id, progress, experiment: settings } of cards()) {
      if (free <= 0) return;
      if (progress !== "waiting" || !visible.has(id)) continue;
      free -= 1;
      begin(id, settings);
    }
  }

  function begin(id: string, settings: Experiment): void {
    const run = pool.start(settings, [], columns, { historyBytes: REMEDY_HISTORY });
    put(id, { run, progress: "training" });
    let over = false;
    run.subscribe(() => {
      syncSoon();
      if (over || !isOver(run)) return;
      over = true;
      // A mark comes behind the row of its step: the answer to this comes behind both.
      run.pause().then(() => finish(id, run, settings));
    });
    run.advance(steps);
  }

  const isOver = (run: LaneRun) => run.state === "dead" || run.state === "failed" || run.steps >= steps;

  function finish(id: string, run: LaneRun, settings: Experiment): void {
    const current = cards().find((each) => each.id === id);
    if (current?.run !== run) return;
    const decays = current.codes.length === 1 && current.codes[0] === "l2";
    const result = run.history === null || run.state === "failed" ? null : judged(run, run.history, settings, decays);
    put(id, { steps: run.steps, progress: result === null ? "failed" : "done", result });
    run.dispose();
    dispatch();
  }

  function sync(): void {
    cancelSync = null;
    const now = cards();
    const next = now.map((each) =>
      each.run !== null && each.run.steps !== each.steps ? { ...each, steps: each.run.steps } : each,
    );
    if (next.some((each, k) => each !== now[k])) store.setState({ cards: next });
  }

  function syncSoon(): void {
    cancelSync ??= clock.schedule(sync, SYNC_MS);
  }

  function training(): readonly LaneRun[] {
    return cards().flatMap(({ run, progress }) => (run !== null && progress === "training" ? [run] : []));
  }

  return {
    store,
    steps,
    play() {
      store.setState({ playing: true });
      for (const run of training()) run.advance(steps);
      dispatch();
    },
    pause() {
      store.setState({ playing: false });
      for (const run of training()) if (!isOver(run)) void run.pause();
    },
    restart() {
      const runs = cards().map(({ run }) => run);
      store.setState({ cards: cards().map(({ codes, patch }) => card(codes, patch)), playing: true });
      for (const run of runs) run?.dispose();
      dispatch();
    },
    setVisible(id, isVisible) {
      if (isVisible) visible.add(id);
      else visible.delete(id);
      dispatch();
    },
    setPairs(pairs) {
      const before = new Map(cards().map((each) => [each.id, each]));
      const both = pairs.flatMap(([a, b]) => {
        const [one, other] = [a, b].map((code) => singles.find((each) => each.code === code));
        const patch = one && other ? bothOf(experiment, one, other) : null;
        return patch === null ? [] : [card([a, b], patch)];
      });
      const next = [...first, ...both].map((each) => before.get(each.id) ?? each);
      const kept = new Set(next.map(({ id }) => id));
      for (const { id, run } of before.values()) if (!kept.has(id)) run?.dispose();
      store.setState({ cards: next });
      dispatch();
    },
    dispose() {
      cancelSync?.();
      for (const { run } of cards()) run?.dispose();
    },
  };
}

function judged(run: LaneRun, history: History, experiment: Experiment, decays: boolean): RemedyResult {
  const came = verdict(history, run.firstNonfinite, bestConstantOf(experiment));
  return {
    verdict: came,
    reason: cardReason(history, experiment, decays, came),
    finalLoss: came.kind === "exploded" ? Number.NaN : finalLoss(history, history.steps),
    maxGradient: largest(history),
  };
}

function largest(history: History): number {
  const index = indexOf(history.layout, "total_norm_f64");
  let most = 0;
  for (let bin = 0; bin <= history.binOf(history.steps - 1); bin++) {
    const norm = history.max(bin, index);
    if (norm > most) most = norm;
  }
  return most;
}
