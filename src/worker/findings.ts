import { type NonfiniteKind, nonfiniteKinds } from "../engine/quantities.ts";
import type { FromWorker } from "../protocol/messages.ts";
import type { TrainableRun } from "./engine.ts";

/** What a run has found out about its first Inf and NaN, and what of it was told. */
export interface Findings {
  /** What is new since the last look; to be asked after each step. */
  news(): readonly FromWorker[];
  /** What the run knows at present was told in another way. */
  catchUp(): void;
}

const none: readonly FromWorker[] = [];

export function createFindings(id: number, run: TrainableRun): Findings {
  let unseen: readonly NonfiniteKind[];
  let noted: TrainableRun["firstNonfinite"];
  let origins: TrainableRun["origins"];
  catchUp();

  function catchUp(): void {
    ({ firstNonfinite: noted, origins } = run);
    unseen = nonfiniteKinds.filter((kind) => noted[kind] === null);
  }

  return {
    news() {
      // Each is another object whenever something was found.
      const [marksAreOld, originsAreOld] = [run.firstNonfinite === noted, run.origins === origins];
      if (marksAreOld && originsAreOld) return none;
      const marks = unseen.flatMap((kind): FromWorker[] => {
        const mark = run.firstNonfinite[kind];
        return mark === null ? [] : [{ type: "nonfinite", run: id, kind, mark }];
      });
      catchUp();
      return originsAreOld ? marks : [...marks, { type: "origins", run: id, origins }];
    },
    catchUp,
  };
}
