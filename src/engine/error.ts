/**
 * What the engine refuses, as a code with parameters; the sentence is made of it in the reader's language.
 *
 * - batch_norm_batch: BatchNorm in training mode needs more than one value per channel (PyTorch: "Expected more than 1
 *   value per channel when training"); batch_size is the batch that was asked for.
 * - unknown_tensor: no tensor of that name in the network.
 * - tensor_length: a tensor was to be written with a wrong number of values.
 */
export type EngineErrorCode = "batch_norm_batch" | "unknown_tensor" | "tensor_length";

export class EngineError extends Error {
  readonly code: EngineErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: EngineErrorCode, params: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "EngineError";
    this.code = code;
    this.params = params;
  }
}
