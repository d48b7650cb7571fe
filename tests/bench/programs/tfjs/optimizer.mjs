import * as tf from "@tensorflow/tfjs";

/** Numbers up to which it pays to put all parameters into one vector for the update, although each slice copies it. */
const SMALL = 8192;

/** clip_grad_norm_ and the update; the function gives the new parameters. */
export function createOptimizer(experiment, initial) {
  const length = initial.reduce((sum, { size }) => sum + size, 0);
  return length <= SMALL ? createFlat(experiment, initial) : createSeparate(experiment, initial);
}

function createSeparate({ optimizer, clip }, initial) {
  const update = optimizers[optimizer.name](optimizer, initial);
  return (parameters, gradients) => {
    const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
    const norm = Math.sqrt(tf.sum(tf.stack(squares)).dataSync()[0]);
    return update(parameters, gradients, Math.min(1, clip.max_norm / (norm + 1e-6)));
  };
}

function createFlat(experiment, initial) {
  const shapes = initial.map(({ shape }) => shape);
  const sizes = initial.map(({ size }) => size);
  const flat = (tensors) => tf.concat1d(tensors.map((tensor) => tf.reshape(tensor, [-1])));
  const vector = [tf.keep(flat(initial))];
  const update = createSeparate(experiment, vector);
  return (_, gradients) => {
    const [next] = update(vector, [flat(gradients)]);
    replace(vector, 0, next);
    return tf.split(next, sizes).map((part, k) => tf.reshape(part, shapes[k]));
  };
}

const optimizers = { sgd: createSgd, adam: createAdam };

function createSgd({ lr }) {
  return (parameters, gradients, coefficient) => {
    const factor = tf.scalar(lr * coefficient);
    return parameters.map((parameter, k) => tf.sub(parameter, tf.mul(gradients[k], factor)));
  };
}

function createAdam({ lr, betas: [beta1, beta2] = [0.9, 0.999], eps = 1e-8 }, initial) {
  const rest1 = tf.scalar(1 - beta1);
  const rest2 = tf.scalar(1 - beta2);
  const m = initial.map((parameter) => tf.zerosLike(parameter));
  const v = initial.map((parameter) => tf.zerosLike(parameter));
  let t = 0;
  return (parameters, gradients, coefficient) => {
    t += 1;
    const rootCorrection = Math.sqrt(1 - beta2 ** t);
    const stepSize = tf.scalar((lr * rootCorrection) / (1 - beta1 ** t));
    const shift = tf.scalar(eps * rootCorrection);
    const factor = tf.scalar(coefficient);
    return parameters.map((parameter, k) => {
      const g = tf.mul(gradients[k], factor);
      replace(m, k, tf.add(m[k], tf.mul(tf.sub(g, m[k]), rest1)));
      replace(v, k, tf.add(v[k], tf.mul(tf.sub(tf.square(g), v[k]), rest2)));
      return tf.sub(parameter, tf.div(tf.mul(m[k], stepSize), tf.add(tf.sqrt(v[k]), shift)));
    });
  };
}

/** The entry is kept beyond the tidy that it was computed in. */
function replace(list, k, next) {
  list[k].dispose();
  list[k] = tf.keep(next);
}
