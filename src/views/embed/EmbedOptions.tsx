import { useMemo, useState } from "react";
import { embedPanels } from "../../experiment/address/embedFields.ts";
import { embedText } from "../../text/embed/index.ts";
import { languages } from "../../text/index.ts";
import { fieldWords } from "../../text/words.ts";
import { laneLetter } from "../LaneTag.tsx";
import { rowsOf } from "../lab/controls/rows.ts";
import { useStanding } from "../lab/controls/useStanding.ts";
import { useLab } from "../labStore.ts";
import { Segmented } from "../Segmented.tsx";
import { useText, useWords } from "../settings.ts";
import { useView } from "../viewState.ts";
import { CheckList } from "./CheckList.tsx";
import type { Choices } from "./snippet.ts";

interface EmbedOptionsProps {
  readonly choices: Choices;
  readonly onChange: (part: Partial<Choices>) => void;
}

const sizes = [
  [720, 480],
  [400, 600],
] as const;
const LEAST = 240;
const MOST = 2000;

/** What the author of a page chooses for the frame. */
export function EmbedOptions({ choices, onChange }: EmbedOptionsProps) {
  const words = useWords(embedText).dialog;
  const inLab = useView() === "lab";
  return (
    <div className="embed-options">
      <SizeChoice choices={choices} onChange={onChange} />
      {inLab && <LabOptions choices={choices} onChange={onChange} />}
      <h3>{words.language}</h3>
      <Segmented
        label={words.language}
        segments={[
          { value: null, label: words.reader },
          ...Object.entries(languages).map(([value, { name }]) => ({ value, label: name })),
        ]}
        value={choices.language}
        onChange={(language) => onChange({ language })}
      />
      <h3>{words.theme}</h3>
      <Segmented
        label={words.theme}
        segments={[
          { value: null, label: words.reader },
          { value: "light", label: words.light },
          { value: "dark", label: words.dark },
        ]}
        value={choices.theme}
        onChange={(theme) => onChange({ theme })}
      />
    </div>
  );
}

function SizeChoice({ choices: { width, height }, onChange }: EmbedOptionsProps) {
  const words = useWords(embedText).dialog;
  // "Custom" is a choice of its own: a size that is typed may equal one of the others.
  const [isCustom, setCustom] = useState(false);
  const size = isCustom ? -1 : sizes.findIndex(([w, h]) => w === width && h === height);
  const pixels = (label: string, value: number, change: (value: number) => void) => (
    <label>
      {label}
      <input
        type="number"
        min={LEAST}
        max={MOST}
        defaultValue={value}
        key={`${label} ${size}`}
        onChange={({ target }) => target.validity.valid && target.value !== "" && change(target.valueAsNumber)}
      />
    </label>
  );
  return (
    <>
      <h3>{words.size}</h3>
      <Segmented
        label={words.size}
        segments={[
          ...sizes.map(([w, h], value) => ({ value, label: `${w} × ${h}` })),
          { value: -1, label: words.custom },
        ]}
        value={size}
        onChange={(chosen) => {
          setCustom(chosen < 0);
          const [w, h] = sizes[chosen] ?? [width, height];
          onChange({ width: w, height: h });
        }}
      />
      {size < 0 && (
        <div className="embed-size">
          {pixels(words.width, width, (w) => onChange({ width: w }))}
          {pixels(words.height, height, (h) => onChange({ height: h }))}
        </div>
      )}
    </>
  );
}

function LabOptions({ choices, onChange }: EmbedOptionsProps) {
  const text = useText();
  const words = useWords(embedText).dialog;
  const comparison = useLab((state) => state.comparison);
  const experiments = useStanding();
  const paths = useMemo(
    () => rowsOf(comparison, experiments).flatMap(({ path, field }) => (field.rare ? [] : [path])),
    [comparison, experiments],
  );
  const all = experiments.map((_, k) => "abcd".charAt(k));
  const lanes = choices.lanes.length === 0 ? all : choices.lanes;
  const panelNames = embedPanels.map((value) => ({ value, label: words.panelNames[value] }));
  return (
    <>
      <CheckList
        label={words.panels}
        options={panelNames}
        chosen={choices.panels}
        onChange={(panels) => onChange({ panels })}
      />
      {all.length > 1 && (
        <CheckList
          label={words.lanes}
          options={all.map((value, k) => ({ value, label: laneLetter(k) }))}
          chosen={lanes}
          onChange={(shown) => onChange({ lanes: shown.length === all.length ? [] : shown })}
        />
      )}
      <CheckList
        label={words.knobs}
        options={paths.map((value) => ({ value, label: fieldWords(text, value).label }))}
        chosen={choices.knobs}
        onChange={(knobs) => onChange({ knobs })}
      />
      <label className="embed-check">
        <input
          type="checkbox"
          checked={choices.autoplay}
          onChange={({ target }) => onChange({ autoplay: target.checked })}
        />
        {words.autoplay}
      </label>
      <label className="embed-check">
        <input
          type="checkbox"
          checked={choices.locked}
          onChange={({ target }) => onChange({ locked: target.checked })}
        />
        {words.locked}
      </label>
    </>
  );
}
