import type { CSSProperties } from "react";
import { layerText } from "../../../../text/layer/index.ts";
import { Icon } from "../../../icons.tsx";
import { labActions, useLab } from "../../../labStore.ts";
import { useWords } from "../../../settings.ts";

/** Which layer or time step is looked at: the one before, the next one, or any by its number. */
export function LayerChoice({ last, overTime }: { readonly last: number; readonly overTime: boolean }) {
  const words = useWords(layerText);
  const inspected = useLab((state) => state.inspected);
  const layer = Math.min(inspected, last);
  const kind = overTime ? "time" : "layer";
  const go = (to: number) => labActions.inspect(Math.max(1, Math.min(last, to)));
  return (
    <div className="layer-choice">
      <label>
        {words.choose[kind]}{" "}
        <input
          type="range"
          className="slider"
          style={{ "--part": (layer - 1) / (last - 1) } as CSSProperties}
          min={1}
          max={last}
          value={layer}
          aria-valuetext={layer === last ? words.output : String(layer)}
          onChange={(event) => go(event.target.valueAsNumber)}
        />
      </label>
      <button type="button" className="button square" aria-label={words.back[kind]} onClick={() => go(layer - 1)}>
        <Icon name="stepBack" size={13} />
      </button>
      <b>{layer === last ? words.output : layer}</b>
      <button type="button" className="button square" aria-label={words.next[kind]} onClick={() => go(layer + 1)}>
        <Icon name="stepForward" size={13} />
      </button>
      <small>{words.of(last - 1)}</small>
    </div>
  );
}
