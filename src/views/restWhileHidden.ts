import { isOutOfSight, onSight } from "./sight.ts";

interface Playing {
  isPlaying(): boolean;
  pause(): void;
  play(): void;
}

/** What nobody sees rests; what the reader has paused stays paused. Returns a function that ends it. */
export function restWhileHidden({ isPlaying, pause, play }: Playing): () => void {
  let rested = false;
  let ended = false;
  const tell = () => {
    const hidden = isOutOfSight();
    if (hidden === rested || ended) return;
    rested = hidden && isPlaying();
    if (rested) pause();
    else if (!hidden) play();
  };
  const stop = onSight(tell);
  // What is made out of sight has not begun yet.
  queueMicrotask(tell);
  return () => {
    ended = true;
    stop();
  };
}
