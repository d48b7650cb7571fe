// The gradients of an experiment's parameters with the backward pass written out.
export { createMlp as mlp } from "./byHand/mlp.mjs";
export { createRnn as rnn } from "./byHand/rnn.mjs";
