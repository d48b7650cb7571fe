import type { Kernels } from "../kernels/kernels.ts";
import type { NetworkPlan } from "../network.ts";
import type { Call, Range } from "./calls.ts";
import type { Ledger } from "./ledger.ts";
import { operandOf } from "./operands.ts";
import type { Operand } from "./origin.ts";
import type { Place, Places } from "./places.ts";
import { tracing } from "./tracing.ts";

/**
 * The step's forward and backward pass once more, each kernel's outputs looked through behind it. Batch and parameters are
 * as they were, so it writes the same bits into the same places.
 */
export function replay(step: number, network: NetworkPlan, kernels: Kernels, places: Places, ledger: Ledger): void {
  const memory = new Float32Array(kernels.memory);
  let inputs: readonly Place[] = [];
  let operands: readonly Operand[] = [];

  const valuesOf = ({ offset, length }: Range) => memory.subarray(offset, offset + length);
  const described = (range: Range) => {
    const values = valuesOf(range);
    return operandOf(places.nameOf(range.offset, values.length), values);
  };

  function noteOutputs(call: Call): void {
    for (const output of call.outputs) {
      const gradientOf = output.gradientOf === undefined ? null : places.at(output.gradientOf);
      places.written(output.offset, call.operation, inputs, gradientOf);
      ledger.note(
        step,
        call.operation,
        valuesOf(output),
        (i) => places.at(output.offset + i),
        () => operands,
      );
    }
  }

  const observer = {
    before(call: Call) {
      inputs = call.inputs.map(({ offset }) => places.at(offset));
      if (!ledger.complete) operands = call.inputs.map(described);
    },
    after(call: Call, returned: number | undefined) {
      noteOutputs(call);
      if (returned === undefined) return;
      ledger.note(
        step,
        call.operation,
        [returned],
        () => ({ name: "loss", layer: null }),
        () => operands,
      );
    },
  };

  for (const { name, data, offset } of [network.input, network.target]) {
    ledger.note(
      step,
      "batch",
      data,
      (i) => ({ name, layer: places.at(offset + i).layer }),
      () => [],
    );
  }
  const traced = network.bind(tracing(kernels, observer));
  traced.forward();
  traced.backward();
}
