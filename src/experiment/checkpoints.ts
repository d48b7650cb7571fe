import type { Checkpoint } from "../engine/checkpoint.ts";
import type { Trainer } from "../engine/trainer.ts";

/** Steps between checkpoints while there is room: replaying so many is not felt, and saving costs next to nothing. */
const SPACING = 8;

/**
 * The checkpoints of one run, within a budget of bytes. They stand at multiples of a spacing, evenly over the run; where
 * one more would not fit, the spacing doubles and every second one goes. So a replay takes at most SPACING steps, or
 * about twice the run's steps over the number of checkpoints that fit. Step 0 is never kept: the seed gives it. Of a run
 * whose single checkpoint exceeds the budget nothing is kept, nor copied.
 */
export interface Checkpoints {
  /** What is kept, in bytes; never more than the budget. */
  readonly bytes: number;
  /** The steps that are kept, ascending. */
  readonly steps: readonly number[];
  /** To be called after every step: keeps a copy where one is due. */
  offer(run: Pick<Trainer, "step" | "checkpointBytes" | "save">): void;
  /**
   * To be called before the run goes back: the furthest state that it left is kept beside the others until it comes
   * further, so that going on from there is no replay.
   */
  leave(run: Pick<Trainer, "step" | "checkpointBytes" | "save">): void;
  /** The last one at or before `step`; null: only the seed is left to begin from. */
  nearest(step: number): Checkpoint | null;
  /** The run will come to other states than these after `step`. */
  dropAfter(step: number): void;
}

interface Kept {
  readonly checkpoint: Checkpoint;
  readonly bytes: number;
}

export function createCheckpoints(budget: number): Checkpoints {
  const kept = new Map<number, Kept>();
  let left: Kept | null = null;
  let bytes = 0;
  let spacing = SPACING;

  function keepOnly(chosen: (step: number) => boolean): void {
    for (const [step, one] of kept) {
      if (chosen(step)) continue;
      kept.delete(step);
      bytes -= one.bytes;
    }
  }

  /** Doubles the spacing until there is room. */
  function makeRoom(needed: number): void {
    while (bytes + needed > budget) {
      spacing *= 2;
      keepOnly((step) => step % spacing === 0);
    }
  }

  function forgetLeft(): void {
    bytes -= left?.bytes ?? 0;
    left = null;
  }

  const steps = () => [...kept.keys()].sort((a, b) => a - b);
  const isDue = (step: number) => step % spacing === 0 && !kept.has(step);

  return {
    get bytes() {
      return bytes;
    },
    get steps() {
      return steps();
    },
    offer(run) {
      const { step } = run;
      if (left !== null && step > left.checkpoint.step) forgetLeft();
      if (!isDue(step)) return;
      const needed = run.checkpointBytes;
      if (needed + (left?.bytes ?? 0) > budget) return;
      makeRoom(needed);
      if (!isDue(step)) return;
      kept.set(step, { checkpoint: run.save(), bytes: needed });
      bytes += needed;
    },
    leave(run) {
      const needed = run.checkpointBytes;
      if (needed > budget || (left !== null && left.checkpoint.step >= run.step)) return;
      forgetLeft();
      makeRoom(needed);
      left = { checkpoint: run.save(), bytes: needed };
      bytes += needed;
    },
    nearest(step) {
      if (left !== null && left.checkpoint.step <= step) return left.checkpoint;
      const found = steps().findLast((other) => other <= step);
      return found === undefined ? null : (kept.get(found)?.checkpoint ?? null);
    },
    dropAfter(step) {
      if (left !== null && left.checkpoint.step > step) forgetLeft();
      const before = kept.size;
      keepOnly((other) => other <= step);
      // Where the run goes on from here, there is room again.
      if (kept.size < before) spacing = SPACING;
    },
  };
}
