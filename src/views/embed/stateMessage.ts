import type { EmbedLane, FromEmbed, LaneLetter } from "../../protocol/embed.ts";
import type { LaneState } from "../../runs/labState.ts";
import type { Frame } from "./frame.ts";

type StateMessage = Extract<FromEmbed, { readonly type: "state" }>;

/** The letter of a lane in messages. */
export const letterOf = (lane: number) => "abcd".charAt(lane) as LaneLetter;

/** What is shown at this moment; where the run stands still, with its hash, for which its network is asked. */
export async function stateMessage(frame: Frame): Promise<StateMessage> {
  const { lanes } = frame.lab.store.getState();
  const hashes = await Promise.all(lanes.map((_, k) => hashOf(frame, k)));
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
    lanes: frame.view() === "lab" ? now.map((lane, k) => laneMessage(lane, k, playing ? null : hashes[k])) : [],
  };
}

function laneMessage({ status, run, readouts }: LaneState, k: number, hash: string | null | undefined): EmbedLane {
  return { lane: letterOf(k), status: status.kind, steps: run?.steps ?? 0, loss: readouts.loss, hash: hash ?? null };
}

async function hashOf({ lab, view }: Frame, lane: number): Promise<string | null> {
  if (view() !== "lab" || lab.store.getState().playing || lab.position().playhead < 0) return null;
  const answered = await lab.ask(lane, { kind: "hash" });
  return answered?.answer.kind === "hash" ? answered.answer.hash : null;
}
