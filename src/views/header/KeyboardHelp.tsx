import { useCallback, useRef } from "react";
import { Icon } from "../icons.tsx";
import { isSingleKey, useKeys } from "../keyboard.ts";
import { settingActions, useSettings, useText } from "../settings.ts";

/** The list of keys, behind a button and the key "?". */
export function KeyboardHelp() {
  const { keys, header } = useText();
  const singleKeys = useSettings((settings) => settings.singleKeys);
  const dialog = useRef<HTMLDialogElement>(null);
  const open = useCallback(() => dialog.current?.showModal(), []);
  useKeys(useCallback((event) => event.key === "?" && isSingleKey(event) && open(), [open]));
  return (
    <>
      <button
        type="button"
        className="button square unfolded"
        aria-label={header.keys}
        title={header.keys}
        onClick={open}
      >
        <Icon name="keyboard" />
      </button>
      <dialog ref={dialog} className="floating keyboard-help" aria-label={keys.title}>
        <form method="dialog">
          <h2>{keys.title}</h2>
          <button type="submit" className="button square" aria-label={header.close}>
            <Icon name="close" />
          </button>
        </form>
        <dl>
          {keys.list.map((entry) => (
            <div key={entry.does}>
              <dt>
                {entry.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{entry.does}</dd>
            </div>
          ))}
        </dl>
        <label>
          <span>
            <b>{keys.single}</b>
            <small>{keys.singleHint}</small>
          </span>
          <input
            type="checkbox"
            role="switch"
            className="switch"
            checked={singleKeys}
            aria-checked={singleKeys}
            onChange={(event) => settingActions.setSingleKeys(event.target.checked)}
          />
        </label>
      </dialog>
    </>
  );
}
