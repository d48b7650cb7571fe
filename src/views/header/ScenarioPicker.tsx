import { type ToggleEvent, useId } from "react";
import { scenarioWords } from "../../text/words.ts";
import { Icon } from "../icons.tsx";
import { useLab } from "../labStore.ts";
import { useText } from "../settings.ts";
import { ScenarioList } from "./ScenarioList.tsx";

/** A long list opens where the reader is in it. */
function showChosen({ currentTarget, newState }: ToggleEvent<HTMLElement>): void {
  if (newState !== "open") return;
  const button =
    currentTarget.querySelector<HTMLElement>('[aria-current="true"]') ?? currentTarget.querySelector("button");
  button?.focus();
}

/** Names the scenario that is shown, and opens the list of all. */
export function ScenarioPicker() {
  const text = useText();
  const id = useId();
  const chosen = useLab((state) => state.scenario);
  return (
    <>
      <button type="button" className="scenario-picker" popoverTarget={id}>
        <span className="scenario-label">{text.header.scenario}</span>
        <span className="scenario-name">{chosen === null ? text.header.edited : scenarioWords(text, chosen).name}</span>
        <Icon name="chevronDown" size={14} />
      </button>
      <div id={id} popover="auto" className="floating scenario-menu" onToggle={showChosen}>
        <ScenarioList menu={id} />
      </div>
    </>
  );
}
