import { loadText } from "../text/loadedText.ts";
import { initialSettings, surroundings } from "../views/initialSettings.ts";

// This script is small, so that the reader's words are on their way while the page itself still arrives.
const words = loadText(initialSettings(surroundings()).language);
const [{ showPage }] = await Promise.all([import("./page.tsx"), words]);
showPage();
