import type { SweepFileProblem } from "../../runs/sweepFile.ts";
import { mapText } from "../../text/map/index.ts";
import { useWords } from "../settings.ts";

interface SweepFileNoteProps {
  readonly file: string;
  readonly problem: SweepFileProblem | null;
}

/** That a file is being read, or why it cannot be. */
export function SweepFileNote({ file, problem }: SweepFileNoteProps) {
  const words = useWords(mapText);
  if (problem === null) return <p role="status">{words.loading(file)}</p>;
  return (
    <p className="map-problem" role="alert">
      {problem.kind === "line" ? words.unreadable(file, problem.line) : words.axes(file, problem.axes)}
    </p>
  );
}
