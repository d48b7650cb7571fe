import { indented } from "./python.ts";
import type { LaneScript } from "./script.ts";

const MAX_TITLE = 30;

/** A name as part of one line of a comment. */
export function titleOf(name: string): string {
  const text = name.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return [...(text === "" ? "An experiment" : text)].slice(0, MAX_TITLE).join("");
}

/** The modules that the lines use. */
export function importsFor(lines: readonly string[]): readonly string[] {
  const uses = (module: string) => lines.some((line) => line.includes(`${module}.`));
  const standard = ["json", "math", "sys"].filter(uses).map((module) => `import ${module}`);
  return [...standard, ...(standard.length > 0 ? [""] : []), "import torch", "from torch import nn"];
}

export function loopOf({ steps, loop }: Pick<LaneScript, "steps" | "loop">): readonly string[] {
  return [`for step in range(${steps}):`, ...indented(loop.flat())];
}

/** The pieces one behind the other; one that begins with a comment is a paragraph of its own. */
export function paragraphs(pieces: readonly (readonly string[])[]): readonly string[] {
  const written = pieces.filter((lines) => lines.length > 0);
  return written.flatMap((lines, k) => (k > 0 && lines[0]?.startsWith("#") ? ["", ...lines] : lines));
}
