import { MAGNITUDE_STOPS } from "../../charts/magnitudes.ts";
import type { MapColour } from "../../charts/sweepMap/colouring.ts";
import { mapText } from "../../text/map/index.ts";
import { useWords } from "../settings.ts";

/** What colours and lines mean. */
export function MapLegend({ colour, hatched }: { readonly colour: MapColour; readonly hatched: boolean }) {
  const { scale, legend } = useWords(mapText);
  return (
    <div className="map-legend">
      <div>
        <span
          style={{
            background: `linear-gradient(to right, ${MAGNITUDE_STOPS.map((_, k) => `var(--mag-${k})`).join(", ")})`,
          }}
        />
        <ol>
          {scale[colour].map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ol>
      </div>
      <p className="map-line">{legend.measured}</p>
      <p className="map-line dotted">{legend.theory}</p>
      {hatched && <p className="map-none">{legend.none}</p>}
    </div>
  );
}
