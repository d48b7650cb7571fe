import { lazy, useState } from "react";
import { Icon } from "../icons.tsx";
import { OnPage } from "../OnPage.tsx";
import { useText } from "../settings.ts";

const CodeDialog = lazy(() => import("../code/CodeDialog.tsx"));

/** Shows the comparison as its PyTorch script or notebook. */
export function CodeButton() {
  const { header } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button code" title={header.codeHint} onClick={() => setOpen(true)}>
        <Icon name="code" />
        <span className="code-word">{header.code}</span>
      </button>
      {open && (
        <OnPage>
          <CodeDialog onClose={() => setOpen(false)} />
        </OnPage>
      )}
    </>
  );
}
