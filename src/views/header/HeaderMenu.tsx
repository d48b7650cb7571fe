import { useId } from "react";
import { FilesButton } from "../export/FilesButton.tsx";
import { Icon } from "../icons.tsx";
import { useText } from "../settings.ts";
import { useView } from "../viewState.ts";
import { CodeButton } from "./CodeButton.tsx";
import { EmbedButton } from "./EmbedButton.tsx";
import { LanguageButton } from "./LanguageButton.tsx";
import { PresentButton } from "./PresentButton.tsx";
import { ScenarioList } from "./ScenarioList.tsx";
import { ThemeButton } from "./ThemeButton.tsx";
import { UndoButtons } from "./UndoButtons.tsx";
import { ViewTabs } from "./ViewTabs.tsx";

/** What has no place in a narrow bar: the scenarios, undo, language and theme. */
export function HeaderMenu() {
  const text = useText();
  const id = useId();
  const view = useView();
  return (
    <div className="folded">
      <button type="button" className="button menu-button" popoverTarget={id}>
        {text.nav[view]}
        <Icon name="chevronDown" size={14} />
      </button>
      <div id={id} popover="auto" className="floating menu">
        <ViewTabs />
        <div className="actions">
          {view === "lab" && (
            <>
              <UndoButtons />
              <CodeButton />
            </>
          )}
          <PresentButton />
          <EmbedButton />
          <FilesButton />
          <span className="grow" />
          <LanguageButton />
          <ThemeButton />
        </div>
        {(view === "lab" || view === "remedies") && (
          <>
            <h2>{text.header.scenario}</h2>
            <ScenarioList menu={id} />
          </>
        )}
      </div>
    </div>
  );
}
