import { type Cause, causes } from "../../../src/diagnosis/causes.ts";

/** A run's cause by its making, and as diagnosed. */
export interface Judged {
  readonly made: Cause;
  readonly diagnosed: Cause;
}

/** The share of a cause's runs that were diagnosed as such. */
export function recall(judged: readonly Judged[], cause: Cause): number {
  const made = judged.filter((run) => run.made === cause);
  return made.filter(({ diagnosed }) => diagnosed === cause).length / made.length;
}

/** A Markdown table: a row a cause by the making, with how its runs were diagnosed. */
export function confusionTable(judged: readonly Judged[]): string {
  const rows = causes.map((cause) => {
    const made = judged.filter((run) => run.made === cause);
    const right = made.filter(({ diagnosed }) => diagnosed === cause).length;
    return `| ${cause} | ${made.length} | ${right} | ${percent(right / made.length)} | ${mistakes(made, cause)} |`;
  });
  const right = judged.filter(({ made, diagnosed }) => made === diagnosed).length;
  const total = `| all | ${judged.length} | ${right} | ${percent(right / judged.length)} | |`;
  return ["| made as | runs | right | recall | otherwise diagnosed as |", "|---|---|---|---|---|", ...rows, total].join(
    "\n",
  );
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function mistakes(made: readonly Judged[], cause: Cause): string {
  return causes
    .filter((other) => other !== cause)
    .map((other) => ({ other, count: made.filter(({ diagnosed }) => diagnosed === other).length }))
    .filter(({ count }) => count > 0)
    .map(({ other, count }) => `${other} ${count}`)
    .join(", ");
}
