import type { Tensor } from "../tensor/tensor.ts";
import type { Loss } from "./loss.ts";

/**
 * nn.CrossEntropyLoss on logits, with the probability of each class as target: L = −Σ target·log softmax(prediction)
 * over the classes, the mean over the rows, with ∂L/∂prediction = (softmax(prediction)·Σ target − target)/rows. The
 * classes are the last dimension; predictions at every time step count as T·B rows, in PyTorch
 * CrossEntropyLoss()(prediction.flatten(0, 1), target.flatten(0, 1)).
 */
export const cross_entropy: Loss = {
  module: "nn.CrossEntropyLoss",
  forward(kernels, prediction, target) {
    const classes = classesOf(prediction);
    return kernels.crossEntropyForward(prediction.offset, target.offset, prediction.length / classes, classes);
  },
  backward(kernels, gradient, prediction, target) {
    const classes = classesOf(prediction);
    const rows = prediction.length / classes;
    kernels.crossEntropyBackward(gradient.offset, prediction.offset, target.offset, rows, classes);
  },
};

function classesOf({ shape }: Tensor): number {
  return shape[shape.length - 1] ?? 1;
}
