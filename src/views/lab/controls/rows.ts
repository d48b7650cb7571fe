import { sameValue } from "../../../experiment/declaration.ts";
import type { Field, Group, Value } from "../../../experiment/fields.ts";
import { flatten } from "../../../experiment/flat.ts";
import type { Comparison, Experiment } from "../../../experiment/schema.ts";
import { fieldsFor, type Setting } from "../../../experiment/settings.ts";

/** One control: the value of a field in one lane, or (lane null) in all of them. */
export interface Cell {
  readonly lane: number | null;
  readonly value: Value;
}

/** A field in the panel with one control for all lanes, or one for each lane that has it. */
export interface Row {
  readonly path: string;
  readonly field: Field;
  readonly group: Group;
  readonly cells: readonly Cell[];
  /** Every lane has the field, and its own control for it: it can be one control again. */
  readonly split: boolean;
}

/**
 * The panel's rows, in the order of the declaration; a field that only some lanes have stands where it would.
 * `experiments`: the lanes as they stand now.
 */
export function rowsOf(comparison: Comparison, experiments: readonly Experiment[]): readonly Row[] {
  const lanes = experiments.map(fieldsFor);
  const patched = new Set(comparison.lanes.flatMap(({ patch }) => [...flatten(patch).keys()]));
  return inOrder(lanes).map(({ path, field, group }) => {
    const cells = lanes.flatMap((settings, lane): readonly Cell[] => {
      const setting = settings.find((candidate) => candidate.path === path);
      return setting ? [{ lane, value: setting.value }] : [];
    });
    const first = cells[0]?.value;
    const inAll = cells.length === lanes.length;
    const shared = inAll && !patched.has(path) && cells.every(({ value }) => sameValue(value, first));
    const row = { path, field, group };
    return shared && first !== undefined
      ? { ...row, cells: [{ lane: null, value: first }], split: false }
      : { ...row, cells, split: inAll && cells.length > 1 };
  });
}

/** The settings of all lanes, each once, behind what stands before it in its own lane; what an earlier lane alone has comes first. */
function inOrder(lanes: readonly (readonly Setting[])[]): readonly Setting[] {
  const ordered: Setting[] = [];
  for (const settings of lanes) {
    const own = new Set(settings.map(({ path }) => path));
    let place = 0;
    for (const setting of settings) {
      const known = ordered.findIndex(({ path }) => path === setting.path);
      if (known < 0) {
        const isForeign = ({ path, group }: Setting) => group === setting.group && !own.has(path);
        while (ordered.slice(place, place + 1).some(isForeign)) place++;
        ordered.splice(place, 0, setting);
      }
      place = known < 0 ? place + 1 : known + 1;
    }
  }
  return ordered;
}
