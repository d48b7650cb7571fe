import { scenarios } from "../../experiment/scenarios/index.ts";
import { scenarioWords } from "../../text/words.ts";
import { Icon } from "../icons.tsx";
import { labActions, useLab } from "../labStore.ts";
import { Rich } from "../Rich.tsx";
import { useText } from "../settings.ts";

/** The scenarios by name, each with what to look at. `menu`: the popover that a choice closes. */
export function ScenarioList({ menu }: { readonly menu: string }) {
  const text = useText();
  const chosen = useLab((state) => state.scenario);
  return (
    <ul className="scenarios">
      {Object.keys(scenarios).map((id) => {
        const { name, look } = scenarioWords(text, id);
        return (
          <li key={id}>
            <button
              type="button"
              aria-current={id === chosen}
              popoverTarget={menu}
              popoverTargetAction="hide"
              onClick={() => labActions.loadScenario(id)}
            >
              <Icon name="check" />
              <b>{name}</b>
              <span>
                <Rich>{look}</Rich>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
