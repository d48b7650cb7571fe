// TensorFlow.js with its WebAssembly backend, in two ways: by its own automatic differentiation, and with the backward
// pass by hand. Both are tuned: products without transposition flags, which leave the fast path, but of matrices that
// were transposed; the sum over the batch as a product, which is faster than tf.sum along an axis; tanh by way of
// sigmoid, which this backend has three times faster; no slices of large tensors, as each copies all of it.
import * as tf from "@tensorflow/tfjs";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { stepsPerSecond } from "./stretch.mjs";
import * as autodiff from "./tfjs/autodiff.mjs";
import * as byHand from "./tfjs/byHand.mjs";
import { networks } from "./tfjs/networks.mjs";
import { createOptimizer } from "./tfjs/optimizer.mjs";

const ways = { autodiff, byHand };

/** `way`: autodiff or byHand; `wasmFolder`: where the backend's binaries are, in a page; in Node it finds them itself. */
export async function measure({ experiment, way, wasmFolder, stretch }) {
  if (wasmFolder) setWasmPaths(wasmFolder);
  setThreadsCount(1);
  await tf.setBackend("wasm");
  const { kind } = experiment.model;
  const { initial, batch } = networks[kind](experiment);
  const gradients = ways[way][kind](experiment);
  const update = createOptimizer(experiment, initial);
  let parameters = initial;
  function step() {
    const next = tf.tidy(() => update(parameters, gradients(parameters, batch())));
    tf.dispose(parameters);
    parameters = next;
  }
  const rate = await stepsPerSecond(step, stretch);
  return { rate, healthy: parameters.every((parameter) => Number.isFinite(tf.norm(parameter).dataSync()[0])) };
}
