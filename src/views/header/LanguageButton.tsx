import { languages } from "../../text/index.ts";
import { Icon } from "../icons.tsx";
import { otherLanguage, settingActions, useSettings } from "../settings.ts";

/** Named in the language that it switches to: who needs it can read it. */
export function LanguageButton() {
  const other = languages[otherLanguage(useSettings((settings) => settings.language))];
  return (
    <button type="button" className="button" title={other.name} lang={other.tag} onClick={settingActions.nextLanguage}>
      <Icon name="language" />
      <span className="language-word">{other.name}</span>
    </button>
  );
}
