import { useCallback, useEffect, useRef, useState } from "react";
import type { Speed } from "../../runs/labState.ts";
import { onFrame } from "../lab/frameClock.ts";
import { wantsStillness } from "../reducedMotion.ts";
import { viewActions } from "../viewState.ts";

/** Updates a second. */
const rates = { 1: 4, 4: 16, 16: 64, max: 1000 } as const satisfies Record<Speed, number>;

export interface Played {
  /** The update that is shown. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: Speed;
  play(): void;
  pause(): void;
  seek(at: number): void;
  setSpeed(speed: Speed): void;
}

/** Goes through the updates of a walk; where it stands belongs to the address, `at` null: at the end. */
export function usePlayed(addressed: number | null, updates: number): Played {
  const [playing, setPlaying] = useState(() => addressed === null && !wantsStillness());
  const [shown, setShown] = useState(() => (playing ? 0 : (addressed ?? updates)));
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });
  const [speed, setSpeed] = useState<Speed>(16);
  const at = Math.min(shown, updates);

  const seek = useCallback(
    (wanted: number) => {
      const next = Math.max(0, Math.min(updates, Math.round(wanted)));
      setPlaying(false);
      setShown(next);
      viewActions.set("cliff", { at: next === updates ? null : next });
    },
    [updates],
  );

  // The address may change by other means: a link, the Back button.
  useEffect(() => {
    if (addressed !== null) setShown(addressed);
  }, [addressed]);

  useEffect(() => {
    if (!playing) return;
    const from = Math.min(latest.current, updates);
    const began = performance.now();
    return onFrame(() => {
      const next = from + ((performance.now() - began) * rates[speed]) / 1000;
      if (next >= updates) seek(updates);
      else setShown(Math.floor(next));
    });
  }, [playing, speed, updates, seek]);

  return {
    at,
    playing,
    speed,
    seek,
    setSpeed,
    pause: () => seek(at),
    play() {
      if (at >= updates) setShown(0);
      viewActions.set("cliff", { at: null });
      setPlaying(true);
    },
  };
}
