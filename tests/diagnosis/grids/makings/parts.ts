import type { Patch } from "../../../../src/experiment/schema.ts";

type Section<Name extends keyof Patch> = NonNullable<Patch[Name]>;

/** What a making decides of an experiment. */
export interface Parts {
  readonly model?: Section<"model">;
  readonly init: Section<"init">;
  readonly optimizer: Section<"optimizer">;
}
