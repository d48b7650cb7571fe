import type { ReactNode } from "react";
import type { Field } from "../../../experiment/fields.ts";
import { fieldWords } from "../../../text/words.ts";
import { Rich } from "../../Rich.tsx";
import { useText } from "../../settings.ts";

interface FieldLabelProps {
  /** The control's. */
  readonly id: string;
  readonly path: string;
  readonly field: Field;
  readonly children?: ReactNode;
}

/** A setting's name with its symbol; what it means, and whether a change needs no restart, when it is pointed at. */
export function FieldLabel({ id, path, field, children }: FieldLabelProps) {
  const text = useText();
  const { label, symbol, hint } = fieldWords(text, path);
  return (
    <label className="field-label" htmlFor={id} title={field.live ? `${hint} ${text.controls.live}` : hint}>
      <span>
        {label}
        {symbol && (
          <>
            {" "}
            <Rich>{symbol}</Rich>
          </>
        )}
      </span>
      {children}
    </label>
  );
}
