// Runs in Node that take turns, for differences of a few percent: each in a process of its own, so that the one does not
// change how the other is compiled, and only one of them busy at a time.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const TURN_MS = 50;

/** Steps per second of each side, a request of `start` in the module `file`; each trains for stretch.measuredMs in all. */
export async function inTurns(file, sides, { warmUpMs, measuredMs }) {
  const players = sides.map((side) => openPlayer(file, side));
  const sums = players.map(() => ({ steps: 0, ms: 0 }));
  for (const player of players) await player.train(warmUpMs);
  for (let turn = 0; sums.some(({ ms }) => ms < measuredMs); turn++) {
    for (let k = 0; k < players.length; k++) {
      const which = (k + turn) % players.length;
      const { steps, ms } = await players[which].train(TURN_MS);
      sums[which].steps += steps;
      sums[which].ms += ms;
    }
  }
  for (const player of players) player.close();
  return { rates: sums.map(({ steps, ms }) => (1000 * steps) / ms) };
}

function openPlayer(file, side) {
  const program = join(import.meta.dirname, "turnsProgram.mjs");
  const child = spawn(process.execPath, [program, file], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout });
  const say = (value) => child.stdin.write(`${JSON.stringify(value)}\n`);
  say(side);
  return {
    async train(ms) {
      say(ms);
      const [answer] = await Promise.race([once(answers, "line"), once(answers, "close")]);
      if (answer === undefined) throw new Error(`${program} ended early`);
      return JSON.parse(answer);
    },
    close: () => child.stdin.end(),
  };
}
