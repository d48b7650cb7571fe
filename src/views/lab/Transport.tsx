import type { CSSProperties } from "react";
import type { Speed } from "../../runs/labState.ts";
import { speedWord } from "../../text/words.ts";
import { Icon } from "../icons.tsx";
import { labActions, useLab } from "../labStore.ts";
import { RoundButton } from "../RoundButton.tsx";
import { Segmented } from "../Segmented.tsx";
import { useText } from "../settings.ts";
import { Scrubber } from "./Scrubber.tsx";
import { speeds } from "./useLabKeys.ts";

/** Reset, play and step; the step that is shown; the way back through the run; the speed. */
export function Transport() {
  const { transport } = useText();
  return (
    <section className="transport" aria-label={transport.label}>
      <div className="transport-buttons">
        <RoundButton icon="reset" label={transport.reset} onClick={() => labActions.reset()} />
        <PlayButton />
        <RoundButton icon="stepForward" label={transport.stepForward} onClick={() => labActions.stepBy(1)} />
      </div>
      <StepNumber />
      <Scrubber />
      <SpeedChoice />
      <StepRate />
    </section>
  );
}

/** The one large button. */
export function PlayButton() {
  const { transport } = useText();
  const playing = useLab((state) => state.playing);
  const label = playing ? transport.pause : transport.play;
  return (
    <button
      type="button"
      className="play"
      aria-label={label}
      title={label}
      onClick={playing ? labActions.pause : labActions.play}
    >
      <Icon name={playing ? "pause" : "play"} size={20} />
    </button>
  );
}

function StepNumber() {
  const { transport } = useText();
  const [from, to] = useLab((state) => state.shown);
  const window = useLab((state) => state.window);
  const merged = useLab(({ lanes }) => lanes.some(({ run }) => (run?.history?.stride ?? 1) > 1));
  // Room for a range beforehand: the scrubber beside it must not move under the hand that drags it.
  const room = `${2 * String(window).length + 1}ch`;
  return (
    <div className={merged ? "step-number merged" : "step-number"} style={{ "--range": room } as CSSProperties}>
      <span className="visually-hidden">{transport.step} </span>
      <b>{from === to ? Math.max(0, to) : `${from}–${to}`}</b>
      <span>{transport.of(window)}</span>
    </div>
  );
}

function SpeedChoice() {
  const text = useText();
  const speed = useLab((state) => state.speed);
  const segments = speeds.map((value: Speed) => ({ value, label: speedWord(text, value) }));
  return (
    <div className="speed">
      <Segmented label={text.transport.speed} segments={segments} value={speed} onChange={labActions.setSpeed} />
    </div>
  );
}

function StepRate() {
  const { transport } = useText();
  const rate = useLab((state) => Math.round(state.stepsPerSecond));
  const recalling = useLab((state) => state.recalling);
  if (recalling) return <div className="step-rate">{transport.replaying}</div>;
  return (
    <div className="step-rate">
      <b>{rate}</b> {transport.stepsPerSecond}
    </div>
  );
}
