import { create } from "zustand";

/** A file that was dropped or chosen: what came of it stays until it is dismissed. */
interface OpenedFile {
  /** null: none. */
  readonly files: readonly File[] | null;
}

export const useOpenedFile = create<OpenedFile>(() => ({ files: null }));

/** Opens what was dropped or chosen; the note says what came of it. */
export const openFiles = (files: Iterable<File>): void => useOpenedFile.setState({ files: [...files] });
export const dismissFile = (): void => useOpenedFile.setState({ files: null });
