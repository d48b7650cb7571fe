import { useState } from "react";
import { codeText } from "../../text/code/index.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "../settings.ts";

/** How long the button says that the source was copied, in milliseconds. */
const TOLD = 2500;

/** Copies a text; where the browser forbids it, selects the source to be copied by hand. */
export function CopyButton({ text }: { readonly text: string }) {
  const words = useWords(codeText);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), TOLD);
    } catch {
      const source = document.querySelector(".code-source code");
      if (source) window.getSelection()?.selectAllChildren(source);
    }
  };
  return (
    <button type="button" className="button outlined" onClick={copy}>
      <Icon name={copied ? "check" : "copy"} /> <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  );
}
