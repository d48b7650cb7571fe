import { ticks } from "d3-array";
import type { Picture } from "../../engine/pictures/picture.ts";
import type { Box } from "../labels.ts";

export interface PictureLine {
  readonly kind: "input" | "target" | "prediction";
  readonly values: Float32Array;
}

/** The lines of a curve or a sequence, what is drawn last on top; of several outputs or inputs one line each. */
export function pictureLines(picture: Exclude<Picture, { kind: "grid" }>): readonly PictureLine[] {
  if (picture.kind === "curve") {
    return [
      { kind: "target", values: picture.target },
      { kind: "prediction", values: picture.prediction },
    ];
  }
  const { input, input_size, seq_len, out_features, steps, target, prediction } = picture;
  const outputs = (values: Float32Array, kind: PictureLine["kind"]) =>
    columns(values, out_features).map((line) => ({ kind, values: padded(line, seq_len, steps) }));
  return [
    ...columns(input, input_size).map((values) => ({ kind: "input", values }) as const),
    ...outputs(target, "target"),
    ...outputs(prediction, "prediction"),
  ];
}

function columns(values: Float32Array, width: number): readonly Float32Array[] {
  return Array.from({ length: width }, (_, k) => values.filter((_value, i) => i % width === k));
}

/** A line of the last `steps` time steps, a constant where there is but one, in its place among all. */
function padded(line: Float32Array, seq_len: number, steps: number): Float32Array {
  const values = new Float32Array(seq_len);
  for (let t = 0; t < seq_len; t++) values[t] = line[Math.max(0, t - (seq_len - steps))] as number;
  return values;
}

export interface PictureScale {
  x(i: number, count: number): number;
  y(value: number): number;
  readonly ticks: readonly number[];
}

/** Room above and below the targets, as a share of their range. */
const ROOM = 0.35;

/** The vertical axis fits the targets (and inputs), which are the same in every lane; a prediction may leave it. */
export function pictureScale(lines: readonly PictureLine[], plot: Box): PictureScale {
  const values = lines
    .filter(({ kind }) => kind !== "prediction")
    .flatMap((line) => [...line.values].filter(Number.isFinite));
  const [least, most] = [Math.min(...values, 0), Math.max(...values, 0)];
  const range = most - least || 1;
  const [low, high] = [least - ROOM * range, most + ROOM * range];
  return {
    x: (i, count) => plot.x + plot.width * (count < 2 ? 0.5 : i / (count - 1)),
    y: (value) => plot.y + ((high - value) / (high - low)) * plot.height,
    ticks: ticks(low, high, 4),
  };
}
