import { loadText } from "../text/loadedText.ts";
import { initialSettings, surroundings } from "../views/initialSettings.ts";

// This script is small, so that the reader's words are on their way while the page itself still arrives. It may not
// await at its top level: the page imports what stands here, and would wait for it in turn.
const words = loadText(initialSettings(surroundings()).language);
Promise.all([import("./page.tsx"), words]).then(([{ showPage }]) => showPage());
