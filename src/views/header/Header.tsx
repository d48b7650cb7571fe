import "./header.css";
import { FilesButton } from "../export/FilesButton.tsx";
import { Icon } from "../icons.tsx";
import { Logo } from "../Logo.tsx";
import { CONTROLS } from "../lab/controls/controlsId.ts";
import { useText } from "../settings.ts";
import { useView } from "../viewState.ts";
import { CodeButton } from "./CodeButton.tsx";
import { EmbedButton } from "./EmbedButton.tsx";
import { HeaderMenu } from "./HeaderMenu.tsx";
import { KeyboardHelp } from "./KeyboardHelp.tsx";
import { LanguageButton } from "./LanguageButton.tsx";
import { PresentButton } from "./PresentButton.tsx";
import { ScenarioPicker } from "./ScenarioPicker.tsx";
import { ShareButton } from "./ShareButton.tsx";
import { ThemeButton } from "./ThemeButton.tsx";
import { UndoButtons } from "./UndoButtons.tsx";
import { useHeaderKeys } from "./useHeaderKeys.ts";
import { ViewTabs } from "./ViewTabs.tsx";

/** The bar over every view. In a narrow window all but Share folds into a menu. */
export function Header() {
  const text = useText();
  const view = useView();
  const inLab = view === "lab";
  useHeaderKeys();
  return (
    <header className="header">
      <h1 className="brand">
        <Logo />
        <span className="wide">{text.app.name}</span>
        <span className="narrow">{text.app.shortName}</span>
      </h1>
      <div className="unfolded">
        <ViewTabs />
      </div>
      {inLab && (
        <button type="button" className="button outlined controls-button" popoverTarget={CONTROLS}>
          <Icon name="sliders" />
          {text.header.controls}
        </button>
      )}
      {(inLab || view === "remedies") && (
        <div className="wide scenario">
          <ScenarioPicker />
        </div>
      )}
      <span className="grow" />
      {inLab && (
        <div className="unfolded actions">
          <UndoButtons />
        </div>
      )}
      <HeaderMenu />
      {inLab && (
        <div className="unfolded actions">
          <CodeButton />
        </div>
      )}
      <div className="unfolded actions">
        <EmbedButton />
      </div>
      <ShareButton />
      <div className="unfolded actions">
        <PresentButton />
      </div>
      <div className="unfolded actions">
        <FilesButton />
        <span className="rule" />
        <LanguageButton />
        <ThemeButton />
      </div>
      <KeyboardHelp />
    </header>
  );
}
