import { useText } from "../settings.ts";
import { useView, viewActions, viewOrder } from "../viewState.ts";

/** The views of the page; the one that is shown is marked. */
export function ViewTabs() {
  const { nav } = useText();
  const shown = useView();
  return (
    <nav className="views" aria-label={nav.label}>
      {viewOrder.map((view) => (
        <button
          key={view}
          type="button"
          aria-current={view === shown ? "page" : undefined}
          onClick={() => viewActions.go(view)}
        >
          {nav[view]}
        </button>
      ))}
    </nav>
  );
}
