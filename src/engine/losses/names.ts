/** Every loss that a network may be trained with, by the name that an experiment uses. */
export const lossNames = ["mse", "cross_entropy"] as const;

export type LossName = (typeof lossNames)[number];
