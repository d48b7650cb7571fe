import { optimizers } from "../../engine/optimizers/index.ts";
import { stateKind } from "../../engine/optimizers/stateKind.ts";
import { sameValue } from "../declaration.ts";
import type { Value } from "../fields.ts";
import { type Experiment, schema } from "../schema.ts";
import type { Phase } from "./phases.ts";
import { call, indented, pyFloat, pyValue } from "./python.ts";

type Options = Experiment["optimizer"];

/** How the learning rate gets into the optimizer. */
interface WarmUp {
  /** Some phase warms up: lr is a variable, written into the optimizer at every step. */
  readonly any: boolean;
  /** The number of steps changes on the way, and is a variable too. */
  readonly changes: boolean;
}

const groupField = (name: string) => `optimizer.param_groups[0]["${name}"]`;
/** Below 2 steps nothing is warmed up; 1 divides. */
const warmupSteps = ({ warmup_steps }: Options) => Math.max(1, warmup_steps);

function warmUpOf(phases: readonly Phase[]): WarmUp {
  const steps = new Set(phases.map(({ experiment }) => warmupSteps(experiment.optimizer)));
  return { any: steps.size > 1 || !steps.has(1), changes: steps.size > 1 };
}

/** The optimizer's own arguments that are not the defaults, PyTorch's as well as ours, by name. */
function argumentsOf(options: Options): readonly [string, Value][] {
  const declared: Readonly<Record<string, { readonly default: Value }>> = schema.optimizer.of[options.name];
  return ownFields(options).filter(([name, value]) => !sameValue(value, declared[name]?.default));
}

function ownFields(options: Options): readonly [string, Value][] {
  const given: Readonly<Record<string, Value>> = { ...options };
  return Object.keys(schema.optimizer.of[options.name]).map((name) => [name, given[name] ?? null]);
}

function construct(options: Options, parameters: string, lr: string): readonly string[] {
  const others = argumentsOf(options).map(([name, value]) => `${name}=${argument(value)}`);
  return call(`optimizer = torch.optim.${optimizers[options.name].torchName}`, [parameters, `lr=${lr}`, ...others]);
}

const argument = (value: Value) => pyValue(value ?? "");

/** Before the training loop. */
export function createOptimizer(phases: readonly [Phase, ...Phase[]], parameters: string): readonly string[] {
  const options = phases[0].experiment.optimizer;
  const warmUp = warmUpOf(phases);
  if (!warmUp.any) return construct(options, parameters, pyFloat(options.lr));
  return [
    `lr = ${pyFloat(options.lr)}`,
    ...(warmUp.changes ? [`warmup_steps = ${warmupSteps(options)}`] : []),
    ...construct(options, parameters, "lr"),
  ];
}

/** At the start of every step: the changes that the timeline makes of the optimizer, then warm-up. */
export function optimizerChanges(phases: readonly [Phase, ...Phase[]], parameters: string): readonly string[] {
  const warmUp = warmUpOf(phases);
  const [first, ...later] = phases;
  let before = first.experiment.optimizer;
  const changes = later.flatMap(({ from, experiment: { optimizer } }) => {
    const lines = change(before, optimizer, parameters, warmUp);
    before = optimizer;
    return lines.length > 0 ? [`if step == ${from}:`, ...indented(lines)] : [];
  });
  if (!warmUp.any) return changes;
  const steps = warmUp.changes ? "warmup_steps" : warmupSteps(first.experiment.optimizer);
  return [...changes, `${groupField("lr")} = lr * min(1.0, (step + 1) / ${steps})  # warm-up`];
}

/** The same kind of optimizer goes on with its state; another kind is a new object, whose state is fresh. */
function change(before: Options, after: Options, parameters: string, warmUp: WarmUp): readonly string[] {
  const rate = before.lr === after.lr ? [] : [`lr = ${pyFloat(after.lr)}`];
  const steps = warmupSteps(before) === warmupSteps(after) ? [] : [`warmup_steps = ${warmupSteps(after)}`];
  const variables = warmUp.any ? [...rate, ...steps] : [];
  if (stateKind(before) !== stateKind(after)) {
    return [...variables, ...construct(after, parameters, warmUp.any ? "lr" : pyFloat(after.lr))];
  }
  const old = new Map(ownFields(before));
  const fields = ownFields(after)
    .filter(([name, value]) => !sameValue(value, old.get(name)))
    .map(([name, value]) => `${groupField(name)} = ${argument(value)}`);
  const lr = warmUp.any || before.lr === after.lr ? [] : [`${groupField("lr")} = ${pyFloat(after.lr)}`];
  return [...variables, ...lr, ...fields];
}
