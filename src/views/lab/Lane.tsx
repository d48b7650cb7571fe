import { laneLetter } from "../LaneTag.tsx";
import { useText } from "../settings.ts";
import { useMedia } from "../useMedia.ts";
import { HeatChart } from "./HeatChart.tsx";
import { HeroChart } from "./HeroChart.tsx";
import { LaneHeader } from "./LaneHeader.tsx";
import { LossChart } from "./LossChart.tsx";
import { RatioChart } from "./RatioChart.tsx";

/** Between these widths the ratio of updates folds away. */
const FOLDED = "(min-width: 600px) and (max-width: 899.98px)";

/** One network: what it does, in words, in three numbers and in four pictures. */
export function Lane({ lane }: { readonly lane: number }) {
  const { lane: words, charts } = useText();
  const folded = useMedia(FOLDED);
  const letter = laneLetter(lane);
  return (
    <section className="lane" data-lane={letter.toLowerCase()} aria-label={words.label(letter)}>
      <div className="lane-top">
        <LaneHeader lane={lane} />
        <HeroChart lane={lane} />
      </div>
      <div className="lane-steps">
        <p className="lane-steps-title">{words.label(letter)}</p>
        <HeatChart lane={lane} />
        <LossChart lane={lane} axis={folded} />
        {folded ? (
          <details className="folded">
            <summary>{charts.ratio}</summary>
            <RatioChart lane={lane} />
          </details>
        ) : (
          <RatioChart lane={lane} />
        )}
      </div>
    </section>
  );
}
