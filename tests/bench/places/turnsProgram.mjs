// node turnsProgram.mjs FILE: starts the run of the first line, and trains for the milliseconds of each further line.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { start, stepsWithin } = await import(pathToFileURL(process.argv[2]).href);
let run = null;
for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line);
  if (run === null) run = start(said);
  else console.log(JSON.stringify(await stepsWithin(() => run.trainStep(), said, 1)));
}
