import { textOf } from "../text/loadedText.ts";
import { scenarioWords } from "../text/words.ts";
import { labStore } from "../views/labStore.ts";
import { useSettings } from "../views/settings.ts";
import { viewStore } from "../views/viewState.ts";

/** "Too deep · Exploding Gradients Lab": the scenario in the Lab, else the view, in the reader's language. */
function title(): string {
  const text = textOf(useSettings.getState().language);
  const { view } = viewStore.getState();
  const { scenario } = labStore.getState();
  const shown = view === "lab" && scenario !== null ? scenarioWords(text, scenario).name : text.nav[view];
  return `${shown} · ${text.app.name}`;
}

/** Keeps the document's title at what is shown: it names the tab, the entry of the history and the bookmark. */
export function keepTitle(): void {
  const keep = () => {
    const now = title();
    if (now !== document.title) document.title = now;
  };
  keep();
  useSettings.subscribe(keep);
  viewStore.subscribe(keep);
  labStore.subscribe((now, before) => now.scenario !== before.scenario && keep());
}
