import { type CSSProperties, useEffect, useRef, useState } from "react";
import type { NumberField, Slider } from "../../../experiment/fields.ts";
import { settingText } from "../../../text/settingText.ts";
import { fieldWords } from "../../../text/words.ts";
import { laneClass } from "../../LaneTag.tsx";
import { useText } from "../../settings.ts";
import type { ControlProps } from "./control.ts";
import { sliderScale } from "./sliderScale.ts";
import { ValueInput } from "./ValueInput.tsx";

type NumberControlProps = ControlProps<NumberField<number> | NumberField<number | null>, number | null>;

/** A slider, where the field has one, and the value as a field to type in. */
export function NumberControl({ id, path, field, value, name, lane, onEdit }: NumberControlProps) {
  const text = useText();
  /** The value under the thumb while it is dragged: the run restarts when it is let go, not at every pixel. */
  const [dragged, setDragged] = useState<number | null>(null);
  const input = {
    value: dragged ?? value,
    decimals: field.slider ? decimalsOf(field.slider) : 0,
    label: fieldWords(text, path).label,
    nullable: field.nullable === true,
    // What is not a number is for the check to refuse.
    onEdit,
  };
  if (!field.slider) return <ValueInput {...input} id={id} name={name} wide />;
  return (
    <>
      <SliderInput
        id={id}
        name={name}
        slider={field.slider}
        kind={field.kind}
        value={dragged ?? value}
        lane={lane}
        onDrag={setDragged}
        onCommit={(next) => {
          setDragged(null);
          if (next !== value) onEdit(next);
        }}
      />
      <ValueInput {...input} name={text.controls.value(name)} />
    </>
  );
}

/** As many as the slider's steps have; a logarithmic one runs over real numbers: "1.0". */
function decimalsOf({ step, log }: Slider): number {
  return log ? 1 : (String(step ?? 1).split(".")[1]?.length ?? 0);
}

interface SliderInputProps {
  readonly id: string;
  readonly name: string;
  readonly slider: Slider;
  readonly kind: "number" | "integer";
  readonly value: number | null;
  readonly lane: number | null;
  readonly onDrag: (value: number) => void;
  readonly onCommit: (value: number) => void;
}

function SliderInput({ id, name, slider, kind, value, lane, onDrag, onCommit }: SliderInputProps) {
  const { controls } = useText();
  const scale = sliderScale(slider, kind);
  const ref = useRef<HTMLInputElement>(null);
  // React's onChange fires at every movement; the native event when the thumb is let go or a key was pressed.
  useEffect(() => {
    const element = ref.current;
    const commit = () => element && onCommit(scale.valueAt(Number(element.value)));
    element?.addEventListener("change", commit);
    return () => element?.removeEventListener("change", commit);
  });
  const position = value === null ? scale.min : scale.positionOf(value);
  const part = (position - scale.min) / (scale.max - scale.min);
  return (
    <input
      ref={ref}
      id={id}
      type="range"
      className={`slider ${value === null ? "unset" : lane === null ? "" : laneClass(lane)}`}
      aria-label={name}
      aria-valuetext={value === null ? controls.unset : settingText(value)}
      min={scale.min}
      max={scale.max}
      step={slider.log ? "any" : scale.step}
      value={position}
      style={{ "--part": part } as CSSProperties}
      onInput={(event) => onDrag(scale.valueAt(Number(event.currentTarget.value)))}
    />
  );
}
