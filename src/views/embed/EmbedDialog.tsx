import "../code/code.css";
import "./dialog.css";
import { useEffect, useRef, useState } from "react";
import { embedFields } from "../../experiment/address/embedFields.ts";
import { embedText } from "../../text/embed/index.ts";
import { CopyButton } from "../code/CopyButton.tsx";
import { Icon } from "../icons.tsx";
import { pageAddress } from "../pageAddress.ts";
import { Segmented } from "../Segmented.tsx";
import { useWords } from "../settings.ts";
import { EmbedOptions } from "./EmbedOptions.tsx";
import { type Choices, elementSnippet, frameAddress, iframeSnippet } from "./snippet.ts";

const usual: Choices = {
  panels: embedFields.panels.default,
  knobs: [],
  lanes: [],
  autoplay: true,
  locked: false,
  language: null,
  theme: null,
  width: 720,
  height: 480,
};

/** What is shown as a part of another page: the choices of its author, what they look like, and the lines to paste. */
export default function EmbedDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(embedText).dialog;
  const { title, frame } = useWords(embedText);
  const [choices, setChoices] = useState(usual);
  const [how, setHow] = useState<"iframe" | "element">("iframe");
  const [hash] = useState(() => pageAddress(false));
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const page = new URL(".", window.location.href).href;
  const snippet = (how === "iframe" ? iframeSnippet : elementSnippet)(choices, hash, page);
  return (
    <dialog ref={dialog} className="floating embed-dialog" aria-label={title} onClose={onClose}>
      <form method="dialog" className="code-bar">
        <h2>{title}</h2>
        <span className="grow" />
        <button type="submit" className="button square" aria-label={words.close}>
          <Icon name="close" />
        </button>
      </form>
      <div className="embed-dialog-body">
        <EmbedOptions choices={choices} onChange={(part) => setChoices({ ...choices, ...part })} />
        <div className="embed-dialog-result">
          <div className="code-bar">
            <h3>{words.snippet}</h3>
            <Segmented
              label={words.how}
              segments={[
                { value: "iframe", label: words.iframe },
                { value: "element", label: words.element },
              ]}
              value={how}
              onChange={setHow}
            />
            <span className="grow" />
            <CopyButton text={snippet} />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard. */}
          <section className="code-source" tabIndex={0} aria-label={words.snippet}>
            <pre>
              <code>{snippet}</code>
            </pre>
          </section>
          <h3>{words.preview}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard. */}
          <section className="embed-preview" tabIndex={0} aria-label={words.preview}>
            <iframe
              key={frameAddress(choices, hash)}
              src={frameAddress(choices, hash)}
              title={frame}
              width={choices.width}
              height={choices.height}
            />
          </section>
        </div>
      </div>
    </dialog>
  );
}
