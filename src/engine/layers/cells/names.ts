/** Every recurrent cell, by the name that an experiment uses. */
export const cellNames = ["rnn", "gru", "lstm"] as const;

export type CellName = (typeof cellNames)[number];
