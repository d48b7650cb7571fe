import "./numberRow.css";
import { type CSSProperties, useId, useState } from "react";
import type { NumberField } from "../experiment/fields.ts";
import { sliderScale } from "./lab/controls/sliderScale.ts";

interface NumberRowProps {
  readonly label: string;
  readonly field: NumberField<number>;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A number with its name, a slider and a field to type in; what the field does not allow is not taken. */
export function NumberRow({ label, field, value, onChange }: NumberRowProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const scale = field.slider && sliderScale(field.slider, field.kind);
  const position = scale?.positionOf(value) ?? 0;
  const commit = () => {
    const number = typed === null || typed.trim() === "" ? Number.NaN : Number(typed.replace("−", "-"));
    const isWhole = field.kind === "number" || Number.isInteger(number);
    if (number >= field.min && number <= field.max && isWhole) onChange(number);
    setTyped(null);
  };
  return (
    <div className="number-row">
      <label htmlFor={id}>{label}</label>
      {scale && (
        <input
          type="range"
          className="slider"
          aria-label={label}
          aria-valuetext={String(value)}
          min={scale.min}
          max={scale.max}
          step={field.slider?.log ? "any" : scale.step}
          value={position}
          style={{ "--part": (position - scale.min) / (scale.max - scale.min) } as CSSProperties}
          onChange={(event) => onChange(scale.valueAt(Number(event.target.value)))}
        />
      )}
      <input
        id={id}
        className="number-typed"
        inputMode="decimal"
        value={typed ?? String(value).replace("-", "−")}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === "Enter" && commit()}
      />
    </div>
  );
}
