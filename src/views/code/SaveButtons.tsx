import { codeText } from "../../text/code/index.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "../settings.ts";
import { CopyButton } from "./CopyButton.tsx";
import type { Exported } from "./exported.ts";
import { saveFile } from "./saveFile.ts";

/** Copies a script, and saves it or its notebook; `file`: the name without its ending. */
export function SaveButtons({ source, file }: { readonly source: Exported; readonly file: string }) {
  const words = useWords(codeText);
  return (
    <>
      <CopyButton text={source.script} />
      <SaveButton word={words.script} save={() => saveFile(`${file}.py`, "text/x-python", source.script)} />
      <SaveButton
        word={words.notebook}
        save={() => saveFile(`${file}.ipynb`, "application/x-ipynb+json", source.notebook)}
      />
    </>
  );
}

function SaveButton({ word, save }: { readonly word: string; readonly save: () => void }) {
  return (
    <button type="button" className="button outlined" onClick={save}>
      <Icon name="download" /> {word}
    </button>
  );
}
