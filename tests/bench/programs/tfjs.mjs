// TensorFlow.js with its WebAssembly backend. Tuned: no gradient tape but the backward pass by hand; products without
// transposition flags, which leave the fast path, but of matrices that were transposed; tanh by way of sigmoid, which
// this backend has three times faster; no slices, which copy the tensor that they are cut from.
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { stepsPerSecond } from "./stretch.mjs";
import { createMlp } from "./tfjs/mlp.mjs";
import { createOptimizer } from "./tfjs/optimizer.mjs";
import { createRnn } from "./tfjs/rnn.mjs";

const models = { mlp: createMlp, rnn: createRnn };

/** `wasmFolder`: where the backend's binaries are, in a page; in Node it finds them itself. */
export async function measure({ experiment, wasmFolder, stretch }) {
  if (wasmFolder) setWasmPaths(wasmFolder);
  setThreadsCount(1);
  await tf.setBackend("wasm");
  const { initial, gradients } = models[experiment.model.kind](experiment);
  const update = createOptimizer(experiment, initial);
  let parameters = initial;
  function step() {
    const next = tf.tidy(() => update(parameters, gradients(parameters)));
    tf.dispose(parameters);
    parameters = next;
  }
  const rate = await stepsPerSecond(step, stretch);
  return { rate, healthy: parameters.every((parameter) => Number.isFinite(tf.norm(parameter).dataSync()[0])) };
}
