import { readHeader } from "../diagnosis/sweepFormat/header.ts";
import { canonical } from "../experiment/comparison.ts";
import { fieldPaths } from "../experiment/declaration.ts";
import { filled, flatten, nest } from "../experiment/flat.ts";
import type { MemoryNeeded } from "../experiment/memory.ts";
import { difference } from "../experiment/patch.ts";
import type { Problem, Validation } from "../experiment/problem.ts";
import { isRecord } from "../experiment/readFields.ts";
import type { Comparison, Experiment } from "../experiment/schema.ts";
import { validate } from "../experiment/validate.ts";
import { isComparison, validateComparison } from "../experiment/validateComparison.ts";
import { LAB_LANES } from "./labState.ts";

/** A larger file is not read: 2^20 bytes each. */
export const MOST_MEGABYTES = 64;

/** Why a file cannot be opened. */
export type FileProblem =
  | { readonly kind: "too_large" | "not_text" | "not_json" | "not_ours" | "sweep" | "too_many" }
  /** The first problem of an experiment, and how many more there are. */
  | { readonly kind: "problem"; readonly problem: Problem; readonly more: number };

export type ReadFile =
  | { readonly ok: true; readonly value: Comparison }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * Reads an experiment, a comparison, a run that the page has saved, or what the command `run` has printed: of a run its
 * experiments, whose figures come again from the same seed.
 */
export async function readExperimentFile(file: Blob, memoryNeeded?: MemoryNeeded): Promise<ReadFile> {
  if (file.size > MOST_MEGABYTES * 2 ** 20) return refused("too_large");
  const text = decoded(await file.arrayBuffer());
  if (text === null) return refused("not_text");
  const [firstLine = ""] = text.split("\n", 1);
  if (readHeader(firstLine) !== null) return refused("sweep");
  const first = parsed(firstLine);
  const read = isStart(first) ? startsIn(text, memoryNeeded) : single(parsed(text), memoryNeeded);
  if (read === "not_json" || read === "not_ours") return refused(read);
  if (!read.ok) return { ok: false, problem: asProblem(read.problems) };
  return read.value.lanes.length > LAB_LANES ? refused("too_many") : { ok: true, value: canonical(read.value) };
}

const refused = (kind: Exclude<FileProblem["kind"], "problem">): ReadFile => ({ ok: false, problem: { kind } });

function asProblem([problem, ...others]: readonly Problem[]): FileProblem {
  return problem === undefined ? { kind: "not_ours" } : { kind: "problem", problem, more: others.length };
}

function decoded(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** undefined: it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Found = Validation<Comparison> | "not_json" | "not_ours";

/** The sections and fields that an experiment may begin with: "model", "seed". */
const TOP = new Set(fieldPaths.map((path) => path.split(".", 1)[0] as string));

function single(input: unknown, memoryNeeded: MemoryNeeded | undefined): Found {
  if (input === undefined) return "not_json";
  if (!isRecord(input)) return "not_ours";
  if (input.type === "run")
    return isComparison(input.comparison) ? validateComparison(input.comparison, memoryNeeded) : "not_ours";
  if (isComparison(input)) return validateComparison(input, memoryNeeded);
  if (!Object.keys(input).some((key) => TOP.has(key))) return "not_ours";
  const experiment = validate(input, memoryNeeded);
  return experiment.ok ? together([{ experiment: experiment.value, timeline: [] }], memoryNeeded) : experiment;
}

interface Start {
  readonly type: "start";
  readonly experiment: unknown;
  readonly timeline?: unknown;
}

const isStart = (input: unknown): input is Start => isRecord(input) && input.type === "start" && "experiment" in input;

/** The lanes of a run's lines: each begins with a line of its own, which is the only one that is looked into. */
function startsIn(text: string, memoryNeeded: MemoryNeeded | undefined): Found {
  const starts = text
    .split("\n")
    .filter((line) => line.startsWith('{"type":"start"'))
    .map(parsed)
    .filter(isStart);
  const lanes: { readonly experiment: Experiment; readonly timeline: unknown }[] = [];
  for (const { experiment: input, timeline = [] } of starts) {
    const experiment = validate(input, memoryNeeded);
    if (!experiment.ok) return experiment;
    lanes.push({ experiment: experiment.value, timeline });
  }
  return lanes.length === 0 ? "not_ours" : together(lanes, memoryNeeded);
}

/** Experiments as the lanes of one comparison: the first is what the others differ from. */
function together(
  lanes: readonly { readonly experiment: Experiment; readonly timeline: unknown }[],
  memoryNeeded: MemoryNeeded | undefined,
): Validation<Comparison> {
  const base = flatten(lanes[0]?.experiment ?? {});
  const patched = lanes.map(({ experiment, timeline }) => ({
    patch: nest(difference(base, flatten(experiment))),
    timeline,
  }));
  return validateComparison({ v: 1, base: nest(difference(new Map(), filled(base))), lanes: patched }, memoryNeeded);
}
