import { useId } from "react";

interface Segment<V> {
  readonly value: V;
  readonly label: string;
}

interface SegmentedProps<V> {
  /** What the choice is about; read aloud, not shown. */
  readonly label: string;
  readonly segments: readonly Segment<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly size?: "small" | "full";
}

/** One of a few: a group of native radio buttons, so that the arrow keys work as everywhere. */
export function Segmented<V extends string | number | null>(props: SegmentedProps<V>) {
  const name = useId();
  return (
    <fieldset className={`segmented ${props.size ?? ""}`} aria-label={props.label}>
      {props.segments.map(({ value, label }) => (
        <label key={String(value)}>
          <input
            type="radio"
            name={name}
            value={String(value)}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
