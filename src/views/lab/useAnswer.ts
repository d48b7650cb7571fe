import { useEffect, useState } from "react";
import type { Question } from "../../protocol/messages.ts";
import type { Answered } from "../../runs/laneRun.ts";
import { askLane, labStore } from "../labStore.ts";

/** While it plays, a question is asked again at most so often. */
const AGAIN_MS = 250;

/**
 * The newest answer of a lane's network to a question, for the step that the lane shows; asked again whenever that step
 * changes. null: not answered yet; what was answered to another question is not shown. `question`: the same object as long as it is the same question; null: nothing is asked.
 */
export function useAnswer(lane: number, question: Question | null): Answered | null {
  const [newest, setNewest] = useState<{ lane: number; question: Question; answered: Answered } | null>(null);
  useEffect(() => {
    if (question === null) return;
    let ended = false;
    let asking = false;
    let asked = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const standing = () => {
      const { lanes, playhead } = labStore.getState();
      const run = lanes[lane]?.run;
      return `${runIds.get(run)} ${playhead} ${run?.state} ${run?.timeline.length}`;
    };
    const look = async () => {
      const now = standing();
      if (ended || asking || timer !== undefined || now === asked) return;
      asking = true;
      asked = now;
      const next = await askLane(lane, question);
      asking = false;
      if (ended) return;
      if (next !== null) setNewest({ lane, question, answered: next });
      timer = setTimeout(() => {
        timer = undefined;
        void look();
      }, AGAIN_MS);
    };
    void look();
    const unsubscribe = labStore.subscribe(() => void look());
    return () => {
      ended = true;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [lane, question]);
  return newest?.question === question && newest?.lane === lane ? newest.answered : null;
}

/** A number for each run, so that another run is another thing to ask. */
const runIds = {
  known: new WeakMap<object, number>(),
  count: 0,
  get(run: object | null | undefined): number {
    if (!run) return 0;
    const old = this.known.get(run);
    if (old !== undefined) return old;
    this.count += 1;
    this.known.set(run, this.count);
    return this.count;
  },
};
