import { useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { canonical } from "../../experiment/comparison.ts";
import type { Value } from "../../experiment/fields.ts";
import { flatten, nest } from "../../experiment/flat.ts";
import type { Comparison } from "../../experiment/schema.ts";
import type { Knob, LanesFigure } from "../../lessons/chapter.ts";
import type { Lab } from "../../runs/labStore.ts";
import { learnText } from "../../text/learn/index.ts";
import { fieldWords, valueWord } from "../../text/words.ts";
import { Icon } from "../icons.tsx";
import { labActions } from "../labStore.ts";
import { Segmented } from "../Segmented.tsx";
import { useText, useWords } from "../settings.ts";
import { viewActions } from "../viewState.ts";
import { LessonLane } from "./LessonLane.tsx";
import { Slider } from "./Slider.tsx";
import { useLessonLab } from "./useLessonLab.ts";

/** Lanes of the lesson's own, with what may be turned of them, their transport, and the way to the Lab. */
export function LanesView({ figure }: { readonly figure: LanesFigure }) {
  const { openInLab } = useWords(learnText);
  const host = useRef<HTMLDivElement>(null);
  const { knob } = figure;
  const [chosen, choose] = useState<Value | undefined>(undefined);
  const turned = useMemo(
    () =>
      knob === undefined || chosen === undefined
        ? figure
        : { ...figure, comparison: withBase(figure.comparison, knob.path, chosen) },
    [figure, knob, chosen],
  );
  const lab = useLessonLab(turned, host);
  const open = () => {
    labActions.load(turned.comparison, { scenario: null });
    viewActions.go("lab");
  };
  return (
    <div ref={host} className={`lesson-lanes of-${figure.comparison.lanes.length}`}>
      {knob !== undefined && (
        <Choice knob={knob} chosen={chosen ?? baseValue(figure.comparison, knob.path)} onChoose={choose} />
      )}
      {lab !== null &&
        figure.comparison.lanes.map((_, lane) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lanes have no identity but their place
          <LessonLane key={lane} lab={lab} lane={lane} loss={figure.loss} />
        ))}
      <div className="lesson-bar">
        {lab !== null && figure.shows === "run" && <Transport lab={lab} />}
        <button type="button" className="button outlined" onClick={open}>
          {openInLab}
        </button>
      </div>
    </div>
  );
}

function withBase({ base, lanes }: Comparison, path: string, value: Value): Comparison {
  return canonical({ base: nest(new Map([...flatten(base), [path, value]])), lanes });
}

const baseValue = ({ base }: Comparison, path: string): Value => flatten(base).get(path) ?? null;

interface ChoiceProps {
  readonly knob: Knob;
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice({ knob, chosen, onChoose }: ChoiceProps) {
  const text = useText();
  const { label } = fieldWords(text, knob.path);
  return (
    <div className="lesson-knob">
      <span aria-hidden="true">{label}</span>
      <Segmented
        label={label}
        segments={knob.values.map((value) => ({ value: String(value), label: valueWord(text, knob.path, value) }))}
        value={String(chosen ?? knob.values[0])}
        onChange={(word) => onChoose(knob.values.find((value) => String(value) === word) ?? null)}
      />
    </div>
  );
}

function Transport({ lab }: { readonly lab: Lab }) {
  const words = useWords(learnText);
  const { playing, playhead, head } = useStore(lab.store);
  const { play, pause, reset, seek } = lab.actions;
  return (
    <>
      <button
        type="button"
        className="button square"
        aria-label={playing ? words.pause : words.play}
        onClick={playing ? pause : play}
      >
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <button type="button" className="button square" aria-label={words.again} onClick={() => reset()}>
        <Icon name="reset" />
      </button>
      <Slider
        className="lesson-steps"
        aria-label={words.stepSlider}
        min={0}
        max={Math.max(0, head - 1)}
        value={Math.max(0, playhead)}
        onMove={(value) => seek(value)}
      />
      <output className="lesson-step">{playhead < 0 ? words.beforeFirst : words.step(playhead)}</output>
    </>
  );
}
