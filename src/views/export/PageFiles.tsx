import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { OpenedNote } from "./OpenedNote.tsx";
import { openFiles, useOpenedFile } from "./openedFile.ts";
import { PrintSheet } from "./PrintSheet.tsx";

/** What the whole page does with files and paper: a file may be dropped anywhere, and printing gives one page of what is shown. */
export function PageFiles() {
  const files = useOpenedFile((opened) => opened.files);
  useDrop();
  return (
    <>
      {files !== null && <OpenedNote files={files} />}
      {usePrinting() && <PrintSheet />}
    </>
  );
}

/** Takes files that no part of the page takes itself. */
function useDrop(): void {
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const dropped = event.dataTransfer?.files ?? [];
      if (event.defaultPrevented || dropped.length === 0) return;
      event.preventDefault();
      openFiles(dropped);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  }, []);
}

/** Between the browser's two events: what is to be printed has to stand in the page when the first one ends. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return printing;
}
