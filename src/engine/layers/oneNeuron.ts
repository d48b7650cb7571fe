import type { Kernels } from "../kernels/kernels.ts";
import { sigmoidGradient32 } from "../kernels/math/gateGradients.ts";
import { sigmoid32 } from "../kernels/math/sigmoid.ts";
import type { Network, NetworkPlan, NetworkSpec, NetworkTensors, OneNeuronSpec } from "../network.ts";
import type { Arena } from "../tensor/arena.ts";
import type { Flow } from "./layer.ts";
import { reserveParameter } from "./layer.ts";
import { namedTensors } from "./namedTensors.ts";
import { planStates, type States } from "./states.ts";

const f = Math.fround;

/**
 * Figure 6 of Pascanu, Mikolov & Bengio (2013): h_t = w·σ(h_{t−1}) + b, prediction σ(h_T), L = (σ(h_T) − target)². All
 * of it are scalars, and nothing is drawn: w, b, h_0 and the target are given.
 */
export function planOneNeuron(arena: Arena, { model }: NetworkSpec<OneNeuronSpec>): NetworkPlan {
  const scalar = (name: string) => arena.reserve(name, []);
  const states = planStates(arena, { letter: "h", suffix: "", seq_len: model.seq_len, shape: [] });
  const squashed = arena.reserve("squashed", [model.seq_len + 1]);
  const w = reserveParameter(arena, "neuron.w", []);
  const b = reserveParameter(arena, "neuron.b", []);
  const prediction = { value: scalar("prediction"), gradient: scalar("prediction.grad") };
  const parameters = [w, b];
  const tensors: NetworkTensors = {
    parameters,
    layers: [{ name: "neuron", parameters }],
    hidden: [...states.steps, prediction].map((part) => ({ name: part.value.name, parts: [part] })),
    memory: [],
    recurrent: [],
    batches: null,
    input: arena.reserve("input", [0]),
    target: scalar("target"),
  };
  return { ...tensors, bind: (kernels) => bind(model, { states, squashed, w, b, prediction }, tensors, kernels) };
}

interface Neuron {
  readonly states: States;
  /** σ(h_0) … σ(h_T). */
  readonly squashed: Flow["value"];
  readonly w: Flow;
  readonly b: Flow;
  readonly prediction: Flow;
}

function bind(model: OneNeuronSpec, neuron: Neuron, tensors: NetworkTensors, kernels: Kernels): Network {
  const { hidden, parameters, target } = tensors;
  const { states, w, b, prediction } = neuron;
  const valued = [...hidden.flatMap(({ parts }) => parts), ...parameters];
  const named = [tensors.input, target, ...valued.flatMap(({ value, gradient }) => [value, gradient])];
  const h = states.values.data;
  const dh = states.gradients.data;
  const s = neuron.squashed.data;
  const at = (data: Float32Array, i: number) => data[i] as number;
  const T = model.seq_len;
  return {
    ...tensors,
    ...namedTensors(named),
    kernels,
    initialize() {
      w.value.data[0] = model.w;
      b.value.data[0] = model.b;
      h[0] = model.h0;
      target.data[0] = model.target;
    },
    forward() {
      const W = at(w.value.data, 0);
      const B = at(b.value.data, 0);
      for (let t = 0; t <= T; t++) {
        if (t > 0) h[t] = f(f(W * at(s, t - 1)) + B);
        s[t] = sigmoid32(at(h, t));
      }
      prediction.value.data[0] = at(s, T);
      const error = f(at(s, T) - at(target.data, 0));
      return f(error * error);
    },
    backward() {
      const W = at(w.value.data, 0);
      let dw = 0;
      let db = 0;
      let ds = f(2 * f(at(s, T) - at(target.data, 0)));
      prediction.gradient.data[0] = ds;
      for (let t = T; t > 0; t--) {
        const d = sigmoidGradient32(ds, at(s, t));
        dh[t] = d;
        // The gradients of the time steps meet in the order in which they arrive, the last time step's first.
        dw = f(dw + f(d * at(s, t - 1)));
        db = f(db + d);
        ds = f(d * W);
      }
      w.gradient.data[0] = dw;
      b.gradient.data[0] = db;
    },
  };
}
