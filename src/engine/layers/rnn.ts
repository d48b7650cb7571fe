import type { Kernels } from "../kernels/kernels.ts";
import { losses } from "../losses/index.ts";
import type { Network, NetworkPlan, NetworkSpec, NetworkTensors, RnnSpec, Signal } from "../network.ts";
import { taskSpecOf } from "../tasks/task.ts";
import type { Arena } from "../tensor/arena.ts";
import { applyRecurrentInit } from "./applyRecurrentInit.ts";
import { cells } from "./cells/index.ts";
import { type Dense, planDense } from "./dense.ts";
import type { Flow } from "./layer.ts";
import { namedTensors } from "./namedTensors.ts";
import { planRecurrentLayer, type RecurrentLayer } from "./recurrentLayer.ts";
import { planSequence } from "./sequence.ts";
import type { States } from "./states.ts";
import type { Scratch } from "./throughTime.ts";

/** A network's modules and what lies between them. */
interface Plan {
  readonly layers: readonly RecurrentLayer[];
  readonly readout: Dense;
  /** The states of the last layer, which the readout reads. */
  readonly top: States;
  readonly prediction: Flow;
}

/** Recurrent layers one above the other, then a Linear readout of the last time step or of all, under a loss. */
export function planRnn(arena: Arena, spec: NetworkSpec<RnnSpec>): NetworkPlan {
  const { model } = spec;
  const batch = spec.data.batch_size;
  const batches = taskSpecOf(model, batch);
  const everyStep = model.loss_at === "all";
  const outputs = everyStep ? [model.seq_len, batch, model.out_features] : [batch, model.out_features];
  const input = arena.reserve("input", [model.seq_len, batch, model.input_size]);
  const target = arena.reserve("target", outputs);

  const scratch = planScratch(arena, model, batch);
  const layers = planLayers(arena, spec, scratch, { value: input, gradient: null });
  const top = (layers.at(-1) as RecurrentLayer).states;
  const prediction = {
    value: arena.reserve("prediction", outputs),
    gradient: arena.reserve("prediction.grad", outputs),
  };
  const readout = planDense(arena, {
    name: "readout",
    batch: everyStep ? model.seq_len * batch : batch,
    fan_in: model.hidden_size,
    fan_out: model.out_features,
    bias: true,
    transposed: scratch.transposed,
    x: everyStep ? top.outputs : (top.steps.at(-1) as Flow),
    y: prediction,
  });
  const tensors: NetworkTensors = { ...signalsAndParameters(layers, readout, prediction), batches, input, target };
  return { ...tensors, bind: (kernels) => bind({ layers, readout, top, prediction }, spec, tensors, kernels) };
}

function planScratch(arena: Arena, model: RnnSpec, batch: number): Scratch {
  const { cell, input_size, hidden_size, out_features } = model;
  const rows = cells[cell].gates.length * hidden_size;
  const largestWeight = Math.max(rows * input_size, rows * hidden_size, hidden_size * out_features);
  return {
    recurrent: arena.reserve("recurrent", [batch, rows]),
    state: arena.reserve("state.grad", [batch, hidden_size]),
    transposed: arena.reserve("weight_t", [largestWeight]),
  };
}

function signalsAndParameters(layers: readonly RecurrentLayer[], readout: Dense, prediction: Flow) {
  const modules = [...layers, readout];
  const states = layers.map((layer) => layer.states);
  const memories = layers.flatMap(({ memory }) => (memory === null ? [] : [memory]));
  return {
    parameters: modules.flatMap(({ parameters }) => parameters),
    layers: modules,
    hidden: [...signalsOf("h", states), { name: "prediction", parts: [prediction] }],
    memory: signalsOf("c", memories),
    recurrent: layers.flatMap(({ blocks }) => blocks),
  };
}

function planLayers(
  arena: Arena,
  spec: NetworkSpec<RnnSpec>,
  scratch: Scratch,
  input: Parameters<typeof planRecurrentLayer>[1]["x"],
): RecurrentLayer[] {
  const { model, data } = spec;
  const batch = data.batch_size;
  const layers: RecurrentLayer[] = [];
  for (let l = 0; l < model.num_layers; l++) {
    const x = layers.at(-1)?.states.outputs ?? input;
    const suffix = model.num_layers === 1 ? "" : `_l${l}`;
    layers.push(planRecurrentLayer(arena, { model, batch, suffix, x, scratch }));
  }
  return layers;
}

/** The state at each time step, a part a layer. */
function signalsOf(letter: string, states: readonly States[]): Signal[] {
  const [first] = states;
  if (first === undefined) return [];
  return first.steps.map((_, k) => ({
    name: `${letter}${k + 1}`,
    parts: states.flatMap(({ steps }) => steps.slice(k, k + 1)),
  }));
}

function bind(
  { layers, readout, top, prediction }: Plan,
  { model, init, loss: lossName }: NetworkSpec<RnnSpec>,
  tensors: NetworkTensors,
  kernels: Kernels,
): Network {
  const { hidden, memory, input, target, parameters } = tensors;
  const loss = losses[lossName];
  const body = planSequence(layers).bind(kernels);
  const output = readout.bind(kernels);
  const valued = [...[...hidden, ...memory].flatMap(({ parts }) => parts), ...parameters];
  const named = [input, target, ...valued.flatMap(({ value, gradient }) => [value, gradient])];
  return {
    ...tensors,
    ...namedTensors(named),
    kernels,
    initialize(generator) {
      for (const layer of layers) layer.initialize(generator);
      readout.initialize(generator);
      applyRecurrentInit(model.cell, layers, readout, init, generator);
    },
    forward() {
      body.forward();
      output.forward();
      return loss.forward(kernels, prediction.value, target);
    },
    backward() {
      loss.backward(kernels, prediction.gradient, prediction.value, target);
      kernels.fill(top.gradients.offset, 0, top.gradients.length);
      output.backward();
      body.backward();
    },
  };
}
