import type { Field, Value } from "../../../experiment/fields.ts";
import { ChoiceControl } from "./ChoiceControl.tsx";
import type { ControlProps } from "./control.ts";
import { NumberControl } from "./NumberControl.tsx";
import { PairControl } from "./PairControl.tsx";
import { SwitchControl } from "./SwitchControl.tsx";

/** The control for a field, by its kind. */
export function FieldControl({ field, value, ...rest }: ControlProps<Field, Value>) {
  switch (field.kind) {
    case "number":
    case "integer":
      return <NumberControl {...rest} field={field} value={value as number | null} />;
    case "choice":
      return <ChoiceControl {...rest} field={field} value={value as string | number | null} />;
    case "switch":
      return <SwitchControl {...rest} field={field} value={value as boolean} />;
    case "pair":
      return <PairControl {...rest} field={field} value={value as readonly [number, number]} />;
    case "text":
      // A name is no setting of the panel: no text field has a group.
      return null;
    default:
      return field satisfies never;
  }
}
