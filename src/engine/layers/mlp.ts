import { activations } from "../activations/index.ts";
import { EngineError } from "../error.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { losses } from "../losses/index.ts";
import type { MlpSpec, Network, NetworkPlan, NetworkSpec, NetworkTensors, Signal } from "../network.ts";
import { taskSpecOf } from "../tasks/task.ts";
import type { Arena } from "../tensor/arena.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { applyInit } from "./applyInit.ts";
import { type Dense, planDense } from "./dense.ts";
import type { Flow, LayerPlan, Module } from "./layer.ts";
import { namedTensors } from "./namedTensors.ts";
import { planNonlinearity } from "./nonlinearity.ts";
import { planNorm } from "./norm.ts";
import { norms } from "./norms.ts";
import { planResidual } from "./residual.ts";
import { planSequence } from "./sequence.ts";

/** What the layers of one network are planned with, and what they leave behind. */
interface Plan {
  readonly arena: Arena;
  readonly model: MlpSpec;
  readonly batch: number;
  /** (batch, hidden_features): gradients inside a hidden layer, which nobody reads; all hidden layers share it. */
  readonly inner: Tensor | null;
  /** Room for the largest weight; all Linear layers share it. */
  readonly transposed: Tensor;
  readonly linears: Dense[];
  readonly modules: Module[];
  /** z_l and n_l: what a hidden layer's norm and activation are of. */
  readonly inside: Tensor[];
}

/** The output of a hidden layer, or the prediction. */
type NamedFlow = Flow & Pick<Signal, "name">;

/** Hidden layers Linear → norm → activation (→ residual), then a Linear to out_features, under a loss. */
export function planMlp(arena: Arena, spec: NetworkSpec<MlpSpec>): NetworkPlan {
  const { model } = spec;
  const batch = spec.data.batch_size;
  if (model.norm === "batch_norm" && model.depth > 0 && batch < 2) {
    throw new EngineError("batch_norm_batch", { batch_size: batch });
  }
  const input = arena.reserve("input", [batch, model.in_features]);
  const target = arena.reserve("target", [batch, model.out_features]);
  const inner = model.depth > 0 ? arena.reserve("inner.grad", [batch, model.hidden_features]) : null;
  const { in_features, hidden_features: hidden, out_features } = model;
  const sizes =
    model.depth > 0 ? [in_features * hidden, hidden * hidden, hidden * out_features] : [in_features * out_features];
  const transposed = arena.reserve("weight_t", [Math.max(...sizes)]);
  const plan: Plan = { arena, model, batch, inner, transposed, linears: [], modules: [], inside: [] };

  const layers: LayerPlan[] = [];
  const flows: NamedFlow[] = [];
  for (let l = 1; l <= model.depth; l++) {
    const y = reserveFlow(plan, `h${l}`, model.hidden_features);
    layers.push(planHidden(plan, l, input, flows.at(-1), y));
    flows.push(y);
  }
  const prediction = reserveFlow(plan, "prediction", model.out_features);
  layers.push(planLinear(plan, model.depth + 1, flows.at(-1) ?? { value: input, gradient: null }, prediction));
  flows.push(prediction);

  const { modules } = plan;
  const tensors = {
    parameters: modules.flatMap((module) => module.parameters),
    layers: modules,
    hidden: flows.map(({ name, value, gradient }) => ({ name, parts: [{ value, gradient }] })),
    memory: [],
    recurrent: [],
    batches: taskSpecOf(model, batch),
    input,
    target,
  };
  return { ...tensors, bind: (kernels) => bind(plan, spec, planSequence(layers), tensors, prediction, kernels) };
}

/** h_l from h_{l−1} (`previous`; undefined for l = 1). */
function planHidden(plan: Plan, l: number, input: Tensor, previous: Flow | undefined, y: Flow): LayerPlan {
  const { arena, model, batch } = plan;
  const features = model.hidden_features;
  const inner = plan.inner ?? y.gradient;
  const z = arena.reserve(`z${l}`, [batch, features]);
  plan.inside.push(z);
  const layers: LayerPlan[] = [];
  layers.push(planLinear(plan, l, previous ?? { value: input, gradient: null }, { value: z, gradient: inner }));

  let normalized = z;
  if (model.norm !== "none") {
    normalized = arena.reserve(`n${l}`, [batch, features]);
    plan.inside.push(normalized);
    const options = { name: `norm${l}`, batch, features, x: z, y: { value: normalized, gradient: inner } };
    const norm = planNorm(arena, norms[model.norm], options);
    plan.modules.push(norm);
    layers.push(norm);
  }

  const activation = activations[model.activation];
  if (!model.residual || previous === undefined) {
    layers.push(planNonlinearity(activation, model.negative_slope, normalized, inner, y));
    return planSequence(layers);
  }
  const a = { value: arena.reserve(`a${l}`, [batch, features]), gradient: inner };
  layers.push(planNonlinearity(activation, model.negative_slope, normalized, inner, a));
  return planResidual(layers, previous, a, y, model.residual_scale);
}

function planLinear(
  plan: Plan,
  l: number,
  x: { readonly value: Tensor; readonly gradient: Tensor | null },
  y: { readonly value: Tensor; readonly gradient: Tensor },
): LayerPlan {
  const [, fan_in = 0] = x.value.shape;
  const [, fan_out = 0] = y.value.shape;
  const { batch, model, transposed } = plan;
  const options = { name: `linear${l}`, batch, fan_in, fan_out, bias: model.bias, transposed, x, y };
  const linear = planDense(plan.arena, options);
  plan.linears.push(linear);
  plan.modules.push(linear);
  return linear;
}

function reserveFlow({ arena, batch }: Plan, name: string, features: number): NamedFlow {
  return {
    name,
    value: arena.reserve(name, [batch, features]),
    gradient: arena.reserve(`${name}.grad`, [batch, features]),
  };
}

function bind(
  { linears, modules, inside }: Plan,
  { init, loss: lossName }: NetworkSpec<MlpSpec>,
  layers: LayerPlan,
  tensors: NetworkTensors,
  prediction: Flow,
  kernels: Kernels,
): Network {
  const { hidden, input, target, parameters } = tensors;
  const loss = losses[lossName];
  const body = layers.bind(kernels);
  const valued = [...hidden.flatMap(({ parts }) => parts), ...parameters];
  const named = [input, target, ...inside, ...valued.flatMap(({ value, gradient }) => [value, gradient])];
  return {
    ...tensors,
    ...namedTensors(named),
    kernels,
    initialize(generator) {
      for (const module of modules) module.initialize(generator);
      applyInit(linears, init, generator);
    },
    forward() {
      body.forward();
      return loss.forward(kernels, prediction.value, target);
    },
    backward() {
      loss.backward(kernels, prediction.gradient, prediction.value, target);
      body.backward();
    },
  };
}
