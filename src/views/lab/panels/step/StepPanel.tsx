import "./lens.css";
import type { KeyboardEvent } from "react";
import type { Question } from "../../../../protocol/messages.ts";
import { lensText } from "../../../../text/lens/index.ts";
import { Icon, type IconName } from "../../../icons.tsx";
import { useLab } from "../../../labStore.ts";
import { useWords } from "../../../settings.ts";
import { useAnswer } from "../../useAnswer.ts";
import { LaneLens } from "./LaneLens.tsx";
import { hasActivations, stagesOf } from "./stages.ts";
import { type PlayedStage, usePlayedStage } from "./usePlayedStage.ts";

const question: Question = { kind: "backward_pass" };
/** Lanes that may be asked: a hook a lane, so their number is fixed. */
const LANES = [0, 1, 2, 3] as const;

/** One training step under the lens: its backward pass, stage by stage. */
export default function StepPanel() {
  const words = useWords(lensText);
  const count = useLab((state) => state.lanes.length);
  const begun = useLab((state) => state.playhead >= 0);
  const overTime = useLab((state) => state.lanes.every(({ experiment }) => experiment.model.kind !== "mlp"));
  const passes = [
    usePass(LANES[0], count),
    usePass(LANES[1], count),
    usePass(LANES[2], count),
    usePass(LANES[3], count),
  ].slice(0, count);
  const paired = passes.some((asked) => asked !== null && hasActivations(asked.pass));
  const stages = Math.max(1, ...passes.map((asked) => (asked === null ? 0 : stagesOf(asked.pass, paired).length)));
  const played = usePlayedStage(stages);
  if (!begun) return <p className="lens-note">{words.noStep}</p>;
  return (
    <>
      <p className="lens-note">{overTime ? words.introTime : words.intro}</p>
      <Stages played={played} count={stages} />
      <div className="dock-lanes">
        {passes.map((asked, lane) => (
          <LaneLens
            // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no other identity than its place.
            key={lane}
            lane={lane}
            pass={asked?.pass ?? null}
            paired={paired}
            step={asked?.step ?? 0}
            at={played.at}
            onGo={played.go}
          />
        ))}
      </div>
    </>
  );
}

/** The backward pass of a lane at the step that it shows; null where there is none. */
function usePass(lane: number, lanes: number) {
  const answered = useAnswer(lane, lane < lanes ? question : null);
  if (answered?.answer.kind !== "backward_pass" || answered.step === 0) return null;
  return { pass: answered.answer.pass, step: answered.step - 1 };
}

function Stages({ played, count }: { readonly played: PlayedStage; readonly count: number }) {
  const words = useWords(lensText);
  const { at, playing, go, toggle } = played;
  const press = (event: KeyboardEvent) => {
    const delta = event.key === "ArrowLeft" ? 1 : event.key === "ArrowRight" ? -1 : 0;
    if (delta === 0) return;
    // The backward pass runs to the left, as it is drawn.
    event.preventDefault();
    go(at + delta);
  };
  return (
    <div className="lens-stages" role="toolbar" aria-label={words.stages} onKeyDown={press}>
      <StageButton icon="reset" label={words.first} onClick={() => go(0)} />
      <StageButton icon="stepForward" label={words.back} onClick={() => go(at - 1)} />
      <StageButton icon={playing ? "pause" : "play"} label={playing ? words.pause : words.play} onClick={toggle} />
      <StageButton icon="stepBack" label={words.next} onClick={() => go(at + 1)} />
      <span aria-live="polite">{words.stage(at + 1, count)}</span>
    </div>
  );
}

interface StageButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

function StageButton({ icon, label, onClick }: StageButtonProps) {
  return (
    <button type="button" className="button square" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} size={14} />
    </button>
  );
}
