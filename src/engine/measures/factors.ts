import type { MakeMeasure } from "./measure.ts";
import { ratioOf } from "./ratioOf.ts";

/** ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖; 1 of the prediction. */
export const layer_factor: MakeMeasure = (scene) => ({
  backward(row, at) {
    const norms = scene.hiddenGradientNorms();
    const last = norms.length - 1;
    for (let l = 0; l < last; l++) row[at + l] = ratioOf(norms[l] as number, norms[l + 1] as number);
    row[at + last] = 1;
  },
});

/** ‖∂L/∂h_l‖/‖∂L/∂h_L‖ of every signal, the prediction's included; h_L is the last before the prediction, if there is one. */
export const running_product: MakeMeasure = (scene) => ({
  backward(row, at) {
    const norms = scene.hiddenGradientNorms();
    const whole = norms[Math.max(0, norms.length - 2)] as number;
    for (let l = 0; l < norms.length; l++) row[at + l] = ratioOf(norms[l] as number, whole);
  },
});
