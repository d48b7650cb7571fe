import type { FromWorker } from "../protocol/messages.ts";

/** Something for which a run leaves its way. */
export interface Errand {
  /** Asks the worker; to be done again where something ended it before its time. */
  begin(): void;
  /** True once it is done: the next one begins. */
  hear(message: FromWorker): boolean;
  /** It will not be done. */
  reject(error: Error): void;
}

/**
 * The errands of a run, one behind the other: a worker ends one rewind where another begins, so that two at once would
 * be answered for a step that nobody asked about.
 */
export interface Errands {
  /** None is under way or waits. */
  readonly none: boolean;
  /** No other waits behind the one under way. */
  readonly isLast: boolean;
  isUnderWay(errand: Errand): boolean;
  add(errand: Errand): void;
  /** Takes one away that is not under way yet. */
  withdraw(errand: Errand): void;
  hear(message: FromWorker): void;
  /** Begins the first one, once there is somebody to ask. */
  open(): void;
  rejectAll(why: string): void;
}

export function createErrands(): Errands {
  let queue: Errand[] = [];
  let isOpen = false;
  const begin = () => queue[0]?.begin();
  return {
    get none() {
      return queue.length === 0;
    },
    get isLast() {
      return queue.length === 1;
    },
    isUnderWay: (errand) => isOpen && queue[0] === errand,
    add(errand) {
      queue.push(errand);
      if (isOpen && queue.length === 1) begin();
    },
    withdraw(errand) {
      if (!isOpen || queue[0] !== errand) queue = queue.filter((other) => other !== errand);
    },
    hear(message) {
      if (!isOpen || queue[0]?.hear(message) !== true) return;
      queue.shift();
      begin();
    },
    open() {
      isOpen = true;
      begin();
    },
    rejectAll(why) {
      const rejected = queue;
      queue = [];
      for (const errand of rejected) errand.reject(new Error(why));
    },
  };
}
