import type { ReactNode } from "react";
import { Icon } from "../../icons.tsx";
import { useText } from "../../settings.ts";

interface SharedRowProps {
  /** The settings that the row's control holds: what tests and the panel's own search know it by. */
  readonly paths: string;
  /** The setting's name in a sentence. */
  readonly name: string;
  /** What stands before the control; none where the group's heading names the setting already. */
  readonly label: ReactNode;
  /** Gives every lane a control of its own; null where there is one lane. */
  readonly onSplit: (() => void) | null;
  readonly children: ReactNode;
}

/** One control for all lanes. */
export function SharedRow({ paths, name, label, onSplit, children }: SharedRowProps) {
  const { controls } = useText();
  return (
    <div className="row" data-path={paths}>
      {label}
      {children}
      {onSplit && (
        <button
          type="button"
          className="differ"
          aria-label={controls.differ(name)}
          title={controls.differ(name)}
          onClick={onSplit}
        >
          <Icon name="split" size={14} />
        </button>
      )}
    </div>
  );
}

interface SplitRowProps extends Omit<SharedRowProps, "onSplit"> {
  /** Makes it one control again; null where not every lane has the setting. */
  readonly onJoin: (() => void) | null;
}

/** A control for each lane that has the setting, one below the other. */
export function SplitRow({ paths, name, label, onJoin, children }: SplitRowProps) {
  const { controls } = useText();
  return (
    <div className={label === null ? "split bare" : "split"} data-path={paths}>
      <div className="split-head">
        {label}
        {onJoin && (
          <button
            type="button"
            className="same"
            aria-label={controls.same(name)}
            title={controls.same(name)}
            onClick={onJoin}
          >
            <Icon name="join" size={14} />
            {controls.sameShort}
          </button>
        )}
      </div>
      {children}
    </div>
  );
}
