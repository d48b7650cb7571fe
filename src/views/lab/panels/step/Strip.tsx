import type { CSSProperties } from "react";
import type { BackwardPass } from "../../../../engine/backwardPass.ts";
import { lensText } from "../../../../text/lens/index.ts";
import { spoken } from "../../../../text/spoken.ts";
import { laneLetter } from "../../../LaneTag.tsx";
import { useText, useWords } from "../../../settings.ts";
import { magnitudeColour } from "./magnitudeColour.ts";

interface StripProps {
  readonly lane: number;
  readonly pass: BackwardPass;
  readonly overTime: boolean;
  /** The layer that the stage is at; one behind the last is the output. */
  readonly at: number;
  /** Goes to the first stage of a layer. */
  readonly onGo: (place: number) => void;
}

/**
 * The layers as a strip in the colours of their gradient's norm, the output on the right, with a slider over it whose
 * thumb is as wide as a cell.
 */
export function Strip({ lane, pass, overTime, at, onGo }: StripProps) {
  const text = useText();
  const words = useWords(lensText);
  const norms = [...[...pass.links].reverse().map(({ signal }) => signal), pass.output];
  const cells = norms.map((norm, k) => ({ place: k + 1, norm }));
  const name = (place: number) =>
    place === cells.length ? words.output : overTime ? words.time(place) : words.layer(place);
  const shown = words.cell(name(at), norms[at - 1] ?? Number.NaN);
  return (
    <div className="lens-strip" style={{ "--cells": cells.length } as CSSProperties}>
      {cells.map(({ place, norm }) => (
        <span
          key={place}
          className={`lens-cell ${kindOf(norm)}`}
          data-at={place === at}
          data-reached={place >= at}
          style={{ "--cell": kindOf(norm) === "" ? magnitudeColour(norm) : undefined } as CSSProperties}
        />
      ))}
      <input
        type="range"
        min={1}
        max={cells.length}
        value={at}
        aria-label={words.strip(laneLetter(lane))}
        aria-valuetext={spoken(text, shown)}
        onChange={(event) => onGo(event.target.valueAsNumber)}
      />
    </div>
  );
}

function kindOf(norm: number): "" | "inf" | "nan" | "zero" {
  if (Number.isNaN(norm)) return "nan";
  if (!Number.isFinite(norm)) return "inf";
  return norm === 0 ? "zero" : "";
}
