import { indented } from "./python.ts";
import type { LaneScript } from "./script.ts";

type Lines = readonly string[];

/** What is deleted with it needs no question for the lane. */
const MARK = "  # json";

/** Scripts of several lanes as one for the body of a loop over `lane`: what is the same in all stands once. */
export function mergedScript(scripts: readonly LaneScript[], letters: string): LaneScript {
  const merged = (piece: (script: LaneScript) => Lines) => mergedPieces(scripts.map(piece), letters);
  const [first, ...others] = scripts;
  if (first === undefined) throw new Error("no lanes");
  const isSameLength = others.every(({ steps }) => steps === first.steps);
  const steps = isSameLength ? [] : merged((script) => [`steps = ${script.steps}`]);
  return {
    network: merged(({ network }) => network),
    initialize: merged(({ initialize }) => initialize),
    data: merged(({ data }) => data),
    optimizer: [...merged(({ optimizer }) => optimizer), ...steps],
    recordStart: merged(({ recordStart }) => recordStart),
    steps: isSameLength ? first.steps : "steps",
    loop: first.loop.map((_, k) => merged(({ loop }) => loop[k] ?? [])),
    end: merged(({ end }) => end),
  };
}

/** One piece of each lane; what differs stands behind a question for the lane. */
function mergedPieces(pieces: readonly Lines[], letters: string): Lines {
  const groups = new Map<string, { readonly lines: Lines; readonly lanes: string }>();
  for (const [k, lines] of pieces.entries()) {
    const key = lines.join("\n");
    groups.set(key, { lines, lanes: (groups.get(key)?.lanes ?? "") + letters.charAt(k) });
  }
  const [only, ...others] = groups.values();
  if (only === undefined || others.length === 0) return only?.lines ?? [];
  const written = [...groups.values()].filter(({ lines }) => lines.length > 0);
  const mark = written.every(({ lines }) => lines.every((line) => line.endsWith(MARK))) ? MARK : "";
  return written.flatMap(({ lines, lanes }, k) => {
    const isRest = written.length === groups.size && k === written.length - 1;
    const asked = lanes.length === 1 ? `lane == "${lanes}"` : `lane in "${lanes}"`;
    return [(isRest ? "else:" : `${k === 0 ? "if" : "elif"} ${asked}:`) + mark, ...indented(lines)];
  });
}
