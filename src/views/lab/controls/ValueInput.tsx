import { type KeyboardEvent, useEffect, useId, useState } from "react";
import type { Problem } from "../../../experiment/problem.ts";
import { settingText } from "../../../text/settingText.ts";
import { useText } from "../../settings.ts";

interface ValueInputProps {
  readonly id?: string;
  readonly value: number | null;
  /** Decimals to show from 1 on, so that the width does not change while a slider moves. */
  readonly decimals?: number;
  /** Spoken name. */
  readonly name: string;
  /** The setting's name in a sentence about it. */
  readonly label: string;
  readonly nullable?: boolean;
  readonly wide?: boolean;
  readonly onEdit: (value: number | null | string) => Problem | null;
}

/** "1e-3", "−2", "" for none. What is not a number stays the text that it is. */
function parse(written: string, nullable: boolean): number | null | string {
  const text = written.trim().replaceAll("−", "-");
  if (text === "") return nullable ? null : text;
  return Number.isNaN(Number(text)) ? text : Number(text);
}

/** A number that can be typed. What cannot be used stays in the field, with a sentence that says what can. */
export function ValueInput({ id, value, decimals = 0, name, label, nullable = false, wide, onEdit }: ValueInputProps) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const problemId = useId();
  const reset = () => {
    setTyped(null);
    setProblem(null);
  };
  // Another value from elsewhere (undo, the slider, a scenario) takes the place of what was typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is what triggers it
  useEffect(reset, [value]);

  const commit = () => {
    if (typed === null) return;
    const next = parse(typed, nullable);
    const found = next === value ? null : onEdit(next);
    setProblem(found);
    if (!found) setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") commit();
    if (event.key !== "Escape") return;
    event.preventDefault();
    reset();
  };
  const shown = typed ?? (value === null ? "" : settingText(value, decimals));
  return (
    <>
      <input
        id={id}
        className={wide ? "value wide" : "value"}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={name}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        placeholder={nullable ? text.controls.unset : undefined}
        size={Math.max(4, Math.min(shown.length, 9))}
        value={shown}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {problem && (
        <p id={problemId} className="problem" role="alert">
          {text.problem(label, problem)}
        </p>
      )}
    </>
  );
}
