import { RefusedChangeError } from "../experiment/refusedChangeError.ts";
import type { Patch } from "../experiment/schema.ts";
import type { Answer, Question, Standing } from "../protocol/messages.ts";
import type { TrainableRun } from "./engine.ts";
import { failureOf } from "./failure.ts";
import { createFindings } from "./findings.ts";
import type { Outbox } from "./outbox.ts";

/** One run in training: what it was asked for, and where it is on its way. */
export interface Session {
  readonly id: number;
  /** There is a step to train and room for its row, or somewhere to go back to. */
  readonly ready: boolean;
  advance(until: number): void;
  pause(): void;
  patch(patch: Patch): void;
  ask(id: number, question: Question): void;
  rewind(step: number): void;
  fork(step: number, patch: Patch): void;
  credit(buffer: ArrayBuffer): void;
  /** Trains for about `sliceMs`, at least one step, then sends what is due. Only while `ready`. */
  trainSlice(sliceMs: number): void;
}

/** A rewind, or a fork where there is a patch. */
interface Journey {
  readonly to: number;
  readonly patch: Patch | null;
  /** The state before `to` is restored; what is left is to train up to it. */
  begun: boolean;
}

/** Whatever is said waits until every row is out. */
export function createSession(
  id: number,
  run: TrainableRun,
  outbox: Outbox,
  answer: (question: Question) => Answer,
  now: () => number,
): Session {
  const findings = createFindings(id, run);
  let until = 0;
  let journey: Journey | null = null;
  /** What was asked for on a journey, to be done at its end. */
  let later: (() => void)[] = [];
  let failed = false;

  const isGoingBack = () => journey !== null && !journey.begun;
  const isThere = () => run.parameterIsNaN || run.step >= (journey?.to ?? until);
  const hasRoom = () => run.step < outbox.next || !outbox.full;
  const atRest = () => failed || outbox.owes("paused") || (!isGoingBack() && isThere());
  const isReady = () => !atRest() && (isGoingBack() || hasRoom());
  const settle = () => outbox.settle(atRest());

  /** What the run throws ends the run, not the worker. */
  function attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      failed = true;
      journey = null;
      later = [];
      outbox.say({ type: "failed", run: id, reason: failureOf(error) });
    }
  }

  /** At once, or where the journey under way ends. */
  function whenThere(action: () => void): void {
    if (failed) return;
    if (journey === null) attempt(action);
    else later.push(action);
    settle();
  }

  function sayIfDead(): void {
    if (!run.parameterIsNaN) return;
    const { step, firstNonfinite, origins } = run;
    outbox.say({ type: "dead", run: id, step, firstNonfinite, origins });
  }

  function trainStep(): void {
    const isNew = run.step === outbox.next;
    run.trainStep();
    if (isNew) outbox.append(run.row);
    if (journey === null) tell();
  }

  function tell(): void {
    for (const message of findings.news()) outbox.say(message);
    sayIfDead();
  }

  /** The run was elsewhere: it goes on from its head, not over all that lies between. */
  function returnToHead(): void {
    run.restoreAtOrBefore(outbox.next);
    tell();
  }

  function arrive({ to, patch }: Journey): void {
    journey = null;
    findings.catchUp();
    if (patch === null) outbox.say({ type: "rewound", run: id, ...standing() });
    else if (run.step === to) fork(to, patch);
    else outbox.say({ type: "refused", run: id, problems: null, ...standing() });
    sayIfDead();
    // One of them may set out again: the others wait for its end.
    while (journey === null && later.length > 0) later.shift()?.();
  }

  function standing(): Standing {
    const { step, firstNonfinite, origins, timeline } = run;
    return { step, firstNonfinite, origins, timeline };
  }

  function fork(step: number, patch: Patch): void {
    try {
      run.fork(step, patch);
    } catch (error) {
      if (!(error instanceof RefusedChangeError)) throw error;
      outbox.say({ type: "refused", run: id, problems: error.problems, ...standing() });
      return;
    }
    outbox.cut(step);
    outbox.say({ type: "forked", run: id, ...standing() });
  }

  /** Ends the journey under way, and those that were to begin at its end, where the run stands. */
  function interrupt(): void {
    while (journey !== null) {
      const ended = journey;
      attempt(() => arrive(ended));
    }
  }

  return {
    id,
    get ready() {
      return isReady();
    },
    advance(steps) {
      until = steps;
      settle();
    },
    pause() {
      interrupt();
      until = 0;
      outbox.say({ type: "paused", run: id, step: run.step });
      settle();
    },
    patch(patch) {
      whenThere(() => {
        const entry = run.patch(patch);
        outbox.cut(entry.step);
        outbox.say({ type: "patched", run: id, entry });
      });
    },
    ask(question, asked) {
      whenThere(() => outbox.say({ type: "answer", run: id, id: question, step: run.step, answer: answer(asked) }));
    },
    rewind(step) {
      interrupt();
      until = 0;
      whenThere(() => {
        journey = { to: step, patch: null, begun: false };
      });
    },
    fork(step, patch) {
      until = 0;
      whenThere(() => {
        journey = { to: step, patch, begun: false };
      });
    },
    credit(buffer) {
      outbox.credit(buffer);
      settle();
    },
    trainSlice(sliceMs) {
      const began = now();
      if (journey !== null && !journey.begun) {
        journey.begun = true;
        const { to } = journey;
        attempt(() => run.restoreBefore(to));
      } else if (journey === null && run.step < outbox.next) attempt(returnToHead);
      let time = now();
      while (isReady()) {
        const { next } = outbox;
        const before = time;
        attempt(trainStep);
        time = now();
        if (outbox.next > next) outbox.spent(time - before);
        if (time - began >= sliceMs) break;
      }
      const ended = journey;
      if (ended?.begun && isThere()) attempt(() => arrive(ended));
      settle();
    },
  };
}
