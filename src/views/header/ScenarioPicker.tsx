import { useId } from "react";
import { scenarioWords } from "../../text/words.ts";
import { Icon } from "../icons.tsx";
import { useLab } from "../labStore.ts";
import { useText } from "../settings.ts";
import { ScenarioList } from "./ScenarioList.tsx";

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
      <div id={id} popover="auto" className="floating scenario-menu">
        <ScenarioList menu={id} />
      </div>
    </>
  );
}
