import { useEffect, useMemo, useState } from "react";
import type { Bifurcation, Cloud, Region, Section, Surface } from "../../engine/cliff/shapes.ts";
import type { ViewValues } from "../../experiment/address/viewFields.ts";
import type { Paths } from "../../protocol/cliff.ts";
import { type CliffComputer, createCliffComputer } from "../../runs/cliffComputer.ts";

/** The part of the plane that is shown. */
export const REGION: Region = { w: [3.7, 6.7], b: [-4, -1.2] };
export const STARTS = 200;
/** The cloud is many walks: it begins when the reader has let go. */
const REST_MS = 300;

/** What was computed last of each kind; null before the first time. */
export interface CliffFigures {
  readonly surface: Surface | null;
  readonly paths: Paths | null;
  readonly section: Section | null;
  readonly bifurcation: Bifurcation | null;
  /** Null while it is being computed anew. */
  readonly cloud: Cloud | null;
}

/** Computes, away from the page, whatever the settings ask for. */
export function useCliff(values: ViewValues<"cliff">): CliffFigures {
  const { w, b, lr, max_norm, updates, seq_len, section: weight } = values;
  const computer = useComputer();
  const [surface, setSurface] = useState<Surface | null>(null);
  const [paths, setPaths] = useState<Paths | null>(null);
  const [section, setSection] = useState<Section | null>(null);
  const [bifurcation, setBifurcation] = useState<Bifurcation | null>(null);
  const [cloud, setCloud] = useState<Cloud | null>(null);
  const walk = useMemo(() => ({ w, b, lr, max_norm, updates, seq_len }), [w, b, lr, max_norm, updates, seq_len]);

  useEffect(
    () =>
      whileCurrent((take) => computer?.compute({ kind: "surface", region: REGION, seq_len }).then(take(setSurface))),
    [computer, seq_len],
  );
  useEffect(() => {
    setCloud(null);
    return whileCurrent((take) => {
      computer?.compute({ kind: "paths", walk }).then(take(setPaths));
      const timer = setTimeout(
        () => computer?.compute({ kind: "cloud", walk, starts: STARTS }).then(take(setCloud)),
        REST_MS,
      );
      return () => clearTimeout(timer);
    });
  }, [computer, walk]);
  useEffect(
    () =>
      whileCurrent((take) => {
        const job = { w: weight, b: REGION.b };
        computer?.compute({ kind: "section", ...job, seq_len }).then(take(setSection));
        computer?.compute({ kind: "bifurcation", ...job }).then(take(setBifurcation));
      }),
    [computer, weight, seq_len],
  );
  return { surface, paths, section, bifurcation, cloud };
}

/** Gives a setter that does nothing for null, nor once the settings have changed: a late answer belongs to the ones before. */
type Take = <T>(set: (value: T) => void) => (value: T | null) => void;

/** Begins what is computed for some settings; returns what ends it, as an effect does. */
function whileCurrent(begin: (take: Take) => unknown): () => void {
  let current = true;
  const end = begin((set) => (value) => {
    if (current && value !== null) set(value);
  });
  return () => {
    current = false;
    if (typeof end === "function") end();
  };
}

/** One for as long as the view is shown. */
function useComputer(): CliffComputer | null {
  const [computer, setComputer] = useState<CliffComputer | null>(null);
  useEffect(() => {
    const made = createCliffComputer();
    setComputer(made);
    return () => made.dispose();
  }, []);
  return computer;
}
