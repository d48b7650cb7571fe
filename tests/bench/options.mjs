import { parseArgs } from "node:util";
import { workloads } from "./workloads.mjs";

export const usage = `usage: npm run bench -- [--rounds N] [--only W1,W2] [--quick] [--json FILE]

  --rounds N     rounds, each with every contestant once (5)
  --only W1,W2   these workloads alone, and no table of scaling
  --quick        one round of short stretches: whether it all works, not how fast it is
  --json FILE    every measurement as a line of JSON ("-": to standard output, in place of the report)

Prints the report; a run of everything also writes it to docs/BENCHMARKS.md.`;

const full = {
  rounds: 5,
  stretch: { warmUpMs: 400, measuredMs: 1500 },
  grid: { warmUpMs: 250, measuredMs: 700 },
  turns: { warmUpMs: 400, measuredMs: 1000 },
};
const quick = {
  rounds: 1,
  stretch: { warmUpMs: 150, measuredMs: 400 },
  grid: { warmUpMs: 50, measuredMs: 100 },
  turns: { warmUpMs: 100, measuredMs: 200 },
};

/** Throws where the arguments make no sense. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: "string" },
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      json: { type: "string" },
    },
  });
  const lengths = values.quick ? quick : full;
  const rounds = values.rounds === undefined ? lengths.rounds : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds} is no number of rounds`);
  const only = values.only?.split(",") ?? workloads.map(({ id }) => id);
  const unknown = only.find((id) => workloads.every((workload) => workload.id !== id));
  if (unknown !== undefined) throw new Error(`--only ${unknown} is no workload`);
  const isWhole = values.only === undefined;
  return {
    ...lengths,
    rounds,
    workloads: workloads.filter(({ id }) => only.includes(id)),
    json: values.json ?? null,
    isWhole,
    isKept: isWhole && !values.quick,
  };
}
