import type { PairField } from "../../../experiment/fields.ts";
import { fieldWords } from "../../../text/words.ts";
import { useText } from "../../settings.ts";
import type { ControlProps } from "./control.ts";
import { ValueInput } from "./ValueInput.tsx";

/** Two numbers side by side, such as Adam's betas. */
export function PairControl({ id, path, value, name, onEdit }: ControlProps<PairField, readonly [number, number]>) {
  const text = useText();
  const [first, second] = value;
  const { label } = fieldWords(text, path);
  const pair = (a: unknown, b: unknown) => onEdit([a, b] as unknown as readonly [number, number]);
  return (
    <>
      <ValueInput
        id={id}
        value={first}
        name={text.controls.first(name)}
        label={label}
        wide
        onEdit={(a) => pair(a, second)}
      />
      <ValueInput value={second} name={text.controls.second(name)} label={label} wide onEdit={(b) => pair(first, b)} />
    </>
  );
}
