import { lazy, useState } from "react";
import { Icon } from "../icons.tsx";
import { OnPage } from "../OnPage.tsx";
import { useText } from "../settings.ts";

const FilesDialog = lazy(() => import("./FilesDialog.tsx"));

/** Saves what is recorded, prints it, and opens a file. */
export function FilesButton() {
  const { header } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button square"
        aria-label={header.files}
        title={header.files}
        onClick={() => setOpen(true)}
      >
        <Icon name="download" />
      </button>
      {open && (
        <OnPage>
          <FilesDialog onClose={() => setOpen(false)} />
        </OnPage>
      )}
    </>
  );
}
