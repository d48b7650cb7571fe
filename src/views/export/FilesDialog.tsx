import "./export.css";
import { type ReactNode, useEffect, useRef } from "react";
import { canonical } from "../../experiment/comparison.ts";
import { MOST_MEGABYTES } from "../../runs/experimentFile.ts";
import { runCsv } from "../../runs/runCsv.ts";
import type { RunData } from "../../runs/runData.ts";
import { runJson } from "../../runs/runJson.ts";
import { exportText } from "../../text/export/index.ts";
import { saveFile } from "../code/saveFile.ts";
import { Icon, type IconName } from "../icons.tsx";
import { laneLetter } from "../LaneTag.tsx";
import { labStore, useLab } from "../labStore.ts";
import { useWords } from "../settings.ts";
import { openFiles } from "./openedFile.ts";
import { fileName, originNow } from "./origin.ts";

/** What the page saves as files, prints, and opens again. */
export default function FilesDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(exportText);
  const dialog = useRef<HTMLDialogElement>(null);
  const isEmpty = useLab((state) => state.lanes.every(({ run }) => (run?.steps ?? 0) === 0));
  useEffect(() => dialog.current?.showModal(), []);
  const print = () => {
    dialog.current?.close();
    window.print();
  };
  return (
    <dialog ref={dialog} className="floating export-dialog narrow" aria-label={words.title} onClose={onClose}>
      <form method="dialog" className="export-bar">
        <h2>{words.title}</h2>
        <button type="submit" className="button square" aria-label={words.close}>
          <Icon name="close" />
        </button>
      </form>
      <Part title={words.data} hint={isEmpty ? words.noData : words.dataHint}>
        <Action icon="download" word="CSV" label={`${words.data}, CSV`} disabled={isEmpty} onClick={saveCsv} />
        <Action icon="download" word="JSON" label={`${words.data}, JSON`} disabled={isEmpty} onClick={saveJson} />
      </Part>
      <Part title={words.experiment} hint={words.experimentHint}>
        <Action icon="download" word="JSON" label={`${words.experiment}, JSON`} onClick={saveExperiment} />
      </Part>
      <Part title={words.page} hint={words.pageHint}>
        <Action icon="download" word={words.print} label={words.print} onClick={print} />
      </Part>
      <Part title={words.open} hint={words.openHint(MOST_MEGABYTES)}>
        <label className="button outlined file-choice">
          <Icon name="share" size={15} />
          {words.choose}
          <input
            type="file"
            className="visually-hidden"
            accept=".json,.ndjson,.jsonl,.txt"
            onChange={({ target }) => {
              if (target.files?.length) openFiles(target.files);
              dialog.current?.close();
            }}
          />
        </label>
      </Part>
    </dialog>
  );
}

function Part({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="export-part">
      <h3>{title}</h3>
      <p>{hint}</p>
      <div className="export-bar">{children}</div>
    </section>
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly word: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Action({ icon, word, label, disabled = false, onClick }: ActionProps) {
  return (
    <button type="button" className="button outlined" aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} /> {word}
    </button>
  );
}

/** What the Lab's lanes have recorded up to now. */
function recorded(): RunData {
  const { comparison, lanes } = labStore.getState();
  const data = lanes.flatMap(({ experiment, run }, k) =>
    run?.history ? [{ letter: laneLetter(k), experiment, timeline: run.timeline, history: run.history }] : [],
  );
  return { ...originNow(), comparison: canonical(comparison), lanes: data };
}

const saveCsv = () => saveFile(`${fileName("run")}.csv`, "text/csv", new Blob([...runCsv(recorded())]));
const saveJson = () => saveFile(`${fileName("run")}.json`, "application/json", new Blob([...runJson(recorded())]));

function saveExperiment(): void {
  const comparison = { v: 1, ...canonical(labStore.getState().comparison) };
  saveFile(`${fileName()}.json`, "application/json", `${JSON.stringify(comparison, null, 2)}\n`);
}
