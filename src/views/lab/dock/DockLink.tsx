import type { ReactNode } from "react";
import type { DockTab } from "../../../runs/labState.ts";
import { isEmbedded } from "../../isEmbedded.ts";
import { labActions, useLab } from "../../labStore.ts";
import { useText } from "../../settings.ts";
import { DOCK } from "./dockId.ts";

interface DockLinkProps {
  readonly tab: DockTab;
  readonly className?: string;
  /** What the words are cut short of; without it, the name of the tab. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** Something in a lane that opens what explains it, below the lanes; pressed again it closes it. A frame has nothing there. */
export function DockLink({ tab, className = "", title, children }: DockLinkProps) {
  const { dock } = useText();
  const open = useLab((state) => state.dock === tab);
  if (isEmbedded) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      className={`dock-link ${className}`}
      title={title ?? dock.tabs[tab]}
      aria-expanded={open}
      aria-controls={DOCK}
      onClick={() => labActions.openDock(open ? null : tab)}
    >
      {children}
    </button>
  );
}
