import { useEffect, useState } from "react";

/** Milliseconds that a stage is shown for. */
const STAGE_MS = 1200;

/** A stage that is played slowly, or walked through. `count`: stages in all. */
export interface PlayedStage {
  readonly at: number;
  readonly playing: boolean;
  go(to: number): void;
  toggle(): void;
}

export function usePlayedStage(count: number): PlayedStage {
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const last = Math.max(0, count - 1);
  const shown = Math.min(at, last);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setAt((old) => Math.min(old + 1, last)), STAGE_MS);
    return () => clearInterval(timer);
  }, [playing, last]);
  const isOver = playing && shown === last;
  return {
    at: shown,
    playing: playing && !isOver,
    go(to) {
      setPlaying(false);
      setAt(Math.max(0, Math.min(to, last)));
    },
    toggle() {
      if (shown === last) setAt(0);
      setPlaying(shown === last || !playing);
    },
  };
}
