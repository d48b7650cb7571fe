import type { KernelsBackend } from "../kernels/kernels.ts";
import { referenceBackend } from "../kernels/reference/referenceKernels.ts";
import type { NetworkSpec } from "../network.ts";
import { createPredictor } from "../predictor.ts";
import { tasks } from "../tasks/index.ts";
import type { TaskName } from "../tasks/sizes.ts";
import { type TaskEntry, taskSpecOf } from "../tasks/task.ts";
import { curvePainter } from "./curve.ts";
import { gridPainter } from "./grid.ts";
import type { Picture, ReadTensor } from "./picture.ts";
import { sequencePainter } from "./sequence.ts";

/** What of an experiment a picture is made of; an Experiment is one. */
interface PictureSpec extends NetworkSpec {
  readonly data: NetworkSpec["data"] & { readonly source: TaskName };
}

/** The picture as the network stands now; null where there is nothing to draw. */
export function pictureOf(
  spec: PictureSpec,
  readTensor: ReadTensor,
  backend: KernelsBackend = referenceBackend,
): Picture | null {
  return createPainter(spec, backend)?.(readTensor) ?? null;
}

/** The same for many steps: the network that predicts is made once. null where there is nothing to draw. */
export function createPainter(
  spec: PictureSpec,
  backend: KernelsBackend = referenceBackend,
): ((readTensor: ReadTensor) => Picture) | null {
  const { model, loss } = spec;
  const task: TaskEntry = tasks[spec.data.source];
  if (model.kind === "one_neuron_rnn" || !task.models.includes(model.kind)) return null;
  const { picture } = task;
  const predictor = createPredictor({ ...spec, model }, backend);
  switch (picture.kind) {
    case "curve":
      return curvePainter(predictor, picture.truth);
    case "grid":
      return gridPainter(predictor, model.out_features, loss);
    case "sequence":
      return sequencePainter(predictor, task, taskSpecOf(model, 1), loss);
    case "none":
      return null;
    default:
      return picture satisfies never;
  }
}
