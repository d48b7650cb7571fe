import { type ViewValues, viewFields } from "../../experiment/address/viewFields.ts";
import { fieldAt, fieldPaths } from "../../experiment/declaration.ts";
import { axisValues } from "../../experiment/mapPlan.ts";
import { mapText } from "../../text/map/index.ts";
import { fieldWords } from "../../text/words.ts";
import { Icon } from "../icons.tsx";
import { NumberRow } from "../NumberRow.tsx";
import { Segmented } from "../Segmented.tsx";
import { useText, useWords } from "../settings.ts";
import { viewActions } from "../viewState.ts";
import type { PlanProblem } from "./mapBase.ts";

/** Fields that an axis may run over. */
const paths = fieldPaths.filter((path) => axisValues(path, -1e9, 1e9, 2).length > 1);
const colours = ["growth", "first_nonfinite", "final_loss", "cause"] as const;
const isNumeric = (path: string) => ["number", "integer"].includes(fieldAt(path)?.kind ?? "");

interface MapControlsProps {
  readonly values: ViewValues<"map">;
  readonly problem: PlanProblem | null;
}

/** Which fields, from where to where, in how many cells. */
export function MapControls({ values, problem }: MapControlsProps) {
  const text = useText();
  const words = useWords(mapText);
  const name = (path: string) => fieldWords(text, path).label;
  return (
    <aside className="map-controls" aria-label={words.settings}>
      <Segmented
        label={words.colour.label}
        segments={colours.map((value) => ({ value, label: words.colour[value] }))}
        value={values.colour}
        onChange={(colour) => viewActions.set("map", { colour })}
      />
      <Segmented
        label={words.base.label}
        segments={(["own", "lab"] as const).map((value) => ({ value, label: words.base[value] }))}
        value={values.base}
        onChange={(base) => viewActions.set("map", { base })}
      />
      {(["x", "y"] as const).map((axis) => (
        <div key={axis} className="map-axis">
          <label>
            {words[axis]}
            <span className="select">
              <select value={values[axis]} onChange={(event) => viewActions.set("map", { [axis]: event.target.value })}>
                {paths.map((path) => (
                  <option key={path} value={path}>
                    {name(path)}
                  </option>
                ))}
              </select>
              <Icon name="chevronDown" size={13} />
            </span>
          </label>
          {isNumeric(values[axis]) &&
            (["min", "max"] as const).map((end) => (
              <NumberRow
                key={end}
                label={end === "min" ? words.least(words[axis]) : words.most(words[axis])}
                field={viewFields.map[`${axis}_${end}`]}
                value={values[`${axis}_${end}`]}
                onChange={(next) => viewActions.set("map", { [`${axis}_${end}`]: next })}
              />
            ))}
        </div>
      ))}
      {(["columns", "rows", "seeds", "steps"] as const).map((field) => (
        <NumberRow
          key={field}
          label={words[field]}
          field={viewFields.map[field]}
          value={values[field]}
          onChange={(next) => viewActions.set("map", { [field]: next })}
        />
      ))}
      {problem !== null && (
        <p className="map-problem" role="alert">
          {problem.kind === "same"
            ? words.sameAxis(name(problem.path))
            : words.noAxis(name(problem.path), problem.least, problem.most)}
        </p>
      )}
    </aside>
  );
}
