interface CheckListProps<V> {
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: readonly V[];
  readonly onChange: (chosen: readonly V[]) => void;
}

/** Any of a few, told in the order of the list. */
export function CheckList<V extends string>({ label, options, chosen, onChange }: CheckListProps<V>) {
  const toggled = (value: V, on: boolean) =>
    options.map((option) => option.value).filter((each) => (each === value ? on : chosen.includes(each)));
  return (
    <fieldset className="check-list">
      <legend>{label}</legend>
      {options.map(({ value, label: name }) => (
        <label key={value} className="embed-check">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) => onChange(toggled(value, target.checked))}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
