import { inOrder, MAX_TIMELINE, type ResolvedLane, resolve } from "../experiment/comparison.ts";
import { liveFields } from "../experiment/declaration.ts";
import type { Value } from "../experiment/fields.ts";
import { flatten, patchOf } from "../experiment/flat.ts";
import { changed, merge } from "../experiment/patch.ts";
import { refusedChange } from "../experiment/refusedChange.ts";
import type { Comparison, Experiment, Patch, TimelineEntry } from "../experiment/schema.ts";
import type { Clock } from "./clock.ts";
import { isLiving } from "./conductor.ts";
import type { LaneState } from "./labState.ts";
import type { LaneRun } from "./laneRun.ts";

/** A slider that is dragged changes the run at most so often. */
const SEND_MS = 150;

export interface LiveChangesOptions {
  readonly clock: Clock;
  readonly lanes: () => readonly LaneRun[];
  /** A change has its step. */
  readonly made: (lane: number, entry: TimelineEntry) => void;
  /** What is pending has changed. */
  readonly changed: () => void;
}

/** Changes of settings while the lanes run: sent to the run, which answers from which step on they apply. */
export interface LiveChanges {
  /**
   * Whether the field may change while a lane trains, any of the lanes has begun and goes on, their timelines have room,
   * and none of them refuses the change.
   */
  canTake(path: string, value: Value, targets: readonly number[], comparison: Comparison): boolean;
  /** Lanes whose settings have no such field are left out. */
  make(
    path: string,
    value: Value,
    targets: readonly number[],
    experimentOf: (lane: number) => Experiment | undefined,
  ): void;
  /** The changes without an answer, as if they applied from the next step. */
  pending(): readonly (readonly [lane: number, entry: TimelineEntry])[];
  /** The lane's state with the pending changes in its settings, so that a control shows them at once. */
  shownIn(lane: number, state: LaneState): LaneState;
  /** The lanes have been replaced. */
  forget(): void;
}

export function createLiveChanges(options: LiveChangesOptions): LiveChanges {
  const { clock, lanes } = options;
  /** What waits to be sent, and what was sent and has no answer yet, by lane. */
  let waiting = new Map<number, Patch>();
  let sent = new Map<number, readonly Patch[]>();
  let sentAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  function sendSoon(): void {
    if (cancel !== null) return;
    const wait = sentAt + SEND_MS - clock.now();
    if (wait <= 0) send();
    else cancel = clock.schedule(send, wait);
  }

  function send(): void {
    cancel = null;
    sentAt = clock.now();
    const now = waiting;
    waiting = new Map();
    for (const [lane, patch] of now) {
      const run = lanes()[lane];
      const unanswered = sent;
      unanswered.set(lane, [...(unanswered.get(lane) ?? []), patch]);
      const answered = (entry: TimelineEntry | null) => {
        // The lanes were replaced meanwhile: `forget` made another map.
        if (unanswered !== sent) return;
        sent.set(
          lane,
          (sent.get(lane) ?? []).filter((other) => other !== patch),
        );
        if (entry !== null) options.made(lane, entry);
        options.changed();
      };
      run?.patch(patch).then(answered, () => answered(null));
    }
  }

  const patchesOf = (lane: number): readonly Patch[] => {
    const last = waiting.get(lane);
    return [...(sent.get(lane) ?? []), ...(last === undefined ? [] : [last])];
  };

  return {
    canTake(path, value, targets, comparison) {
      if (!liveFields.includes(path)) return false;
      const runs = targets.map((lane) => lanes()[lane]);
      const changesOf = (lane: number) => (comparison.lanes[lane]?.timeline.length ?? 0) + patchesOf(lane).length;
      const hasRoom = targets.every((lane) => changesOf(lane) < MAX_TIMELINE);
      if (!hasRoom || !runs.some((run) => run !== undefined && run.steps > 0 && isLiving(run))) return false;
      const lanesNow = resolve(comparison);
      return targets.every((lane) => {
        const resolved = lanesNow[lane];
        const patches = [...patchesOf(lane), patchOf(path, value)];
        return resolved !== undefined && isAccepted(resolved, lanes()[lane]?.steps ?? 0, patches);
      });
    },
    make(path, value, targets, experimentOf) {
      for (const lane of targets) {
        const experiment = experimentOf(lane);
        if (experiment === undefined || !flatten(experiment).has(path)) continue;
        waiting.set(lane, merge(waiting.get(lane) ?? {}, patchOf(path, value)));
      }
      sendSoon();
    },
    pending() {
      return lanes().flatMap((run, lane) =>
        patchesOf(lane).map((patch) => [lane, { step: run.steps, patch }] as const),
      );
    },
    shownIn(lane, state) {
      const patches = patchesOf(lane);
      return patches.length === 0 ? state : { ...state, experiment: patches.reduce(changed, state.experiment) };
    },
    forget() {
      cancel?.();
      cancel = null;
      waiting = new Map();
      sent = new Map();
    },
  };
}

/** Whether the lane goes on with these changes at its next step: a worker would refuse others. */
function isAccepted(lane: ResolvedLane, step: number, patches: readonly Patch[]): boolean {
  const timeline = [...lane.timeline, ...patches.map((patch) => ({ step, patch }))];
  return refusedChange({ ...lane, timeline: inOrder(timeline) }) === null;
}
