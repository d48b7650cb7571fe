import { lazy, useState } from "react";
import { Icon } from "../icons.tsx";
import { OnPage } from "../OnPage.tsx";
import { isHosted } from "../place.ts";
import { useText } from "../settings.ts";

const EmbedDialog = lazy(() => import("../embed/EmbedDialog.tsx"));

/** Makes what is shown a part of another page; nothing where no other page could get it from. */
export function EmbedButton() {
  const { header } = useText();
  const [open, setOpen] = useState(false);
  if (!isHosted()) return null;
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
