import { explosion } from "../../diagnosis/explosion.ts";
import type { FromEmbed } from "../../protocol/embed.ts";
import { isLiving } from "../../runs/conductor.ts";
import type { LabState, LaneState } from "../../runs/labState.ts";
import type { LaneRun } from "../../runs/laneRun.ts";
import { letterOf } from "./stateMessage.ts";

type Event = Extract<FromEmbed, { readonly type: "exploded" | "clipped" | "finished" }>;

/** The steps of what has been told of a run. */
interface Told {
  exploded?: number;
  clipped?: number;
}

export interface Happenings {
  /** What has happened since it was asked last. */
  since(before: LabState, now: LabState, playhead: number): readonly Event[];
  /** The step that is sought, where the run is to stop by itself; null: none. */
  seek(step: number | null): void;
}

/**
 * What a run's host hears of once: a run that goes back for a question and forward again has nothing new to tell, and
 * one that was forked only what comes at another step than before.
 */
export function createHappenings(): Happenings {
  const told = new WeakMap<LaneRun, Told>();
  let goal: number | null = null;

  function toldOf(run: LaneRun): Told {
    const known = told.get(run) ?? {};
    told.set(run, known);
    return known;
  }

  function ofLane({ run, firstNonfinite }: LaneState, k: number, { marks }: LabState): readonly Event[] {
    if (run === null) return [];
    const events: Event[] = [];
    const known = toldOf(run);
    const clip = marks.find(({ kind, lane }) => kind === "first_clip" && lane === k);
    if (clip !== undefined && known.clipped !== clip.step) {
      known.clipped = clip.step;
      events.push({ egl: 1, type: "clipped", lane: letterOf(k), step: clip.step });
    }
    const first = explosion(firstNonfinite);
    if (first !== null && known.exploded !== first.step) {
      known.exploded = first.step;
      events.push({
        egl: 1,
        type: "exploded",
        lane: letterOf(k),
        step: first.step,
        tensor: first.tensor,
        nan: first.nan,
      });
    }
    return events;
  }

  function finished(before: LabState, now: LabState, playhead: number): readonly Event[] {
    if (!before.playing || now.playing) return [];
    const sought = goal;
    goal = null;
    const over = now.lanes.every(({ run }) => run !== null && !isLiving(run));
    if (!over && (sought === null || playhead < sought)) return [];
    return [{ egl: 1, type: "finished", step: Math.max(0, playhead), why: over ? "over" : "goal" }];
  }

  return {
    since: (before, now, playhead) => [
      ...now.lanes.flatMap((lane, k) => ofLane(lane, k, now)),
      ...finished(before, now, playhead),
    ],
    seek(step) {
      goal = step;
    },
  };
}
