import { expect, test } from "vitest";
import type { ToCliffWorker } from "../../src/protocol/cliff.ts";
import { createCliffComputer } from "../../src/runs/cliffComputer.ts";
import type { OpenCliffPort } from "../../src/runs/cliffPort.ts";
import { cliffResult } from "../../src/worker/cliffResult.ts";

/** A worker in this thread that answers when it is told to. */
function heldPort() {
  const posted: ToCliffWorker[] = [];
  let hear: Parameters<OpenCliffPort>[0] = () => {};
  let lost: Parameters<OpenCliffPort>[1] = () => {};
  const ports = { opened: 0, ended: 0 };
  const open: OpenCliffPort = async (toHear, toLose) => {
    [hear, lost] = [toHear, toLose];
    ports.opened += 1;
    return {
      post: (message) => posted.push(message),
      terminate: () => {
        ports.ended += 1;
      },
    };
  };
  const answer = () => {
    const message = posted.at(-1) as ToCliffWorker;
    hear({ id: message.id, result: cliffResult(message.job).result });
  };
  return { open, posted, answer, ports, lose: () => lost() };
}

const bifurcation = (w: number) => ({ kind: "bifurcation", w, b: [-4, -1] }) as const;
const soon = () => new Promise((resolve) => setTimeout(resolve));

test("one job at a time; of those that wait the newest of each kind", async () => {
  const held = heldPort();
  const computer = createCliffComputer(held.open);
  const first = computer.compute(bifurcation(5));
  await soon();
  const second = computer.compute(bifurcation(5.1));
  const third = computer.compute(bifurcation(5.2));
  expect(await second).toBeNull();
  expect(held.posted).toHaveLength(1);
  held.answer();
  expect((await first)?.folds[0]).toBeCloseTo(-2.65561, 5);
  held.answer();
  expect(held.posted.map(({ job }) => "w" in job && job.w)).toEqual([5, 5.2]);
  expect((await third)?.folds).toHaveLength(2);
});

test("a worker that breaks is replaced, and its job begun anew", async () => {
  const held = heldPort();
  const computer = createCliffComputer(held.open);
  const asked = computer.compute(bifurcation(5));
  await soon();
  held.lose();
  await soon();
  expect(held.ports).toEqual({ opened: 2, ended: 1 });
  held.answer();
  expect((await asked)?.folds).toHaveLength(2);
});

test("disposed, it answers with nothing", async () => {
  const held = heldPort();
  const computer = createCliffComputer(held.open);
  const asked = computer.compute(bifurcation(5));
  await soon();
  computer.dispose();
  expect(await asked).toBeNull();
  expect(await computer.compute(bifurcation(5))).toBeNull();
  expect(held.ports.ended).toBe(1);
});

test("arrays are given away with the result", () => {
  const walk = { w: 5, b: -2.7, lr: 1, max_norm: 0.4, updates: 3, seq_len: 50 };
  const { result, transfer } = cliffResult({ kind: "paths", walk });
  expect(transfer).toHaveLength(2);
  expect(result).toMatchObject({ raw: { length: 16 }, clipped: { length: 16 } });
});
