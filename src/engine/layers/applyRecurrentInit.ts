import { defaultInitArgs } from "../inits/defaultInitArgs.ts";
import { inits } from "../inits/index.ts";
import type { Generator } from "../rng/generator.ts";
import { type InitSpec, redrawOutput, zeroesBiases } from "./applyInit.ts";
import { cells } from "./cells/index.ts";
import type { CellName } from "./cells/names.ts";
import type { Dense } from "./dense.ts";
import type { RecurrentLayer } from "./recurrentLayer.ts";

/**
 * Behind the defaults of every module: the scheme is for weight_hh alone and draws each gate's block anew, as a matrix
 * of its own; the cell's biases go with it, the readout keeps its draw but for output_sigma_w. An LSTM's forget_bias comes last.
 */
export function applyRecurrentInit(
  cell: CellName,
  layers: readonly RecurrentLayer[],
  readout: Dense,
  init: InitSpec,
  generator: Generator,
): void {
  const zeroed = zeroesBiases(init);
  for (const layer of layers) {
    if (init.scheme !== "default") redrawRecurrent(layer, init, generator);
    if (zeroed) for (const { value } of layer.biases) value.data.fill(0);
  }
  redrawOutput(readout, init, generator);
  const forget = (cells[cell].gates as readonly string[]).indexOf("f");
  if (init.forget_bias === null || forget < 0) return;
  for (const layer of layers) setForgetBias(layer, forget, init.forget_bias);
}

function redrawRecurrent({ blocks, weight_hh }: RecurrentLayer, init: InitSpec, generator: Generator) {
  for (const { firstRow, size } of blocks) {
    const block = weight_hh.value.data.subarray(firstRow * size, (firstRow + size) * size);
    inits[init.scheme].fill(block, size, size, { ...defaultInitArgs, ...init }, generator);
  }
}

/** bias_ih gets it whole, bias_hh 0: the gate sees their sum. */
function setForgetBias({ biases: [bias_ih, bias_hh], blocks }: RecurrentLayer, gate: number, forget_bias: number) {
  const block = blocks[gate];
  if (block === undefined) return;
  const end = block.firstRow + block.size;
  bias_ih.value.data.fill(forget_bias, block.firstRow, end);
  bias_hh.value.data.fill(0, block.firstRow, end);
}
