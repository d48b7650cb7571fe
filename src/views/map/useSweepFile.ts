import { useCallback, useRef, useState } from "react";
import type { MapSweep } from "../../runs/mapState.ts";
import { readSweepFile, type SweepFileProblem } from "../../runs/sweepFile.ts";

/** A file that is being read (`problem` null) or could not be. */
interface Opened {
  readonly file: string;
  readonly problem: SweepFileProblem | null;
}

/** Shows the results in a file in place of the sweep's own; of several files the last one. */
export function useSweepFile(sweep: MapSweep) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const last = useRef<File | null>(null);
  const load = useCallback(
    async (file: File) => {
      last.current = file;
      setOpened({ file: file.name, problem: null });
      const read = await readSweepFile(file);
      if (last.current !== file) return;
      if (read.ok) sweep.show(read.value.plan, read.value.cells, file.name);
      setOpened(read.ok ? null : { file: file.name, problem: read.problem });
    },
    [sweep],
  );
  return { opened, load };
}
