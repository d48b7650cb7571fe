import { fieldAt } from "../../experiment/declaration.ts";
import { flatten, nest } from "../../experiment/flat.ts";
import { isTimelinePatch } from "../../experiment/timeline.ts";
import type { LaneLetter, ToEmbed } from "../../protocol/embed.ts";
import type { LaneState } from "../../runs/labState.ts";
import { soundValue } from "../../runs/soundEdit.ts";
import { settingProblem } from "../lab/controls/settingProblem.ts";
import type { Frame, Refusal } from "./frame.ts";

type Command<Type extends ToEmbed["type"]> = Extract<ToEmbed, { readonly type: Type }>;
type Field = NonNullable<Command<"set">["field"]>;

const indexOf = (lane: LaneLetter) => "abcd".indexOf(lane);

/** Does what a command of the Lab or the page says, or nothing at all, and then says why; `subscribe` is the bridge's. */
export function carryOut(command: ToEmbed, frame: Frame): Refusal | null {
  const { actions } = frame.lab;
  if (command.type === "set") return set(command, frame);
  if (command.type === "getState" || command.type === "subscribe") return null;
  if (frame.view() !== "lab") return { code: "not_in_view", message: frame.words().not_in_view };
  switch (command.type) {
    case "play":
      actions.play();
      return null;
    case "pause":
      actions.pause();
      return null;
    case "reset":
      actions.reset(command.newSeed);
      return null;
    case "seek":
      actions.trainTo(command.step);
      return null;
    case "fork":
      return fork(command, frame);
    default:
      return command satisfies never;
  }
}

function set({ field, address, speed, language, theme }: Command<"set">, frame: Frame): Refusal | null {
  const { words } = frame;
  // A field is checked against the experiments that are here: those of the address might not have it.
  if (field !== undefined && address !== undefined) return { code: "refused", message: words().pair };
  const refusal = field === undefined ? null : fieldRefusal(field, frame);
  if (refusal !== null) return refusal;
  if (address !== undefined && !frame.open(address)) return { code: "refused", message: words().address };
  if (field !== undefined) {
    frame.lab.actions.edit(field.path, field.value, field.lane === undefined ? null : indexOf(field.lane));
  }
  if (speed !== undefined) frame.lab.actions.setSpeed(speed);
  if (language !== undefined) frame.setLanguage(language);
  if (theme !== undefined) frame.setTheme(theme);
  return null;
}

function fieldRefusal({ path, value, lane }: Field, frame: Frame): Refusal | null {
  const { lanes } = frame.lab.store.getState();
  if (lane !== undefined && lanes[indexOf(lane)] === undefined) return noLane(lane, frame);
  const affected = lane === undefined ? lanes : lanes.slice(indexOf(lane), indexOf(lane) + 1);
  const experiments = affected.map(({ experiment }) => experiment);
  const field = fieldAt(path);
  const exists = experiments.some((experiment) => flatten(experiment).has(path));
  const refused = field === undefined || !exists || settingProblem(experiments, path, field, value) !== null;
  return refused ? { code: "refused", message: frame.words().field(path) } : null;
}

function fork({ lane, step, patch }: Command<"fork">, frame: Frame): Refusal | null {
  const state = frame.lab.store.getState().lanes[indexOf(lane)];
  if (state === undefined) return noLane(lane, frame);
  const entries = Object.entries(patch);
  const unsound = entries.find(([path, value]) => soundValue(path, value) === null);
  if (unsound) return { code: "refused", message: frame.words().field(unsound[0]) };
  const change = nest(new Map(entries));
  if (!canFork(state, step) || entries.length === 0 || (step > 0 && !isTimelinePatch(change))) {
    return { code: "refused", message: frame.words().patch };
  }
  frame.lab.actions.fork(indexOf(lane), step, change, entries.map(([path]) => path).join(", "));
  return null;
}

const canFork = ({ run }: LaneState, step: number) => step <= (run?.steps ?? 0);

function noLane(lane: LaneLetter, frame: Frame): Refusal {
  return { code: "refused", message: frame.words().lane(lane.toUpperCase()) };
}
