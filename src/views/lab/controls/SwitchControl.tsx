import type { SwitchField } from "../../../experiment/fields.ts";
import type { ControlProps } from "./control.ts";

export function SwitchControl({ id, value, name, onEdit }: ControlProps<SwitchField, boolean>) {
  return (
    <input
      id={id}
      type="checkbox"
      role="switch"
      className="switch"
      aria-label={name}
      checked={value}
      aria-checked={value}
      onChange={(event) => onEdit(event.target.checked)}
    />
  );
}
