import type { EmbedLane, FromEmbed, LaneLetter } from "../../protocol/embed.ts";
import { isLiving } from "../../runs/conductor.ts";
import type { LaneState } from "../../runs/labState.ts";
import type { Frame } from "./frame.ts";

type StateMessage = Extract<FromEmbed, { readonly type: "state" }>;

/** The letter of a lane in messages. */
export const letterOf = (lane: number) => "abcd".charAt(lane) as LaneLetter;

/** How often the networks are asked again where another step or run is shown by the time they have answered. */
const ATTEMPTS = 3;

/** What is shown at this moment; where the run stands still, with its hash, for which its network is asked. */
export async function stateMessage(frame: Frame): Promise<StateMessage> {
  const hashes = await hashesOf(frame);
  const { playing, speed, lanes: now } = frame.lab.store.getState();
  const { playhead, head } = frame.lab.position();
  return {
    egl: 1,
    type: "state",
    view: frame.view(),
    address: frame.address(),
    playing,
    step: playhead,
    head,
    speed,
    locked: frame.locked,
    lanes: frame.view() === "lab" ? now.map((lane, k) => laneMessage(lane, k, hashes[k])) : [],
  };
}

function laneMessage({ status, run, readouts }: LaneState, k: number, hash: string | null | undefined): EmbedLane {
  return { lane: letterOf(k), status: status.kind, steps: run?.steps ?? 0, loss: readouts.loss, hash: hash ?? null };
}

/** One hash a lane, all of what is shown when they are there; none where it plays, or does not stay for so long. */
async function hashesOf(frame: Frame): Promise<readonly (string | null)[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = shownOf(frame);
    if (before === null) break;
    const hashes = await Promise.all(before.runs.map((_, k) => hashOf(frame, k)));
    const now = shownOf(frame);
    const isSame = now?.playhead === before.playhead && now.comparison === before.comparison;
    if (isSame && now.runs.every((run, k) => run === before.runs[k])) return hashes;
  }
  return [];
}

/** What a hash is of; null where there is none. */
function shownOf({ lab, view }: Frame) {
  const { playing, comparison, lanes } = lab.store.getState();
  const { playhead } = lab.position();
  return view() === "lab" && !playing && playhead >= 0
    ? { playhead, comparison, runs: lanes.map(({ run }) => run) }
    : null;
}

/** Of the step that is shown, or of the last one that a lane has that is over; null where the network is elsewhere. */
async function hashOf({ lab }: Frame, lane: number): Promise<string | null> {
  const answered = await lab.ask(lane, { kind: "hash" });
  if (answered?.answer.kind !== "hash") return null;
  const run = lab.store.getState().lanes[lane]?.run ?? null;
  const wanted = lab.position().playhead + 1;
  const isThere = answered.step === wanted || (run !== null && !isLiving(run) && answered.step < wanted);
  return isThere ? answered.answer.hash : null;
}
