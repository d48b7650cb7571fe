import type { Cell } from "./cell.ts";
import { gru } from "./gru.ts";
import { lstm } from "./lstm.ts";
import type { CellName } from "./names.ts";
import { rnn } from "./rnn.ts";

/** Every recurrent cell, by the names that an experiment uses. */
export const cells = { rnn, gru, lstm } as const satisfies Record<CellName, Cell>;
