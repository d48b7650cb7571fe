import { inits } from "../../engine/inits/index.ts";
import type { Experiment } from "../schema.ts";
import { call, indented, pyFloat, pyValue } from "./python.ts";

type Init = Experiment["init"];

/** Fills one weight matrix by the scheme, as a statement. */
function fill(init: Init, weight: string): readonly string[] {
  const { pytorch } = inits[init.scheme];
  switch (init.scheme) {
    case "default":
      return [];
    case "xavier_uniform":
    case "xavier_normal":
    case "orthogonal":
      return call(pytorch, [weight, ...(init.gain === 1 ? [] : [`gain=${pyFloat(init.gain)}`])]);
    case "kaiming_uniform":
    case "kaiming_normal":
      return call(pytorch, [weight, ...kaimingArguments(init)]);
    case "normal":
      return call(pytorch, [weight, `std=${pyFloat(init.std)}`]);
    case "scaled_normal":
      return scaledNormal(weight, init.sigma_w);
    case "uniform":
      return call(pytorch, [weight, pyFloat(-init.bound), pyFloat(init.bound)]);
    case "identity":
      return [`${pytorch}(${weight})${init.gain === 1 ? "" : `.data.mul_(${pyFloat(init.gain)})`}`];
    case "zeros":
      return call(pytorch, [weight]);
    case "constant":
      return call(pytorch, [weight, pyFloat(init.value)]);
    default:
      return init satisfies never;
  }
}

/** PyTorch's own default is leaky_relu with a = 0, whose gain is that of relu. */
function kaimingArguments({
  mode,
  nonlinearity,
  a,
}: Extract<Init, { readonly scheme: "kaiming_normal" | "kaiming_uniform" }>) {
  return [
    ...(nonlinearity === "leaky_relu" && a !== 0 ? [`a=${pyFloat(a)}`] : []),
    ...(mode === "fan_in" ? [] : [`mode=${pyValue(mode)}`]),
    `nonlinearity=${pyValue(nonlinearity)}`,
  ];
}

const scaledNormal = (weight: string, sigma_w: number) =>
  call("nn.init.normal_", [weight, `std=${pyFloat(sigma_w)} / math.sqrt(${weight}.shape[1])`]);

function zeroesBiases({ bias, scheme }: Init): boolean {
  return bias === "zeros" || (bias === null && scheme !== "default");
}

function drawOutput({ output_sigma_w }: Init, output: string): readonly string[] {
  if (output_sigma_w === null) return [];
  return ["# The output layer is drawn once more.", ...scaledNormal(`${output}.weight`, output_sigma_w)];
}

/** `modules`: the expression for what is gone through. */
export function initMlp(init: Init, hasBias: boolean, modules: string): readonly string[] {
  const statements = [
    ...fill(init, "layer.weight"),
    ...(zeroesBiases(init) && hasBias ? ["nn.init.zeros_(layer.bias)"] : []),
  ];
  const loop = [`for layer in ${modules}:`, "    if isinstance(layer, nn.Linear):", ...indented(indented(statements))];
  return [...(statements.length > 0 ? loop : []), ...drawOutput(init, "model[-1]")];
}

export interface RecurrentParts {
  /** Row blocks of weight_hh. */
  readonly gates: readonly string[];
  readonly hidden_size: number;
  /** The cells are in a list "cells", rather than one "cell". */
  readonly stacked: boolean;
}

/** The scheme is for weight_hh alone, gate by gate; the cell's biases go with it. */
export function initRecurrent(init: Init, parts: RecurrentParts): readonly string[] {
  const { stacked } = parts;
  const overCells = (lines: readonly string[]) => {
    if (lines.length === 0) return [];
    return stacked ? ["for cell in cells:", ...indented(lines)] : lines;
  };
  return [
    ...overCells([...fillRecurrent(init, parts), ...zeroBiases(init)]),
    ...drawOutput(init, "readout"),
    ...overCells(forgetBias(init, parts)),
  ];
}

function fillRecurrent(init: Init, { gates }: RecurrentParts): readonly string[] {
  if (init.scheme === "default") return [];
  if (gates.length === 1) return fill(init, "cell.weight_hh");
  return [
    `for block in cell.weight_hh.detach().chunk(${gates.length}):  # a square matrix for each gate`,
    ...indented(fill(init, "block")),
  ];
}

function zeroBiases(init: Init): readonly string[] {
  return zeroesBiases(init) ? ["nn.init.zeros_(cell.bias_ih)", "nn.init.zeros_(cell.bias_hh)"] : [];
}

function forgetBias({ forget_bias }: Init, { gates, hidden_size }: RecurrentParts): readonly string[] {
  const gate = gates.indexOf("f");
  if (forget_bias === null || gate < 0) return [];
  const rows = `${gate * hidden_size}:${(gate + 1) * hidden_size}`;
  return [
    "with torch.no_grad():  # the forget gate's rows",
    `    cell.bias_ih[${rows}] = ${pyFloat(forget_bias)}`,
    `    cell.bias_hh[${rows}] = 0.0`,
  ];
}
