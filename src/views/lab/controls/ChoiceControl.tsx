import type { ChoiceField } from "../../../experiment/fields.ts";
import { valueWord } from "../../../text/words.ts";
import { Icon } from "../../icons.tsx";
import { Segmented } from "../../Segmented.tsx";
import { useText } from "../../settings.ts";
import type { ControlProps } from "./control.ts";

type Choice = string | number | null;

/** Choices that are the point of the page: all of them in sight. */
const SEGMENTED: readonly string[] = ["clip.mode"];

export function ChoiceControl({ id, path, field, value, name, onEdit }: ControlProps<ChoiceField, Choice>) {
  const text = useText();
  const options = field.values.map((choice) => ({ value: choice, label: valueWord(text, path, choice) }));
  if (SEGMENTED.includes(path)) {
    return <Segmented label={name} segments={options} value={value} onChange={onEdit} size="full" />;
  }
  const choose = (index: number) => {
    const choice = field.values[index];
    if (choice !== undefined) onEdit(choice);
  };
  return (
    <span className="select">
      <select
        id={id}
        aria-label={name}
        value={field.values.indexOf(value)}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {options.map(({ label }, index) => (
          <option key={label} value={index}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" size={13} />
    </span>
  );
}
