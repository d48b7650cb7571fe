import { useState } from "react";
import { isScenarioId, type ScenarioId, scenarios } from "../../experiment/scenarios/index.ts";
import { checksText } from "../../text/checks/index.ts";
import { presentText } from "../../text/present/index.ts";
import { saveFile } from "../code/saveFile.ts";
import { Icon } from "../icons.tsx";
import { useLab } from "../labStore.ts";
import { useText, useWords } from "../settings.ts";
import { assignment } from "./assignment.ts";
import { DialogFrame } from "./DialogFrame.tsx";
import { linkTo } from "./pageLink.ts";
import { useCopy } from "./useCopy.ts";

/** The scenario as a task to hand out. */
export function AssignmentDialog() {
  const { assignment: words } = useWords(presentText);
  const scenario = useLab((state) => state.scenario);
  return (
    <DialogFrame title={words.title} className="assignment-dialog">
      {scenario === null || !isScenarioId(scenario) ? <p>{words.none}</p> : <Task id={scenario} />}
    </DialogFrame>
  );
}

function Task({ id }: { readonly id: ScenarioId }) {
  const text = useText();
  const present = useWords(presentText);
  const checks = useWords(checksText);
  const [figures, setFigures] = useState(false);
  const [told, copy] = useCopy();
  const { assignment: words } = present;
  const written = assignment({ text, present, checks }, scenarios[id], linkTo(`#v=1&s=${id}`), figures);
  return (
    <>
      <textarea readOnly value={written} aria-label={words.text} rows={18} />
      <label className="assignment-figures">
        <input type="checkbox" checked={figures} onChange={(event) => setFigures(event.target.checked)} />
        {words.figures}
      </label>
      <div className="classroom-actions">
        <button type="button" className="button outlined" onClick={() => void copy(written)}>
          <Icon name={told === "copied" ? "check" : "copy"} />
          <span aria-live="polite">{told === "copied" ? present.copied : words.copy}</span>
        </button>
        <button
          type="button"
          className="button outlined"
          onClick={() => saveFile(`${id}.md`, "text/markdown", `${written}\n`)}
        >
          <Icon name="download" />
          {words.save}
        </button>
      </div>
      {told === "failed" && <p role="status">{present.copyFailed}</p>}
    </>
  );
}
