import type { Field, Value } from "../../../experiment/fields.ts";
import type { Problem } from "../../../experiment/problem.ts";

/** What every kind of control gets. */
export interface ControlProps<F extends Field, V extends Value> {
  readonly id: string;
  readonly path: string;
  readonly field: F;
  readonly value: V;
  /** The field's name, and the lane's where it is for one lane; read aloud. */
  readonly name: string;
  readonly lane: number | null;
  /** Makes the change, or returns what stands against it and leaves everything as it was. */
  readonly onEdit: (value: Value) => Problem | null;
}
