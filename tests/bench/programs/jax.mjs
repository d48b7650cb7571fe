// jax-js with its WebAssembly backend: a whole training step, from the batch to the update, is one jitted function.
import { blockUntilReady, defaultDevice, init, jit } from "@jax-js/jax";
import { createMlp } from "./jax/mlp.mjs";
import { createOptimizer } from "./jax/optimizer.mjs";
import { createRnn } from "./jax/rnn.mjs";
import { stepsPerSecond } from "./stretch.mjs";

const models = { mlp: createMlp, rnn: createRnn };

export async function measure({ experiment, stretch }) {
  await init("wasm");
  defaultDevice("wasm");
  const model = models[experiment.model.kind](experiment);
  const optimizer = createOptimizer(experiment, model.initial);
  const trainStep = jit((parameters, state, data) => {
    const { gradients, nextData, read } = model.gradients(
      parameters.map((parameter) => parameter.ref),
      data,
    );
    const [next, nextState] = optimizer.update(parameters, gradients, state);
    return [next, nextState, nextData, read];
  });
  let standing = [model.initial, optimizer.state, model.data];
  async function step() {
    const [parameters, state, data, read] = trainStep(...standing);
    standing = [parameters, state, data];
    await blockUntilReady(read);
    read.dispose();
  }
  const rate = await stepsPerSecond(step, stretch);
  const sums = standing[0].map((parameter) => parameter.ref.sum().item());
  return { rate, healthy: sums.every(Number.isFinite) };
}
