import "../cliff/cliff.css";
import { useEffect } from "react";
import type { CliffFigure } from "../../lessons/chapter.ts";
import { cliffText } from "../../text/cliff/index.ts";
import { learnText } from "../../text/learn/index.ts";
import { CloudCard } from "../cliff/CloudCard.tsx";
import { SurfaceFigure } from "../cliff/SurfaceFigure.tsx";
import { useCliff } from "../cliff/useCliff.ts";
import { usePlayed } from "../cliff/usePlayed.ts";
import { walkFacts } from "../cliff/walkFacts.ts";
import { useWords } from "../settings.ts";
import { useViewValues, viewActions } from "../viewState.ts";

/** The Cliff's own landscape with the section's settings; what is turned or moved here is so in the Cliff, too. */
export function CliffView({ figure }: { readonly figure: CliffFigure }) {
  const words = useWords(cliffText);
  const { openCliff } = useWords(learnText);
  const values = useViewValues("cliff");
  const { values: asked } = figure;
  useEffect(() => viewActions.reset("cliff", asked), [asked]);
  const figures = useCliff(values);
  const { paths, cloud } = figures;
  const updates = paths === null ? values.updates : paths.raw.length / 4 - 1;
  const { at } = usePlayed(values.at, updates);
  const placed = (path: Float64Array) => {
    const { now } = walkFacts(path, at);
    return words.where(now.w, now.b, now.loss);
  };
  const caption = paths === null ? words.loading : words.surfaceCaption(at, placed(paths.raw), placed(paths.clipped));
  return (
    <div className="lesson-cliff">
      <SurfaceFigure values={values} figures={figures} at={at} caption={caption} />
      <CloudCard cloud={cloud} />
      <div className="lesson-bar">
        <button type="button" className="button outlined" onClick={() => viewActions.go("cliff")}>
          {openCliff}
        </button>
      </div>
    </div>
  );
}
