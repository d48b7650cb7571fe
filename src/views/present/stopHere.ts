import { MAX_NAME, MAX_STOP_LINK, type Stop } from "../../experiment/lessonList/lessonList.ts";
import { type ChapterId, chapterIds } from "../../lessons/index.ts";
import { textOf } from "../../text/loadedText.ts";
import { scenarioWords } from "../../text/words.ts";
import { labStore } from "../labStore.ts";
import { loadChapterWords } from "../learn/chapterWords.ts";
import { pageAddress } from "../pageAddress.ts";
import { useSettings } from "../settings.ts";
import { viewStore } from "../viewState.ts";

/** What is shown as a stop without a note; a number: its link is so long, which is more than a list takes. */
export async function stopHere(): Promise<Stop | number> {
  const link = pageAddress(true).slice(1);
  if (link.length > MAX_STOP_LINK) return link.length;
  return { link, name: (await nameHere()).slice(0, MAX_NAME), note: "" };
}

async function nameHere(): Promise<string> {
  const { language } = useSettings.getState();
  const text = textOf(language);
  const { view, own } = viewStore.getState();
  if (view === "learn") {
    const id = chapterIds.find((each) => each === own.get("learn.chapter")) ?? (chapterIds[0] as ChapterId);
    const { title, sections } = (await loadChapterWords(id))[language];
    return sections[String(own.get("learn.section"))]?.heading ?? title;
  }
  if (view !== "lab") return text.nav[view];
  const { scenario } = labStore.getState();
  return scenario === null ? text.header.edited : scenarioWords(text, scenario).name;
}
