import { noOrigins, type Operand, type Operation, type Origin, type Origins } from "./origin.ts";
import type { Place } from "./places.ts";

/** Keeps the first Inf and the first NaN that it is told of. */
export class Ledger {
  #origins = noOrigins;

  get origins(): Origins {
    return this.#origins;
  }

  get complete(): boolean {
    return this.#origins.inf !== null && this.#origins.nan !== null;
  }

  restore(origins: Origins): void {
    this.#origins = origins;
  }

  /** What an operation wrote: is an Inf or a NaN in it, which is the first of its kind? `placeOf`: where element i belongs. */
  note(
    step: number,
    operation: Operation,
    values: ArrayLike<number>,
    placeOf: (i: number) => Place,
    operandsOf: () => readonly Operand[],
  ): void {
    const first = firstNonfinite(values);
    const { inf, nan } = this.#origins;
    const origin = (i: number): Origin => {
      const { name: tensor, layer } = placeOf(i);
      return { step, tensor, layer, operation, nan: first.nan >= 0, operands: operandsOf() };
    };
    const foundInf = inf === null && first.inf >= 0;
    const foundNaN = nan === null && first.nan >= 0;
    if (!foundInf && !foundNaN) return;
    this.#origins = { inf: foundInf ? origin(first.inf) : inf, nan: foundNaN ? origin(first.nan) : nan };
  }
}

/** The index of the first ±Inf and of the first NaN; −1 where there is none. */
function firstNonfinite(values: ArrayLike<number>): { readonly inf: number; readonly nan: number } {
  let inf = -1;
  let nan = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isFinite(value)) continue;
    if (Number.isNaN(value)) {
      if (nan < 0) nan = i;
    } else if (inf < 0) inf = i;
  }
  return { inf, nan };
}
