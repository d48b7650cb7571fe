import { lazy, useState } from "react";
import { Icon } from "../icons.tsx";
import { OnPage } from "../OnPage.tsx";
import { useText } from "../settings.ts";

const EmbedDialog = lazy(() => import("../embed/EmbedDialog.tsx"));

/** Makes what is shown a part of another page. */
export function EmbedButton() {
  const { header } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button embed-button" title={header.embedHint} onClick={() => setOpen(true)}>
        <Icon name="embed" />
        <span className="code-word">{header.embed}</span>
      </button>
      {open && (
        <OnPage>
          <EmbedDialog onClose={() => setOpen(false)} />
        </OnPage>
      )}
    </>
  );
}
