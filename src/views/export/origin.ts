import { version } from "../../../package.json";
import { labStore } from "../labStore.ts";
import { pageAddress } from "../pageAddress.ts";
import { linkOf } from "../place.ts";
import { viewStore } from "../viewState.ts";

/** Where what is saved comes from: it leads back to the exact state. */
export interface Origin {
  /** null: nothing was drawn by chance. */
  readonly seed: number | null;
  readonly version: string;
  readonly link: string;
}

/** `seed`: of what is saved, where it is not the Lab's. */
export function originNow(seed?: number | null): Origin {
  const { lanes } = labStore.getState();
  const link = linkOf(pageAddress(true));
  return { seed: seed === undefined ? (lanes[0]?.experiment.seed ?? 0) : seed, version, link };
}

/** The name of a file without its ending: what it is of, in letters that every file system takes. */
export function fileName(...parts: readonly (string | null)[]): string {
  const { scenario } = labStore.getState();
  const { view } = viewStore.getState();
  return [view === "lab" || view === "remedies" ? (scenario ?? "experiment") : view, ...parts]
    .filter((part) => part !== null)
    .join("_")
    .replaceAll(/[^\w-]+/g, "_");
}
