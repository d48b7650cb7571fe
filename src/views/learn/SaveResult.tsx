import { version } from "../../../package.json";
import { type ChapterId, chapters } from "../../lessons/index.ts";
import { learnText } from "../../text/learn/index.ts";
import { saveFile } from "../code/saveFile.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "../settings.ts";
import { useChapterWords } from "./chapterWords.ts";
import { useProgress } from "./learnStore.ts";
import { quizResult, resultText } from "./quizResult.ts";

/** What was said at first, as a file to hand in: to be read, or to be read by a program. */
export function SaveResult({ id }: { readonly id: ChapterId }) {
  const { result: words } = useWords(learnText);
  const chapterWords = useChapterWords(id);
  const first = useProgress((state) => state.first);
  const result = () => quizResult(chapters[id], chapterWords, first, { app: version, date: new Date().toISOString() });
  const name = `exploding-gradients-${id}`;
  const saveText = () => saveFile(`${name}.txt`, "text/plain", resultText(words, chapterWords.title, result()));
  const saveJson = () => saveFile(`${name}.json`, "application/json", `${JSON.stringify(result(), null, 2)}\n`);
  return (
    <p className="save-result">
      <button type="button" className="button outlined" onClick={saveText}>
        <Icon name="download" />
        {words.text}
      </button>
      <button type="button" className="button" aria-label={`${words.text}, ${words.json}`} onClick={saveJson}>
        {words.json}
      </button>
    </p>
  );
}
