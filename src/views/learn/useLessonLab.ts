import { useEffect, useState } from "react";
import type { LanesFigure } from "../../lessons/chapter.ts";
import { experimentSteps } from "../../lessons/experimentSteps.ts";
import { pageClock } from "../../runs/clock.ts";
import { createLab, type Lab } from "../../runs/labStore.ts";
import { createPool } from "../../runs/pool.ts";
import { wantsStillness } from "../reducedMotion.ts";

/** Short runs of few layers: a lesson needs no more. */
const HISTORY = 16 * 1024 * 1024;

/** The figure's own lanes, apart from the Lab's, for as long as the figure is shown; null before they are made. */
export function useLessonLab(figure: LanesFigure, host: React.RefObject<HTMLElement | null>): Lab | null {
  const [lab, setLab] = useState<Lab | null>(null);
  useEffect(() => {
    const { comparison, quantity, shows } = figure;
    const pool = createPool({ size: comparison.lanes.length, historyBudget: HISTORY });
    const plays = shows === "run" && !wantsStillness();
    const made = createLab({ pool, clock: pageClock, random: Math.random, comparison, scenario: null, playing: plays });
    made.actions.setQuantity(quantity);
    made.actions.setScale("fit");
    made.actions.setSpeed(4);
    const steps = experimentSteps(comparison);
    made.actions.load(comparison, { scenario: null, step: shows === "start" ? 0 : plays ? null : steps - 1 });
    // The Lab's lanes train on; the lesson's have said what they had to say.
    const stop = made.store.subscribe(({ playing, head }) => playing && head >= steps && made.actions.pause());
    setLab(made);
    return () => {
      stop();
      made.dispose();
      pool.dispose();
    };
  }, [figure]);
  useEffect(() => {
    const element = host.current;
    if (lab === null || element === null) return;
    let inSight = true;
    const tell = () => lab.actions.setHidden(!inSight || document.visibilityState === "hidden");
    const sight = new IntersectionObserver(([entry]) => {
      inSight = entry?.isIntersecting ?? true;
      tell();
    });
    sight.observe(element);
    document.addEventListener("visibilitychange", tell);
    return () => {
      sight.disconnect();
      document.removeEventListener("visibilitychange", tell);
    };
  }, [lab, host]);
  return lab;
}
