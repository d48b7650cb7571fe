import type { MemoryNeeded } from "../../../experiment/memory.ts";

let needed: MemoryNeeded | undefined;
let loading: Promise<void> | undefined;

/** What a setting's memory is judged by, once it is loaded: it brings the engine, which the page starts without. */
export const knownMemory = (): MemoryNeeded | undefined => needed;

/** To be called when settings are about to be changed; what cannot be loaded is left to the lane, which judges as well. */
export function loadMemory(): Promise<void> {
  loading ??= import("../../../engine/trainer.ts").then(
    ({ memoryNeeded }) => {
      needed = memoryNeeded;
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}
