import type { Norm } from "./norm.ts";

/** nn.BatchNorm1d in training mode (Ioffe & Szegedy 2015): each feature over the batch. */
export const batch_norm: Norm = {
  moments: (_batch, features) => features,
  forward: "batchNormForward",
  backward: "batchNormBackward",
};
