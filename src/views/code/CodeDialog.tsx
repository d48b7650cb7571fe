import "./code.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { codeText } from "../../text/code/index.ts";
import { Icon } from "../icons.tsx";
import { laneLetter } from "../LaneTag.tsx";
import { useLab } from "../labStore.ts";
import { Segmented } from "../Segmented.tsx";
import { useWords } from "../settings.ts";
import { exported } from "./exported.ts";
import { SaveButtons } from "./SaveButtons.tsx";
import { Source } from "./Source.tsx";

const ALL = -1;

/** The comparison as it stands, as a PyTorch script or notebook that gives the same numbers. */
export default function CodeDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(codeText);
  const comparison = useLab((state) => state.comparison);
  const scenario = useLab((state) => state.scenario);
  const [lane, setLane] = useState(ALL);
  const dialog = useRef<HTMLDialogElement>(null);
  const name = scenario ?? "experiment";
  const file = lane === ALL ? name : `${name}_${laneLetter(lane).toLowerCase()}`;
  const source = useMemo(() => exported(comparison, name, lane === ALL ? null : lane), [comparison, name, lane]);
  useEffect(() => dialog.current?.showModal(), []);
  const lanes = comparison.lanes.map((_, k) => ({ value: k, label: words.lane(laneLetter(k)) }));
  return (
    <dialog ref={dialog} className="floating code-dialog" aria-label={words.title} onClose={onClose}>
      <form method="dialog" className="code-bar">
        <h2>{words.title}</h2>
        <small>{words.hint}</small>
        <span className="grow" />
        <button type="submit" className="button square" aria-label={words.close}>
          <Icon name="close" />
        </button>
      </form>
      <div className="code-bar">
        {lanes.length > 1 && (
          <Segmented
            label={words.lanes}
            segments={[{ value: ALL, label: words.all }, ...lanes]}
            value={lane}
            onChange={setLane}
          />
        )}
        <span className="grow" />
        <SaveButtons source={source} file={file} />
      </div>
      <Source text={source.script} label={words.source} />
      <p className="code-run">
        {words.run} <code>{`python ${file}.py`}</code>
      </p>
    </dialog>
  );
}
