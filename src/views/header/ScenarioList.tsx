import { type KeyboardEvent, useId } from "react";
import { type ScenarioGroup, scenarioGroups } from "../../experiment/scenarios/groups.ts";
import type { ScenarioId } from "../../experiment/scenarios/index.ts";
import { scenarioWords } from "../../text/words.ts";
import { Icon } from "../icons.tsx";
import { labActions, useLab } from "../labStore.ts";
import { Rich } from "../Rich.tsx";
import { useText } from "../settings.ts";

/** The scenarios by what they are about, each with what to look at. `menu`: the popover that a choice closes. */
export function ScenarioList({ menu }: { readonly menu: string }) {
  const text = useText();
  const id = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons within have the focus; the arrow keys lead from one to the next.
    <div className="scenarios" onKeyDown={onArrow}>
      {(Object.keys(scenarioGroups) as ScenarioGroup[]).map((group) => (
        <section key={group} aria-labelledby={`${id}-${group}`}>
          <p className="scenario-group" id={`${id}-${group}`}>
            {text.scenarioGroups[group]}
          </p>
          <ul>
            {scenarioGroups[group].map((scenario) => (
              <ScenarioItem key={scenario} id={scenario} menu={menu} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ScenarioItem({ id, menu }: { readonly id: ScenarioId; readonly menu: string }) {
  const text = useText();
  const current = useLab((state) => state.scenario === id);
  const { name, look } = scenarioWords(text, id);
  return (
    <li>
      <button
        type="button"
        aria-current={current}
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
}

/** To which of so many a key leads from the one at `from`; null: it is not ours. */
function target(key: string, from: number, count: number): number | null {
  if (key === "ArrowDown") return Math.min(from + 1, count - 1);
  if (key === "ArrowUp") return Math.max(from - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

/** Arrows, Home and End go from scenario to scenario; the keys of the transport behind the list hear nothing of it. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const from = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = target(event.key, from, buttons.length);
  if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[to]?.focus();
}
