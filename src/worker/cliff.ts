import type { FromCliffWorker, ToCliffWorker } from "../protocol/cliff.ts";
import { cliffResult } from "./cliffResult.ts";

/** The Cliff's own worker: answers each job in the order of their arrival. */
self.onmessage = ({ data: { id, job } }: MessageEvent<ToCliffWorker>) => {
  const { result, transfer } = cliffResult(job);
  const answer: FromCliffWorker = { id, result };
  self.postMessage(answer, { transfer: [...transfer] });
};
