/** What a network predicts beside what is so; values that are not finite are in it as they are. */
export type Picture =
  /** A function of one number: prediction and target at each x. */
  | {
      readonly kind: "curve";
      readonly x: Float32Array;
      readonly target: Float32Array;
      readonly prediction: Float32Array;
    }
  /** What is predicted of each class over a square: (height, width, classes), row by row of y, from its least. */
  | {
      readonly kind: "grid";
      readonly x: Float32Array;
      readonly y: Float32Array;
      readonly width: number;
      readonly height: number;
      readonly classes: number;
      readonly prediction: Float32Array;
      readonly samples: Samples;
    }
  /** One sequence: input (seq_len, input_size), prediction and target (steps, out_features) of the last `steps` steps. */
  | {
      readonly kind: "sequence";
      readonly seq_len: number;
      readonly input_size: number;
      readonly out_features: number;
      readonly steps: number;
      readonly input: Float32Array;
      readonly target: Float32Array;
      readonly prediction: Float32Array;
    };

/** The points of the last batch, (n, 2), and their classes; none before the first step. */
export interface Samples {
  readonly points: Float32Array;
  readonly classes: Uint8Array;
}

/** Reads a tensor of the network that trains, as a trainer's readTensor does. */
export type ReadTensor = (name: string) => Float32Array;
