import type { RecurrentBlock, RnnSpec } from "../network.ts";
import type { Arena } from "../tensor/arena.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";
import { cells } from "./cells/index.ts";
import { type Module, reserveParameter } from "./layer.ts";
import { planStates, type States } from "./states.ts";
import { bindThroughTime, type Scratch, type Sequence } from "./throughTime.ts";

interface RecurrentLayerOptions {
  readonly model: RnnSpec;
  readonly batch: number;
  /** What the names of parameters and states end in: "" of a network of one layer, else "_l0", "_l1", …. */
  readonly suffix: string;
  /** (seq_len, batch, features); the gradient is null at the network's input. */
  readonly x: { readonly value: Tensor; readonly gradient: Tensor | null };
  readonly scratch: Scratch;
}

/** One of the stacked layers of a recurrent network. */
export interface RecurrentLayer extends Module {
  readonly weight_ih: Parameter;
  readonly weight_hh: Parameter;
  /** bias_ih, bias_hh */
  readonly biases: readonly [Parameter, Parameter];
  /** The square blocks of weight_hh, one a gate. */
  readonly blocks: readonly RecurrentBlock[];
  readonly states: States;
  readonly memory: States | null;
}

/** Reserves the parameters, states and gates of a layer; its passes are in throughTime.ts. */
export function planRecurrentLayer(arena: Arena, options: RecurrentLayerOptions): RecurrentLayer {
  const { model, batch, suffix, x, scratch } = options;
  const { seq_len, hidden_size, nonlinearity } = model;
  const cell = cells[model.cell];
  const features = x.value.shape.at(-1) ?? 0;
  const rows = cell.gates.length * hidden_size;
  const weight = (name: string, fan_in: number) => reserveParameter(arena, `cell.${name}${suffix}`, [rows, fan_in]);
  const bias = (name: string) => reserveParameter(arena, `cell.${name}${suffix}`, [rows]);
  const weight_ih = weight("weight_ih", features);
  const weight_hh = weight("weight_hh", hidden_size);
  const biases = [bias("bias_ih"), bias("bias_hh")] as const;
  const parameters = [weight_ih, weight_hh, ...biases];

  const states = planStates(arena, { letter: "h", suffix, seq_len, shape: [batch, hidden_size] });
  const gates = arena.reserve(`gates${suffix}`, [seq_len, batch, rows]);
  const recurrent = scratch.recurrent;
  const plan = cell.plan(arena, { suffix, seq_len, batch, hidden_size, nonlinearity, states, gates, recurrent });
  const sequence: Sequence = {
    model,
    batch,
    features,
    rows,
    x,
    weight_ih,
    weight_hh,
    biases,
    states,
    gates,
    scratch,
    plan,
  };

  return {
    name: `cell${suffix}`,
    parameters,
    weight_ih,
    weight_hh,
    biases,
    blocks: cell.gates.map((gate, k) => ({
      name: gate === "" ? weight_hh.name : `${weight_hh.name}.${gate}`,
      parameter: weight_hh,
      firstRow: k * hidden_size,
      size: hidden_size,
    })),
    states,
    memory: plan.memory,
    bind: (kernels) => bindThroughTime(sequence, kernels),
    initialize(generator) {
      const bound = 1 / Math.sqrt(hidden_size);
      for (const { value } of parameters) generator.uniformInto(value.data, 0, value.length, -bound, bound);
    },
  };
}
