import { numpy as np } from "@jax-js/jax";

/** clip_grad_norm_ and the update. Every array is used up by what it is given to, but for its `ref`. */
export function createOptimizer({ optimizer, clip }, initial) {
  const { state, update } = optimizers[optimizer.name](optimizer, initial);
  return {
    state,
    update(parameters, gradients, state) {
      // Stacked, the squares are one sum with a result of its own; added, they would be added anew for every element.
      const norm = np.sqrt(np.stack(gradients.map((gradient) => np.square(gradient.ref).sum())).sum());
      const coefficient = np.minimum(np.reciprocal(norm.add(1e-6)).mul(clip.max_norm), 1);
      const clipped = gradients.map((gradient) => gradient.mul(coefficient.ref));
      coefficient.dispose();
      return update(parameters, clipped, state);
    },
  };
}

const optimizers = { sgd: createSgd, adam: createAdam };

function createSgd({ lr }) {
  return {
    state: [],
    update: (parameters, gradients) => [parameters.map((parameter, k) => parameter.sub(gradients[k].mul(lr))), []],
  };
}

function createAdam({ lr, betas: [beta1, beta2] = [0.9, 0.999], eps = 1e-8 }, initial) {
  const zeros = () => initial.map((parameter) => np.zeros(parameter.shape));
  return {
    // β₁ᵗ and β₂ᵗ are carried along, so that the function stays the same from step to step.
    state: [zeros(), zeros(), np.array(1), np.array(1)],
    update(parameters, gradients, [m, v, power1, power2]) {
      const power1_t = power1.mul(beta1);
      const power2_t = power2.mul(beta2);
      const correction1 = np.reciprocal(power1_t.ref.mul(-1).add(1)).mul(lr);
      const rootCorrection2 = np.sqrt(power2_t.ref.mul(-1).add(1));
      const m_t = m.map((old, k) => old.mul(beta1).add(gradients[k].ref.mul(1 - beta1)));
      const v_t = v.map((old, k) => old.mul(beta2).add(np.square(gradients[k]).mul(1 - beta2)));
      const next = parameters.map((parameter, k) => {
        const denominator = np.sqrt(v_t[k].ref).div(rootCorrection2.ref).add(eps);
        return parameter.sub(m_t[k].ref.mul(correction1.ref).div(denominator));
      });
      correction1.dispose();
      rootCorrection2.dispose();
      return [next, [m_t, v_t, power1_t, power2_t]];
    },
  };
}
