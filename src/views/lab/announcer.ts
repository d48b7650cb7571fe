import type { LabState } from "../../runs/labState.ts";
import type { Text } from "../../text/index.ts";
import { spoken } from "../../text/spoken.ts";
import { laneLetter } from "../LaneTag.tsx";

/** What has happened between two states that is worth saying aloud; nothing is said per step. */
export function announcements(text: Text, before: LabState, now: LabState): readonly string[] {
  const told = now.lanes.flatMap((lane, k): readonly string[] => {
    const old = before.lanes[k];
    // Another run: what it is at its start is nothing that has happened to it.
    if (old === undefined || old.run !== lane.run) return [];
    const isNew = old.status.kind !== lane.status.kind && isEvent(lane.status.kind);
    return isNew ? [text.lane.announce(laneLetter(k), text.lane.status(lane.status))] : [];
  });
  return [...told, ...firstClips(text, before, now), ...paused(text, before, now)].map((sentence) =>
    spoken(text, sentence),
  );
}

function isEvent(kind: LabState["lanes"][number]["status"]["kind"]): boolean {
  return kind === "exploded" || kind === "vanished" || kind === "frozen" || kind === "finished" || kind === "failed";
}

function firstClips({ lane, marks }: Text, before: LabState, now: LabState): readonly string[] {
  return now.marks
    .filter(({ kind }) => kind === "first_clip")
    .filter((mark) => !before.marks.some((old) => old.kind === mark.kind && old.lane === mark.lane))
    .map((mark) => lane.announce(laneLetter(mark.lane ?? 0), marks.at(marks.first_clip, mark.step)));
}

function paused({ announcements: words }: Text, before: LabState, now: LabState): readonly string[] {
  return before.playing && !now.playing && now.head > 0 ? [words.paused(now.playhead)] : [];
}
