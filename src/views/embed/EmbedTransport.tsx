import { type CSSProperties, useMemo } from "react";
import { embedText } from "../../text/embed/index.ts";
import { FieldRow } from "../lab/controls/FieldRow.tsx";
import { rowsOf } from "../lab/controls/rows.ts";
import { useStanding } from "../lab/controls/useStanding.ts";
import { PlayButton } from "../lab/Transport.tsx";
import { labActions, useLab } from "../labStore.ts";
import { useText, useWords } from "../settings.ts";
import { embedSettings } from "./embedSettings.ts";

const { knobs, locked } = embedSettings;

/** Play, the step that is shown, the way through the steps, and the settings that the reader may change. */
export function EmbedTransport() {
  const { transport, controls } = useText();
  const rows = useKnobs();
  return (
    <section
      className={rows.length > 0 ? "embed-transport with-knobs" : "embed-transport"}
      aria-label={transport.label}
    >
      <PlayButton />
      <StepNumber />
      <StepSlider />
      {rows.length > 0 && (
        <fieldset className="embed-knobs" disabled={locked} aria-label={controls.label}>
          {rows.map((row) => (
            <FieldRow key={row.path} row={row} />
          ))}
        </fieldset>
      )}
    </section>
  );
}

/** The rows of the control panel that the frame shows, in the order in which its address names them. */
function useKnobs() {
  const comparison = useLab((state) => state.comparison);
  const experiments = useStanding();
  return useMemo(() => {
    const rows = rowsOf(comparison, experiments);
    return knobs.flatMap((path) => rows.find((row) => row.path === path) ?? []);
  }, [comparison, experiments]);
}

function StepNumber() {
  const { step } = useWords(embedText);
  const playhead = useLab((state) => state.playhead);
  return (
    <p className="embed-step">
      {step} <b>{Math.max(0, playhead)}</b>
    </p>
  );
}

function StepSlider() {
  const { transport } = useText();
  const shown = useLab((state) => Math.max(0, state.playhead));
  const head = useLab((state) => state.head);
  const last = useLab((state) => state.window) - 1;
  return (
    <input
      type="range"
      className="slider embed-scrubber"
      style={{ "--part": shown / last, "--done": Math.max(0, head - 1) / last } as CSSProperties}
      min={0}
      max={last}
      value={shown}
      aria-label={transport.scrubber}
      aria-valuetext={transport.atStep(shown)}
      onChange={(event) => labActions.seek(event.target.valueAsNumber)}
    />
  );
}
