import * as tf from "@tensorflow/tfjs";

/** 2σ(2x) − 1; `two` and `one`: scalars, which would be made anew in each operation. */
export function createTanh() {
  const [one, two] = [tf.scalar(1), tf.scalar(2)];
  return {
    forward: (a, b, bias) => tf.sub(tf.mul(tf.sigmoid(tf.mul(tf.fused.matMul({ a, b, bias }), two)), two), one),
    backward: (dh, h) => tf.mul(dh, tf.sub(one, tf.square(h))),
  };
}

export function createRelu() {
  return {
    forward: (a, b, bias) => tf.fused.matMul({ a, b, bias, activation: "relu" }),
    backward: (dh, h) => tf.mul(dh, tf.step(h)),
  };
}
