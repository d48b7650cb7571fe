import type { FromEmbed, ToEmbed } from "../../protocol/embed.ts";
import { checkCommand } from "../../protocol/embedChecks.ts";
import type { LabState } from "../../runs/labState.ts";
import { carryOut } from "./commands.ts";
import type { Frame } from "./frame.ts";
import { createHappenings } from "./happenings.ts";
import { stateMessage } from "./stateMessage.ts";
import { createStepReports } from "./stepReports.ts";

export interface Bridge {
  /** What the host has sent, whatever it is; resolves once it is answered. */
  hear(data: unknown): Promise<void>;
  /** The view or the address has changed. */
  tellState(): void;
  stop(): void;
}

/** Turns the host's messages into actions of the Lab, and what happens there into messages; `post`: sends one to the host. */
export function createBridge(frame: Frame, post: (message: FromEmbed) => void): Bridge {
  const { lab } = frame;
  const reports = createStepReports(lab, frame.clock, post);
  const happenings = createHappenings();

  async function tellState(asked: Pick<ToEmbed, "id"> = {}): Promise<void> {
    post({ ...(await stateMessage(frame)), ...asked });
  }

  function obey(command: ToEmbed): ReturnType<typeof carryOut> {
    if (command.type === "subscribe") reports.subscribe(command.quantities, command.every);
    if (command.type === "seek") happenings.seek(command.step < lab.position().head ? null : command.step);
    return carryOut(command, frame);
  }

  const stop = lab.store.subscribe((now, before) => {
    for (const event of happenings.since(before, now, lab.position().playhead)) post(event);
    reports.tell();
    if (isNews(now, before)) void tellState();
  });

  return {
    async hear(data) {
      const checked = checkCommand(data);
      if (!checked.ok) {
        const { code, id } = checked;
        const message = frame.words()[code];
        return post({ egl: 1, type: "error", code, message, ...(id !== undefined && { id }) });
      }
      const command = checked.message;
      const asked = command.id === undefined ? {} : { id: command.id };
      const refusal = obey(command);
      if (refusal !== null) return post({ egl: 1, type: "error", ...refusal, ...asked });
      reports.tell();
      if (command.id !== undefined || command.type === "getState") await tellState(asked);
    },
    tellState: () => void tellState(),
    stop() {
      stop();
      reports.stop();
    },
  };
}

/** Facts that the host hears of without asking; the steps of a run are none. */
function isNews(now: LabState, before: LabState): boolean {
  return now.playing !== before.playing || now.comparison !== before.comparison || now.speed !== before.speed;
}
