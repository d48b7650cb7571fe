import { Icon } from "../icons.tsx";
import { labActions, useLab } from "../labStore.ts";
import { useText } from "../settings.ts";

/** Undo and redo of settings. */
export function UndoButtons() {
  const { header } = useText();
  const canUndo = useLab((state) => state.canUndo);
  const canRedo = useLab((state) => state.canRedo);
  return (
    <>
      <button
        type="button"
        className="button square"
        aria-label={header.undo}
        title={header.undo}
        disabled={!canUndo}
        onClick={() => labActions.undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button square"
        aria-label={header.redo}
        title={header.redo}
        disabled={!canRedo}
        onClick={() => labActions.redo()}
      >
        <Icon name="redo" />
      </button>
    </>
  );
}
