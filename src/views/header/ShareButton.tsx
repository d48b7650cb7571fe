import { useRef, useState } from "react";
import { Icon } from "../icons.tsx";
import { pageAddress } from "../pageAddress.ts";
import { linkOf } from "../place.ts";
import { useText } from "../settings.ts";

/** How long the button says that the link was copied, in milliseconds. */
const TOLD = 2500;

/** The whole comparison at the step that is shown, which the page's own address leaves out while it plays. */
const linkNow = () => linkOf(pageAddress(true));

/** Copies a link to what is shown; where the browser forbids it, shows the link to copy. */
export function ShareButton() {
  const { header } = useText();
  const [copied, setCopied] = useState(false);
  const [link, setLink] = useState("");
  const dialog = useRef<HTMLDialogElement>(null);
  const share = async () => {
    const now = linkNow();
    setLink(now);
    try {
      await navigator.clipboard.writeText(now);
      setCopied(true);
      setTimeout(() => setCopied(false), TOLD);
    } catch {
      dialog.current?.showModal();
    }
  };
  return (
    <>
      <button type="button" className="button share" title={header.shareHint} onClick={share}>
        <Icon name={copied ? "check" : "share"} />
        <span className="share-word" aria-live="polite">
          {copied ? header.copied : header.share}
        </span>
      </button>
      <dialog ref={dialog} className="floating" aria-label={header.share}>
        <form method="dialog" className="copy-by-hand">
          <label>
            {header.copyByHand}
            <input readOnly value={link} onFocus={(event) => event.target.select()} />
          </label>
          <button type="submit" className="button outlined">
            {header.close}
          </button>
        </form>
      </dialog>
    </>
  );
}
