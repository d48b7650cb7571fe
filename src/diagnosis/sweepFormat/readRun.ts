import { nonfiniteKinds } from "../../engine/quantities.ts";
import { type Cause, causes } from "../causes.ts";
import { type BriefSummary, brief, type WrittenSummary } from "../runSummary.ts";

/** A run as a line of a sweep's file tells of it. */
interface ReadRun {
  /** Its place in the whole sweep. */
  readonly index: number;
  readonly summary: BriefSummary;
}

/** Null where the line is no run of a sweep. */
export function readRun(line: string): ReadRun | null {
  try {
    const { type, index, growth, theory, first_nonfinite, loss, cause } = JSON.parse(line);
    const first = numberIn(loss.first);
    const final = numberIn(loss.final);
    const isFactor = (value: unknown) => value === null || typeof value === "number";
    const isSound =
      type === "run" && Number.isInteger(index) && index >= 0 && isFactor(growth) && isFactor(theory) && isCause(cause);
    if (!isSound || first === null || final === null || !areMarks(first_nonfinite)) return null;
    return {
      index,
      summary: brief({ growth, theory, firstNonfinite: first_nonfinite, loss: { first, final }, cause }),
    };
  } catch {
    return null;
  }
}

/** As the commands write numbers (jsonNumber). */
function numberIn(value: unknown): number | null {
  if (typeof value === "number") return value;
  return value === "NaN" || value === "Infinity" || value === "-Infinity" ? Number(value) : null;
}

const isCause = (value: unknown): value is Cause => (causes as readonly unknown[]).includes(value);

function areMarks(value: unknown): value is WrittenSummary["firstNonfinite"] {
  if (typeof value !== "object" || value === null) return false;
  const marks = value as { readonly [kind: string]: { readonly step?: unknown } | null | undefined };
  return nonfiniteKinds.every((kind) => marks[kind] === null || Number.isInteger(marks[kind]?.step));
}
