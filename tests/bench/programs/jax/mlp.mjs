import { nn, numpy as np, random, valueAndGrad } from "@jax-js/jax";
import { gaussians } from "../gaussians.mjs";
import { linearLayers, stdOf } from "../layers.mjs";

const activations = { tanh: np.tanh, relu: nn.relu };

/** Parameters are weight and bias of each layer in turn. */
export function createMlp({ model, data }) {
  const activation = activations[model.activation];
  const layers = linearLayers(model);
  const xShape = [data.batch_size, model.in_features];
  const yShape = [data.batch_size, model.out_features];

  function loss(parameters, x, y) {
    let h = x;
    for (let k = 0; k < layers.length; k++) {
      const z = np.matmul(h, parameters[2 * k]).add(parameters[2 * k + 1]);
      h = k < layers.length - 1 ? activation(z) : z;
    }
    return np.square(h.sub(y)).mean();
  }

  /** The batch, and what the next one is made of: itself, or a key of the generator. */
  const sources = {
    fixed: { start: () => [normal(xShape), normal(yShape)], batch: ([x, y]) => [x.ref, y.ref, [x, y]] },
    stream: {
      start: () => random.key(0),
      batch(key) {
        const [next, forX, forY] = np.unstack(random.split(key, 3));
        return [random.normal(forX, xShape), random.normal(forY, yShape), next];
      },
    },
  };
  const { start, batch } = sources[data.mode];

  return {
    initial: layers.flatMap(({ fan_in, fan_out }) => [
      normal([fan_in, fan_out], stdOf(fan_in, model.activation)),
      np.zeros([fan_out]),
    ]),
    data: start(),
    gradients(parameters, data) {
      const [x, y, nextData] = batch(data);
      const [read, gradients] = valueAndGrad(loss)(parameters, x, y);
      return { gradients, nextData, read };
    },
  };
}

const normal = (shape, std = 1) => {
  const values = gaussians(shape.reduce((a, b) => a * b)).map((x) => std * x);
  return np.array(values).reshape(shape);
};
