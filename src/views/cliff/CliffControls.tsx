import { type ViewValues, viewFields } from "../../experiment/address/viewFields.ts";
import { cliffText } from "../../text/cliff/index.ts";
import { NumberRow } from "../NumberRow.tsx";
import { useWords } from "../settings.ts";
import { viewActions } from "../viewState.ts";

/** The three settings whose shares over 200 starts are tested (tests/engine/cliff). */
const presets = [
  { w: 5, b: -2.7, lr: 1, max_norm: 0.4, updates: 100, seq_len: 50 },
  { w: 5, b: -2.7, lr: 0.01, max_norm: 1, updates: 400, seq_len: 50 },
  { w: 5.5, b: -2.8, lr: 0.01, max_norm: 1, updates: 2000, seq_len: 50 },
] as const;
const rows = ["w", "b", "lr", "max_norm", "updates", "seq_len"] as const;

/** Where both walks begin, how long their steps are, and how many time steps the neuron takes. */
export function CliffControls({ values }: { readonly values: ViewValues<"cliff"> }) {
  const { controls } = useWords(cliffText);
  return (
    <section className="cliff-card" aria-label={controls.label}>
      <fieldset className="cliff-presets" aria-label={controls.presets}>
        {presets.map((preset, k) => (
          <button
            key={controls.presetNames[k]}
            type="button"
            className="button outlined"
            aria-pressed={rows.every((name) => preset[name] === values[name])}
            onClick={() => viewActions.set("cliff", { ...preset, at: null })}
          >
            {controls.presetNames[k]}
          </button>
        ))}
      </fieldset>
      {rows.map((name) => (
        <NumberRow
          key={name}
          label={controls[name]}
          field={viewFields.cliff[name]}
          value={values[name]}
          onChange={(next) => viewActions.set("cliff", { [name]: next, at: null })}
        />
      ))}
    </section>
  );
}
