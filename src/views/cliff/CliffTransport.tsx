import type { CSSProperties } from "react";
import type { Speed } from "../../runs/labState.ts";
import { cliffText } from "../../text/cliff/index.ts";
import { speedWord } from "../../text/words.ts";
import { Icon } from "../icons.tsx";
import { speeds } from "../lab/useLabKeys.ts";
import { RoundButton } from "../RoundButton.tsx";
import { Segmented } from "../Segmented.tsx";
import { useText, useWords } from "../settings.ts";
import type { Played } from "./usePlayed.ts";

interface CliffTransportProps {
  readonly played: Played;
  readonly updates: number;
  /** The update at which the raw path meets the wall; null: it does not. */
  readonly wall: number | null;
}

/** Goes through the updates of both paths. */
export function CliffTransport({ played, updates, wall }: CliffTransportProps) {
  const text = useText();
  const words = useWords(cliffText);
  const { at, playing, speed } = played;
  const label = playing ? text.transport.pause : text.transport.play;
  const segments = speeds.map((value: Speed) => ({ value, label: speedWord(text, value) }));
  return (
    <section className="transport cliff-transport" aria-label={text.transport.label}>
      <div className="transport-buttons">
        <RoundButton icon="reset" label={text.transport.reset} onClick={() => played.seek(0)} />
        <button
          type="button"
          className="play"
          aria-label={label}
          title={label}
          onClick={playing ? played.pause : played.play}
        >
          <Icon name={playing ? "pause" : "play"} size={20} />
        </button>
        <RoundButton icon="stepForward" label={text.transport.stepForward} onClick={() => played.seek(at + 1)} />
      </div>
      <div className="step-number">
        <b>{at}</b>
        <span>/ {updates}</span>
      </div>
      <div className="scrubber" style={{ "--shown": at / updates } as CSSProperties}>
        <div className="scrubber-track" style={{ "--done": 1 } as CSSProperties} />
        {wall !== null && (
          <button
            type="button"
            className="cliff-wall"
            style={{ "--at": wall / updates } as CSSProperties}
            onClick={() => played.seek(wall)}
          >
            <Icon name="burst" size={13} />
            {words.transport.wall(wall)}
          </button>
        )}
        <input
          type="range"
          min={0}
          max={updates}
          value={at}
          aria-label={words.transport.shown}
          onChange={(event) => played.seek(Number(event.target.value))}
        />
      </div>
      <div className="speed">
        <Segmented label={text.transport.speed} segments={segments} value={speed} onChange={played.setSpeed} />
      </div>
    </section>
  );
}
