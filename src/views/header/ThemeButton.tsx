import { Icon } from "../icons.tsx";
import { isDark, settingActions, useSettings, useText } from "../settings.ts";

export function ThemeButton() {
  const { header } = useText();
  const name = useSettings(isDark) ? header.toLight : header.toDark;
  return (
    <button type="button" className="button square" aria-label={name} title={name} onClick={settingActions.toggleTheme}>
      <Icon name="theme" />
    </button>
  );
}
