import { useEffect, useState } from "react";
import { type FileProblem, MOST_MEGABYTES, readExperimentFile } from "../../runs/experimentFile.ts";
import { LAB_LANES } from "../../runs/labState.ts";
import { exportText } from "../../text/export/index.ts";
import { Icon } from "../icons.tsx";
import { knownMemory, loadMemory } from "../lab/controls/knownMemory.ts";
import { labActions } from "../labStore.ts";
import { useText, useWords } from "../settings.ts";
import { viewActions } from "../viewState.ts";
import { dismissFile } from "./openedFile.ts";

/** What came of a file: the number of its lanes, or why it was refused. */
type Outcome = { readonly kind: "opened"; readonly lanes: number } | FileProblem | { readonly kind: "several" };

/** Opens a file's comparison in the Lab and says so, or says why it cannot be; what is there then stays as it is. */
export function OpenedNote({ files }: { readonly files: readonly File[] }) {
  const text = useText();
  const words = useWords(exportText);
  const outcome = useOutcome(files);
  const name = files[0]?.name ?? "";
  if (outcome === null) return null;
  return (
    <div className="notices" role={outcome.kind === "opened" ? "status" : "alert"}>
      <Icon name={outcome.kind === "opened" ? "check" : "warning"} />
      <div>
        <p>{sentence(outcome)}</p>
      </div>
      {outcome.kind === "opened" && (
        <button type="button" className="button" onClick={undo}>
          {words.undo}
        </button>
      )}
      <button type="button" className="button square" aria-label={words.dismiss} onClick={dismissFile}>
        <Icon name="close" />
      </button>
    </div>
  );

  function sentence(outcome: Outcome): string {
    switch (outcome.kind) {
      case "opened":
        return words.opened(name, outcome.lanes);
      case "several":
        return words.refused.several;
      case "too_large":
        return words.refused.too_large(name, MOST_MEGABYTES);
      case "too_many":
        return words.refused.too_many(name, LAB_LANES);
      case "problem":
        return words.refused.problem(name, text.problem(outcome.problem.path, outcome.problem), outcome.more);
      default:
        return words.refused[outcome.kind](name);
    }
  }
}

function undo(): void {
  labActions.undo();
  dismissFile();
}

function useOutcome(files: readonly File[]): Outcome | null {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    let isWanted = true;
    open(files).then((found) => isWanted && setOutcome(found));
    return () => {
      isWanted = false;
    };
  }, [files]);
  return outcome;
}

async function open(files: readonly File[]): Promise<Outcome> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) return { kind: "several" };
  await loadMemory();
  const read = await readExperimentFile(file, knownMemory());
  if (!read.ok) return read.problem;
  labActions.open(read.value);
  viewActions.go("lab");
  return { kind: "opened", lanes: read.value.lanes.length };
}
