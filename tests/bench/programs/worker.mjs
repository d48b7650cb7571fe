// The page's own worker in a page: the real script, started from a blob and spoken to by the protocol.
import source from "virtual:worker-source";

const RUN = 1;
const FOREVER = 1_000_000_000;

/** `experiment`: with every field; `columns`: what is recorded. Steps are counted as their frames arrive. */
export function measure({ experiment, columns, stretch }) {
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const say = (message, transfer = []) => worker.postMessage(message, transfer);
  let first = null;
  let began = null;
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data: message }) => {
      if (message.type === "started") say({ type: "advance", run: RUN, until: FOREVER });
      if (message.type === "failed") reject(new Error(JSON.stringify(message.reason)));
      if (message.type === "dead") resolve({ rate: Number.NaN, healthy: false });
      if (message.type !== "frame") return;
      const now = performance.now();
      const steps = message.firstStep + message.rows;
      say({ type: "credit", run: RUN, buffer: message.buffer }, [message.buffer]);
      began ??= now;
      if (first === null) {
        if (now - began >= stretch.warmUpMs && steps >= 3) first = { now, steps };
        return;
      }
      if (now - first.now < stretch.measuredMs) return;
      worker.terminate();
      resolve({ rate: (1000 * (steps - first.steps)) / (now - first.now), healthy: true });
    };
    say({ type: "start", run: RUN, experiment, timeline: [], columns, checkpointBudget: CHECKPOINT_BYTES });
  });
}

/** A lane's share of the page's 96 MB, with two lanes. */
const CHECKPOINT_BYTES = 48 * 1024 * 1024;
