import type { CSSProperties, InputHTMLAttributes } from "react";

interface SliderProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "type"> {
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onMove: (value: number) => void;
}

/** A native slider, filled up to its thumb. */
export function Slider({ min, max, value, onMove, className, ...rest }: SliderProps) {
  const part = max > min ? (value - min) / (max - min) : 0;
  return (
    <input
      {...rest}
      type="range"
      className={`slider ${className ?? ""}`}
      min={min}
      max={max}
      value={value}
      style={{ "--part": part } as CSSProperties}
      onChange={({ target }) => onMove(target.valueAsNumber)}
    />
  );
}
