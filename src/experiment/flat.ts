import { declaredFor } from "./declaration.ts";
import type { Value } from "./fields.ts";
import type { Experiment, Patch } from "./schema.ts";

/**
 * An experiment or a patch as a map from path to value ("optimizer.lr" → 0.001): what merging, comparing and the
 * address work on. Keys come from the declaration alone, so names like "__proto__" never get in.
 */
export type Flat = ReadonlyMap<string, Value>;

const isSet = (value: unknown): value is Record<string, Value | undefined> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function flatten(patch: Patch): Map<string, Value> {
  const flat = new Map<string, Value>();
  const put = (path: string, value: Value | undefined) => value !== undefined && flat.set(path, value);
  for (const [section, values] of Object.entries(patch)) {
    if (!isSet(values)) put(section, values as Value | undefined);
    else for (const [name, value] of Object.entries(values)) put(`${section}.${name}`, value);
  }
  return flat;
}

export function nest(flat: Flat): Patch {
  const patch: Record<string, Value | Record<string, Value>> = {};
  const sections = new Map<string, Record<string, Value>>();
  for (const [path, value] of flat) {
    const [section = "", name] = path.split(".");
    if (name === undefined) {
      patch[section] = value;
      continue;
    }
    const values = sections.get(section) ?? {};
    values[name] = value;
    patch[section] = values;
    sections.set(section, values);
  }
  return patch as Patch;
}

/** One field as a patch. */
export function patchOf(path: string, value: Value): Patch {
  return nest(new Map([[path, value]]));
}

/** Every field that exists for the patch's choices, with the default where the patch says nothing. */
export function filled(flat: Flat): Map<string, Value> {
  return new Map(
    declaredFor(flat).map(({ path, field }) => {
      const given = flat.get(path);
      return [path, given === undefined ? field.default : given];
    }),
  );
}

/** The experiment that a patch describes, defaults filled in, in the declaration's order. The patch is taken as valid. */
export function experimentOf(patch: Patch): Experiment {
  return nest(filled(flatten(patch))) as Experiment;
}

/** Without the fields that do not exist for its own choices. */
export function applicable(flat: Flat): Map<string, Value> {
  const paths = new Set(declaredFor(flat).map(({ path }) => path));
  return new Map([...flat].filter(([path]) => paths.has(path)));
}
